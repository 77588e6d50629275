/** `<pr-note-import>`: takes notes of other programs (W3C Web Annotations, JSON) and says what became of each. */
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NotesImported } from '../state/note-import.js';
import { explain, words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';

/** Failures that are listed; the others are counted. */
const LISTED = 20;

@customElement('pr-note-import')
export class PrNoteImport extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: contents; }
    .result { flex-basis: 100%; display: grid; gap: var(--space-1); padding: var(--space-2) var(--space-3); border: var(--hairline); border-radius: var(--radius-2); font-size: var(--size-2); }
    .result .line { display: flex; align-items: start; justify-content: space-between; gap: var(--space-2); }
    ol { display: grid; gap: 2px; max-block-size: 10rem; overflow: auto; overflow-wrap: anywhere; }
  `];
  protected readonly uses = [] as const;

  @property() proof = '';
  @property() version = '';
  @state() private busy = false;
  @state() private result: NotesImported | null = null;
  @state() private trouble: { title: string; detail: string } | null = null;
  @query('input') private input!: HTMLInputElement;

  async #take(): Promise<void> {
    const [file] = this.input.files ?? [];
    this.input.value = ''; // the same file may be chosen again
    if (!file) return;
    this.busy = true;
    this.result = null;
    this.trouble = null;
    try {
      this.result = await this.actions.importNotes(file, this.proof, this.version);
    } catch (error) {
      this.trouble = explain(problemOf(error));
    } finally {
      this.busy = false;
    }
  }

  protected override render(): unknown {
    return html`
      <button class="icon-button small" type="button" ?disabled=${this.busy} aria-label=${words.notes.importNotes} title=${words.notes.importNotes} @click=${() => this.input.click()}>${icon(this.busy ? 'loader-circle' : 'upload', this.busy)}</button>
      <input type="file" hidden accept=".json,.jsonld,application/json,application/ld+json" @change=${() => void this.#take()} />
      <div class=${this.result || this.trouble ? 'result' : ''} role="status">${this.#said()}</div>`;
  }

  #said(): unknown {
    const { result, trouble } = this;
    if (!result && !trouble) return nothing;
    const close = html`<button class="icon-button small" type="button" aria-label=${words.close} @click=${() => { this.result = null; this.trouble = null; }}>${icon('x')}</button>`;
    if (trouble) return html`<div class="line"><span><strong>${trouble.title}.</strong> ${inEnglish(trouble.detail)}</span>${close}</div>`;
    if (!result) return nothing;
    const { said, already, elsewhere, failures } = result;
    return html`<div class="line"><span>${words.notes.imported(said)}${already > 0 ? ` ${words.notes.importedBefore(already)}` : ''}${elsewhere > 0 ? ` ${words.notes.importedElsewhere(elsewhere)}` : ''}${failures.length > 0 ? ` ${words.notes.notImported(failures.length)}` : ''}</span>${close}</div>
      ${failures.length > 0 ? html`<ol role="list" tabindex="0" aria-label=${words.notes.notImported(failures.length)}>${failures.slice(0, LISTED).map(({ place, begins, message }) => html`<li>${place ? words.notes.annotation(place) : html`<q>${begins}…</q>`}: ${inEnglish(message)}</li>`)}</ol>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-note-import': PrNoteImport }
}
