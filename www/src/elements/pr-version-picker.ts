/** `<pr-version-picker .chosen=… @change=…>`: exact versions to share, a row a proof; only the rows in sight are in the document. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { ProofroomElement } from './element.js';
import { proofName } from './proof-summary.js';
import { shared } from './shared-styles.js';
import { VirtualRows } from './virtual-rows.js';
import './pr-thumb.js';

@customElement('pr-version-picker')
export class PrVersionPicker extends ProofroomElement {
  protected readonly uses = ['review'] as const;
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  readonly #virtual = new VirtualRows(this, () => this.state.review?.proofs.length ?? 0, { grid: false });

  #toggle(hash: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(hash)) next.add(hash);
    this.dispatchEvent(new CustomEvent<ReadonlySet<string>>('change', { detail: next }));
  }

  #row(index: number): TemplateResult | typeof nothing {
    const { proofs } = this.state.review ?? { proofs: [] };
    const proof = proofs[index];
    if (!proof) return nothing;
    return html`<li aria-setsize=${proofs.length} aria-posinset=${index + 1} ${styled({ transform: `translateY(${index * this.#virtual.size}px)` })}><pr-thumb small .version=${proof.versions.at(-1)?.info.file ?? ''}></pr-thumb>
      <fieldset><legend>${proofName(proof)}</legend>${proof.versions.map((version) => html`<label class="check"><input type="checkbox" .checked=${this.chosen.has(version.info.file)}
        @change=${() => this.#toggle(version.info.file)} />v${version.number} <span class="muted">${words.kind[version.info.kind]}</span></label>`)}</fieldset></li>`;
  }

  override render() {
    const { rows, size, window: { first, end } } = this.#virtual;
    return html`<div class="list" ${styled({ 'block-size': `${rows * size}px` })}><div class="cell-size" aria-hidden="true"></div>
      <ul role="list">${repeat(Array.from({ length: end - first }, (_, n) => first + n), (row) => row, (row) => this.#row(row))}</ul></div>`;
  }

  static override styles = [shared, css`
    :host { max-block-size: 20rem; overflow: auto; border: var(--hairline); border-radius: var(--radius-2); }
    .list { position: relative; }
    .cell-size { position: absolute; visibility: hidden; inline-size: 1px; block-size: 4rem; }
    li { position: absolute; inset-block-start: 0; inset-inline: 0; display: flex; gap: var(--space-3); align-items: center; block-size: 4rem; padding: 0 var(--space-3); border-block-end: var(--hairline); }
    pr-thumb { inline-size: 2.5rem; block-size: 2.5rem; border-radius: var(--radius-1); flex: none; }
    fieldset { display: flex; gap: 0 var(--space-4); overflow-x: auto; scrollbar-width: none; }
    legend { padding: 0; font-size: var(--size-3); font-weight: var(--weight-medium); white-space: nowrap; }
    .check { font-size: var(--size-2); white-space: nowrap; min-block-size: 1.75rem; }
  `];
}
