/** In the viewer's bar: compares the version in view with another one by a wipe, or stops doing so. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Version } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-compare-menu')
export class PrCompareMenu extends LitElement {
  static override styles = [...shared, css`
    :host { display: block; }
    .row { gap: var(--space-1); }
    .select { inline-size: auto; max-inline-size: 11rem; }
    @media (pointer: coarse) { .button { min-inline-size: 2.75rem; } }
    @media (max-width: 40rem) { .word { display: none; } .select { max-inline-size: 7rem; } }
  `];

  @property({ attribute: false }) others: readonly Version[] = [];
  @property() other: Hash = '';
  @property() usual: Hash = '';

  #compare(other: Hash): void {
    this.dispatchEvent(new CustomEvent<Hash>('compare', { detail: other }));
  }

  protected override render(): unknown {
    if (this.others.length === 0) return nothing;
    return html`<div class="row">
      <button class="button small ${this.other ? '' : 'quiet'}" type="button" aria-pressed=${this.other !== ''} aria-label="Compare with another version" title="Compare (C)"
        @click=${() => this.#compare(this.other ? '' : this.usual)}>${icon('columns-2')}<span class="word">Compare</span></button>
      ${this.other ? html`<select class="select small" aria-label="Compare with" @change=${(e: Event) => this.#compare((e.target as HTMLSelectElement).value)}>
        ${this.others.map((each) => html`<option value=${each.info.file} ?selected=${each.info.file === this.other}>v${each.number} ${words.kind[each.info.kind]}</option>`)}
      </select>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-compare-menu': PrCompareMenu }
}
