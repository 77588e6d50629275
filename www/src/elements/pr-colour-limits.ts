/** By which limits colour is judged: preset with its source, formula, tolerance, filter, strictness, and which parts of the picture. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CompareOptions, Formula, PresetAbout } from '../../../pkg/proofroom.js';
import type { BrandFile, ColourSetup } from '../state/colour-model.js';
import { decimal, shortHash, words } from '../text/messages.js';
import { sayColour } from './colour-events.js';
import { isPicture } from './colour-words.js';
import { icon } from './icons.js';
import { openFile } from './open-brand-file.js';
import { shared } from './shared-styles.js';

const FORMULAE: readonly Formula[] = ['ciede2000', 'ciede2000-sl1', 'cie76', 'cie94', 'cie94-textile', 'cmc21', 'cmc11', 'ok', 'itp', 'hyab'];

@customElement('pr-colour-limits')
export class PrColourLimits extends LitElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: var(--space-3); }
    .field { display: grid; gap: var(--space-1); font-size: var(--size-3); }
    .field > span { color: var(--text-2); font-size: var(--size-2); }
    .two { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-3); }
    ul { list-style: none; display: grid; border-block: var(--hairline); }
    li { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); }
    li .input { flex: 1; min-inline-size: 0; }
    summary { cursor: pointer; font-size: var(--size-3); min-block-size: var(--control-small); align-content: center; }
    .more { display: grid; gap: var(--space-3); padding-block-start: var(--space-2); }
    @media (pointer: coarse) { .button, .icon-button, summary, .check { min-block-size: 2.75rem; } .icon-button { min-inline-size: 2.75rem; } }
  `];

  @property({ attribute: false }) setup!: ColourSetup;
  @property({ attribute: false }) presets: readonly PresetAbout[] = [];
  @property({ attribute: false }) files: readonly BrandFile[] = [];
  @property({ type: Boolean }) hasPath = false;

  #compare(change: Partial<CompareOptions>): void {
    sayColour(this, 'colour-set', { preset: '', compare: { ...this.setup.compare, ...change } });
  }

  #preset(name: string): void {
    const preset = this.presets.find((each) => each.name === name);
    sayColour(this, 'colour-set', preset ? { preset: name, compare: { ...this.setup.compare, tolerance: preset.each, formula: preset.formula } } : { preset: '' });
  }

  protected override render(): unknown {
    const text = words.colouring;
    const { setup } = this;
    const { compare } = setup;
    const preset = this.presets.find((each) => each.name === setup.preset);
    const names: Readonly<Record<string, string>> = text.presets;
    return html`
      <label class="field"><span>${text.preset}</span>
        <select class="select" @change=${(e: Event) => this.#preset((e.target as HTMLSelectElement).value)}>
          ${this.presets.map(({ name }) => html`<option value=${name} ?selected=${name === setup.preset}>${names[name] ?? name}</option>`)}
          <option value="" ?selected=${!preset}>${text.ownLimits}</option>
        </select></label>
      ${preset ? html`<p class="small muted">${text.limitsOf(decimal(preset.each, 1), preset.mean === undefined ? '' : decimal(preset.mean, 1), preset.p90 === undefined ? '' : decimal(preset.p90, 1))} ${sourceOf(preset.name)}</p>` : nothing}
      <details ?open=${!preset}><summary>${text.limits}</summary><div class="more">
        <label class="field"><span>${text.formula}</span>
          <select class="select" @change=${(e: Event) => this.#compare({ formula: (e.target as HTMLSelectElement).value as Formula })}>
            ${FORMULAE.map((each) => html`<option value=${each} ?selected=${each === compare.formula}>${text.formulae[each]}</option>`)}
          </select></label>
        <div class="two">
          ${this.#number(text.tolerance, compare.tolerance, { min: 0.1, max: 100, step: 0.1 }, (tolerance) => this.#compare({ tolerance }))}
          ${isPicture(setup) ? this.#number(text.filter, compare.filterPx, { min: 0, max: 20, step: 0.5 }, (filterPx) => sayColour(this, 'colour-set', { compare: { ...compare, filterPx } })) : nothing}
        </div>
        ${isPicture(setup) ? html`<div><label class="check"><input type="checkbox" .checked=${compare.strict} aria-describedby="strict" @change=${(e: Event) => sayColour(this, 'colour-set', { compare: { ...compare, strict: (e.target as HTMLInputElement).checked } })} />${text.strict}</label>
          <p class="small muted" id="strict">${text.strictText}</p></div>` : nothing}
      </div></details>
      ${isPicture(setup) ? this.#parts() : nothing}`;
  }

  #number(label: string, value: number, { min, max, step }: { min: number; max: number; step: number }, change: (value: number) => void): unknown {
    return html`<label class="field"><span>${label}</span><input class="input" type="number" inputmode="decimal" min=${min} max=${max} step=${step} .value=${String(value)} @change=${(e: Event) => {
      const input = e.target as HTMLInputElement;
      // What is out of range is not taken over: the field says so itself.
      if (input.checkValidity() && Number.isFinite(input.valueAsNumber)) change(input.valueAsNumber);
      else input.reportValidity();
    }} /></label>`;
  }

  #parts(): unknown {
    const text = words.colouring;
    const { parts, rectangles, labels } = this.setup;
    const kinds = (['whole', 'path', 'rectangles', 'labels'] as const).filter((each) => each !== 'path' || this.hasPath);
    return html`<label class="field"><span>${text.parts}</span>
        <select class="select" @change=${(e: Event) => sayColour(this, 'colour-set', { parts: (e.target as HTMLSelectElement).value as ColourSetup['parts'] })}>
          ${kinds.map((each) => html`<option value=${each} ?selected=${each === parts}>${text.partKinds[each]}</option>`)}
        </select></label>
      ${parts === 'rectangles' ? html`
        ${rectangles.length > 0 ? html`<ul role="list">${rectangles.map(({ name }, n) => html`<li>
          <input class="input small" aria-label=${text.rename} .value=${name} @change=${(e: Event) => sayColour(this, 'colour-set', { rectangles: rectangles.map((each, at) => (at === n ? { ...each, name: (e.target as HTMLInputElement).value.trim() || name } : each)) })} />
          <button class="icon-button small" type="button" aria-label=${text.remove(name)} @click=${() => sayColour(this, 'colour-set', { rectangles: rectangles.filter((_, at) => at !== n) })}>${icon('x')}</button></li>`)}</ul>` : nothing}
        <p class="small muted">${text.regionText}</p>
        <button class="button" type="button" @click=${() => sayColour(this, 'colour-add', 'region')}>${icon('plus')}${text.addRegion}</button>` : nothing}
      ${parts === 'labels' ? html`
        ${this.files.some(({ kind }) => kind === 'labels') ? html`<select class="select" aria-label=${text.file} @change=${(e: Event) => sayColour(this, 'colour-set', { labels: (e.target as HTMLSelectElement).value })}>
          ${this.files.filter(({ kind }) => kind === 'labels').map(({ hash, name }) => html`<option value=${hash} ?selected=${hash === labels}>${name}, ${shortHash(hash)}</option>`)}</select>` : nothing}
        ${openFile(this, 'labels')}` : nothing}`;
  }
}

function sourceOf(name: string): string {
  const { sources } = words.colouring;
  if (name.startsWith('fadgi')) return sources.fadgi;
  if (name.startsWith('metamorfoze')) return sources.metamorfoze;
  if (name.startsWith('iso')) return sources.iso;
  return name === 'close' ? sources.close : name === 'strict' ? sources.strict : sources.brand;
}

declare global {
  interface HTMLElementTagNameMap { 'pr-colour-limits': PrColourLimits }
}
