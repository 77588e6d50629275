/** `<pr-path-save>`: keeps the path: as a new version, or as a file of one's own. Nothing is overwritten. Says `path-save-version` and `path-export`. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PathExport } from '../state/path-model.js';
import { words } from '../text/messages.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

/** Formats with a place for a path. */
const PLACES: ReadonlySet<string> = new Set(['jpeg', 'tiff']);
const EXPORTS: readonly PathExport[] = ['embed', 'svg', 'mask', 'cut-out'];

@customElement('pr-path-save')
export class PrPathSave extends LitElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: var(--space-3); font-size: var(--size-3); }
    .field { display: grid; gap: var(--space-1); }
    .exports { display: flex; flex-wrap: wrap; gap: var(--space-2); }
    @media (pointer: coarse) { .button { min-block-size: 2.75rem; } }
  `];

  @property() name = '';
  /** The format of the picture's file. */
  @property() format = '';
  @property({ type: Number }) version = 1;
  /** An outline is open. */
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) busy = false;

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  protected override render(): unknown {
    const text = words.pathing;
    const place = PLACES.has(this.format);
    return html`
      <label class="field"><span>${text.name}</span><input class="input" .value=${this.name} maxlength="255" @input=${(e: Event) => this.#say('path-name', (e.target as HTMLInputElement).value)} /></label>
      ${this.open ? html`<p class="small">${text.openPath}</p>` : nothing}
      <p class="muted">${place ? text.savedFrom(this.version) : text.noPlace(this.format.toUpperCase())}</p>
      <button class="button primary" type="button" ?disabled=${!place || this.busy} @click=${() => this.#say('path-save-version')}>${icon('check')}${text.saveVersion}</button>
      <div class="exports" role="group" aria-label=${text.exports}>
        ${EXPORTS.filter((as) => as !== 'embed' || place).map((as) => html`<button class="button small" type="button" ?disabled=${this.busy} @click=${() => this.#say('path-export', as)}>${icon('download')}${text.exportAs[as]}</button>`)}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-path-save': PrPathSave }
}
