/**
 * `<pr-shape-handles .view=${…} .shape=${…}>`: buttons on a drawn shape by which it is adjusted before it is sent: dragged, or
 * with the arrow keys (Shift: ten times as far). Says `adjusting` while it moves and `adjusted` when it was let go.
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { NoteShape } from '../../../pkg/proofroom.js';
import { words } from '../text/messages.js';
import { handlesOf, moved, type Handle, type HandleId } from '../viewer/shaping.js';
import { styled } from '../viewer/styled.js';
import { imagePoint, toScreen, type Viewport } from '../viewer/viewport.js';
import { foundation } from './shared-styles.js';

const KEYS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Arrow keys with Shift go this many times as far. */
const FAR = 10;

@customElement('pr-shape-handles')
export class PrShapeHandles extends LitElement {
  static override styles = [foundation, css`
    :host { position: absolute; inset: 0; pointer-events: none; }
    button {
      position: absolute; inset-block-start: 0; left: 0; inline-size: 1.25rem; block-size: 1.25rem; margin: -0.625rem; padding: 0; pointer-events: auto; touch-action: none; cursor: move;
      border: 2px solid #ffffff; border-radius: 4px; background: #1f5fe0; box-shadow: 0 0 0 1.5px #000000;
    }
    button.move, button.from { border-radius: 50%; }
    button.start, button.end { cursor: nwse-resize; }
    button::after { content: ''; position: absolute; inset: -6px; }
    @media (pointer: coarse) { button::after { inset: -14px; } }
    button:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
    @media (forced-colors: active) { button { background: Highlight; border-color: ButtonText; } }
  `];

  @property({ attribute: false }) view!: Viewport;
  @property({ attribute: false }) shape!: NoteShape;
  #drag: { id: HandleId; x: number; y: number; shape: NoteShape } | null = null;

  #say(name: 'adjusting' | 'adjusted', shape: NoteShape): void {
    this.dispatchEvent(new CustomEvent(name, { detail: shape, bubbles: true, composed: true }));
  }

  #down(e: PointerEvent, { id }: Handle): void {
    if (e.button !== 0) return;
    // The stage would pan.
    e.stopPropagation();
    (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
    this.#drag = { id, x: e.clientX, y: e.clientY, shape: this.shape };
  }

  #move(e: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    e.stopPropagation();
    const k = this.view.ratio / this.view.scale;
    this.#say('adjusting', moved(drag.shape, drag.id, (e.clientX - drag.x) * k, (e.clientY - drag.y) * k, this.view.image));
  }

  #up(e: PointerEvent): void {
    if (!this.#drag) return;
    e.stopPropagation();
    this.#drag = null;
    this.#say('adjusted', this.shape);
  }

  #key(e: KeyboardEvent, { id }: Handle): void {
    const step = KEYS[e.key];
    if (!step || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    e.stopPropagation();
    const far = e.shiftKey ? FAR : 1;
    this.#say('adjusted', moved(this.shape, id, step[0] * far, step[1] * far, this.view.image));
  }

  protected override render(): unknown {
    return repeat(handlesOf(this.shape), ({ id }) => id, (handle) => {
      const at = toScreen(this.view, imagePoint(handle.x, handle.y));
      const name = words.drawing.handle[handle.id];
      return html`<button type="button" class=${handle.id} aria-label=${name} title=${name} ${styled({ transform: `translate(${at.x}px, ${at.y}px)` })}
        @pointerdown=${(e: PointerEvent) => this.#down(e, handle)} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up} @keydown=${(e: KeyboardEvent) => this.#key(e, handle)}></button>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-shape-handles': PrShapeHandles }
}
