/** `<pr-board-filters .counts=… .filters=… .shown=… @filter=…>`: all filters with how many proofs each would leave. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { FACETS, filterCount, toggled, type Facet, type Filters } from '../state/board.js';
import type { Arranged } from '../state/board-arrange.js';
import { number, words } from '../text/messages.js';
import { facetValue } from './facet-words.js';
import { shared } from './shared-styles.js';
import './pr-popover.js';

/** Values with an order of their own; the others stand by number. */
const orders: Partial<Record<Facet, readonly string[]>> = {
  status: ['waiting', 'changes-requested', 'rejected', 'approved', 'draft', 'empty'],
  queue: ['conflict', 'retouch', 'manual', 'checks', 'share', 'review', 'intake', 'done'], gate: ['technical', 'intent', 'done'],
  findings: ['failure', 'warning', 'cannot-measure', 'clean', 'unchecked'], due: ['overdue', 'today', 'week', 'later', 'none'],
  risk: ['high', 'medium', 'low', 'none'], notes: ['open', 'none'],
};
/** Values of a facet that are listed; what is chosen is always among them. */
const MOST = 40;

@customElement('pr-board-filters')
export class PrBoardFilters extends LitElement {
  @property({ attribute: false }) counts: Arranged['counts'] | null = null;
  @property({ attribute: false }) filters: Filters = {};
  @property({ type: Number }) shown = 0;
  @query('pr-popover') private panel!: HTMLElement & { hide(): void };

  #say(filters: Filters): void {
    this.dispatchEvent(new CustomEvent<Filters>('filter', { detail: filters }));
  }

  #facet(facet: Facet): TemplateResult | typeof nothing {
    const counts = this.counts?.[facet];
    const chosen = this.filters[facet] ?? [];
    if (!counts || (counts.size < 2 && chosen.length === 0)) return nothing;
    const order = orders[facet];
    const present = [...counts.keys()].sort((a, b) => (order ? order.indexOf(a) - order.indexOf(b) : (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)));
    const values = [...new Set([...chosen.filter((value) => !counts.has(value)), ...present.filter((value, n) => n < MOST || chosen.includes(value))])];
    return html`<fieldset><legend>${words.filters.facet[facet]}</legend>
      ${values.map((value) => html`<label class="check"><input type="checkbox" .checked=${chosen.includes(value)} @change=${() => this.#say(toggled(this.filters, facet, value))} />
        <span class="value">${facetValue(facet, value)}</span><span class="num faint">${number(counts.get(value) ?? 0)}</span></label>`)}</fieldset>`;
  }

  override render() {
    const count = filterCount(this.filters);
    return html`<pr-popover label=${words.filters.button} icon="list-filter" .count=${count} counted=${words.filters.active(count)}>
      <div class="facets">${FACETS.map((facet) => this.#facet(facet))}</div>
      <div slot="foot" class="foot"><button class="button quiet" ?disabled=${count === 0} @click=${() => this.#say({})}>${words.filters.clear}</button>
        <button class="button primary" @click=${() => this.panel.hide()}>${words.filters.apply(this.shown)}</button></div>
    </pr-popover>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; }
    .facets { display: grid; }
    fieldset { padding: var(--space-3) var(--space-4); border-block-end: var(--hairline); }
    fieldset:last-child { border: 0; }
    legend { float: inline-start; inline-size: 100%; padding: 0 0 var(--space-1); font-size: var(--size-2); font-weight: var(--weight-bold); color: var(--text-2); }
    .check { display: flex; clear: both; min-inline-size: 0; }
    .value { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
    .foot { display: flex; justify-content: space-between; gap: var(--space-2); }
  `];
}
