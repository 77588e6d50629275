/**
 * `<pr-popover label="…" icon="…" .count=…>`: a button that opens a panel of controls (the slot; `foot` stays at its end), on the
 * native popover: it closes by Escape and by a press outside. On a phone it is a sheet at the thumb.
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { number, words } from '../text/messages.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-popover')
export class PrPopover extends LitElement {
  @property() label = '';
  @property() icon: IconName = 'list-filter';
  /** Shown on the button when it is not 0, and said as `counted`. */
  @property({ type: Number }) count = 0;
  @property() counted = '';
  @state() private open = false;
  @query('[popover]') private panel!: HTMLElement;
  @query('.trigger') private trigger!: HTMLElement;

  hide(): void {
    this.panel.hidePopover();
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    this.dispatchEvent(new CustomEvent('toggled', { detail: this.open }));
    if (!this.open) return;
    const at = this.trigger.getBoundingClientRect();
    const { offsetWidth: width, style } = this.panel;
    style.setProperty('--top', `${at.bottom + 4}px`);
    style.setProperty('--left', `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))}px`);
    style.setProperty('--room', `${Math.max(200, innerHeight - at.bottom - 16)}px`);
    this.panel.focus();
  }

  #closing(event: ToggleEvent): void {
    const inside = this.matches(':focus-within') && (this.renderRoot as ShadowRoot).activeElement !== this.trigger;
    if (event.newState === 'closed' && inside) this.trigger.focus();
  }

  override render() {
    return html`<button class="trigger button" popovertarget="panel" aria-haspopup="dialog" aria-expanded=${this.open}>${icon(this.icon)}<span class="name">${this.label}</span>
        ${this.count > 0 ? html`<span class="badge num" aria-hidden="true">${number(this.count)}</span><span class="visually-hidden">${this.counted}</span>` : nothing}</button>
      <div id="panel" popover role="dialog" aria-label=${this.label} tabindex="-1" @beforetoggle=${this.#closing} @toggle=${this.#toggled}>
        <div class="top"><h2 class="title-4">${this.label}</h2><button class="icon-button small" aria-label=${words.close} @click=${() => this.hide()}>${icon('x')}</button></div>
        <div class="body"><slot></slot></div><slot name="foot"></slot>
      </div>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; }
    .badge { min-inline-size: 1.125rem; padding: 0 0.3125rem; border-radius: var(--radius-full); background: var(--surface-inverse); color: var(--text-inverse); font-size: var(--size-1); line-height: 1.125rem; }
    [popover] {
      position: fixed; inset: var(--top, 0) auto auto var(--left, 0); margin: 0; inline-size: min(24rem, calc(100vw - 1rem)); max-block-size: var(--room); padding: 0; overflow: hidden; border: var(--hairline);
      border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-2);
    }
    [popover]:popover-open { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; animation: drop var(--fast) var(--ease); }
    [popover]:focus { outline: none; }
    @keyframes drop { from { opacity: 0; transform: translateY(-4px); } }
    .top { display: flex; align-items: center; justify-content: space-between; padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4); border-block-end: var(--hairline); }
    .body { overflow-y: auto; overscroll-behavior: contain; }
    ::slotted([slot='foot']) { padding: var(--space-3) var(--space-4); border-block-start: var(--hairline); }
    @media (max-width: 640px) {
      [popover] { inset: auto 0 0 0; inline-size: auto; max-inline-size: none; max-block-size: 82dvh; border-radius: var(--radius-3) var(--radius-3) 0 0; border-inline: 0; border-block-end: 0; padding-block-end: env(safe-area-inset-bottom); }
      [popover]::backdrop { background: var(--backdrop); }
      @keyframes drop { from { transform: translateY(24px); opacity: 0; } }
      .trigger { padding-inline: var(--space-3); }
    }
  `];
}
