/** What was said on a version: notes, decisions as receipts, and below them the history of the whole proof. */
import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Entry, Proof, Region, Version } from '../../../pkg/proofroom.js';
import { iso, when } from '../text/format.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import './pr-decision-list.js';
import './pr-note-form.js';
import type { PrNoteForm } from './pr-note-form.js';
import './pr-note-list.js';
import { shared } from './shared-styles.js';

@customElement('pr-talk-panel')
export class PrTalkPanel extends ProofroomElement {
  static override styles = [...shared, css`
    section { padding: var(--space-4); border-block-end: var(--hairline); display: grid; gap: var(--space-3); }
    .history { display: grid; gap: var(--space-2); font-size: var(--size-3); }
    .history li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-3); }
  `];
  protected readonly uses = ['review', 'link', 'side'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) draft: Region | null = null;
  @property({ type: Boolean }) marking = false;
  @property() selected: string | null = null;
  @query('pr-note-form') private form?: PrNoteForm;

  /** Gives the keyboard to the note's text. */
  override focus(): void {
    this.form?.focus();
  }

  #mayWrite(): boolean {
    const { side, link } = this.state;
    return !this.version.supersededBy && (side === 'studio' || (link.kind === 'open' && link.role !== 'view'));
  }

  protected override render(): unknown {
    const file = this.version.info.file;
    const notes = this.proof.notes.filter((each) => each.version === file);
    const decisions = this.proof.decisions.filter((each) => each.version === file);
    const history = (this.state.review?.history ?? []).filter((each) => each.proof === this.proof.id && each.kind !== 'receipt').toReversed();
    const studio = this.state.side === 'studio';
    return html`
      <section aria-labelledby="notes">
        <h2 id="notes" class="title-3">Notes on version ${this.version.number}</h2>
        <pr-note-list .notes=${notes} .selected=${this.selected}></pr-note-list>
        ${this.#mayWrite() ? html`<pr-note-form .version=${file} .region=${this.draft} .marking=${this.marking}></pr-note-form>` : nothing}
      </section>
      ${decisions.length > 0 || studio ? html`<section aria-labelledby="decisions">
        <h2 id="decisions" class="title-3">Decisions on version ${this.version.number}</h2>
        ${decisions.length > 0 ? html`<pr-decision-list .decisions=${decisions}></pr-decision-list>` : html`<p class="small muted">Nobody has decided on this version.</p>`}
      </section>` : nothing}
      ${studio ? html`<section aria-labelledby="history"><h2 id="history" class="title-3">History of this proof</h2><ol class="history" role="list">${history.map((each) => this.#entry(each))}</ol></section>` : nothing}`;
  }

  #entry(entry: Entry): unknown {
    const number = this.proof.versions.find((each) => each.info.file === entry.version)?.number;
    return html`<li><span><strong>${entry.author.name}</strong> ${words.activity(entry.kind)}${number ? html` <span class="muted">version ${number}</span>` : nothing}</span>
      <time class="tiny muted" datetime=${iso(entry.at)}>${when(entry.at)}</time></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-talk-panel': PrTalkPanel }
}
