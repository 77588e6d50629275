/** The divider between two versions of one picture: dragged, or moved by keys. Says `wipe` with its place, 0 to 1. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styled } from '../viewer/styled.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-wipe')
export class PrWipe extends LitElement {
  static override styles = [...shared, css`
    :host { position: absolute; inset: 0; pointer-events: none; }
    .wipe { position: absolute; inset-block: 0; inline-size: 44px; margin-inline-start: -22px; cursor: ew-resize; touch-action: none; pointer-events: auto; }
    .wipe::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 21px; inline-size: 2px; background: #ffffff; box-shadow: 0 0 0 1px rgb(0 0 0 / 0.6); }
    .grip {
      position: absolute; inset-block-start: 50%; inset-inline-start: 4px; inline-size: 36px; block-size: 36px; margin-block-start: -18px; border-radius: 50%;
      display: grid; place-items: center; background: #ffffff; color: #111111; box-shadow: 0 0 0 1px rgb(0 0 0 / 0.5), 0 2px 8px rgb(0 0 0 / 0.35);
    }
    .wipe:focus-visible { outline: none; }
    .wipe:focus-visible .grip { outline: 3px solid var(--focus); outline-offset: 2px; }
    .side {
      position: absolute; inset-block-start: var(--space-3); padding: var(--space-1) var(--space-2); border-radius: var(--radius-1); background: rgb(20 20 20 / 0.82); color: #ffffff;
      font-size: var(--size-2); font-weight: var(--weight-bold); max-inline-size: 44%;
    }
    .left { inset-inline-start: var(--space-3); }
    .right { inset-inline-end: var(--space-3); }
  `];

  /** What is left of the divider, and what is right of it. */
  @property() left = '';
  @property() right = '';
  @property({ type: Boolean }) loading = false;
  @property({ type: Number }) at = 0.5;

  #move(to: number): void {
    this.dispatchEvent(new CustomEvent<number>('wipe', { detail: Math.min(1, Math.max(0, to)) }));
  }

  #key(e: KeyboardEvent): void {
    const to = { ArrowLeft: this.at - 0.02, ArrowRight: this.at + 0.02, PageDown: this.at - 0.1, PageUp: this.at + 0.1, Home: 0, End: 1 }[e.key];
    if (to === undefined) return;
    this.#move(to);
    e.preventDefault();
    e.stopPropagation();
  }

  #drag(e: PointerEvent): void {
    e.stopPropagation();
    const handle = e.currentTarget as HTMLElement;
    if (e.type === 'pointerdown') handle.setPointerCapture(e.pointerId);
    if (!handle.hasPointerCapture(e.pointerId)) return;
    const box = this.getBoundingClientRect();
    this.#move((e.clientX - box.left) / box.width);
  }

  protected override render(): unknown {
    const percent = Math.round(this.at * 100);
    return html`
      <span class="side left">${this.left}</span><span class="side right">${this.loading ? 'Loading…' : this.right}</span>
      <div class="wipe" role="slider" tabindex="0" aria-label="Divider between ${this.left} and ${this.right}" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}
        aria-valuetext="${percent} % ${this.left}" ${styled({ left: `${this.at * 100}%` })} @keydown=${this.#key} @pointerdown=${this.#drag} @pointermove=${this.#drag}><span class="grip">${icon('columns-2')}</span></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-wipe': PrWipe }
}
