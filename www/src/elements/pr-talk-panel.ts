/**
 * What was said on a proof: its notes, decisions on this version as receipts, and below them the history of the whole proof.
 * What of it is new is marked while the panel is open, and counts as seen from then on.
 */
import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Entry, Proof, Version } from '../../../pkg/proofroom.js';
import { iso, when } from '../text/format.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { unread, type NoteFilter, type Thread } from './note-view.js';
import './pr-decision-list.js';
import './pr-note-form.js';
import './pr-note-import.js';
import type { PrNoteForm } from './pr-note-form.js';
import './pr-note-list.js';
import { shared } from './shared-styles.js';

@customElement('pr-talk-panel')
export class PrTalkPanel extends ProofroomElement {
  static override styles = [...shared, css`
    section { padding: var(--space-4); border-block-end: var(--hairline); display: grid; gap: var(--space-3); }
    .line { display: flex; flex-wrap: wrap; align-items: center; }
    .line .icon-button { order: 1; }
    .history { display: grid; gap: var(--space-2); font-size: var(--size-3); }
    .history li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-3); }
  `];
  protected readonly uses = ['review', 'link', 'side', 'me', 'seen'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) threads: readonly Thread[] = [];
  @property() filter: NoteFilter = 'open';
  @property({ type: Boolean }) marking = false;
  @property() selected: string | null = null;
  @query('pr-note-form') private form?: PrNoteForm;
  /** What was new when it came into view. */
  #fresh: ReadonlySet<string> = new Set();
  #of = '';

  /** Gives the keyboard to the note's text. */
  override focus(): void {
    this.form?.focus();
  }

  #mayWrite(): boolean {
    const { side, link } = this.state;
    return !this.version.supersededBy && (side === 'studio' || (link.kind === 'open' && link.role !== 'view'));
  }

  protected override willUpdate(): void {
    if (this.#of !== this.proof.id) this.#fresh = new Set();
    this.#of = this.proof.id;
    const arrived = unread(this.threads, this.state);
    if (arrived.length > 0) this.#fresh = new Set([...this.#fresh, ...arrived]);
  }

  /** On a phone the panel may be closed: nothing in it was seen then. */
  protected override updated(): void {
    const arrived = unread(this.threads, this.state);
    if (arrived.length > 0 && document.visibilityState === 'visible' && this.checkVisibility({ checkVisibilityCSS: true })) alreadyTold(this.actions.seeNotes(arrived));
  }

  protected override render(): unknown {
    const file = this.version.info.file;
    const decisions = this.proof.decisions.filter((each) => each.version === file);
    const history = (this.state.review?.history ?? []).filter((each) => each.proof === this.proof.id && each.kind !== 'receipt').toReversed();
    const studio = this.state.side === 'studio';
    return html`
      <section>
        <div class="line"><h2 class="title-3">${words.notes.title}</h2>
          <span class="spacer"></span>${this.#mayWrite() ? html`<pr-note-import .proof=${this.proof.id} .version=${file}></pr-note-import>` : nothing}
          ${this.threads.length > 0 ? html`<button class="icon-button small" type="button" aria-label=${words.notes.exportNotes} title=${words.notes.exportNotes} @click=${() => alreadyTold(this.actions.saveNotes())}>${icon('download')}</button>` : nothing}</div>
        <pr-note-list .threads=${this.threads} .version=${this.version} .proof=${this.proof.id} .filter=${this.filter} .selected=${this.selected} .mayWrite=${this.#mayWrite()} .fresh=${this.#fresh}></pr-note-list>
        ${this.#mayWrite() ? html`<pr-note-form .proof=${this.proof} .version=${this.version} .marking=${this.marking}></pr-note-form>` : nothing}
      </section>
      ${decisions.length > 0 || studio ? html`<section aria-labelledby="decisions">
        <h2 id="decisions" class="title-3">${words.talk.decisions(this.version.number)}</h2>
        ${decisions.length > 0 ? html`<pr-decision-list .decisions=${decisions}></pr-decision-list>` : html`<p class="small muted">${words.talk.undecided}</p>`}
      </section>` : nothing}
      ${studio ? html`<section aria-labelledby="history"><h2 id="history" class="title-3">${words.talk.history}</h2><ol class="history" role="list">${history.map((each) => this.#entry(each))}</ol></section>` : nothing}`;
  }

  #entry(entry: Entry): unknown {
    const number = this.proof.versions.find((each) => each.info.file === entry.version)?.number;
    return html`<li><span><strong>${entry.author.name}</strong> ${words.activity(entry.kind)}${number ? html` <span class="muted">${words.talk.version(number)}</span>` : nothing}</span>
      <time class="tiny muted" datetime=${iso(entry.at)}>${when(entry.at)}</time></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-talk-panel': PrTalkPanel }
}
