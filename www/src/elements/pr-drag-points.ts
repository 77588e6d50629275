/**
 * `<pr-drag-points .view=${…} .points=${…}>`: places on the picture, each a button that is dragged, or moved with the arrow keys
 * (Shift: ten times as far). Says `point-moved` with `{ id, x, y, done }` in picture pixels.
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DragPoint } from '../viewer/layers.js';
import { styled } from '../viewer/styled.js';
import { imagePoint, toScreen, type Viewport } from '../viewer/viewport.js';
import { foundation } from './shared-styles.js';

export interface PointMoved { readonly id: string; readonly x: number; readonly y: number; readonly done: boolean }

const KEYS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Arrow keys with Shift go this many times as far. */
const FAR = 10;

@customElement('pr-drag-points')
export class PrDragPoints extends LitElement {
  static override styles = [foundation, css`
    :host { position: absolute; inset: 0; pointer-events: none; z-index: 1; }
    div { position: absolute; inset-block-start: 0; left: 0; inline-size: 0; block-size: 0; }
    button {
      position: absolute; inset-block-start: 0; inset-inline-start: 0; inline-size: 1.5rem; block-size: 1.5rem; margin: -0.75rem; padding: 0; pointer-events: auto; touch-action: none; cursor: move;
      border: 2px solid #ffffff; border-radius: 50%; background: transparent; outline: 1.5px solid #000000; box-shadow: inset 0 0 0 1.5px #000000;
    }
    button::before { content: ''; position: absolute; inset: 50% auto auto 50%; inline-size: 4px; block-size: 4px; margin: -2px; border-radius: 50%; background: #ffffff; box-shadow: 0 0 0 1px #000000; }
    button::after { content: ''; position: absolute; inset: -4px; }
    @media (pointer: coarse) { button::after { inset: -12px; } }
    button:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
    span { position: absolute; inset-block-end: 0.75rem; inset-inline-start: 0.75rem; padding: 0 4px; border-radius: 3px; background: #000000; color: #ffffff; font: var(--weight-medium) var(--size-2) / 1.4 var(--font); white-space: nowrap; pointer-events: none; }
    @media (forced-colors: active) { button { border-color: ButtonText; } }
  `];

  @property({ attribute: false }) view!: Viewport;
  @property({ attribute: false }) points: readonly DragPoint[] = [];
  /** Where the arrow keys have brought a point: they may be faster than the picture is drawn. */
  #at: { id: string; x: number; y: number } | null = null;
  #drag: { point: DragPoint; x: number; y: number } | null = null;

  /** Gives the keyboard to a point; false when it is not drawn yet. */
  focusPoint(id: string): boolean {
    const at = this.points.findIndex((each) => each.id === id);
    const button = this.isUpdatePending ? undefined : this.renderRoot.querySelectorAll('button')[at];
    button?.focus();
    return button !== undefined;
  }

  #say(detail: PointMoved): void {
    this.dispatchEvent(new CustomEvent<PointMoved>('point-moved', { detail, bubbles: true, composed: true }));
  }

  #moved(id: string, x: number, y: number, done: boolean): void {
    const { width, height } = this.view.image;
    this.#at = { id, x: Math.min(Math.max(x, 0), width - 1), y: Math.min(Math.max(y, 0), height - 1) };
    this.#say({ ...this.#at, done });
  }

  #down(e: PointerEvent, point: DragPoint): void {
    if (e.button !== 0) return;
    // The stage would pan.
    e.stopPropagation();
    (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
    this.#drag = { point, x: e.clientX, y: e.clientY };
  }

  #over(e: PointerEvent, done: boolean): void {
    const drag = this.#drag;
    if (!drag) return;
    e.stopPropagation();
    const k = this.view.ratio / this.view.scale;
    if (done) this.#drag = null;
    this.#moved(drag.point.id, drag.point.x + (e.clientX - drag.x) * k, drag.point.y + (e.clientY - drag.y) * k, done);
  }

  #key(e: KeyboardEvent, point: DragPoint): void {
    const step = KEYS[e.key];
    if (!step || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    e.stopPropagation();
    const far = e.shiftKey ? FAR : 1;
    const { id, x, y } = this.#at?.id === point.id ? this.#at : point;
    this.#moved(id, x + step[0] * far, y + step[1] * far, true);
  }

  protected override render(): unknown {
    return repeat(this.points, ({ id }) => id, (point) => {
      const at = toScreen(this.view, imagePoint(point.x, point.y));
      return html`<div ${styled({ transform: `translate(${at.x}px, ${at.y}px)` })}><button type="button" aria-label=${point.label} title=${point.label}
        @pointerdown=${(e: PointerEvent) => this.#down(e, point)} @pointermove=${(e: PointerEvent) => this.#over(e, false)} @pointerup=${(e: PointerEvent) => this.#over(e, true)} @pointercancel=${(e: PointerEvent) => this.#over(e, true)}
        @focus=${() => { this.#at = null; }} @keydown=${(e: KeyboardEvent) => this.#key(e, point)}></button><span aria-hidden="true">${point.tag}</span></div>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-drag-points': PrDragPoints }
}
