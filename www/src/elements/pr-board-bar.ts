/** `<pr-board-bar>`: how far the review is, and what of it to show: search, filters, order, columns, saved views, cards or table. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Proof, ProofStatus } from '../../../pkg/proofroom.js';
import { DEFAULT_QUERY, FACETS, filterCount, toggled, type BoardQuery } from '../state/board.js';
import type { Arranged } from '../state/board-arrange.js';
import { number, words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { facetValue } from './facet-words.js';
import { icon } from './icons.js';
import { tally } from './proof-summary.js';
import { shared } from './shared-styles.js';
import { statusLook } from './status-look.js';
import './pr-board-display.js';
import './pr-board-filters.js';
import './pr-board-views.js';
import './pr-segmented.js';

const order: readonly ProofStatus[] = ['approved', 'waiting', 'changes-requested', 'rejected', 'draft', 'empty'];

@customElement('pr-board-bar')
export class PrBoardBar extends LitElement {
  @property({ attribute: false }) proofs: readonly Proof[] = [];
  @property({ attribute: false }) query: BoardQuery = DEFAULT_QUERY;
  @property({ attribute: false }) arranged: Arranged | null = null;
  @query('input[type=search]') private field!: HTMLInputElement;

  focusSearch(): void {
    this.field.focus();
  }

  #say(change: Partial<BoardQuery>): void {
    this.dispatchEvent(new CustomEvent<Partial<BoardQuery>>('query', { detail: change }));
  }

  #chips(): TemplateResult {
    const { filters } = this.query;
    const counts = this.arranged?.counts.status;
    const chosen = filters.status ?? [];
    const present = order.filter((status) => chosen.includes(status) || this.proofs.some((proof) => proof.status === status));
    return html`<div class="filters" role="group" aria-label=${words.filters.facet.status}>
      <button class="filter" aria-pressed=${chosen.length === 0} @click=${() => { const { status: _, ...others } = filters; this.#say({ filters: others }); }}>${words.board.all}<span class="num">${number([...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0))}</span></button>
      ${present.map((status) => html`<button class="filter ${statusLook[status].tone}" aria-pressed=${chosen.includes(status)} @click=${() => this.#say({ filters: toggled(filters, 'status', status) })}>
        ${icon(statusLook[status].icon)}${words.status[status]}<span class="num">${number(counts?.get(status) ?? 0)}</span></button>`)}</div>`;
  }

  /** What is filtered beside the status, each to be taken off. */
  #set(): TemplateResult | typeof nothing {
    const { filters } = this.query;
    const set = FACETS.filter((facet) => facet !== 'status').flatMap((facet) => (filters[facet] ?? []).map((value) => ({ facet, value, name: facetValue(facet, value) })));
    if (set.length === 0) return nothing;
    return html`<div class="set">${set.map(({ facet, value, name }) => html`<button class="on" @click=${() => this.#say({ filters: toggled(filters, facet, value) })}>
      <span class="visually-hidden">${words.filters.remove} </span><span class="faint">${words.filters.facet[facet]}</span> ${name}${icon('x')}</button>`)}
      ${filterCount(filters) > 1 ? html`<button class="button quiet small" @click=${() => this.#say({ filters: {} })}>${words.filters.clear}</button>` : nothing}</div>`;
  }

  override render() {
    const { proofs, query: asked, arranged } = this;
    const count = tally(proofs);
    const present = order.filter((status) => count[status] > 0);
    const shown = arranged?.rows.length ?? 0;
    return html`<div class="progress-line">
        <div class="bar" aria-hidden="true">${present.map((status) => html`<span class="part ${status}" ${styled({ 'flex-grow': String(count[status]) })}></span>`)}</div>
        <p class="small num"><b>${words.board.done(count.approved, proofs.length)}</b></p>
      </div>
      ${this.#chips()}
      <div class="tools">
        <div class="search">${icon('search')}<input class="input" type="search" placeholder=${words.board.search} aria-label=${words.board.search} aria-keyshortcuts="/" .value=${asked.search}
          @input=${(event: Event) => this.#say({ search: (event.target as HTMLInputElement).value })} /></div>
        <pr-board-filters .counts=${arranged?.counts ?? null} .filters=${asked.filters} .shown=${shown} @filter=${(event: CustomEvent<BoardQuery['filters']>) => this.#say({ filters: event.detail })}></pr-board-filters>
        <pr-board-display .query=${asked} @display=${(event: CustomEvent<Partial<BoardQuery>>) => this.#say(event.detail)}></pr-board-display>
        <pr-board-views></pr-board-views>
        <span class="small muted num shown">${words.board.shown(shown, proofs.length)}</span>
        <pr-segmented class="layout" label=${words.board.layout} value=${asked.layout} @change=${(event: CustomEvent<BoardQuery['layout']>) => this.#say({ layout: event.detail })}
          .options=${[{ value: 'grid', text: words.board.grid, icon: 'layout-grid', iconOnly: true }, { value: 'table', text: words.board.table, icon: 'rows-3', iconOnly: true }]}></pr-segmented>
      </div>
      ${this.#set()}`;
  }

  static override styles = [shared, css`
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
    .progress-line { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-4); }
    .progress-line p { color: var(--text-2); }
    .progress-line b { font-weight: var(--weight-medium); color: var(--text); }
    .bar { flex: 1 1 6rem; display: flex; gap: 2px; block-size: 4px; }
    .part { min-inline-size: 6px; border-radius: var(--radius-full); background: var(--line-strong); }
    .part.approved { background: var(--good); }
    .part.waiting { background: var(--accent); }
    .part.changes-requested { background: var(--warn-solid); }
    .part.rejected { background: var(--bad); }
    .tools { display: flex; align-items: center; gap: var(--space-2); min-inline-size: 0; flex-wrap: wrap; }
    .shown { flex: 1; text-align: end; white-space: nowrap; }
    .filters { display: flex; gap: var(--space-1); min-inline-size: 0; overflow-x: auto; scrollbar-width: none; padding: 2px; margin: -2px; }
    .filter {
      display: inline-flex; align-items: center; gap: var(--space-1); flex: none; min-block-size: var(--control); padding: 0 var(--space-3); border: 1px solid transparent;
      border-radius: var(--radius-full); background: none; color: var(--text-2); font-size: var(--size-3); cursor: pointer; transition: background var(--fast) var(--ease);
    }
    .filter .num { color: var(--text-3); margin-inline-start: 2px; }
    .filter:hover { background: var(--surface-hover); }
    .filter:focus-visible { border-radius: var(--radius-full); outline-offset: -2px; }
    .filter[aria-pressed='true'] { border-color: var(--line-strong); background: var(--surface); color: var(--text); font-weight: var(--weight-medium); }
    .filter .icon { inline-size: 0.875rem; block-size: 0.875rem; }
    .filter.good .icon { color: var(--good); }
    .filter.warn .icon { color: var(--warn); }
    .filter.bad .icon { color: var(--bad); }
    .filter.info .icon { color: var(--accent); }
    .search { flex: 0 1 16rem; }
    .set { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1); }
    .on { display: inline-flex; align-items: center; gap: var(--space-1); max-inline-size: 100%; min-block-size: var(--control-small); padding: 0 var(--space-2); border: 1px solid var(--line-strong); border-radius: var(--radius-full); background: var(--surface); font-size: var(--size-2); cursor: pointer; }
    .on:hover { background: var(--surface-hover); }
    .on .icon { inline-size: 0.75rem; block-size: 0.75rem; color: var(--text-3); }
    @media (max-width: 640px) {
      .layout { display: none; }
      .search { flex: 1 0 100%; }
      .tools > :not(.search, .shown) { flex: 1 0 auto; }
      .shown { flex: 1 0 100%; text-align: start; }
      .set { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
      .on { flex: none; }
    }
    @media (forced-colors: active) { .filter[aria-pressed='true'] { outline: 2px solid Highlight; } .part { forced-color-adjust: none; } }
  `];
}
