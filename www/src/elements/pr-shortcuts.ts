/** `<pr-shortcuts ?open>`: the sheet of keys, made from the commands, grouped by the place that they work in. */
import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { commands, commandsOf, places, type Command, type CommandId } from './commands.js';
import './commands-path.js';
import { ProofroomElement } from './element.js';
import { shared } from './shared-styles.js';
import './pr-dialog.js';

const arrows: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowUp: '↑', ArrowRight: '→', ArrowDown: '↓', '-': '−' };

/** What stands on the key, in the language of the keyboard's owner. */
function keyName(key: string): string {
  const named: Readonly<Record<string, string>> = words.commands.keys;
  return arrows[key] ?? named[key] ?? key.toUpperCase();
}

@customElement('pr-shortcuts')
export class PrShortcuts extends ProofroomElement {
  protected readonly uses = ['side'] as const;
  @property({ type: Boolean }) open = false;

  #row(id: CommandId): TemplateResult {
    const command: Command = commands[id];
    const held = command.with ? html`<kbd class="kbd">${keyName(command.with)}</kbd> ` : '';
    return html`<div><dt>${words.commands.does[id]}</dt><dd>${held}${command.keys.map((key) => html`<kbd class="kbd">${keyName(key)}</kbd> `)}</dd></div>`;
  }

  override render() {
    return html`<pr-dialog wide heading=${words.commands.title} ?open=${this.open} @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      <div class="columns">${places[this.state.side].map((where) => html`<section><h3 class="title-4">${words.commands.places[where]}</h3><dl>${commandsOf(where).map((id) => this.#row(id))}</dl></section>`)}</div>
    </pr-dialog>`;
  }

  static override styles = [shared, css`
    :host { display: contents; }
    .columns { columns: 2 18rem; column-gap: var(--space-8); }
    section { padding-block-start: var(--space-3); break-inside: avoid; }
    h3 { color: var(--text-3); font-weight: var(--weight-medium); }
    dl div { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); padding-block: var(--space-2); border-block-end: var(--hairline); font-size: var(--size-3); color: var(--text); }
    dd { flex: none; max-inline-size: 60%; text-align: end; }
  `];
}
