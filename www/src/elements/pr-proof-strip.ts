/** The reviewer's pictures in a row: which is in view, and what they decided on each. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Proof, Shows } from '../../../pkg/proofroom.js';
import type { View } from '../state/model.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { visibleVersions } from './proof-place.js';
import { proofName } from './proof-summary.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import { verdictLook } from './status-look.js';
import './pr-thumb.js';

/** Pictures shown on each side of the one in view: the overview has them all. */
const BESIDE = 30;

@customElement('pr-proof-strip')
export class PrProofStrip extends ProofroomElement {
  static override styles = [...shared, css`
    :host { background: var(--surface); border-block-start: var(--hairline); }
    ol { display: flex; gap: var(--space-2); overflow-x: auto; padding: var(--space-2) var(--space-3); scrollbar-width: thin; }
    a { position: relative; display: grid; gap: 2px; inline-size: 5.25rem; padding: 3px; border: 1px solid transparent; border-radius: var(--radius-2); color: var(--text-2); text-decoration: none; font-size: var(--size-1); text-align: center; }
    a:hover { background: var(--surface-hover); }
    a[aria-current='true'] { border-color: var(--text); box-shadow: inset 0 0 0 1px var(--text); color: var(--text); font-weight: var(--weight-bold); }
    pr-thumb { block-size: 3.25rem; border-radius: 3px; }
    .decided { position: absolute; inset-block-start: 0; inset-inline-end: 0; display: grid; place-items: center; inline-size: 1.25rem; block-size: 1.25rem; border-radius: 50%; background: var(--surface); box-shadow: var(--shadow-1); }
    .decided .icon { inline-size: 1rem; block-size: 1rem; }
  `];
  protected readonly uses = ['review', 'me'] as const;

  @property() current = '';
  @property({ attribute: false }) shows: Shows | null = null;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current')) this.renderRoot.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  protected override render(): unknown {
    const seen = (this.state.review?.proofs ?? []).filter((proof) => visibleVersions(proof, this.shows).length > 0);
    if (seen.length < 2) return nothing;
    const here = Math.max(0, seen.findIndex((proof) => proof.id === this.current));
    const proofs = seen.slice(Math.max(0, here - BESIDE), here + BESIDE + 1);
    return html`<nav aria-label=${words.review.pictures}><ol role="list">${repeat(proofs, (proof) => proof.id, (proof) => this.#proof(proof))}</ol></nav>`;
  }

  #proof(proof: Proof): unknown {
    const view: View = { name: 'review', proof: proof.id };
    const newest = visibleVersions(proof, this.shows).at(-1);
    const mine = proof.decisions.filter((each) => each.version === newest?.info.file && each.author.key === this.state.me?.key && !each.replaced).at(-1);
    const look = mine && verdictLook[mine.verdict];
    return html`<li><a href=${address(view)} aria-current=${proof.id === this.current} @click=${follow(this.actions, view)}>
      <pr-thumb small .version=${newest?.info.file ?? ''}></pr-thumb>
      <span class="truncate">${proofName(proof)}</span>
      ${mine && look ? html`<span class="decided ${look.tone}">${icon(look.icon)}<span class="visually-hidden">${words.review.byYou(words.verdict[mine.verdict])}</span></span>` : nothing}
    </a></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-proof-strip': PrProofStrip }
}
