/**
 * The divider between two versions of one picture, at any angle: dragged by its grip or its line, turned by a second
 * handle; both by keys as well. Says `divide` with its new place.
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { number } from '../text/format.js';
import { words } from '../text/messages.js';
import { turned, type Divider } from '../viewer/compare.js';
import { styled } from '../viewer/styled.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

/** Angles that a dragged handle holds on to, and how near it must come, degrees. */
const HOLDS = 45;
const NEAR = 3;

@customElement('pr-wipe')
export class PrWipe extends LitElement {
  static override styles = [...shared, css`
    :host { position: absolute; inset: 0; pointer-events: none; overflow: clip; }
    .line { position: absolute; inline-size: 20px; block-size: 300vmax; translate: -50% -50%; cursor: grab; touch-action: none; pointer-events: auto; }
    .line::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 50%; inline-size: 2px; margin-inline-start: -1px; background: #ffffff; box-shadow: 0 0 0 1px rgb(0 0 0 / 0.6); }
    .handle {
      position: absolute; inline-size: 44px; block-size: 44px; margin: -22px; display: grid; place-items: center; touch-action: none; pointer-events: auto; cursor: grab;
    }
    .handle:active, .line:active { cursor: grabbing; }
    .knob { inline-size: 36px; block-size: 36px; border-radius: 50%; display: grid; place-items: center; background: #ffffff; color: #111111; box-shadow: 0 0 0 1px rgb(0 0 0 / 0.5), 0 2px 8px rgb(0 0 0 / 0.35); }
    .turn .knob { inline-size: 26px; block-size: 26px; }
    .turn .icon { inline-size: 14px; block-size: 14px; }
    .handle:focus-visible { outline: none; }
    .handle:focus-visible .knob { outline: 3px solid var(--focus); outline-offset: 2px; }
    .side {
      position: absolute; padding: var(--space-1) var(--space-2); border-radius: var(--radius-1); background: rgb(20 20 20 / 0.82); color: #ffffff;
      font-size: var(--size-2); font-weight: var(--weight-bold); max-inline-size: 44%;
    }
    .left { inset-block-start: var(--space-3); left: var(--space-3); }
    .right { inset-block-start: var(--space-3); right: var(--space-3); }
    .above { inset-block-start: var(--space-3); left: var(--space-3); }
    .below { inset-block-end: 5rem; left: var(--space-3); }
    @media (forced-colors: active) { .line::before { background: CanvasText; } .knob, .side { border: 1px solid ButtonText; } }
  `];

  /** What is on the divider's left at 0 degrees, and what is on its right. */
  @property() first = '';
  @property() second = '';
  @property({ attribute: false }) divider: Divider = { x: 0.5, y: 0.5, angle: 0 };

  #say(change: Partial<Divider>): void {
    const { x, y, angle } = { ...this.divider, ...change };
    const inside = (part: number): number => Math.min(1, Math.max(0, part));
    // Taken at once: the next key or move may come before the viewer has rendered.
    this.divider = { x: inside(x), y: inside(y), angle: turned(angle) };
    this.dispatchEvent(new CustomEvent<Divider>('divide', { detail: this.divider }));
  }

  #moveKey(e: KeyboardEvent): void {
    const { x, y } = this.divider;
    const small = e.shiftKey ? 0.002 : 0.02;
    const to = {
      ArrowLeft: { x: x - small }, ArrowRight: { x: x + small }, ArrowUp: { y: y - small }, ArrowDown: { y: y + small },
      PageDown: { x: x - 0.1 }, PageUp: { x: x + 0.1 }, Home: { x: 0 }, End: { x: 1 },
    }[e.key];
    this.#heard(e, to);
  }

  #turnKey(e: KeyboardEvent): void {
    const { angle } = this.divider;
    const step = e.shiftKey ? 1 : 5;
    const to = { ArrowLeft: angle - step, ArrowDown: angle - step, ArrowRight: angle + step, ArrowUp: angle + step, PageDown: angle - HOLDS, PageUp: angle + HOLDS, Home: 0, End: 90 }[e.key];
    this.#heard(e, to === undefined ? undefined : { angle: to });
  }

  #heard(e: KeyboardEvent, change: Partial<Divider> | undefined): void {
    if (!change) return;
    this.#say(change);
    e.preventDefault();
    e.stopPropagation();
  }

  #drag(e: PointerEvent, to: (x: number, y: number, box: DOMRect) => Partial<Divider>): void {
    e.stopPropagation();
    const handle = e.currentTarget as HTMLElement;
    if (e.type === 'pointerdown') handle.setPointerCapture(e.pointerId);
    if (!handle.hasPointerCapture(e.pointerId)) return;
    const box = this.getBoundingClientRect();
    this.#say(to(e.clientX - box.left, e.clientY - box.top, box));
  }

  readonly #move = (e: PointerEvent): void => this.#drag(e, (x, y, box) => ({ x: x / box.width, y: y / box.height }));
  readonly #turn = (e: PointerEvent): void => this.#drag(e, (x, y, box) => {
    const angle = (Math.atan2(x - this.divider.x * box.width, this.divider.y * box.height - y) * 180) / Math.PI;
    const held = Math.round(angle / HOLDS) * HOLDS;
    return { angle: Math.abs(angle - held) <= NEAR ? held : Math.round(angle) };
  });

  protected override render(): unknown {
    const { x, y, angle } = this.divider;
    const radians = (angle * Math.PI) / 180;
    const [left, top] = [`${x * 100}%`, `${y * 100}%`];
    const percent = Math.round(x * 100);
    // The handle stays on the stage: where the line's upper half is short, it sits on the lower one.
    const away = y < 0.25 && Math.abs(angle) < 90 ? -72 : 72;
    const lying = Math.abs(Math.sin(radians)) > Math.SQRT1_2;
    const firstIs = lying ? (Math.sin(radians) > 0 ? 'above' : 'below') : Math.cos(radians) > 0 ? 'left' : 'right';
    const secondIs = { above: 'below', below: 'above', left: 'right', right: 'left' }[firstIs];
    return html`
      <span class="side ${firstIs}">${this.first}</span><span class="side ${secondIs}">${this.second}</span>
      <div class="line" ${styled({ left, top, rotate: `${angle}deg` })} @pointerdown=${this.#move} @pointermove=${this.#move}></div>
      <div class="handle move" role="slider" tabindex="0" aria-label=${words.compare.divider(this.first, this.second)} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}
        aria-valuetext=${words.compare.share(percent, this.first)} ${styled({ left, top })} @keydown=${this.#moveKey} @pointerdown=${this.#move} @pointermove=${this.#move}><span class="knob">${icon('columns-2')}</span></div>
      <div class="handle turn" role="slider" tabindex="0" aria-label=${words.compare.angle} title=${words.compare.turn} aria-valuemin="-180" aria-valuemax="180" aria-valuenow=${Math.round(angle)}
        aria-valuetext="${number(Math.round(angle))}°" ${styled({ left: `calc(${left} + ${Math.sin(radians) * away}px)`, top: `calc(${top} - ${Math.cos(radians) * away}px)` })}
        @keydown=${this.#turnKey} @pointerdown=${this.#turn} @pointermove=${this.#turn}><span class="knob">${icon('rotate-cw')}</span></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-wipe': PrWipe }
}
