/** `<pr-shortcuts ?open>`: the sheet of keys, grouped by the view that they work in. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { shared } from './shared-styles.js';
import './pr-dialog.js';

@customElement('pr-shortcuts')
export class PrShortcuts extends LitElement {
  @property({ type: Boolean }) open = false;

  override render() {
    return html`<pr-dialog heading=${words.shortcuts.title} ?open=${this.open} @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      ${words.shortcuts.groups.map((group) => html`<section><h3 class="title-4">${group.name}</h3>
        <dl>${group.keys.map(([keys, text]) => html`<div><dt>${text}</dt><dd>${keys.split(' ').map((key) => html`<kbd class="kbd">${key}</kbd> `)}</dd></div>`)}</dl></section>`)}
    </pr-dialog>`;
  }

  static override styles = [shared, css`
    :host { display: contents; }
    section { padding-block-start: var(--space-3); }
    h3 { color: var(--text-3); font-weight: var(--weight-medium); }
    dl div { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); padding-block: var(--space-2); border-block-end: var(--hairline); font-size: var(--size-3); color: var(--text); }
  `];
}
