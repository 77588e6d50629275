/** `<pr-note-write .draft=${draft} label="…" action="…">`: a text that is written in a thread: an answer, or a new wording. Kept with every key. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Draft } from '../state/talk-model.js';
import { explain, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';

@customElement('pr-note-write')
export class PrNoteWrite extends ProofroomElement {
  static override styles = [...shared, css`
    form { display: grid; gap: var(--space-2); padding-block: var(--space-2); }
    .buttons { display: flex; gap: var(--space-2); flex-wrap: wrap; }
    .textarea { min-block-size: 3.25rem; }
  `];
  protected readonly uses = [] as const;

  @property({ attribute: false }) draft!: Draft;
  @property() label = '';
  @property() action = '';
  @state() private trouble = '';
  @query('textarea') private field!: HTMLTextAreaElement;

  /** Whoever opened it wants to write; a draft that came back by itself does not take the focus. */
  override focus(): void {
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Set once a render: a value that is typed is not put back under the typing.
    if (changed.has('draft') && this.field.value !== this.draft.text) this.field.value = this.draft.text;
  }

  async #send(e: Event): Promise<void> {
    e.preventDefault();
    if (!this.draft.text.trim()) {
      this.trouble = words.notes.empty;
      return this.focus();
    }
    try {
      await this.actions.sayNote(this.draft);
    } catch (error) {
      const told = explain(problemOf(error));
      this.trouble = `${told.title} ${told.detail}`;
    }
  }

  protected override render(): unknown {
    return html`<form @submit=${this.#send}>
      <div class="field">
        <label for="text">${this.label}</label>
        <textarea class="textarea" id="text" rows="2" dir="auto" aria-invalid=${this.trouble !== ''} aria-describedby="trouble"
          @input=${(e: Event) => { this.trouble = ''; alreadyTold(this.actions.keepDraft({ ...this.draft, text: (e.target as HTMLTextAreaElement).value })); }}
          @keydown=${(e: KeyboardEvent) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void this.#send(e); else if (e.key === 'Escape') { e.stopPropagation(); this.#leave(); } }}></textarea>
        <p class="field-error" id="trouble" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p>
      </div>
      <div class="buttons"><button class="button small primary" type="submit">${this.action}</button>
        <button class="button small quiet" type="button" @click=${() => this.#leave()}>${words.notes.cancel}</button></div>
    </form>`;
  }

  #leave(): void {
    alreadyTold(this.actions.dropDraft(this.draft.key));
    this.dispatchEvent(new CustomEvent('left', { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-note-write': PrNoteWrite }
}
