/**
 * `<pr-menu label="…" icon="…" .items=${[…]} @choose=…>`: a button that opens a short list of commands (ARIA menu button pattern),
 * on the native popover: it closes by Escape and by a press outside, and lies above everything.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

/** Neighbours of one `group` stand together under its name. */
export interface MenuItem { id: string; text: string; icon?: IconName; checked?: boolean; group?: string; lang?: string }

@customElement('pr-menu')
export class PrMenu extends LitElement {
  @property() label = '';
  @property() icon: IconName = 'ellipsis';
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  /** Shows the icon alone. */
  @property({ type: Boolean }) compact = false;
  @state() private open = false;
  @query('[popover]') private list!: HTMLElement;
  @query('.trigger') private trigger!: HTMLElement;

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    if (!this.open) return;
    const at = this.trigger.getBoundingClientRect();
    const width = this.list.offsetWidth;
    this.list.style.top = `${Math.min(at.bottom + 4, innerHeight - this.list.offsetHeight - 8)}px`;
    this.list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    (this.list.querySelector<HTMLElement>('[aria-checked="true"]') ?? this.list.querySelector<HTMLElement>('[role^="menuitem"]'))?.focus();
  }

  /** Closing from within (Escape, Tab, a choice) gives the focus back; closing by a press elsewhere leaves it there. */
  #closing(event: ToggleEvent): void {
    const inside = this.list.contains((this.renderRoot as ShadowRoot).activeElement);
    if (event.newState === 'closed' && inside) this.trigger.focus();
  }

  #keys(event: KeyboardEvent): void {
    const entries = [...this.list.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
    const here = entries.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === 'Tab') this.list.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    entries[to % entries.length]?.focus();
  }

  #choose(id: string): void {
    this.list.hidePopover();
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: id }));
  }

  override render() {
    return html`<button class="trigger ${this.compact ? 'icon-button' : 'button'}" popovertarget="list" aria-haspopup="menu" aria-expanded=${this.open}
        aria-label=${this.compact ? this.label : nothing} title=${this.compact ? this.label : nothing}>${icon(this.icon)}${this.compact ? nothing : this.label}</button>
      <div id="list" popover role="menu" aria-label=${this.label} @beforetoggle=${this.#closing} @toggle=${this.#toggled} @keydown=${this.#keys}>
        ${this.#groups().map(({ name, items }) => (name
          ? html`<div role="group" aria-label=${name}><p class="group" aria-hidden="true">${name}</p>${items.map((item) => this.#item(item))}</div>`
          : items.map((item) => this.#item(item))))}
        <slot></slot>
      </div>`;
  }

  #groups(): { name: string | undefined; items: MenuItem[] }[] {
    const groups: { name: string | undefined; items: MenuItem[] }[] = [];
    for (const item of this.items) {
      const last = groups.at(-1);
      if (last && last.name === item.group) last.items.push(item);
      else groups.push({ name: item.group, items: [item] });
    }
    return groups;
  }

  #item(item: MenuItem): TemplateResult {
    return html`<button role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'} aria-checked=${item.checked ?? nothing} tabindex="-1" lang=${item.lang ?? nothing}
      @click=${() => this.#choose(item.id)}>${item.icon ? icon(item.icon) : nothing}<span>${item.text}</span>${item.checked ? icon('check') : nothing}</button>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; }
    [popover] {
      position: fixed; inset: auto; margin: 0; min-inline-size: 11rem; padding: var(--space-1); border: var(--hairline); border-radius: var(--radius-2);
      background: var(--surface); color: var(--text); box-shadow: var(--shadow-2);
    }
    [popover]:popover-open { animation: drop var(--fast) var(--ease); }
    @keyframes drop { from { opacity: 0; transform: translateY(-4px); } }
    [popover] button {
      display: flex; align-items: center; gap: var(--space-2); inline-size: 100%; min-block-size: var(--control); padding: 0 var(--space-2); border: 0;
      border-radius: var(--radius-1); background: none; font-size: var(--size-3); text-align: start; cursor: pointer;
    }
    [popover] button span { flex: 1; }
    .group { padding: var(--space-2) var(--space-2) var(--space-1); font-size: var(--size-2); color: var(--text-2); }
    [role='group'] + *:not(slot) { margin-block-start: var(--space-1); padding-block-start: var(--space-1); border-block-start: var(--hairline); }
    [popover] button .icon { color: var(--text-2); }
    [popover] button:hover, [popover] button:focus-visible { background: var(--surface-hover); outline-offset: -2px; }
  `];
}
