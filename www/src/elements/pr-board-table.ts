/** `<pr-board-table .rows=… .columns=… .sort=… @sort=…>`: the board as a compact table; only the rows in sight are in the document. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardQuery, Column } from '../state/board.js';
import type { BoardRow } from '../state/board-rows.js';
import type { View } from '../state/model.js';
import { words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { BoardList } from './board-list.js';
import { dueMark, none, queueLine, reviewers, riskMark, versionStrip } from './board-parts.js';
import { boardStyles } from './board-styles.js';
import { icon } from './icons.js';
import { activityLine, findingCounts } from './proof-lines.js';
import { proofName } from './proof-summary.js';
import { address } from './route.js';
import { shared } from './shared-styles.js';
import { countMark, statusChip } from './status-look.js';
import { VirtualRows } from './virtual-rows.js';
import './pr-thumb.js';

/** Least width of each column, rem, and its part of what is left. */
const tracks: Record<Column, readonly [least: number, part: number]> = {
  proof: [12.5, 2], versions: [15.5, 1], status: [10.75, 0], gate: [5.75, 0], queue: [15, 5], category: [7, 1], risk: [4.75, 0], owner: [6, 1],
  reviewers: [7, 1], due: [6.75, 0], notes: [4.25, 0], findings: [8, 1], activity: [12, 2],
};
const PICK_REM = 2.25;

@customElement('pr-board-table')
export class PrBoardTable extends BoardList {
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) sort: BoardQuery['sort'] = null;
  protected readonly virtual = new VirtualRows(this, () => this.rows.length, { grid: false });

  #sortBy(column: Column): void {
    const { sort } = this;
    const detail: BoardQuery['sort'] = sort?.column !== column ? { column, down: false } : sort.down ? null : { column, down: true };
    this.dispatchEvent(new CustomEvent('sort', { detail }));
  }

  #header(column: Column): TemplateResult {
    const on = this.sort?.column === column ? this.sort : null;
    const name = words.board.columns[column];
    return html`<div role="columnheader" class="cell ${column}" aria-sort=${on ? (on.down ? 'descending' : 'ascending') : 'none'}>
      <button class="sort" aria-label=${words.filters.sortBy(name)} @click=${() => this.#sortBy(column)}>${name}${on ? icon(on.down ? 'arrow-down' : 'arrow-up') : nothing}</button></div>`;
  }

  #cell(column: Column, row: BoardRow, stop: boolean, now: number): TemplateResult | typeof nothing {
    const { proof, newest, severities } = row;
    switch (column) {
      case 'proof': {
        const view: View = { name: 'proof', proof: proof.id };
        return html`<pr-thumb small .version=${newest?.info.file ?? ''}></pr-thumb>
          <a class="truncate" href=${address(view)} tabindex=${stop ? 0 : -1} title=${proofName(proof)} aria-keyshortcuts="Space" @click=${this.opens(view)}>${proof.sku}${proof.view ? html` <span>${proof.view}</span>` : nothing}</a>`;
      }
      case 'versions': return html`<span class="strip">${versionStrip(proof)}</span>`;
      case 'status': return statusChip(proof.status, newest?.info.file);
      case 'gate': return html`<span class="small ${proof.standing.gate ? '' : 'good'}">${words.work.gate[proof.standing.gate ?? 'done']}</span>`;
      case 'queue': return queueLine(row);
      case 'category': return proof.category ? html`<span class="truncate" title=${proof.category}>${proof.category}</span>` : none();
      case 'risk': return riskMark(proof.risk);
      case 'owner': return proof.owner ? html`<span class="truncate" title=${proof.owner}>${proof.owner}</span>` : none();
      case 'reviewers': return reviewers(row);
      case 'due': return dueMark(row, now);
      case 'notes': return row.openNotes > 0 ? countMark({ icon: 'message-square', tone: '' }, row.openNotes, words.board.notes(row.openNotes)) : none();
      case 'findings': return html`<span class="counts">${findingCounts({ ...row, openNotes: 0, severities })}</span>`;
      case 'activity': return html`<span class="muted truncate small">${activityLine(row, now)}</span>`;
    }
  }

  #row(index: number, stop: string | undefined, now: number): TemplateResult | typeof nothing {
    const row = this.rows[index];
    if (!row) return nothing;
    const selected = this.selected(row.id);
    return html`<div class="band ${selected ? 'selected' : ''} ${this.marked.has(row.id) ? 'marked' : ''}" role="row" aria-rowindex=${index + 2} aria-selected=${selected} data-id=${row.id} ${styled({ transform: `translateY(${index * this.virtual.size}px)` })}>
      <div class="cell first" role="gridcell"><label class="pick"><input type="checkbox" tabindex="-1" .checked=${selected} aria-label=${words.selecting.one(proofName(row.proof))} /></label></div>
      ${this.columns.map((column) => html`<div class="cell ${column}" role=${column === 'proof' ? 'rowheader' : 'gridcell'}>${this.#cell(column, row, stop === row.id, now)}</div>`)}
    </div>`;
  }

  override render() {
    const { rows, size } = this.virtual;
    const stop = this.tabStop();
    const now = Date.now();
    const asked = this.columns.map((column) => tracks[column]);
    const least = asked.reduce((sum, [rem]) => sum + rem, PICK_REM);
    const template = [`${PICK_REM}rem`, ...asked.map(([rem, part]) => (part > 0 ? `minmax(${rem}rem, ${part}fr)` : `${rem}rem`))].join(' ');
    return html`<div class="table" role="grid" aria-label=${words.board.table} aria-description=${words.selecting.help} aria-multiselectable="true" aria-rowcount=${rows + 1} aria-colcount=${this.columns.length + 1}
        ${styled({ '--tracks': template, 'min-inline-size': `${least}rem` })}
        @click=${this.pressed} @focusin=${this.focused} @pointerdown=${this.down} @pointermove=${this.move} @pointerup=${this.up} @pointercancel=${this.up} @contextmenu=${this.menu}>
      <div class="head" role="row" aria-rowindex="1"><div class="cell first" role="columnheader"><span class="visually-hidden">${words.selecting.bar}</span></div>${this.columns.map((column) => this.#header(column))}</div>
      <div class="list" role="rowgroup" ${styled({ 'block-size': `${rows * size}px` })} @keydown=${this.keys}>
        <div class="cell-size" aria-hidden="true"></div>
        ${repeat(this.drawn(), ({ slot }) => slot, ({ row }) => this.#row(row, stop, now))}
      </div></div>`;
  }

  static override styles = [shared, boardStyles, css`
    :host { border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); font-size: var(--size-3); }
    .cell-size { position: absolute; visibility: hidden; inline-size: 1px; block-size: 3rem; }
    .head, .band { display: grid; grid-template-columns: var(--tracks); align-items: stretch; }
    .head { position: sticky; inset-block-start: 0; z-index: 3; background: var(--surface-2); border-block-end: var(--hairline); }
    .band { block-size: 3rem; border-block-end: 1px solid var(--line); background: var(--surface); }
    .band:hover { background: var(--surface-2); }
    .band.selected { background: var(--accent-bg); box-shadow: inset 3px 0 0 var(--accent); }
    .band.marked { box-shadow: inset 3px 0 0 var(--accent); }
    .cell { display: flex; align-items: center; gap: var(--space-2); min-inline-size: 0; padding-inline: var(--space-2); overflow: hidden; }
    /* A cell's size is the table's to say: what is in one concerns no other. */
    .band .cell { contain: strict; }
    .cell.first { padding-inline: var(--space-2) 0; }
    /* The name stays when the table is moved sideways. */
    .band .proof { position: sticky; inset-inline-start: 0; z-index: 2; background: inherit; }
    .band .proof a::after { content: none; }
    .proof a { padding-block: var(--space-3); font-weight: var(--weight-medium); }
    .proof a:hover { text-decoration: underline; }
    pr-thumb { flex: none; inline-size: 2.25rem; block-size: 2.25rem; border-radius: var(--radius-1); }
    .strip { display: flex; gap: var(--space-1); min-inline-size: 0; overflow: hidden; }
    .counts { display: flex; gap: var(--space-2); }
    .queue { flex: 1; }
    .pick { inline-size: 1.5rem; block-size: 1.5rem; background: none; box-shadow: none; }
    .head .cell { padding-inline: 0; }
    .sort { display: inline-flex; align-items: center; gap: var(--space-1); inline-size: 100%; min-block-size: 2rem; padding-inline: var(--space-2); border: 0; background: none; color: var(--text-2); font-size: var(--size-2); font-weight: var(--weight-medium); text-align: start; white-space: nowrap; cursor: pointer; }
    .sort:hover { color: var(--text); background: var(--surface-hover); }
    .sort:focus-visible { outline-offset: -2px; }
    .sort .icon { inline-size: 0.8125rem; block-size: 0.8125rem; }
    [aria-sort='ascending'] .sort, [aria-sort='descending'] .sort { color: var(--text); }
    .risk.bad, .due.bad { font-weight: var(--weight-medium); }
  `];
}
