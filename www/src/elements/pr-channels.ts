/**
 * `<pr-channels>`: a button that opens the list of shipped channels, each with a checkbox and the day its rules were read.
 * The choice is kept in the settings; it holds for checks that run from then on and runs none itself.
 */
import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-channels')
export class PrChannels extends ProofroomElement {
  protected readonly uses = ['settings', 'channels'] as const;
  /** Shows the icon alone. */
  @property({ type: Boolean }) compact = false;
  @state() private open = false;
  @query('[popover]') private sheet!: HTMLElement;
  @query('.trigger') private trigger!: HTMLElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.#place);
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    if (!this.open) return window.removeEventListener('resize', this.#place);
    window.addEventListener('resize', this.#place);
    this.#place();
    this.sheet.querySelector<HTMLElement>('input')?.focus();
  }

  readonly #place = (): void => {
    const at = this.trigger.getBoundingClientRect();
    this.sheet.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - this.sheet.offsetHeight - 8))}px`;
    this.sheet.style.left = `${Math.max(8, Math.min(at.left, innerWidth - this.sheet.offsetWidth - 8))}px`;
  };

  /** Escape gives the focus back; a press elsewhere leaves it there. */
  #closing(event: ToggleEvent): void {
    if (event.newState === 'closed' && this.sheet.contains((this.renderRoot as ShadowRoot).activeElement)) this.trigger.focus();
  }

  #choose(id: string, on: boolean): void {
    const chosen = new Set(this.state.settings.channels);
    if (on) chosen.add(id);
    else chosen.delete(id);
    this.actions.setSetting('channels', this.state.channels.map((channel) => channel.id).filter((each) => chosen.has(each)));
  }

  override render() {
    const { channels, settings } = this.state;
    const chosen = channels.filter(({ id }) => settings.channels.includes(id));
    const text = words.channels.button(chosen.length, channels.length);
    return html`<button class="trigger ${this.compact ? 'icon-button' : 'button small'}" popovertarget="list" aria-haspopup="dialog" aria-expanded=${this.open} ?disabled=${channels.length === 0}
        aria-label=${text} title=${text}>${icon('store')}${this.compact ? '' : text}</button>
      <div id="list" popover role="dialog" aria-label=${words.channels.title} @beforetoggle=${this.#closing} @toggle=${this.#toggled}>
        <fieldset>
          <legend>${words.channels.legend}</legend>
          ${channels.map(({ id, name, read }) => html`<label class="check"><input type="checkbox" .checked=${settings.channels.includes(id)}
            @change=${(event: Event) => this.#choose(id, (event.target as HTMLInputElement).checked)} /><span>${name}</span><span class="tiny muted">${words.channels.read(read)}</span></label>`)}
        </fieldset>
        <p class="tiny muted">${words.channels.portrait}</p>
        <p class="tiny muted">${words.channels.later}</p>
      </div>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; flex: none; }
    [popover] {
      position: fixed; inset: auto; margin: 0; inline-size: min(23rem, calc(100vw - 16px)); padding: var(--space-3); border: var(--hairline); border-radius: var(--radius-2);
      background: var(--surface); color: var(--text); box-shadow: var(--shadow-2);
    }
    [popover]:popover-open { display: grid; gap: var(--space-2); animation: drop var(--fast) var(--ease); }
    @keyframes drop { from { opacity: 0; transform: translateY(-4px); } }
    fieldset { display: grid; max-block-size: min(60dvh, 28rem); overflow-y: auto; }
    legend { padding: 0 0 var(--space-1); font-size: var(--size-3); font-weight: var(--weight-medium); }
    .check { min-block-size: var(--control); }
    .check span:nth-of-type(1) { flex: 1; }
    .icon-button { border-color: var(--line-strong); background: var(--surface); }
  `];
}

declare global {
  interface HTMLElementTagNameMap { 'pr-channels': PrChannels }
}
