/**
 * In the viewer's bar: compares the version in view with another one, and chooses with which and how. Says `compare` with
 * the other version (empty: stop), `compare-mode` and `pin`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Version } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import { MODES, modeShown, perPixel, type CompareMode } from '../viewer/compare.js';
import { commands } from './commands.js';
import { icon } from './icons.js';
import type { Pinned, PinScope } from './pinned.js';
import { shared } from './shared-styles.js';

@customElement('pr-compare-menu')
export class PrCompareMenu extends LitElement {
  static override styles = [...shared, css`
    :host { display: block; }
    .pair { display: flex; }
    .pair > .button:first-child { border-start-end-radius: 0; border-end-end-radius: 0; }
    .pair > .button:last-of-type { border-start-start-radius: 0; border-end-start-radius: 0; padding-inline: var(--space-1); border-inline-start: 0; }
    .menu {
      inline-size: 21rem; max-inline-size: calc(100vw - 1rem); max-block-size: min(36rem, 80dvh); overflow: auto; margin: 0 0 var(--space-2); padding: var(--space-3) var(--space-4); border: var(--hairline); border-radius: var(--radius-3);
      background: var(--surface); color: var(--text); box-shadow: var(--shadow-3); inset: auto; position-area: top span-left; position-try-fallbacks: flip-inline;
    }
    .field { display: grid; gap: var(--space-1); }
    legend, .field > label { font-size: var(--size-2); color: var(--text-2); padding: var(--space-3) 0 var(--space-1); }
    .field > label { padding: 0; }
    .mode { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 0 var(--space-3); min-block-size: 2.5rem; padding: var(--space-1) var(--space-2); margin-inline: calc(-1 * var(--space-2)); border-radius: var(--radius-1); cursor: pointer; }
    .mode:hover { background: var(--surface-hover); }
    .mode:has(:checked) { background: var(--accent-bg); }
    .mode:has(:disabled) { cursor: default; color: var(--text-3); background: none; }
    .mode b { font-weight: var(--weight-medium); font-size: var(--size-3); }
    .mode span { grid-column: 2; line-height: 1.3; font-size: var(--size-2); color: var(--text-2); }
    .mode input { grid-row: 1 / 3; accent-color: var(--accent); }
    .mode kbd { grid-row: 1 / 3; grid-column: 3; }
    .foot { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; padding-block-start: var(--space-3); }
    .select { inline-size: 100%; }
    @media (pointer: coarse) { .pair > .button { min-inline-size: 2.75rem; min-block-size: 2.75rem; } .mode { min-block-size: 3rem; } }
    @media (max-width: 40rem) { .word { display: none; } }
  `];

  @property({ attribute: false }) others: readonly Version[] = [];
  @property() other: Hash = '';
  @property() usual: Hash = '';
  @property() mode: CompareMode = 'wipe';
  /** Both pictures have the same size, or nothing is compared. */
  @property({ type: Boolean }) aligned = true;
  @property({ attribute: false }) pinned: Pinned | null = null;
  /** For whom the version in view can be pinned; none hides it. */
  @property({ attribute: false }) scopes: readonly PinScope[] = [];

  #say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  protected override render(): unknown {
    if (this.others.length === 0 && !this.pinned && this.scopes.length === 0) return nothing;
    const on = this.other !== '';
    const name = words.compare.modes[modeShown(this.mode, this.aligned)];
    return html`<div class="pair">
      <button class="button small ${on ? '' : 'quiet'}" type="button" aria-pressed=${on} aria-keyshortcuts="C" aria-label=${on ? `${name}: ${words.compare.title}` : words.compare.title} title="${words.compare.name} (C)" ?disabled=${!on && !this.usual}
        @click=${() => this.#say('compare', on ? '' : this.usual)}>${icon('columns-2')}<span class="word">${on ? name : words.compare.name}</span></button>
      <button class="button small ${on ? '' : 'quiet'}" type="button" popovertarget="ways" aria-label=${words.compare.ways} title=${words.compare.ways}>${icon('chevron-down')}</button>
      <div class="menu" id="ways" popover role="dialog" aria-label=${words.compare.ways}>${this.#with()}${this.#how()}${this.#pin()}</div>
    </div>`;
  }

  #with(): unknown {
    const { pinned } = this;
    const beside = pinned && !this.others.some((each) => each.info.file === pinned.file) ? pinned : null;
    if (this.others.length === 0 && !beside) return nothing;
    return html`<div class="field"><label for="with">${words.compare.with}</label>
      <select class="select small" id="with" @change=${(e: Event) => this.#say('compare', (e.target as HTMLSelectElement).value)}>
        <optgroup label=${words.compare.versions}>${this.others.map((each) => html`<option value=${each.info.file} ?selected=${each.info.file === (this.other || this.usual)}>${words.compare.version(each.number, words.kind[each.info.kind])}</option>`)}</optgroup>
        ${beside ? html`<optgroup label=${words.compare.pinned}><option value=${beside.file} ?selected=${beside.file === (this.other || this.usual)}>${words.viewer.reference(beside.name, beside.number)}</option></optgroup>` : nothing}
      </select></div>`;
  }

  #how(): unknown {
    return html`<fieldset><legend>${words.compare.how}</legend>${MODES.map((mode) => {
      const barred = perPixel(mode) && !this.aligned;
      const key = commands[mode].keys[0].toUpperCase();
      return html`<label class="mode"><input type="radio" name="mode" value=${mode} aria-keyshortcuts=${key} aria-describedby="does-${mode}" .checked=${this.other !== '' && mode === modeShown(this.mode, this.aligned)} ?disabled=${barred || (!this.other && !this.usual)}
        @change=${() => this.#say('compare-mode', mode)} /><b>${words.compare.modes[mode]}</b><kbd class="kbd" aria-hidden="true">${key}</kbd>
        <span id="does-${mode}">${barred ? words.compare.needsEqual : words.compare.does[mode]}</span></label>`;
    })}</fieldset>`;
  }

  #pin(): unknown {
    if (this.scopes.length === 0) return nothing;
    return html`<div class="foot">
      <label class="small" for="pin">${words.compare.pin}</label>
      <select class="select small" id="pin" @change=${(e: Event) => { const at = e.target as HTMLSelectElement; this.#say('pin', at.value); at.value = ''; }}>
        <option value="">${words.compare.pinFor}…</option>
        ${this.scopes.map((scope) => html`<option value=${scope.key}>${scope.text}</option>`)}
      </select>
      ${this.pinned ? html`<button class="button small" type="button" @click=${() => this.#say('unpin', this.pinned?.key)}>${icon('x')}${words.compare.unpin}</button>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-compare-menu': PrCompareMenu }
}
