/** `<pr-note-list>`: the threads of a proof: which of them, how many, and for the studio where people contradict each other. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Version } from '../../../pkg/proofroom.js';
import { number } from '../text/format.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { filterThreads, NOTE_FILTERS, type NoteFilter, type Thread } from './note-view.js';
import { say } from './proof-events.js';
import './pr-segmented.js';
import './pr-thread.js';
import type { PrThread } from './pr-thread.js';
import { shared } from './shared-styles.js';

@customElement('pr-note-list')
export class PrNoteList extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: var(--space-2); }
    ol { display: grid; }
    li + li { border-block-start: var(--hairline); }
    pr-segmented { max-inline-size: 100%; overflow-x: auto; scrollbar-width: none; }
  `];
  protected readonly uses = ['me', 'side'] as const;

  @property({ attribute: false }) threads: readonly Thread[] = [];
  @property({ attribute: false }) version!: Version;
  @property() proof = '';
  @property() filter: NoteFilter = 'open';
  @property() selected: string | null = null;
  @property({ type: Boolean }) mayWrite = false;
  @property({ attribute: false }) fresh: ReadonlySet<string> = new Set();

  #scrolled: string | null = null;

  /** The note that was picked on the picture comes into view. */
  protected override updated(): void {
    if (this.selected === this.#scrolled) return;
    this.#scrolled = this.selected;
    const found = [...this.renderRoot.querySelectorAll<PrThread>('pr-thread')].find((each) => each.selected);
    found?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): unknown {
    const { me, side } = this.state;
    const of = (filter: NoteFilter): readonly Thread[] => filterThreads(this.threads, filter, this.version, me);
    const shown = of(this.filter);
    const clashes = side === 'studio' ? this.threads.filter(({ note }) => note.clashes.length > 0).length : 0;
    return html`
      ${this.threads.length > 0 ? html`<pr-segmented .label=${words.notes.filter} .value=${this.filter}
        .options=${NOTE_FILTERS.map((value) => ({ value, text: `${words.notes.filters[value]} ${number(of(value).length)}` }))}
        @change=${(e: CustomEvent<NoteFilter>) => say(this, 'note-filter', e.detail)}></pr-segmented>` : nothing}
      ${clashes > 0 ? html`<div class="notice warn" role="note">${icon('triangle-alert')}<p>${words.notes.clashes(clashes)}</p></div>` : nothing}
      ${shown.length === 0 ? html`<p class="small muted">${words.notes.none[this.filter]}</p>`
        : html`<ol role="list">${repeat(shown, ({ note }) => note.id, (thread) => html`<li><pr-thread .thread=${thread} .threads=${this.threads} .proof=${this.proof} .version=${this.version.info.file}
            .selected=${thread.note.id === this.selected} .mayWrite=${this.mayWrite} .fresh=${this.fresh}></pr-thread></li>`)}</ol>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-note-list': PrNoteList }
}
