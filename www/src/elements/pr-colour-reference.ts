/** What a version should look like: a choice of six kinds of reference, and what each of them needs. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LutSpace, Proof, Version } from '../../../pkg/proofroom.js';
import type { BrandFile, ColourSetup, ReferenceKind } from '../state/colour-model.js';
import { shortHash, words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { sayColour } from './colour-events.js';
import { cssLab } from './colour-words.js';
import { icon } from './icons.js';
import { openFile } from './open-brand-file.js';
import { shared } from './shared-styles.js';

const KINDS: readonly ReferenceKind[] = ['version', 'look', 'swatches', 'places', 'checker', 'target'];
const SPACES: readonly LutSpace[] = ['srgb', 'display-p3', 'adobe-rgb', 'prophoto', 'rec709', 'linear-srgb', 'own'];
/** From so many colours on they are searched. */
const MANY = 12;
/** Listed at once: a brand's library has thousands. */
const LISTED = 60;

@customElement('pr-colour-reference')
export class PrColourReference extends LitElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: var(--space-3); }
    .field { display: grid; gap: var(--space-1); font-size: var(--size-3); }
    .field > span { color: var(--text-2); font-size: var(--size-2); }
    .file { display: flex; align-items: center; gap: var(--space-2); flex-wrap: wrap; }
    .file .select { flex: 1; min-inline-size: 10rem; }
    label.button { position: relative; cursor: pointer; }
    label.button input { position: absolute; inset: 0; opacity: 0; inline-size: 100%; cursor: pointer; }
    label.button:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 2px; }
    ul { list-style: none; display: grid; max-block-size: 16rem; overflow: auto; border-block: var(--hairline); }
    li { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); font-size: var(--size-3); border-block-end: var(--hairline); }
    li:last-child { border: 0; }
    li .name { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
    .swatch { inline-size: 1.25rem; block-size: 1.25rem; flex: none; border: 1px solid var(--line-field); border-radius: 3px; forced-color-adjust: none; }
    @media (pointer: coarse) { .button, .icon-button, li { min-block-size: 2.75rem; } .icon-button { min-inline-size: 2.75rem; } }
  `];

  @property({ attribute: false }) setup!: ColourSetup;
  @property({ attribute: false }) files: readonly BrandFile[] = [];
  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  /** Entries of the colour file that could not be used, a sentence each. */
  @property({ attribute: false }) unread: readonly string[] = [];
  @state() private search = '';

  protected override render(): unknown {
    const { kind } = this.setup;
    const text = words.colouring;
    return html`
      <label class="field"><span>${text.against}</span>
        <select class="select" @change=${(e: Event) => sayColour(this, 'colour-set', { kind: (e.target as HTMLSelectElement).value as ReferenceKind })}>
          ${KINDS.map((each) => html`<option value=${each} ?selected=${each === kind}>${text.kinds[each]}</option>`)}
        </select></label>
      <p class="small muted">${text.kindTexts[kind]}</p>
      ${this.#needs(kind)}`;
  }

  #needs(kind: ReferenceKind): unknown {
    const text = words.colouring;
    switch (kind) {
      case 'version': return this.#versions(text.reference, 'version');
      case 'look': return html`
        ${this.#file('look', 'look')}
        <label class="field"><span>${text.space}</span>
          <select class="select" required aria-describedby="space" @change=${(e: Event) => sayColour(this, 'colour-set', { space: (e.target as HTMLSelectElement).value as LutSpace })}>
            <option value="" ?selected=${this.setup.space === ''} disabled>${text.spaceNone}</option>
            ${SPACES.map((each) => html`<option value=${each} ?selected=${each === this.setup.space}>${text.spaces[each]}</option>`)}
          </select></label>
        <p class="small muted" id="space">${text.spaceText}</p>
        ${this.#versions(text.capture, 'capture')}`;
      case 'swatches': return html`${this.#file('swatches', 'swatches')}${this.setup.placed.length > 0 ? this.#colours() : nothing}
        ${this.unread.length > 0 ? html`<details class="small"><summary>${text.unread(this.unread.length)}</summary>${this.unread.slice(0, LISTED).map((each) => html`<p lang="en">${each}</p>`)}</details>` : nothing}`;
      case 'places': return html`${this.#versions(text.reference, 'version')}<p class="small muted">${text.placesText}</p>
        ${this.setup.places.length > 0 ? html`<ul role="list">${this.setup.places.map(({ name }, n) => html`<li>
          <input class="input small name" aria-label=${text.rename} .value=${name} @change=${(e: Event) => sayColour(this, 'colour-set', { places: this.setup.places.map((each, at) => (at === n ? { ...each, name: (e.target as HTMLInputElement).value.trim() || name } : each)) })} />
          <button class="icon-button small" type="button" aria-label=${text.remove(name)} @click=${() => sayColour(this, 'colour-set', { places: this.setup.places.filter((_, at) => at !== n) })}>${icon('x')}</button></li>`)}</ul>` : nothing}
        <button class="button" type="button" @click=${() => sayColour(this, 'colour-add', 'place')}>${icon('plus')}${text.addPlace}</button>`;
      case 'checker': {
        const { corners } = this.setup;
        return html`<label class="check"><input type="radio" name="chart" .checked=${corners.length === 0} @change=${() => sayColour(this, 'colour-corners', false)} />${text.chart.itself}</label>
          <label class="check"><input type="radio" name="chart" .checked=${corners.length > 0} @change=${() => sayColour(this, 'colour-corners', true)} />${text.chart.corners}</label>
          ${corners.length > 0 ? html`<p class="small muted">${text.chart.text}</p>` : nothing}`;
      }
      case 'target': return this.#file('target', 'target');
    }
  }

  #versions(label: string, part: 'version' | 'capture'): TemplateResult {
    const text = words.colouring;
    const others = this.proof.versions.filter(({ info }) => info.file !== this.version.info.file);
    if (others.length === 0) return html`<p class="small">${text.alone}</p>`;
    const usual = part === 'capture' ? others.find(({ info }) => info.kind === 'capture') : others.findLast(({ info }) => info.kind === 'final' || info.kind === 'retouched') ?? others.at(-1);
    const chosen = this.setup[part] || usual?.info.file;
    return html`<label class="field"><span>${label}</span>
      <select class="select" @change=${(e: Event) => sayColour(this, 'colour-set', { [part]: (e.target as HTMLSelectElement).value })}>
        ${chosen ? nothing : html`<option value="" selected disabled>${text.noCapture}</option>`}
        ${others.map(({ info, number }) => html`<option value=${info.file} ?selected=${info.file === chosen}>${text.version(number, words.kind[info.kind], info.fileName)}</option>`)}
      </select></label>`;
  }

  /** A kept file of a kind, and another one from the disk. */
  #file(kind: 'look' | 'swatches' | 'target', part: 'look' | 'swatches' | 'target'): TemplateResult {
    const text = words.colouring;
    const files = this.files.filter((each) => each.kind === kind);
    return html`<div class="field"><span id="file">${text.file}</span><div class="file">
      ${files.length > 0 ? html`<select class="select" aria-labelledby="file" @change=${(e: Event) => sayColour(this, 'colour-set', { [part]: (e.target as HTMLSelectElement).value })}>
        ${this.setup[part] ? nothing : html`<option value="" selected disabled>${text.noFile}</option>`}
        ${files.map(({ hash, name, about }) => html`<option value=${hash} ?selected=${hash === this.setup[part]}>${name}${about && kind === 'target' ? ` (${about})` : ''}, ${shortHash(hash)}</option>`)}
      </select>` : nothing}
      ${openFile(this, kind)}</div></div>`;
  }

  #colours(): TemplateResult {
    const text = words.colouring;
    const { placed } = this.setup;
    const wanted = this.search.toLocaleLowerCase();
    const listed = placed.map((colour, index) => ({ colour, index })).filter(({ colour }) => colour.name.toLocaleLowerCase().includes(wanted)).slice(0, LISTED);
    return html`<p class="small num" role="status">${text.colours(placed.filter(({ at }) => at).length, placed.length)}</p>
      ${placed.length > MANY ? html`<input class="input small" type="search" aria-label=${text.find} placeholder=${text.find} .value=${this.search} @input=${(e: Event) => { this.search = (e.target as HTMLInputElement).value; }} />` : nothing}
      <ul role="list">${listed.map(({ colour: { name, lab, at }, index }) => html`<li>
        <span class="swatch" ${styled({ background: cssLab(lab) })}></span><span class="name">${name}</span>
        <button class="button small" type="button" aria-label=${at ? text.placeAgain(name) : text.place(name)} @click=${() => sayColour(this, 'colour-place', { index, on: true })}>${icon('map-pin')}</button>
        ${at ? html`<button class="icon-button small" type="button" aria-label=${text.unplace(name)} @click=${() => sayColour(this, 'colour-place', { index, on: false })}>${icon('x')}</button>` : nothing}</li>`)}</ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-colour-reference': PrColourReference }
}
