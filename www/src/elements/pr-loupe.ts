/** `<pr-loupe>`: one lens, with crosshair, the square that is averaged, and the values beside it. It draws and says nothing. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Average } from '../state/looking-model.js';
import { penOf, type CanvasSpace } from '../viewer/canvas.js';
import { LENS_SIDE, lensMiddle, type Lens, type LensZoom } from '../viewer/lens.js';
import { styled } from '../viewer/styled.js';
import type { Size } from '../viewer/viewport.js';

@customElement('pr-loupe')
export class PrLoupe extends LitElement {
  static override styles = css`
    :host { position: fixed; z-index: 3; inset-block-start: 0; inset-inline-start: 0; pointer-events: none; border-radius: var(--radius-2); overflow: clip; background: #808080; box-shadow: 0 0 0 1px #ffffff, 0 0 0 2px #000000, var(--shadow-3); }
    canvas { display: block; }
    svg { position: absolute; inset-block-start: 0; inset-inline-start: 0; overflow: visible; }
    .casing { stroke: #000000; stroke-width: 3; stroke-opacity: 0.55; fill: none; }
    .line { stroke: #ffffff; stroke-width: 1; fill: none; }
    p { margin: 0; padding: 3px var(--space-2); background: rgb(20 20 20 / 0.88); color: #ffffff; font: var(--weight-medium) var(--size-1) / 1.4 var(--font); font-variant-numeric: tabular-nums; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    b { font-weight: var(--weight-bold); }
  `;

  @property({ attribute: false }) lens!: Lens;
  @property({ attribute: false }) image!: Size;
  @property({ attribute: false }) pixel!: { x: number; y: number };
  @property({ attribute: false }) zoom: LensZoom = 2;
  @property({ attribute: false }) size: Average = 1;
  @property() space: CanvasSpace = 'srgb';
  @property({ type: Number }) ratio = 1;
  /** Whose pixels they are, and their values. */
  @property() name = '';
  @property({ attribute: false }) lines: readonly string[] = [];
  /** Where the lens lies, CSS pixels of the window. */
  @property({ attribute: false }) place = { x: 0, y: 0 };
  @query('canvas') private canvas!: HTMLCanvasElement;

  /** Device pixels of a side. */
  get #side(): number {
    return Math.round(LENS_SIDE * this.ratio);
  }

  protected override updated(): void {
    const pen = penOf(this.canvas, this.space, true) as CanvasRenderingContext2D;
    if (this.canvas.width !== this.#side) this.canvas.width = this.canvas.height = this.#side;
    // For whoever waits until the lens shows all that it can.
    this.toggleAttribute('sharp', this.lens.draw(pen, this.image, this.pixel, this.zoom));
    this.style.setProperty('transform', `translate(${this.place.x}px, ${this.place.y}px)`);
  }

  protected override render(): unknown {
    const css = this.#side / this.ratio;
    const middle = lensMiddle(this.#side, this.zoom);
    const reach = (this.size - 1) / 2;
    const from = (middle - reach * this.zoom) / this.ratio;
    const to = from + (this.size * this.zoom) / this.ratio;
    const centre = (from + to) / 2;
    const gap = (to - from) / 2 + 5;
    const cross = `M${centre} 0V${centre - gap}M${centre} ${centre + gap}V${css}M0 ${centre}H${centre - gap}M${centre + gap} ${centre}H${css}`;
    const square = `M${from - 0.5} ${from - 0.5}H${to + 0.5}V${to + 0.5}H${from - 0.5}z`;
    const side = { width: `${css}px`, height: `${css}px` };
    return html`<canvas aria-hidden="true" ${styled(side)}></canvas>
      <svg aria-hidden="true" ${styled(side)}><path class="casing" d=${cross + square}></path><path class="line" d=${cross + square}></path></svg>
      ${this.lines.length > 0 || this.name ? html`<p ${styled({ 'max-inline-size': `${css - 16}px` })}>${this.name ? html`<b>${this.name}</b>` : nothing}${this.lines.map((line) => html`<br />${line}`)}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-loupe': PrLoupe }
}
