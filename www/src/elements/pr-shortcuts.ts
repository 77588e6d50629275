/** `<pr-shortcuts ?open>`: the sheet of keys, made from the commands, grouped by the place that they work in. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { commands, commandsOf, type Command, type CommandId, type Where } from './commands.js';
import { shared } from './shared-styles.js';
import './pr-dialog.js';

const places: readonly Where[] = ['everywhere', 'board', 'proof', 'review', 'compare', 'picture', 'marking'];
const arrows: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowUp: '↑', ArrowRight: '→', ArrowDown: '↓', '-': '−' };

/** What stands on the key, in the language of the keyboard's owner. */
function keyName(key: string): string {
  const named: Readonly<Record<string, string>> = words.commands.keys;
  return arrows[key] ?? named[key] ?? key.toUpperCase();
}

@customElement('pr-shortcuts')
export class PrShortcuts extends LitElement {
  @property({ type: Boolean }) open = false;

  #row(id: CommandId): TemplateResult {
    const command: Command = commands[id];
    const held = command.with ? html`<kbd class="kbd">${keyName(command.with)}</kbd> ` : '';
    return html`<div><dt>${words.commands.does[id]}</dt><dd>${held}${command.keys.map((key) => html`<kbd class="kbd">${keyName(key)}</kbd> `)}</dd></div>`;
  }

  override render() {
    return html`<pr-dialog heading=${words.commands.title} ?open=${this.open} @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      ${places.map((where) => html`<section><h3 class="title-4">${words.commands.places[where]}</h3><dl>${commandsOf(where).map((id) => this.#row(id))}</dl></section>`)}
    </pr-dialog>`;
  }

  static override styles = [shared, css`
    :host { display: contents; }
    section { padding-block-start: var(--space-3); }
    h3 { color: var(--text-3); font-weight: var(--weight-medium); }
    dl div { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); padding-block: var(--space-2); border-block-end: var(--hairline); font-size: var(--size-3); color: var(--text); }
    dd { flex: none; }
  `];
}
