/**
 * Over the lower edge of the picture while two are compared: what can be set in this mode, and its legend. Says
 * `compare-look` with what was changed, `tie` and `align`.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { decimal, number } from '../text/format.js';
import { words } from '../text/messages.js';
import type { Fit, Lying } from '../viewer/alignment.js';
import { GAINS, SPEEDS, type CompareLook, type CompareMode } from '../viewer/compare.js';
import { heatLegend, heatLegendStyles } from './heat-legend.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

/** Settings of the tolerance: below half a Delta-E nobody sees anything, over ten everybody does. */
const TOLERANCE = { least: 0, most: 10, step: 0.5 } as const;

@customElement('pr-compare-bar')
export class PrCompareBar extends LitElement {
  static override styles = [...shared, heatLegendStyles, css`
    :host {
      margin: var(--space-3); max-inline-size: calc(100% - 1.5rem); padding: var(--space-1) var(--space-3); border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-2); font-size: var(--size-2);
    }
    .row { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: var(--space-1) var(--space-3); min-block-size: 2.25rem; }
    .lying { color: var(--text-2); }
    .lying:empty { display: none; }
    .name { font-weight: var(--weight-bold); white-space: nowrap; }
    .name.off { font-weight: var(--weight); color: var(--text-2); }
    label { display: inline-flex; align-items: center; gap: var(--space-2); }
    input[type='range'] { inline-size: 9rem; accent-color: var(--accent); min-block-size: 1.75rem; }
    output { min-inline-size: 3.5ch; font-variant-numeric: tabular-nums; text-align: end; }
    .map { inline-size: 15rem; min-inline-size: 0; }
    .row > label { white-space: nowrap; min-inline-size: 0; }
    .up { min-inline-size: 8ch; text-align: center; }
    @media (pointer: coarse) { input[type='range'] { min-block-size: 2.75rem; } .button, .select { min-block-size: 2.75rem; min-inline-size: 2.75rem; } }
    @media (max-width: 40rem) { :host { margin: var(--space-1); max-inline-size: calc(100% - 0.5rem); } .wide { display: none; } .word { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); } .row { flex-wrap: nowrap; } .map { inline-size: 7.5rem; } input[type='range'] { inline-size: 7.5rem; } .map ~ label input[type='range'] { inline-size: 5rem; } }
  `];

  @property() mode: CompareMode = 'wipe';
  @property({ attribute: false }) look!: CompareLook;
  @property() own = '';
  @property() other = '';
  /** Picture pixels that the tied panes lie apart, or null when they do not. */
  @property({ attribute: false }) apart: { readonly x: number; readonly y: number } | null = null;
  @property({ attribute: false }) lying: Lying = { kind: 'same' };
  @state() private still = false;
  #timer = 0;
  #motion?: MediaQueryList;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.#motion.addEventListener('change', this.#onMotion);
    this.#onMotion();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#motion?.removeEventListener('change', this.#onMotion);
    clearInterval(this.#timer);
  }

  readonly #onMotion = (): void => { this.still = this.#motion?.matches ?? false; };

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('mode') && !changed.has('look') && !changed.has('still' as never)) return;
    clearInterval(this.#timer);
    // The next change is due a full step after the last one, whoever made it.
    if (this.mode === 'blink' && this.look.playing && !this.still) this.#timer = window.setInterval(() => this.#flip(), 1000 / this.look.speed);
  }

  #set(change: Partial<CompareLook>): void {
    this.look = { ...this.look, ...change };
    this.dispatchEvent(new CustomEvent<Partial<CompareLook>>('compare-look', { detail: change }));
  }

  #flip(): void {
    this.#set({ up: this.look.up === 'own' ? 'other' : 'own' });
  }

  #say(name: 'tie' | 'align'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  protected override render(): TemplateResult {
    return html`<div class="row" role="group" aria-label=${words.compare.state(words.compare.modes[this.mode], this.own, this.other)}>${this.#controls()}${this.#alignment()}</div>`;
  }

  #controls(): TemplateResult {
    const { look } = this;
    switch (this.mode) {
      case 'side': return this.#side();
      case 'blink': return this.#blink();
      case 'wipe': return html`<span class="num">${words.compare.degrees(look.divider.angle)}</span>
        <button class="button small" type="button" ?disabled=${look.divider.angle === 0 && look.divider.x === 0.5} @click=${() => this.#set({ divider: { x: 0.5, y: 0.5, angle: 0 } })}>${words.compare.upright}</button>`;
      case 'onion': return html`<span class="name">${this.own}</span>${this.#range(words.compare.opacity(this.other), look.opacity, 1, 0.01, (opacity) => ({ opacity }))}<span class="name">${this.other}</span>`;
      case 'ghost': return html`<span class="wide">${words.compare.ghostLegend}</span>${this.#tolerance()}`;
      case 'difference': return html`<span class="wide">${words.compare.differenceLegend}</span>${this.#choice(words.compare.gain, GAINS, look.gain, words.compare.times, (gain) => ({ gain }))}`;
      case 'delta-e': return html`<div class="map">${heatLegend()}</div>${this.#tolerance()}
        <label class="wide">${words.compare.strength}${this.#range(words.compare.heat, look.heat, 1, 0.05, (heat) => ({ heat }))}</label>`;
    }
  }

  #side(): TemplateResult {
    const { look, apart } = this;
    return html`
      <button class="button small" type="button" aria-pressed=${look.tied} title="${look.tied ? words.compare.together : words.compare.alone} (U)" aria-keyshortcuts="U" @click=${() => this.#say('tie')}>
        ${icon(look.tied ? 'link' : 'unplug')}${look.tied ? words.compare.together : words.compare.alone}</button>
      ${apart && look.tied ? html`<span class="num wide">${words.compare.apart(Math.round(apart.x), Math.round(apart.y))}</span>` : nothing}
      ${apart || !look.tied ? html`<button class="button small" type="button" title="${words.compare.align} (R)" aria-keyshortcuts="R" @click=${() => this.#say('align')}>${words.compare.align}</button>` : nothing}`;
  }

  /** How the two lie on each other, and whether that is looked for. */
  #alignment(): TemplateResult {
    const { lying } = this;
    const on = lying.kind === 'laid' || (lying.kind === 'same' && lying.still !== undefined);
    const text = lying.kind === 'laid' ? laidText(lying.laid.fit) : on ? words.compare.nothingBetween : '';
    return html`<button class="button small ${on ? '' : 'quiet'}" type="button" aria-pressed=${on} title=${words.compare.byContentText(this.other)} ?disabled=${lying.kind === 'looking'}
        @click=${() => this.#set({ aligning: on ? 'never' : 'always' })}>${icon(lying.kind === 'looking' ? 'loader-circle' : 'scan-search', lying.kind === 'looking')}<span class="word">${lying.kind === 'looking' ? words.compare.lookingFor : words.compare.byContent}</span></button>
      <span class="num lying" role="status">${text}</span>`;
  }

  #blink(): TemplateResult {
    const { look } = this;
    const [up, down] = look.up === 'own' ? [this.own, this.other] : [this.other, this.own];
    return html`
      <span class="name up">${up}</span>
      <button class="button small" type="button" aria-keyshortcuts="X" title="${words.compare.flip(down)} (X)" @click=${() => this.#flip()}>${icon('arrow-left-right')}<span class="word">${words.compare.flip(down)}</span></button>
      ${this.still ? html`<span class="muted">${words.compare.byHand}</span>` : html`
        <button class="button small" type="button" aria-pressed=${look.playing} @click=${() => this.#set({ playing: !look.playing })}>${icon(look.playing ? 'pause' : 'play')}<span class="word">${look.playing ? words.compare.pause : words.compare.play}</span></button>
        ${this.#choice(words.compare.speed, SPEEDS, look.speed, words.compare.perSecond, (speed) => ({ speed }))}`}`;
  }

  #choice(label: string, values: readonly number[], value: number, text: (value: number) => string, change: (value: number) => Partial<CompareLook>): TemplateResult {
    return html`<label><span class="wide">${label}</span><select class="select small" aria-label=${label} @change=${(e: Event) => this.#set(change(Number((e.target as HTMLSelectElement).value)))}>
      ${values.map((each) => html`<option value=${each} ?selected=${each === value}>${text(each)}</option>`)}</select></label>`;
  }

  #tolerance(): TemplateResult {
    const { tolerance } = this.look;
    return html`<label><span class="wide">${words.compare.tolerance}</span><input type="range" aria-label=${words.compare.tolerance} min=${TOLERANCE.least} max=${TOLERANCE.most} step=${TOLERANCE.step} .value=${String(tolerance)}
      @input=${(e: Event) => this.#set({ tolerance: Number((e.target as HTMLInputElement).value) })} /><output>${words.compare.value(tolerance)}</output></label>`;
  }

  #range(label: string, value: number, most: number, step: number, change: (value: number) => Partial<CompareLook>): TemplateResult {
    return html`<input type="range" aria-label=${label} min="0" max=${most} step=${step} .value=${String(value)} aria-valuetext="${number(Math.round(value * 100))} %"
      @input=${(e: Event) => this.#set(change(Number((e.target as HTMLInputElement).value)))} />`;
  }
}

/** Less is half a pixel over a thousand: nobody sees it, and it is not sure. Percent, degrees. */
const SCALE = 0.05;
const TURN = 0.03;

/** `12 px right, 3 px down, 0.3 % larger, turned 0.1°; likeness 0.98`: what was done to the other one, as far as it can be seen. */
function laidText({ shiftX, shiftY, turnDeg, scale, likeness }: Fit): string {
  const said = (value: number, least: number, text: (size: string) => string, digits: number): string[] => (Math.abs(value) < least ? [] : [text(decimal(Math.abs(value), digits))]);
  const parts = [
    ...said(shiftX, 0.05, shiftX > 0 ? words.compare.right : words.compare.left, 1),
    ...said(shiftY, 0.05, shiftY > 0 ? words.compare.down : words.compare.up, 1),
    ...said((scale - 1) * 100, SCALE, scale > 1 ? words.compare.larger : words.compare.smaller, 2),
    ...said(turnDeg, TURN, turnDeg > 0 ? words.compare.clockwise : words.compare.counter, 2),
  ];
  return words.compare.laid(parts, decimal(likeness, 3));
}

declare global {
  interface HTMLElementTagNameMap { 'pr-compare-bar': PrCompareBar }
}
