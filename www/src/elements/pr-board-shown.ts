/** `<pr-board-shown .review=… .marked=…>`: what of a review the board shows: the bar that asks, the list that answers, the selection. Fetched beside the engine: before that has read the log there is nothing to show. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ReviewState } from '../../../pkg/proofroom.js';
import { filterCount, type BoardQuery } from '../state/board.js';
import { arranging, rearranged, type Arranged } from '../state/board-arrange.js';
import { rowsOf, type Rows } from '../state/board-rows.js';
import { inSlices, type Slices } from '../state/sliced.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import { wanted } from './views.js';
import './pr-board-bar.js';
import './pr-board-grid.js';

/** How long what is due stays as it was decided. */
const MINUTE_MS = 60_000;

/** What the board shows, and what it was asked. */
interface Answer { readonly rows: Rows; readonly arranged: Arranged; readonly query: BoardQuery }

const alike = (a: BoardQuery, b: BoardQuery): boolean => a.filters === b.filters && a.search === b.search && a.sort === b.sort;

/** The rows and which of them are shown, in steps; what `before` knows is not asked again. */
function* answered(review: ReviewState, query: BoardQuery, before: Answer | null, now: number): Generator<void, Answer> {
  const rows = yield* rowsOf(review, before?.rows);
  const again = before && alike(before.query, query) ? rearranged(before.arranged, before.rows.rows, rows.rows, query) : null;
  return { rows, arranged: again ?? (yield* arranging(rows.rows, query, now)), query };
}

@customElement('pr-board-shown')
export class PrBoardShown extends ProofroomElement {
  protected readonly uses = ['board'] as const;
  @property({ attribute: false }) review!: ReviewState;
  /** Proofs that others just spoke on. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();
  @query('pr-board-bar') private bar?: HTMLElement & { focusSearch(): void };
  @query('.list') private list?: HTMLElement & { rewind(): void };
  /** What is shown: the answer to the newest question that has one. */
  @state() private answer: Answer | null = null;
  /** The newest question. */
  #asked: { review: ReviewState; query: BoardQuery } | null = null;
  #work: Slices | null = null;
  /** On a phone there are cards alone, whatever the address says. */
  readonly #phone = matchMedia('(max-width: 640px)');
  readonly #resized = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#phone.addEventListener('change', this.#resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#phone.removeEventListener('change', this.#resized);
    this.#work?.stop();
    this.#asked = null;
  }

  focusSearch(): void {
    this.bar?.focusSearch();
  }

  protected override willUpdate(): void {
    const { review, answer } = this;
    const { query } = this.state.board;
    const asked = this.#asked;
    // The day moves the due filter: asked again after a minute.
    const old = answer !== null && Date.now() - answer.arranged.at >= MINUTE_MS;
    if (asked?.review === review && alike(asked.query, query) && !old) return;
    this.#asked = { review, query };
    this.#work?.stop();
    this.#work = inSlices(answered(review, query, old ? null : answer, Date.now()), (found) => {
      if (answer && !alike(answer.query, query)) this.list?.rewind();
      this.answer = found;
    });
  }

  #list(shown: Arranged | undefined): TemplateResult {
    const { query } = this.state.board;
    if (!shown) return html`<div class="coming" aria-hidden="true">${Array.from({ length: 12 }, () => html`<div class="skeleton"></div>`)}</div>`;
    const { rows } = shown;
    const { search, filters, sort } = query;
    if (rows.length === 0) {
      return html`<div class="empty">${icon('search')}<h2>${words.board.none}</h2><p>${words.board.noneText}</p>
        <button class="button" @click=${() => this.actions.setBoard({ filters: {}, search: '' })}>${words.board.clear}</button></div>`;
    }
    const arranged = search.trim() !== '' || filterCount(filters) > 0 || sort !== null;
    if (query.layout === 'grid' || this.#phone.matches) return html`<pr-board-grid class="list" .rows=${rows} .marked=${this.marked} ?arranged=${arranged}></pr-board-grid>`;
    wanted('table');
    return html`<pr-board-table class="list" .rows=${rows} .marked=${this.marked} ?arranged=${arranged} .columns=${query.columns} .sort=${sort}
      @sort=${(event: CustomEvent<BoardQuery['sort']>) => this.actions.setBoard({ sort: event.detail })}></pr-board-table>`;
  }

  override render() {
    const { review } = this;
    const arranged = this.answer?.arranged;
    const { query, selected } = this.state.board;
    if (selected.size > 0) wanted('table');
    return html`<pr-board-bar .proofs=${review.proofs} .query=${query} .arranged=${arranged ?? null} @query=${(event: CustomEvent<Partial<BoardQuery>>) => this.actions.setBoard(event.detail)}></pr-board-bar>
      <p class="visually-hidden" role="status">${arranged ? words.board.shown(arranged.rows.length, review.proofs.length) : words.board.opening}</p>
      <div class="room ${selected.size > 0 ? 'chosen' : ''}">${this.#list(arranged)}</div>
      ${selected.size > 0 ? html`<pr-board-selection .rows=${arranged?.rows ?? []}></pr-board-selection>` : nothing}`;
  }

  static override styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: var(--space-4); min-inline-size: 0; }
    /* The list fills what is left of the window and scrolls in it, so that what is asked of it stays in sight. */
    .room { position: relative; flex: 1 1 20rem; min-block-size: 20rem; }
    .coming { position: absolute; inset: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr)); gap: var(--space-4); overflow: hidden; }
    .coming > * { block-size: 19.25rem; border-radius: var(--radius-3); }
    .chosen { margin-block-end: 3.5rem; }
    @media (max-width: 640px) {
      .room { flex: none; min-block-size: 0; }
      .chosen { margin-block-end: 9rem; }
    }
  `];
}
