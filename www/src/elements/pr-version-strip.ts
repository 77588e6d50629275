/** A proof's stack of versions, oldest first: number, kind, thumbnail, what stands against each, and which is in view. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Proof, Version } from '../../../pkg/proofroom.js';
import { stands } from '../state/decisions.js';
import type { View } from '../state/model.js';
import { shortHash } from '../text/format.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import { verdictLook } from './status-look.js';

@customElement('pr-version-strip')
export class PrVersionStrip extends ProofroomElement {
  static override styles = [...shared, css`
    ol { display: flex; gap: var(--space-2); overflow-x: auto; padding: 3px; margin: -3px; scrollbar-width: thin; }
    li { flex: none; }
    a { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 0 var(--space-2); padding: 3px var(--space-3) 3px 3px; min-block-size: 2.75rem; border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface); color: var(--text); text-decoration: none; white-space: nowrap; }
    a:hover { background: var(--surface-hover); }
    a[aria-current='true'] { border-color: var(--text); box-shadow: inset 0 0 0 1px var(--text); }
    .thumb img { block-size: 2.375rem; }
    .thumb { inline-size: 2.375rem; block-size: 2.375rem; border-radius: 3px; grid-row: 1 / 3; }
    .number { display: flex; align-items: center; gap: var(--space-1); font-size: var(--size-3); font-weight: var(--weight-bold); line-height: 1.2; }
    .number .icon { inline-size: 0.9375rem; block-size: 0.9375rem; }
    .kind-word { font-size: var(--size-2); color: var(--text-2); line-height: 1.2; }
    a.old .number { color: var(--text-2); }
  `];
  protected readonly uses = ['pictures', 'review'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) versions: readonly Version[] = [];
  @property({ type: Number }) current = 0;
  @property() side: 'proof' | 'review' = 'proof';

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current')) this.renderRoot.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected override render(): unknown {
    return html`<nav aria-label=${words.proof.versions}><ol role="list">${this.versions.map((version) => this.#version(version))}</ol></nav>`;
  }

  #version(version: Version): unknown {
    const view: View = { name: this.side, proof: this.proof.id, version: version.number };
    const thumb = this.state.pictures.get(version.info.file)?.thumb;
    const verdict = this.proof.decisions.filter((each) => each.version === version.info.file && stands(each)).at(-1)?.verdict;
    const look = verdict && verdictLook[verdict];
    return html`<li><a class=${version.supersededBy ? 'old' : ''} href=${address(view)} aria-current=${version.number === this.current} @click=${follow(this.actions, view)}
      title="${version.info.fileName}\nSHA-256 ${shortHash(version.info.file)}…">
      <span class="thumb">${thumb ? html`<img src=${thumb} alt="" loading="lazy" />` : icon('image')}</span>
      <span class="number">${words.proof.version(version.number)}${look ? html`<span class=${look.tone}>${icon(look.icon)}</span><span class="visually-hidden">${words.verdict[verdict]}</span>` : nothing}</span>
      <span class="kind-word">${words.kind[version.info.kind]}${version.supersededBy ? `, ${words.proof.superseded}` : ''}</span>
    </a></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-version-strip': PrVersionStrip }
}
