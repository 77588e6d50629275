/** The notes on one version, numbered as on the picture; a note with a place can be gone to. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Note } from '../../../pkg/proofroom.js';
import { iso, when } from '../text/format.js';
import { delivery } from './delivery.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';

@customElement('pr-note-list')
export class PrNoteList extends ProofroomElement {
  static override styles = [...shared, css`
    ol { display: grid; }
    li { display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); gap: 0 var(--space-3); padding: var(--space-3) 0; border-block-end: var(--hairline); }
    li:last-child { border-block-end: 0; }
    li.selected { background: var(--accent-bg); box-shadow: 0 0 0 6px var(--accent-bg); border-radius: var(--radius-1); }
    .number { display: grid; place-items: center; inline-size: 1.75rem; block-size: 1.75rem; border-radius: 50%; background: var(--surface-press); font-size: var(--size-2); font-weight: 700; font-variant-numeric: tabular-nums; }
    .who { display: flex; flex-wrap: wrap; gap: 0 var(--space-2); align-items: baseline; font-size: var(--size-3); }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; padding-block: 2px; }
    .foot { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); align-items: center; }
    .button.link { padding: 0; }
  `];
  protected readonly uses = ['outbox', 'me'] as const;

  @property({ attribute: false }) notes: readonly Note[] = [];
  @property() selected: string | null = null;
  @property() empty = 'No notes on this version.';

  protected override render(): unknown {
    if (this.notes.length === 0) return html`<p class="small muted">${this.empty}</p>`;
    return html`<ol role="list">${this.notes.map((note, n) => this.#note(note, n + 1))}</ol>`;
  }

  #note(note: Note, number: number): unknown {
    const { region } = note;
    return html`<li class=${note.id === this.selected ? 'selected' : ''}>
      <span class="number" aria-label="Note ${number}">${number}</span>
      <div>
        <p class="who"><strong>${note.author.key === this.state.me?.key ? 'You' : note.author.name}</strong><span class="muted">${note.author.title}</span></p>
        <p class="text">${note.text}</p>
        <p class="foot"><time class="tiny muted" datetime=${iso(note.at)}>${when(note.at)}</time>${delivery(this.state.outbox, note.id, note.receivedAt)}
          ${region ? html`<button class="button link small" type="button" @click=${() => { say(this, 'layer-toggle', { id: 'notes', on: true }); say(this, 'look', { region, id: note.id }); }}>${icon('map-pin')}Show place</button>` : nothing}</p>
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-note-list': PrNoteList }
}
