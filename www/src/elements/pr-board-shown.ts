/** `<pr-board-shown .review=… .marked=…>`: what of a review the board shows: the bar that asks, the list that answers, the selection. Fetched beside the engine: before that has read the log there is nothing to show. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ReviewState } from '../../../pkg/proofroom.js';
import { DEFAULT_QUERY, filterCount, type BoardQuery } from '../state/board.js';
import { arrange, type Arranged } from '../state/board-arrange.js';
import { boardRows } from '../state/board-rows.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import { wanted } from './views.js';
import './pr-board-bar.js';
import './pr-board-grid.js';

@customElement('pr-board-shown')
export class PrBoardShown extends ProofroomElement {
  protected readonly uses = ['board'] as const;
  @property({ attribute: false }) review!: ReviewState;
  /** Proofs that others just spoke on. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();
  @query('pr-board-bar') private bar?: HTMLElement & { focusSearch(): void };
  @query('.list') private list?: HTMLElement & { rewind(): void };
  /** What is shown, made once for each question. */
  #arranged: Arranged = { rows: [], counts: arrange([], DEFAULT_QUERY, 0).counts };
  #asked: { review: ReviewState; query: BoardQuery; at: number } | null = null;
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
  }

  focusSearch(): void {
    this.bar?.focusSearch();
  }

  /** The day moves the due filter: asked again after a minute. */
  #arrange(review: ReviewState, query: BoardQuery): Arranged {
    const now = Date.now();
    const { filters, search, sort } = query;
    const asked = this.#asked;
    const same = asked?.review === review && asked.query.filters === filters && asked.query.search === search && asked.query.sort === sort;
    if (same && now - asked.at < 60_000) return this.#arranged;
    if (asked && !same && asked.review === review) this.list?.rewind();
    this.#asked = { review, query, at: now };
    return (this.#arranged = arrange(boardRows(review), query, now));
  }

  #list({ rows }: Arranged): TemplateResult {
    const { query } = this.state.board;
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
    const { query, selected } = this.state.board;
    const arranged = this.#arrange(review, query);
    if (selected.size > 0) wanted('table');
    return html`<pr-board-bar .proofs=${review.proofs} .query=${query} .arranged=${arranged} @query=${(event: CustomEvent<Partial<BoardQuery>>) => this.actions.setBoard(event.detail)}></pr-board-bar>
      <p class="visually-hidden" role="status">${words.board.shown(arranged.rows.length, review.proofs.length)}</p>
      <div class="room ${selected.size > 0 ? 'chosen' : ''}">${this.#list(arranged)}</div>
      ${selected.size > 0 ? html`<pr-board-selection .rows=${arranged.rows}></pr-board-selection>` : nothing}`;
  }

  static override styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: var(--space-4); min-inline-size: 0; }
    /* The list fills what is left of the window and scrolls in it, so that what is asked of it stays in sight. */
    .room { position: relative; flex: 1 1 20rem; min-block-size: 20rem; }
    .chosen { margin-block-end: 3.5rem; }
    @media (max-width: 640px) {
      .room { flex: none; min-block-size: 0; }
      .chosen { margin-block-end: 9rem; }
    }
  `];
}
