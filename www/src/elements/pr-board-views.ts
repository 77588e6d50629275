/** `<pr-board-views>`: views of the board that a person named: open, save, delete, and the address that shares one. */
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { writeQuery } from '../state/board.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import './pr-copy.js';
import './pr-popover.js';

@customElement('pr-board-views')
export class PrBoardViews extends ProofroomElement {
  protected readonly uses = ['board'] as const;
  @state() private name = '';
  @state() private trouble = '';
  @query('pr-popover') private panel!: HTMLElement & { hide(): void };
  @query('#name') private field!: HTMLInputElement;

  #save(event: Event): void {
    event.preventDefault();
    const name = this.name.trim();
    this.trouble = name ? '' : words.filters.needName;
    if (!name) return this.field.focus();
    alreadyTold(this.actions.saveView(name));
    this.name = '';
  }

  override render() {
    const { saved, query: shown } = this.state.board;
    const now = writeQuery(shown);
    return html`<pr-popover label=${words.filters.views} icon="bookmark">
      ${saved.length === 0 ? html`<p class="none small muted">${words.filters.none}</p>` : html`<ul role="list">${repeat(saved, (view) => view.name, (view) => html`<li>
        <button class="open" aria-label=${words.filters.open(view.name)} aria-current=${view.query === now} @click=${() => { this.actions.openView(view); this.panel.hide(); }}><span class="truncate">${view.name}</span>${view.query === now ? icon('check') : nothing}</button>
        <button class="icon-button small" aria-label=${words.filters.drop(view.name)} title=${words.filters.drop(view.name)} @click=${() => alreadyTold(this.actions.dropView(view.name))}>${icon('trash-2')}</button></li>`)}</ul>`}
      <form @submit=${this.#save}><div class="field"><label for="name">${words.filters.name}</label>
        <div class="row"><input id="name" class="input" autocomplete="off" maxlength="80" .value=${this.name} aria-invalid=${this.trouble !== ''} aria-describedby="why" @input=${(event: Event) => { this.name = (event.target as HTMLInputElement).value; this.trouble = ''; }} />
          <button class="button">${words.filters.save}</button></div>
        <p class="field-error" id="why" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p>
        <p class="hint">${words.filters.saved}</p></div>
        <pr-copy .text=${`${location.origin}/${now}`} label=${words.filters.copy}></pr-copy></form>
    </pr-popover>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; }
    .none { padding: var(--space-3) var(--space-4); }
    ul { padding: var(--space-2); border-block-end: var(--hairline); }
    li { display: flex; align-items: center; gap: var(--space-1); }
    .open { display: flex; flex: 1; align-items: center; justify-content: space-between; gap: var(--space-2); min-inline-size: 0; min-block-size: var(--control); padding: 0 var(--space-2); border: 0; border-radius: var(--radius-1); background: none; font-size: var(--size-3); text-align: start; cursor: pointer; }
    .open:hover { background: var(--surface-hover); }
    .open[aria-current='true'] { font-weight: var(--weight-medium); }
    form { display: grid; gap: var(--space-3); padding: var(--space-3) var(--space-4) var(--space-4); }
    form .row { align-items: stretch; }
  `];
}
