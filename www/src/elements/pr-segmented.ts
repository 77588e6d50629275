/** `<pr-segmented label="…" .options=${[…]} value="…" @change=…>`: one of a few, as a radio group that looks like one control. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

export interface SegmentedOption { value: string; text: string; icon?: IconName; iconOnly?: boolean }

@customElement('pr-segmented')
export class PrSegmented extends LitElement {
  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) options: readonly SegmentedOption[] = [];

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent<string>('change', { detail: value }));
  }

  override render() {
    return html`<fieldset><legend class="visually-hidden">${this.label}</legend>
      ${this.options.map((option) => html`<label title=${option.iconOnly ? option.text : nothing}>
        <input type="radio" name="choice" .value=${option.value} .checked=${option.value === this.value} @change=${() => this.#choose(option.value)} />
        ${option.icon ? icon(option.icon) : nothing}<span class=${option.iconOnly ? 'visually-hidden' : ''}>${option.text}</span>
      </label>`)}
    </fieldset>`;
  }

  static override styles = [shared, css`
    :host { display: inline-block; }
    fieldset { display: inline-flex; padding: 2px; gap: 2px; border: 1px solid var(--line); border-radius: var(--radius-2); background: var(--surface-sunken); }
    label {
      position: relative; display: inline-flex; align-items: center; justify-content: center; gap: var(--space-1); min-inline-size: 2rem;
      min-block-size: calc(var(--control) - 6px); padding: 0 var(--space-2); border-radius: var(--radius-1); color: var(--text-2);
      font-size: var(--size-3); font-weight: var(--weight-medium); cursor: pointer; white-space: nowrap; transition: background var(--fast) var(--ease);
    }
    input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
    label:hover { color: var(--text); }
    label:has(:checked) { background: var(--surface); color: var(--text); box-shadow: var(--shadow-1), 0 0 0 1px var(--line); }
    label:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 1px; }
    @media (forced-colors: active) { label:has(:checked) { outline: 2px solid Highlight; } }
  `];
}
