/** `<pr-board-selection .rows=…>`: how many proofs are selected, and what can be done with them. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardRow } from '../state/board-rows.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import './pr-describe.js';

@customElement('pr-board-selection')
export class PrBoardSelection extends ProofroomElement {
  protected readonly uses = ['board', 'engine'] as const;
  /** What the board shows now, in its order. */
  @property({ attribute: false }) rows: readonly BoardRow[] = [];
  @state() private describing = false;

  /** Those that are shown go first, in the order of the board. */
  #chosen(): readonly string[] {
    const { selected } = this.state.board;
    const shown = this.rows.map(({ id }) => id).filter((id) => selected.has(id));
    const known = new Set(shown);
    return [...shown, ...[...selected].filter((id) => !known.has(id))];
  }

  #open(): void {
    const order = this.#chosen();
    const first = order[0];
    if (first === undefined) return;
    this.actions.walk(order);
    this.actions.go({ name: 'proof', proof: first });
  }

  override render(): TemplateResult | typeof nothing {
    const { selected } = this.state.board;
    if (selected.size === 0) return nothing;
    const text = words.selecting;
    const everything = this.rows.length > 0 && this.rows.every(({ id }) => selected.has(id));
    return html`<div class="bar" role="toolbar" aria-label=${text.bar}>
        <button class="icon-button" aria-label=${text.clear} title=${`${text.clear} (${text.escape})`} @click=${() => this.actions.select({ selected: new Set(), anchor: null })}>${icon('x')}</button>
        <span class="num count" role="status">${text.count(selected.size)}</span>
        ${everything ? nothing : html`<button class="button quiet small" @click=${() => this.actions.select({ selected: new Set(this.rows.map(({ id }) => id)) })}>${text.all(this.rows.length)}</button>`}
        <span class="spacer"></span>
        <button class="button primary" @click=${this.#open}>${icon('eye')}<span>${text.open}</span></button>
        <button class="button" ?disabled=${this.state.engine.state !== 'ready'} @click=${() => alreadyTold(this.actions.runAllChecks(this.#chosen()))}>${icon('play')}<span>${text.check}</span></button>
        <button class="button" @click=${() => this.actions.go({ name: 'share' })}>${icon('share-2')}<span>${text.share}</span></button>
        <button class="button" @click=${() => (this.describing = true)}>${icon('pencil')}<span>${text.describe}</span></button>
      </div>
      <pr-describe .proofs=${this.#chosen()} ?open=${this.describing} @close=${() => (this.describing = false)}></pr-describe>`;
  }

  static override styles = [shared, css`
    :host { position: fixed; z-index: 15; inset: auto 0 var(--space-4); display: grid; justify-items: center; padding-inline: var(--space-4); pointer-events: none; }
    .bar {
      display: flex; align-items: center; gap: var(--space-2); inline-size: min(52rem, 100%); padding: var(--space-2); pointer-events: auto; border: 1px solid var(--line-strong);
      border-radius: var(--radius-3); background: var(--surface); box-shadow: var(--shadow-3); animation: rise var(--slow) var(--ease);
    }
    @keyframes rise { from { transform: translateY(8px); opacity: 0; } }
    pr-describe { pointer-events: auto; }
    .count { font-size: var(--size-3); font-weight: var(--weight-medium); white-space: nowrap; }
    @media (max-width: 900px) { .bar { flex-wrap: wrap; } }
    @media (max-width: 640px) {
      :host { inset-block-end: calc(3.5rem + env(safe-area-inset-bottom) + var(--space-2)); padding-inline: var(--space-2); }
      .bar .button:not(.quiet) { flex: 1 1 40%; }
    }
  `];
}
