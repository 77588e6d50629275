/** `<pr-board-bar>`: how far the review is, and what of it to show: status filter, search, cards or table. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Proof, ProofStatus } from '../../../pkg/proofroom.js';
import { number, words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { icon } from './icons.js';
import { tally } from './proof-summary.js';
import { shared } from './shared-styles.js';
import { statusLook } from './status-look.js';
import './pr-segmented.js';

const order: readonly ProofStatus[] = ['approved', 'waiting', 'changes-requested', 'rejected', 'draft', 'empty'];

@customElement('pr-board-bar')
export class PrBoardBar extends LitElement {
  @property({ attribute: false }) proofs: readonly Proof[] = [];
  @property({ attribute: false }) status: ProofStatus | 'all' = 'all';
  @property({ attribute: false }) search = '';
  @property({ attribute: false }) layout: 'grid' | 'table' = 'grid';
  @query('input[type=search]') private field!: HTMLInputElement;

  focusSearch(): void {
    this.field.focus();
  }

  #say<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail }));
  }

  override render() {
    const count = tally(this.proofs);
    const present = order.filter((status) => count[status] > 0);
    return html`<div class="progress-line">
        <div class="bar" aria-hidden="true">${present.map((status) => html`<span class="part ${status}" ${styled({ 'flex-grow': String(count[status]) })}></span>`)}</div>
        <p class="small num"><b>${words.board.done(count.approved, this.proofs.length)}</b></p>
      </div>
      <div class="tools">
        <div class="filters" role="group" aria-label=${words.board.filter}>
          <button class="filter" aria-pressed=${this.status === 'all'} @click=${() => this.#say('status', 'all')}>${words.board.all}<span class="num">${number(this.proofs.length)}</span></button>
          ${present.map((status) => html`<button class="filter ${statusLook[status].tone}" aria-pressed=${this.status === status} @click=${() => this.#say('status', this.status === status ? 'all' : status)}>
            ${icon(statusLook[status].icon)}${words.status[status]}<span class="num">${number(count[status])}</span></button>`)}
        </div>
        <div class="search">${icon('search')}<input class="input" type="search" placeholder=${words.board.search} aria-label=${words.board.search} aria-keyshortcuts="/" .value=${this.search}
          @input=${(event: Event) => this.#say('search', (event.target as HTMLInputElement).value)} /></div>
        <pr-segmented class="layout" label=${words.board.layout} value=${this.layout} @change=${(event: CustomEvent<string>) => this.#say('layout', event.detail)}
          .options=${[{ value: 'grid', text: words.board.grid, icon: 'layout-grid', iconOnly: true }, { value: 'table', text: words.board.table, icon: 'rows-3', iconOnly: true }]}></pr-segmented>
      </div>`;
  }

  static override styles = [shared, css`
    :host { display: grid; gap: var(--space-4); }
    .progress-line { display: flex; align-items: center; gap: var(--space-4); }
    .progress-line p { flex: none; color: var(--text-2); }
    .progress-line b { font-weight: var(--weight-medium); color: var(--text); }
    .bar { flex: 1; display: flex; gap: 2px; block-size: 4px; }
    .part { min-inline-size: 6px; border-radius: var(--radius-full); background: var(--line-strong); }
    .part.approved { background: var(--good); }
    .part.waiting { background: var(--accent); }
    .part.changes-requested { background: var(--warn-solid); }
    .part.rejected { background: var(--bad); }
    .tools { display: flex; align-items: center; gap: var(--space-3); min-inline-size: 0; }
    .filters { flex: 1; display: flex; gap: var(--space-1); min-inline-size: 0; overflow-x: auto; scrollbar-width: none; padding: 2px; margin: -2px; }
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
    .search { inline-size: 14rem; }
    @media (max-width: 900px) { .tools { flex-wrap: wrap; } .filters { flex: none; inline-size: 100%; } .search { flex: 1; } }
    @media (max-width: 640px) { .layout { display: none; } .search { inline-size: 100%; } }
    @media (forced-colors: active) { .filter[aria-pressed='true'] { outline: 2px solid Highlight; } .part { forced-color-adjust: none; } }
  `];
}
