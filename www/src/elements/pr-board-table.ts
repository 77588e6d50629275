/** `<pr-board-table .summaries=…>`: the board as a compact table, a row a proof. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { View } from '../state/model.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { activityLine, findingCounts } from './proof-lines.js';
import type { ProofSummary } from './proof-summary.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import { statusChip } from './status-look.js';

@customElement('pr-board-table')
export class PrBoardTable extends ProofroomElement {
  protected readonly uses = ['pictures'] as const;
  @property({ attribute: false }) summaries: readonly ProofSummary[] = [];
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();

  #row(summary: ProofSummary): TemplateResult {
    const { proof, newest } = summary;
    const thumb = newest ? this.state.pictures.get(newest.info.file)?.thumb : undefined;
    const view: View = { name: 'proof', proof: proof.id };
    return html`<tr class=${this.marked.has(proof.id) ? 'marked' : ''}>
      <th scope="row"><div class="row"><span class="thumb">${thumb ? html`<img src=${thumb} alt="" width="36" height="36" loading="lazy" />` : icon('image')}</span>
        <a href=${address(view)} @click=${follow(this.actions, view)}>${proof.sku}${proof.view ? html` <span>${proof.view}</span>` : nothing}</a></div></th>
      <td><div class="row wrap">${proof.versions.map((version) => html`<span class="kind ${version === newest ? 'newest' : ''}"><b>v${version.number}</b>${words.kind[version.info.kind]}</span>`)}</div></td>
      <td>${statusChip(proof.status, newest?.info.file)}</td>
      <td><div class="row counts">${findingCounts(summary)}</div></td>
      <td class="small muted"><div class="activity">${activityLine(summary)}</div></td>
    </tr>`;
  }

  override render() {
    const { columns } = words.board;
    return html`<div class="panel" tabindex="0" role="region" aria-label=${words.board.table}><table>
      <thead><tr>${[columns.proof, columns.versions, columns.status, columns.findings, columns.activity].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${repeat(this.summaries, (one) => one.proof.id, (one) => this.#row(one))}</tbody>
    </table></div>`;
  }

  static override styles = [shared, css`
    .panel { overflow-x: auto; }
    table { inline-size: 100%; min-inline-size: 56rem; border-collapse: collapse; font-size: var(--size-3); }
    th { text-align: start; font-weight: var(--weight-medium); }
    thead th { padding: var(--space-2) var(--space-3); color: var(--text-2); font-size: var(--size-2); border-block-end: var(--hairline); white-space: nowrap; }
    tbody :is(th, td) { position: relative; padding: var(--space-2) var(--space-3); border-block-end: var(--hairline); vertical-align: middle; }
    tbody tr { position: relative; }
    tbody tr:last-child :is(th, td) { border-block-end: 0; }
    tbody tr:hover { background: var(--surface-2); }
    tr.marked { box-shadow: inset 3px 0 0 var(--accent); background: var(--accent-bg); }
    a { color: var(--text); text-decoration: none; white-space: nowrap; padding-block: var(--space-2); }
    a span { color: var(--text-2); font-weight: var(--weight); }
    a:hover { text-decoration: underline; }
    .thumb { inline-size: 2.25rem; block-size: 2.25rem; padding: 2px; border-radius: var(--radius-1); flex: none; }
    .row.wrap { gap: var(--space-1); }
    .counts { gap: var(--space-3); }
    .activity { display: grid; gap: 2px; }
    .did { display: flex; align-items: center; gap: var(--space-1); }
    .did .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  `];
}
