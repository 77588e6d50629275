/** `<pr-version-picker .chosen=… @change=…>`: exact versions to share, a row a proof. */
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { proofName } from './proof-summary.js';
import { shared } from './shared-styles.js';

@customElement('pr-version-picker')
export class PrVersionPicker extends ProofroomElement {
  protected readonly uses = ['review', 'pictures'] as const;
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();

  #toggle(hash: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(hash)) next.add(hash);
    this.dispatchEvent(new CustomEvent<ReadonlySet<string>>('change', { detail: next }));
  }

  override render() {
    return html`<ul role="list">${(this.state.review?.proofs ?? []).map((proof) => {
      const newest = proof.versions.at(-1);
      const thumb = newest ? this.state.pictures.get(newest.info.file)?.thumb : undefined;
      return html`<li><span class="thumb">${thumb ? html`<img src=${thumb} alt="" width="32" height="32" />` : icon('image')}</span>
        <fieldset><legend>${proofName(proof)}</legend>${proof.versions.map((version) => html`<label class="check"><input type="checkbox" .checked=${this.chosen.has(version.info.file)}
          @change=${() => this.#toggle(version.info.file)} />v${version.number} <span class="muted">${words.kind[version.info.kind]}</span></label>`)}</fieldset></li>`;
    })}</ul>`;
  }

  static override styles = [shared, css`
    ul { max-block-size: 20rem; overflow-y: auto; border: var(--hairline); border-radius: var(--radius-2); }
    li { display: flex; gap: var(--space-3); align-items: center; padding: var(--space-2) var(--space-3); border-block-end: var(--hairline); }
    li:last-child { border-block-end: 0; }
    .thumb { inline-size: 2.5rem; block-size: 2.5rem; padding: 2px; border-radius: var(--radius-1); flex: none; }
    fieldset { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); }
    legend { padding: 0; font-size: var(--size-3); font-weight: var(--weight-medium); }
    .check { font-size: var(--size-2); }
  `];
}
