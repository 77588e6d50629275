/** Writes a new note on a version, with or without a place. Every change is kept; what goes wrong is said where it was written. */
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Proof, Version } from '../../../pkg/proofroom.js';
import type { Draft } from '../state/talk-model.js';
import { explain, words } from '../text/messages.js';
import { place } from '../text/quantities.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { boundsOf } from './note-view.js';
import { newDraft } from './notes-here.js';
import { problemOf } from './problem-of.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';

@customElement('pr-note-form')
export class PrNoteForm extends ProofroomElement {
  static override styles = [...shared, css`
    form { display: grid; gap: var(--space-2); }
    .place { justify-self: start; white-space: normal; }
    .place .icon-button { margin-inline-end: calc(-1 * var(--space-2)); inline-size: 1.5rem; min-block-size: 1.5rem; position: relative; }
    @media (pointer: coarse) { .place .icon-button::after { content: ''; position: absolute; inset: -10px; } }
    .buttons { display: flex; gap: var(--space-2); flex-wrap: wrap; }
    .spacer { flex: 1; }
    .textarea { min-block-size: 3.75rem; }
  `];
  protected readonly uses = ['drafts'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @property({ type: Boolean }) marking = false;
  @state() private busy = false;
  @state() private trouble = '';
  @query('textarea') private field!: HTMLTextAreaElement;

  override focus(): void {
    this.field.focus();
  }

  get #draft(): Draft {
    return newDraft(this.state, this.proof.id, this.version.info.file);
  }

  /** The version on which the place was marked, when it is not this one. */
  get #elsewhere(): Version | undefined {
    const { shape, version } = this.#draft;
    return shape && version !== this.version.info.file ? this.proof.versions.find(({ info }) => info.file === version) : undefined;
  }

  async #add(e: Event): Promise<void> {
    e.preventDefault();
    const draft = this.#draft;
    const elsewhere = this.#elsewhere;
    this.trouble = !draft.text.trim() ? words.notes.empty : elsewhere ? words.notes.elsewhere(elsewhere.number) : '';
    if (this.trouble) return this.focus();
    this.busy = true;
    try {
      await this.actions.sayNote({ ...draft, version: this.version.info.file });
      say(this, 'noted', null);
    } catch (error) {
      const told = explain(problemOf(error));
      this.trouble = `${told.title} ${told.detail}`;
    } finally {
      this.busy = false;
    }
  }

  #type(text: string): void {
    this.trouble = '';
    const draft = this.#draft;
    const empty = text === '' && !draft.shape;
    // Without a place it is about the version that is looked at.
    alreadyTold(empty ? this.actions.dropDraft(draft.key) : this.actions.keepDraft({ ...draft, text, ...(draft.shape ? {} : { version: this.version.info.file }) }));
  }

  protected override updated(): void {
    if (this.field.value !== this.#draft.text) this.field.value = this.#draft.text;
  }

  protected override render(): unknown {
    const { shape } = this.#draft;
    return html`<form @submit=${this.#add}>
      <div class="field">
        <label for="text">${words.notes.newNote}</label>
        <textarea class="textarea" id="text" rows="2" dir="auto" placeholder=${words.notes.placeholder} aria-invalid=${this.trouble !== ''} aria-describedby="trouble"
          @input=${(e: Event) => this.#type((e.target as HTMLTextAreaElement).value)}
          @keydown=${(e: KeyboardEvent) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void this.#add(e); }}></textarea>
        <p class="field-error" id="trouble" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p>
      </div>
      ${shape ? this.#place(words.notes.at(words.notes.shape[shape.kind], place(boundsOf(shape)))) : nothing}
      <div class="buttons">
        <button class="button" type="button" aria-pressed=${this.marking} title=${words.notes.markHint} @click=${() => say(this, 'mark', null)}>${icon('square-dashed')}${shape ? words.notes.markAnother : words.notes.mark}</button>
        <span class="spacer"></span>
        <button class="button primary" type="submit" ?disabled=${this.busy}>${icon('plus')}${words.notes.add}</button>
      </div>
    </form>`;
  }

  #place(text: string): unknown {
    const elsewhere = this.#elsewhere;
    const { width, height } = this.version.info;
    const same = elsewhere?.info.width === width && elsewhere.info.height === height;
    const draft = this.#draft;
    return html`<span class="chip ${elsewhere ? 'warn' : 'info'} place">${icon('map-pin')}${elsewhere ? `${words.notes.placedOn(elsewhere.number)}: ${text}` : text}
        <button class="icon-button" type="button" aria-label=${words.notes.forget} @click=${() => alreadyTold(this.actions.drawDraft({ ...draft, shape: null }))}>${icon('x')}</button></span>
      ${same ? html`<button class="button small" type="button" @click=${() => { this.trouble = ''; alreadyTold(this.actions.keepDraft({ ...draft, version: this.version.info.file })); }}>${words.notes.useHere}</button>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-note-form': PrNoteForm }
}
