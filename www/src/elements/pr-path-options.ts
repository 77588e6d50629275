/** `<pr-path-options .options=${…}>`: how the edge is sought, in a retoucher's words. Says `path-options` with all of them. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { USUAL, type PathOptions } from '../path/options.js';
import { decimal, number, words } from '../text/messages.js';
import { shared } from './shared-styles.js';

const TOLERANCES = [['fine', 0.15], ['usual', 0.3], ['coarse', 0.6]] as const;

@customElement('pr-path-options')
export class PrPathOptions extends LitElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: var(--space-3); }
    .field { display: grid; gap: var(--space-1); font-size: var(--size-3); }
    .line { display: flex; align-items: center; gap: var(--space-2); }
    .line input[type='range'] { flex: 1; min-inline-size: 0; }
    output { min-inline-size: 5rem; text-align: end; }
  `];

  @property({ attribute: false }) options: PathOptions = USUAL;

  #set(change: Partial<PathOptions>): void {
    this.options = { ...this.options, ...change };
    this.dispatchEvent(new CustomEvent('path-options', { detail: this.options }));
  }

  #range(name: string, hint: string, value: number, [min, max, step]: readonly [number, number, number], shown: string, set: (value: number) => void): unknown {
    return html`<label class="field"><span>${name}</span>
      <span class="line"><input type="range" min=${min} max=${max} step=${step} .value=${String(value)} @input=${(e: Event) => set(Number((e.target as HTMLInputElement).value))} /><output class="num">${shown}</output></span>
      <span class="tiny muted">${hint}</span></label>`;
  }

  protected override render(): unknown {
    const { options } = this;
    const text = words.pathing;
    const auto = options.radius === null;
    return html`
      <label class="check"><input type="checkbox" .checked=${auto} @change=${(e: Event) => this.#set({ radius: (e.target as HTMLInputElement).checked ? null : 13 })} />${text.radius}: ${text.radiusAuto}</label>
      ${auto ? '' : this.#range(text.radius, text.radiusHint, options.radius ?? 13, [2, 100, 1], `${number(options.radius ?? 13)} ${text.px}`, (radius) => this.#set({ radius }))}
      ${this.#range(text.shift, text.shiftHint, options.shift, [-5, 5, 0.1], `${decimal(options.shift, 1)} ${text.px}`, (shift) => this.#set({ shift }))}
      <label class="field"><span>${text.smooth}</span>
        <select class="select small" @change=${(e: Event) => this.#set({ tolerance: Number((e.target as HTMLSelectElement).value) })}>
          ${TOLERANCES.map(([name, px]) => html`<option value=${px} ?selected=${px === options.tolerance}>${text.tolerance[name]}</option>`)}
        </select><span class="tiny muted">${text.smoothHint}</span></label>
      ${this.#range(text.corner, text.cornerHint, options.cornerDegrees, [10, 90, 1], `${number(options.cornerDegrees)} ${text.degrees}`, (cornerDegrees) => this.#set({ cornerDegrees }))}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-path-options': PrPathOptions }
}
