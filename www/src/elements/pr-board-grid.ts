/** `<pr-board-grid .rows=…>`: the board as cards, a picture first; only the rows in sight are in the document. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardRow } from '../state/board-rows.js';
import type { View } from '../state/model.js';
import { words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { BoardList } from './board-list.js';
import { dueMark, queueLine, versionStrip } from './board-parts.js';
import { boardStyles } from './board-styles.js';
import { icon } from './icons.js';
import { findingCounts } from './proof-lines.js';
import { proofName } from './proof-summary.js';
import { address } from './route.js';
import { shared } from './shared-styles.js';
import { statusChip } from './status-look.js';
import { VirtualRows } from './virtual-rows.js';
import './pr-thumb.js';

@customElement('pr-board-grid')
export class PrBoardGrid extends BoardList {
  protected readonly virtual = new VirtualRows(this, () => this.rows.length, { grid: true });

  override render() {
    const { rows, columns, size } = this.virtual;
    const stop = this.tabStop();
    const now = Date.now();
    return html`<div class="list" ${styled({ 'block-size': `${rows * size}px`, '--columns': String(columns) })}>
      <div class="cell-size" aria-hidden="true"></div>
      <div role="grid" aria-label=${words.board.grid} aria-description=${words.selecting.help} aria-multiselectable="true" aria-rowcount=${rows} aria-colcount=${columns}
        @keydown=${this.keys} @click=${this.pressed} @focusin=${this.focused} @pointerdown=${this.down} @pointermove=${this.move} @pointerup=${this.up} @pointercancel=${this.up} @contextmenu=${this.menu}>
        ${repeat(this.drawn(), ({ slot }) => slot, ({ row }) => html`<div class="band" role="row" aria-rowindex=${row + 1} ${styled({ transform: `translateY(${row * size}px)` })}>
          ${this.rows.slice(row * columns, (row + 1) * columns).map((one, column) => this.#card(one, column, stop === one.id, now))}</div>`)}
      </div></div>`;
  }

  #card(row: BoardRow, column: number, stop: boolean, now: number): TemplateResult {
    const { proof, newest, id } = row;
    const view: View = { name: 'proof', proof: id };
    const name = proofName(proof);
    const selected = this.selected(id);
    return html`<div class="card ${selected ? 'selected' : ''} ${this.marked.has(id) ? 'marked' : ''}" role="gridcell" aria-selected=${selected} aria-colindex=${column + 1} data-id=${id}>
      <div class="picture"><pr-thumb .version=${newest?.info.file ?? ''} .alt=${newest ? words.thumb.of(name) : ''}></pr-thumb>${this.#running(row)}</div>
      <label class="pick"><input type="checkbox" tabindex="-1" .checked=${selected} aria-label=${words.selecting.one(name)} /></label>
      <div class="text">
        <h2 class="title-3 truncate"><a href=${address(view)} tabindex=${stop ? 0 : -1} title=${name} aria-keyshortcuts="Space" @click=${this.opens(view)}>${proof.sku}${proof.view ? html` <span>${proof.view}</span>` : nothing}</a></h2>
        <div class="line">${statusChip(proof.status, newest?.info.file)}<span class="counts">${findingCounts(row)}</span></div>
        <div class="line versions">${versionStrip(proof)}</div>
        <div class="line last">${queueLine(row)}${proof.dueAt === undefined ? nothing : dueMark(row, now)}${proof.risk === 'high' ? html`<span class="risk bad" title=${words.work.risk.high}>${icon('flag')}<span class="visually-hidden">${words.filters.facet.risk}: ${words.work.risk.high}</span></span>` : nothing}</div>
      </div></div>`;
  }

  #running({ newest, proof }: BoardRow): TemplateResult | typeof nothing {
    const parts = Object.values((newest && this.state.checks.get(newest.info.file)?.running) ?? {});
    if (parts.length === 0) return nothing;
    return html`<progress class="progress" max="1" .value=${parts.reduce((sum, part) => sum + part, 0) / parts.length} aria-label=${`${words.board.check}: ${proofName(proof)}`}></progress>`;
  }

  static override styles = [shared, boardStyles, css`
    .cell-size { position: absolute; visibility: hidden; inline-size: 15.5rem; block-size: 20.25rem; }
    .band { display: grid; grid-template: minmax(0, 1fr) / repeat(var(--columns), minmax(0, 1fr)); gap: var(--space-4); block-size: 20.25rem; padding-block-end: var(--space-4); }
    .card { position: relative; contain: layout paint style; display: grid; grid-template-rows: minmax(0, 1fr) auto; min-inline-size: 0; border: var(--hairline); border-radius: var(--radius-3); overflow: hidden; background: var(--surface); transition: border-color var(--fast) var(--ease), box-shadow var(--fast) var(--ease); }
    .card:hover { border-color: var(--line-strong); box-shadow: var(--shadow-2); }
    .picture { position: relative; min-block-size: 0; background: var(--thumb-surround); padding: var(--space-3); }
    .picture pr-thumb { block-size: 100%; }
    .picture progress { position: absolute; inset: auto 0 0; border-radius: 0; }
    .text { display: grid; gap: 0.375rem; padding: var(--space-3); border-block-start: var(--hairline); }
    .line { display: flex; align-items: center; justify-content: space-between; gap: var(--space-2); min-inline-size: 0; block-size: 1.375rem; overflow: hidden; }
    .versions { justify-content: start; gap: var(--space-1); }
    .last { block-size: 1.25rem; font-size: var(--size-2); }
    .last .queue { flex: 1; }
    h2 { block-size: 1.25rem; line-height: 1.25rem; }
    .counts { display: flex; gap: var(--space-2); flex: none; }
    .chip { flex: none; }
    .pick { position: absolute; inset-block-start: var(--space-2); inset-inline-start: var(--space-2); }
    @media (hover: hover) { .card:not(:hover, :focus-within, .selected) .pick { opacity: 0; } }
    @media (pointer: coarse) { .pick { inset: 0 auto auto 0; } }
    @media (max-width: 640px) {
      .cell-size { inline-size: 100%; block-size: 9rem; }
      .band { gap: 0; block-size: 9rem; padding-block-end: var(--space-3); }
      .card { grid-template: minmax(0, 1fr) / min(6.5rem, 30vw) minmax(0, 1fr); }
      .picture { padding: var(--space-2); }
      .text { align-content: center; gap: 0.25rem; border-block-start: 0; border-inline-start: var(--hairline); padding: var(--space-2) var(--space-3); }
      .counts { flex: 0 1 auto; }
    }
  `];
}
