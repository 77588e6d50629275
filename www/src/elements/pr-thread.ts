/**
 * `<pr-thread .thread=${…}>`: a note, what was answered, and what can be done with it. Everything that people wrote is text,
 * in its own direction. Says `look` to show the place; an open reply or edit is a draft of the page's state.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Note } from '../../../pkg/proofroom.js';
import type { DraftKey, Pending } from '../state/talk-model.js';
import { iso, when } from '../text/format.js';
import { explain, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { delivery } from './delivery.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { boundsOf, isOpen, type Thread } from './note-view.js';
import './pr-note-write.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';
import { threadStyles } from './thread-styles.js';

@customElement('pr-thread')
export class PrThread extends ProofroomElement {
  static override styles = [...shared, threadStyles, css`:host { display: block; }`];
  protected readonly uses = ['outbox', 'me', 'drafts', 'side'] as const;

  @property({ attribute: false }) thread!: Thread;
  @property() proof = '';
  /** The version that is looked at. */
  @property() version = '';
  /** All threads of the proof: the names of those that overlap with this one. */
  @property({ attribute: false }) threads: readonly Thread[] = [];
  @property({ type: Boolean, reflect: true }) selected = false;
  @property({ type: Boolean }) mayWrite = false;
  @property({ attribute: false }) fresh: ReadonlySet<string> = new Set();

  #isMine(note: Note): boolean {
    return note.author.key === this.state.me?.key;
  }

  #look(): void {
    const { note, shown } = this.thread;
    if (!note.shape || shown === 'other-size') return;
    say(this, 'layer-toggle', { id: shown === 'here' ? 'notes' : 'earlier-notes', on: true });
    say(this, 'look', { region: boundsOf(note.shape), id: note.id });
  }

  async #open(key: DraftKey, text: string): Promise<void> {
    await this.actions.keepDraft({ key, proof: this.proof, version: this.version, text, shape: null });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('pr-note-write')?.focus();
  }

  protected override render(): unknown {
    const { note, number, version, shown } = this.thread;
    const withdrawn = note.withdrawnAt !== undefined;
    const place = note.shape !== undefined && shown !== 'other-size';
    return html`<article aria-labelledby="name" class=${isOpen(this.thread) ? '' : 'closed'}>
      <h3 id="name" class="visually-hidden">${words.notes.number(number)}</h3>
      ${place ? html`<button class="number" type="button" aria-label=${words.notes.go(number)} aria-pressed=${this.selected} @click=${() => this.#look()}>${number}</button>` : html`<span class="number" aria-hidden="true">${number}</span>`}
      <div class="body">
        ${this.#said(note)}
        <p class="chips">
          ${note.version === this.version ? nothing : html`<span class="chip">${words.notes.from(version)}</span>`}
          ${shown === 'other-size' ? html`<span class="chip warn">${icon('image-off')}${words.notes.otherSize(version)}</span>` : nothing}
          ${note.shape ? nothing : html`<span class="chip">${words.notes.whole}</span>`}
          ${note.resolved ? html`<span class="chip good" title=${words.notes.resolvedBy(note.resolved.by.name, when(note.resolved.at))}>${icon('circle-check')}${words.notes.resolved}<span class="visually-hidden">: ${words.notes.resolvedBy(note.resolved.by.name, when(note.resolved.at))}</span></span>` : nothing}
          ${this.#overlaps(note)}
        </p>
        ${this.#buttons(note, withdrawn)}
        ${note.replies.length > 0 ? html`<ol class="replies" role="list" aria-label=${words.notes.replies}>${note.replies.map((reply) => html`<li>${this.#said(reply)}${this.#wording(reply)}</li>`)}</ol>` : nothing}
        ${this.#writing(`reply:${note.id}`, words.notes.replyTo(number), words.notes.send)}
      </div>
    </article>`;
  }

  /** Who said what, when; the words of something that was taken back stay one press away. */
  #said(note: Note): TemplateResult {
    const withdrawn = note.withdrawnAt !== undefined;
    const text = html`<p class="text" dir="auto">${note.text}</p>`;
    const editing = this.state.drafts.get(`edit:${note.id}`);
    return html`
      <p class="who">${this.fresh.has(note.id) ? html`<span class="chip info new">${words.notes.unread}</span>` : nothing}<strong><bdi>${this.#isMine(note) ? words.notes.you : note.author.name}</bdi></strong>
        <span class="muted"><bdi>${note.author.title}</bdi></span><time class="tiny muted" datetime=${iso(note.at)}>${when(note.at)}</time></p>
      ${withdrawn ? html`<p class="gone">${icon('ban')}${words.notes.withdrawnBy(this.#isMine(note) ? words.notes.you : note.author.name)}</p>
          <details><summary class="tiny">${words.notes.withdrawnText}</summary>${text}</details>`
        : editing ? this.#writing(`edit:${note.id}`, words.notes.rewrite(this.thread.number), words.notes.save) : text}
      ${note.earlier.length > 0 && !withdrawn ? html`<details><summary class="tiny">${words.notes.edited(note.earlier.length)}</summary>
          <ol class="earlier" role="list" aria-label=${words.notes.earlier}>${note.earlier.map(({ text: before, at }) => html`<li><time class="tiny muted" datetime=${iso(at)}>${when(at)}</time><p class="text" dir="auto">${before}</p></li>`)}</ol></details>` : nothing}
      ${this.#held(note)}`;
  }

  /** A word that waits can be taken back or sent at once. */
  #held(note: Note): unknown {
    const row = this.thread.held.get(note.id);
    if (!row) return this.#isMine(note) ? html`<p class="way">${delivery(this.state.outbox, note.id, note.receivedAt)}</p>` : nothing;
    const said: Record<Pending['word']['kind'], string> = { 'note-added': words.notes.held, 'note-edited': words.notes.heldEdit, 'note-withdrawn': words.notes.heldWithdrawal };
    return html`<p class="way held"><span class="tiny row warn">${icon(row.problem ? 'circle-alert' : 'clock')}${row.problem ? `${words.notes.failed}: ${explain(row.problem).title}` : said[row.word.kind]}</span>
      <button class="button small" type="button" @click=${() => alreadyTold(this.actions.takeBack(row.id))}>${icon('undo-2')}${words.notes.undo}</button>
      <button class="button small quiet" type="button" @click=${() => alreadyTold(this.actions.sendNow(row.id))}>${words.notes.sendNow}</button></p>`;
  }

  #buttons(note: Note, withdrawn: boolean): unknown {
    if (!this.mayWrite || this.thread.held.get(note.id)?.word.kind === 'note-added') return nothing;
    const may = this.#isMine(note) || this.state.side === 'studio';
    return html`<div class="buttons">
      ${withdrawn ? nothing : this.#button('reply', words.notes.reply, () => void this.#open(`reply:${note.id}`, ''))}
      ${may && !withdrawn ? (note.resolved
        ? this.#button('rotate-ccw', words.notes.reopen, () => alreadyTold(this.actions.resolveNote(note.id, false)))
        : this.#button('check', words.notes.resolve, () => alreadyTold(this.actions.resolveNote(note.id, true)))) : nothing}
      ${this.#wording(note)}
    </div>`;
  }

  /** What only the author can do. */
  #wording(note: Note): unknown {
    if (!this.mayWrite || !this.#isMine(note) || note.withdrawnAt !== undefined || this.thread.held.has(note.id)) return nothing;
    const small = (mark: IconName, text: string, act: () => void): TemplateResult => html`<button class="icon-button small" type="button" title=${text} aria-label="${text}, ${words.notes.number(this.thread.number)}" @click=${act}>${icon(mark)}</button>`;
    return html`<span class="own">${small('pencil', words.notes.edit, () => void this.#open(`edit:${note.id}`, note.text))}
      ${small('ban', words.notes.withdraw, () => alreadyTold(this.actions.withdrawNote(this.proof, note.id)))}</span>`;
  }

  #button(mark: IconName, text: string, act: () => void): TemplateResult {
    return html`<button class="button small quiet" type="button" @click=${act}>${icon(mark)}${text}<span class="visually-hidden">, ${words.notes.number(this.thread.number)}</span></button>`;
  }

  #writing(key: DraftKey, label: string, action: string): unknown {
    const draft = this.state.drafts.get(key);
    return draft && this.mayWrite ? html`<pr-note-write .draft=${draft} .label=${label} .action=${action}></pr-note-write>` : nothing;
  }

  /** For the studio: open notes of others on the same place. */
  #overlaps(note: Note): unknown {
    const others = this.threads.filter((each) => note.clashes.includes(each.note.id));
    if (this.state.side !== 'studio' || others.length === 0) return nothing;
    const names = others.map((each) => words.notes.overlapOf(each.number, each.note.author.name)).join(', ');
    return html`<span class="chip warn">${icon('triangle-alert')}<span class="truncate">${words.notes.overlaps(names)}</span></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-thread': PrThread }
}
