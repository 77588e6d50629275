/** `<pr-board-display .query=… @display=…>`: the order of the board and, for the table, its columns. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { COLUMNS, DEFAULT_QUERY, FIXED, type BoardQuery, type Column } from '../state/board.js';
import { words } from '../text/messages.js';
import { shared } from './shared-styles.js';
import './pr-popover.js';
import './pr-segmented.js';

@customElement('pr-board-display')
export class PrBoardDisplay extends LitElement {
  @property({ attribute: false }) query: BoardQuery = DEFAULT_QUERY;

  #say(change: Partial<BoardQuery>): void {
    this.dispatchEvent(new CustomEvent<Partial<BoardQuery>>('display', { detail: change }));
  }

  #sort(event: Event): void {
    const column = COLUMNS.find((each) => each === (event.target as HTMLSelectElement).value);
    this.#say({ sort: column ? { column, down: this.query.sort?.down ?? false } : null });
  }

  #toggle(column: Column): void {
    const { columns } = this.query;
    this.#say({ columns: COLUMNS.filter((each) => (each === column ? !columns.includes(each) : columns.includes(each))) });
  }

  override render() {
    const { sort, columns, layout } = this.query;
    return html`<pr-popover label=${words.filters.display} icon="sliders-horizontal">
      <div class="part"><div class="field"><label for="sort">${words.filters.sort}</label>
        <select id="sort" class="select" @change=${this.#sort}><option value="" .selected=${!sort}>${words.filters.order}</option>
          ${COLUMNS.map((column) => html`<option value=${column} .selected=${sort?.column === column}>${words.board.columns[column]}</option>`)}</select></div>
        ${sort ? html`<pr-segmented label=${words.filters.sort} value=${sort.down ? 'down' : 'up'} .options=${[{ value: 'up', text: words.filters.up, icon: 'arrow-up' }, { value: 'down', text: words.filters.down, icon: 'arrow-down' }]}
          @change=${(event: CustomEvent<string>) => this.#say({ sort: { ...sort, down: event.detail === 'down' } })}></pr-segmented>` : nothing}</div>
      ${layout === 'table' ? html`<fieldset class="part columns"><legend>${words.filters.columns}</legend>
        ${COLUMNS.map((column) => html`<label class="check"><input type="checkbox" .checked=${columns.includes(column)} ?disabled=${column === FIXED} @change=${() => this.#toggle(column)} />${words.board.columns[column]}
          ${column === FIXED ? html`<span class="faint tiny">${words.filters.always}</span>` : nothing}</label>`)}
        <button class="button small" @click=${() => this.#say({ columns: DEFAULT_QUERY.columns })}>${words.filters.reset}</button></fieldset>` : nothing}
    </pr-popover>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; }
    .part { display: grid; gap: var(--space-3); padding: var(--space-3) var(--space-4) var(--space-4); }
    .part + .part { border-block-start: var(--hairline); }
    .columns { grid-template-columns: 1fr 1fr; gap: 0 var(--space-3); }
    .columns .button { justify-self: start; margin-block-start: var(--space-2); }
    legend { float: inline-start; grid-column: 1 / -1; padding: 0; font-size: var(--size-2); font-weight: var(--weight-bold); color: var(--text-2); }
  `];
}
