/**
 * `<pr-status-bar>`: the picture's profile, the canvas's space, what is not known of the display, and the values under the
 * loupe. Says `loupe`, `loupe-zoom`, `average`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Average } from '../state/looking-model.js';
import { decimal, words } from '../text/messages.js';
import type { CanvasSpace } from '../viewer/canvas.js';
import { LENS_ZOOMS, type LensZoom } from '../viewer/lens.js';
import { labText, levels, type Pair } from '../viewer/readings.js';
import { zoomText, type Viewport } from '../viewer/viewport.js';
import { icon } from './icons.js';
import { sideways } from './screens.js';
import { shared } from './shared-styles.js';

const AVERAGES: readonly Average[] = [1, 3, 5];

/** What the browser says of the display: the widest of the spaces that it names. It is a hint, and may be wrong. */
function gamut(): 'rec2020' | 'p3' | 'srgb' | 'unknown' {
  const widest = (['rec2020', 'p3', 'srgb'] as const).find((space) => matchMedia(`(color-gamut: ${space})`).matches);
  return widest ?? 'unknown';
}

@customElement('pr-status-bar')
export class PrStatusBar extends LitElement {
  static override styles = [...shared, css`
    :host { display: block; background: var(--surface); border-block-start: var(--hairline); font-size: var(--size-2); color: var(--text-2); }
    /* A phone held sideways has no row to spare: held upright it is there again. */
    @media ${sideways} { :host { display: none; } }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--space-3); padding: 0 var(--space-2); min-block-size: 2.25rem; }
    .values { display: flex; flex: 1 1 0; align-items: center; gap: 0 var(--space-3); min-inline-size: 0; font-variant-numeric: tabular-nums; color: var(--text); overflow: hidden; white-space: nowrap; }
    .values:not(:empty) { flex-basis: 16rem; min-block-size: 2.25rem; }
    .values b { font-weight: var(--weight-medium); color: var(--text-2); }
    .about { margin-inline-start: auto; display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--space-3); min-inline-size: 0; }
    .select { inline-size: auto; }
    .menu { inline-size: 21rem; max-inline-size: calc(100vw - 1rem); margin: 0 0 var(--space-2); padding: var(--space-3) var(--space-4); border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-3); inset: auto; position-area: top span-left; position-try-fallbacks: flip-inline; }
    .menu p + p { margin-block-start: var(--space-2); }
    @media (max-width: 40rem) { .bar { gap: 0 var(--space-2); } .wide, .word { display: none; } .values { flex-basis: 100%; order: 1; min-block-size: 1.5rem; overflow-x: auto; } .values:empty { display: none; } }
    @media (pointer: coarse) { .button, .select { min-block-size: 2.75rem; min-inline-size: 2.75rem; } }
  `];

  @property() profile = '';
  /** The file has none: sRGB is assumed. */
  @property({ type: Boolean }) assumed = false;
  @property() space: CanvasSpace = 'srgb';
  @property({ attribute: false }) view: Viewport | null = null;
  @property({ type: Boolean }) loupe = false;
  @property({ attribute: false }) zoom: LensZoom = 2;
  @property({ attribute: false }) size: Average = 1;
  @property({ attribute: false }) pixel: { x: number; y: number } | null = null;
  @property({ attribute: false }) pair: Pair | null = null;
  /** Why there is no reading, or empty. */
  @property() problem = '';
  @property() otherSide = '';

  #say(name: 'loupe' | 'loupe-zoom' | 'average', detail?: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  protected override render(): unknown {
    const { loupe, zoom, size } = this;
    const text = words.looking;
    const profile = this.assumed ? text.assumed : text.profile(this.profile);
    return html`<div class="bar" role="group" aria-label=${text.bar}>
      <button class="button small ${loupe ? '' : 'quiet'}" type="button" aria-pressed=${loupe} aria-keyshortcuts="L" aria-label=${text.loupe} title="${text.loupe} (L)" @click=${() => this.#say('loupe')}>${icon('search')}<span class="word">${text.loupe}</span></button>
      ${loupe ? html`
        <select class="select small" aria-label=${text.loupeZoom} @change=${(e: Event) => this.#say('loupe-zoom', Number((e.target as HTMLSelectElement).value))}>
          ${LENS_ZOOMS.map((each) => html`<option value=${each} ?selected=${each === zoom}>${each * 100} %</option>`)}</select>
        <select class="select small" aria-label=${text.average} @change=${(e: Event) => this.#say('average', Number((e.target as HTMLSelectElement).value))}>
          ${AVERAGES.map((each) => html`<option value=${each} ?selected=${each === size}>${text.averages[each]}</option>`)}</select>` : nothing}
      <slot></slot>
      <div class="values" aria-label=${text.reading} role="group">${this.#values()}</div>
      <div class="about">
        ${loupe ? nothing : html`<span class="wide num">${this.view ? zoomText(this.view) : ''}</span><span class="wide truncate">${profile}</span><span class="wide">${text.canvas[this.space]}</span>`}
        <button class="button small quiet" type="button" popovertarget="display" title=${text.display.title} aria-label="${text.display.short}: ${text.display.title}">${icon('monitor')}${loupe ? nothing : html`<span class="wide">${text.display.short}</span>`}</button>
        <div class="menu" id="display" popover role="dialog" aria-label=${text.display.title}><p>${profile}. ${text.canvas[this.space]}. ${text.display[gamut()]}</p><p>${text.display.honest}</p></div>
      </div>
    </div>`;
  }

  #values(): unknown {
    const { pair, pixel } = this;
    const text = words.looking;
    if (!this.loupe || !pixel) return nothing;
    if (this.problem) return text.noReading(this.problem);
    return html`<span class="num">${text.at(pixel.x, pixel.y)}</span>
      ${pair ? html`<span><b>${text.models[pair.own.own.model]}</b> ${levels(pair.own, decimal)} <b>${text.bits(pair.own.own.bits)}</b></span>
        ${pair.own.own.alpha === undefined ? nothing : html`<span><b>${text.alpha}</b> ${decimal(pair.own.own.alpha, 0)}</span>`}
        <span><b>${text.lab}</b> ${labText(pair.own, decimal)}</span>
        ${pair.own.deltaE === undefined ? (pair.other ? html`<span>${text.sizes}</span>` : nothing) : html`<span><b>${text.deltaTo(this.otherSide)}</b> ${decimal(pair.own.deltaE, 2)}</span>`}` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-status-bar': PrStatusBar }
}
