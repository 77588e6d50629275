/** Decisions on one version as receipts: who, what, when, on which exact bytes, and whether the studio has it. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decision } from '../../../pkg/proofroom.js';
import { stands } from '../state/decisions.js';
import { grouped, iso, when, whenExactly, words } from '../text/messages.js';
import { delivery } from './delivery.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import './pr-copy.js';
import { shared } from './shared-styles.js';
import { verdictLook } from './status-look.js';

@customElement('pr-decision-list')
export class PrDecisionList extends ProofroomElement {
  static override styles = [...shared, css`
    ul { display: grid; gap: var(--space-2); }
    li { display: grid; gap: var(--space-1); padding: var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface); }
    li.good, li.warn, li.bad { color: var(--text); }
    li.good { border-color: var(--good-line); background: var(--good-bg); }
    li.warn { border-color: var(--warn-line); background: var(--warn-bg); }
    li.bad { border-color: var(--bad-line); background: var(--bad-bg); }
    li.void { background: none; border-style: dashed; border-color: var(--line-field); }
    .what { display: flex; align-items: center; gap: var(--space-2); font-weight: var(--weight-bold); color: var(--text); flex-wrap: wrap; }
    .what > .icon { inline-size: 1.25rem; block-size: 1.25rem; }
    .reason { white-space: pre-wrap; overflow-wrap: anywhere; font-size: var(--size-4); }
    .hash { display: flex; align-items: start; gap: var(--space-1); font-size: var(--size-1); color: var(--text-2); }
    .hash .mono { overflow-wrap: anywhere; font-size: var(--size-1); }
    .hash .name { white-space: nowrap; }
    .muted { color: var(--text-2); }
    .foot { display: flex; flex-wrap: wrap; gap: 0 var(--space-3); align-items: center; }
  `];
  protected readonly uses = ['outbox', 'me'] as const;

  @property({ attribute: false }) decisions: readonly Decision[] = [];

  protected override render(): unknown {
    return html`<ul role="list">${this.decisions.map((decision) => this.#receipt(decision))}</ul>`;
  }

  #receipt(decision: Decision): unknown {
    const look = verdictLook[decision.verdict];
    const void_ = !stands(decision);
    const mine = decision.author.key === this.state.me?.key;
    return html`<li class=${void_ ? 'void' : look.tone}>
      <p class="what"><span class=${void_ ? '' : look.tone}>${icon(look.icon)}</span>${words.decision.made[decision.verdict](mine ? words.decision.you(decision.author.name) : decision.author.name)}
        ${decision.replaced ? html`<span class="chip">${words.decision.replaced}</span>` : nothing}${decision.late ? html`<span class="chip warn">${words.decision.late}</span>` : nothing}${decision.unseen.length > 0 ? html`<span class="chip warn">${words.decision.unseen(decision.unseen.length)}</span>` : nothing}</p>
      ${decision.reason ? html`<p class="reason">${decision.reason}</p>` : nothing}
      <p class="foot tiny muted"><span>${decision.author.title}</span><time datetime=${iso(decision.at)} title=${whenExactly(decision.at)}>${when(decision.at)}</time>${delivery(this.state.outbox, decision.id, decision.receivedAt)}</p>
      <p class="hash"><span class="name">SHA-256</span><span class="mono">${grouped(decision.version)}</span><pr-copy compact .text=${decision.version} label=${words.proof.copyHash}></pr-copy></p>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-decision-list': PrDecisionList }
}
