/** Writes a note on a version, with or without a place. Keeps the text until it is safe; says what went wrong when it is not. */
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Region } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { explain } from '../text/messages.js';
import { place } from '../text/quantities.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { problemOf } from './problem-of.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';

@customElement('pr-note-form')
export class PrNoteForm extends ProofroomElement {
  static override styles = [...shared, css`
    form { display: grid; gap: var(--space-2); }
    .place { justify-self: start; }
    .place .icon-button { margin-inline-end: calc(-1 * var(--space-2)); inline-size: 1.5rem; min-block-size: 1.5rem; }
    .buttons { display: flex; gap: var(--space-2); flex-wrap: wrap; }
    .textarea { min-block-size: 3.75rem; }
  `];
  protected readonly uses = [] as const;

  @property() version: Hash = '';
  @property({ attribute: false }) region: Region | null = null;
  @property({ type: Boolean }) marking = false;
  @state() private text = '';
  @state() private busy = false;
  @state() private trouble: { title: string; detail: string } | null = null;
  @query('textarea') private field!: HTMLTextAreaElement;

  override focus(): void {
    this.field.focus();
  }

  async #add(e: Event): Promise<void> {
    e.preventDefault();
    const text = this.text.trim();
    if (!text) {
      this.trouble = { title: 'Write what should change.', detail: '' };
      return this.focus();
    }
    this.busy = true;
    this.trouble = null;
    try {
      await this.actions.addNote({ version: this.version, text, region: this.region });
      this.text = '';
      say(this, 'noted', null);
    } catch (error) {
      this.trouble = explain(problemOf(error));
    } finally {
      this.busy = false;
    }
  }

  protected override render(): unknown {
    const { region } = this;
    return html`<form @submit=${this.#add}>
      <div class="field">
        <label for="text">New note</label>
        <textarea class="textarea" id="text" rows="2" placeholder="What should change?" .value=${this.text} aria-invalid=${this.trouble !== null} aria-describedby="trouble"
          @input=${(e: Event) => { this.text = (e.target as HTMLTextAreaElement).value; this.trouble = null; }}
          @keydown=${(e: KeyboardEvent) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void this.#add(e); }}></textarea>
        <p class="field-error" id="trouble" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble.title} ${this.trouble.detail}</span>` : nothing}</p>
      </div>
      ${region ? html`<span class="chip info place">${icon('map-pin')}${place(region)}<button class="icon-button" type="button" aria-label="Forget the place" @click=${() => say(this, 'mark-drop', null)}>${icon('x')}</button></span>` : nothing}
      <div class="buttons">
        <button class="button" type="button" aria-pressed=${this.marking} title="Mark a place (M)" @click=${() => say(this, 'mark', null)}>${icon('square-dashed')}${region ? 'Mark another place' : 'Mark a place'}</button>
        <span class="spacer"></span>
        <button class="button primary" type="submit" ?disabled=${this.busy}>${icon('plus')}Add note</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-note-form': PrNoteForm }
}
