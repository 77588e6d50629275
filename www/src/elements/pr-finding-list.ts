/** Findings, worst first: what was measured, against which limit, and where; a place can be gone to. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Finding } from '../../../pkg/proofroom.js';
import { findingText, findingTitle, words } from '../text/messages.js';
import { foundedText, place, quantity } from '../text/quantities.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { say } from './proof-events.js';
import type { NumberedFinding } from './proof-layers.js';
import { shared } from './shared-styles.js';
import { severityLook } from './status-look.js';

type Sourced = Finding & { source?: { url: string; read: string; confidence: string } };

@customElement('pr-finding-list')
export class PrFindingList extends LitElement {
  static override styles = [...shared, css`
    li { border-block-end: var(--hairline); }
    li:last-child { border-block-end: 0; }
    .item { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: 0 var(--space-2); align-items: start; padding: var(--space-2) 0; text-align: start; inline-size: 100%; border: 0; background: none; border-radius: var(--radius-1); }
    button.item { cursor: pointer; }
    button.item:hover { background: var(--surface-hover); box-shadow: 0 0 0 4px var(--surface-hover); }
    li.selected .item { background: var(--accent-bg); box-shadow: 0 0 0 4px var(--accent-bg); }
    .title { font-size: var(--size-3); font-weight: var(--weight-medium); }
    .about { color: var(--text-2); font-weight: var(--weight); font-size: var(--size-2); }
    .figures { font-size: var(--size-2); font-variant-numeric: tabular-nums; white-space: nowrap; text-align: end; }
    .figures b { display: block; font-size: var(--size-3); font-weight: var(--weight-bold); }
    .message { font-size: var(--size-2); color: var(--text-2); grid-column: 2 / -1; text-wrap: pretty; }
    .badge { display: inline-grid; place-items: center; min-inline-size: 1.25rem; block-size: 1.25rem; border-radius: 5px; background: var(--surface-press); color: var(--text); font-size: var(--size-1); font-weight: 700; }
    .mark { grid-row: 1 / 3; align-content: start; display: grid; justify-items: center; gap: 2px; padding-block-start: 1px; }
    .mark .icon { inline-size: 1.0625rem; block-size: 1.0625rem; }
    .source { display: flex; flex-wrap: wrap; gap: 0 var(--space-2); padding: 0 0 var(--space-2) 2rem; font-size: var(--size-2); color: var(--text-2); }
    .passes { margin-block-start: var(--space-2); }
  `];

  @property({ attribute: false }) findings: readonly NumberedFinding[] = [];
  @property() selected: string | null = null;
  @state() private showPasses = false;

  protected override render(): unknown {
    const passes = this.findings.filter(({ finding }) => finding.severity === 'pass');
    const rest = this.findings.filter(({ finding }) => finding.severity !== 'pass');
    return html`
      <ul role="list">${rest.map((each) => this.#item(each))}</ul>
      ${passes.length > 0 && rest.length > 0 ? html`
        <button class="button small quiet passes" type="button" aria-expanded=${this.showPasses} @click=${() => { this.showPasses = !this.showPasses; }}>
          ${icon('circle-check')}${words.checks.within(passes.length)}</button>` : nothing}
      ${rest.length === 0 || this.showPasses ? html`<ul role="list">${passes.map((each) => this.#item(each))}</ul>` : nothing}`;
  }

  #item({ id, number, finding }: NumberedFinding): unknown {
    const look = severityLook[finding.severity];
    const { text, english } = findingText(finding);
    const body = html`
      <span class="mark ${look.tone}">${icon(look.icon)}<span class="visually-hidden">${words.severity[finding.severity]}:</span>
        ${number === null ? nothing : html`<span class="badge">${number}</span>`}</span>
      <span class="title">${findingTitle(finding.kind)}${finding.about ? html` <span class="about">${finding.about}</span>` : nothing}</span>
      <span class="figures">${finding.measured ? html`<b class=${look.tone}>${quantity(finding.measured)}</b>` : nothing}${finding.limit ? html`<span class="muted">${words.checks.limit(quantity(finding.limit))}</span>` : nothing}</span>
      <span class="message">${english ? inEnglish(text) : text}${finding.region ? html` <span class="visually-hidden">${words.checks.placed(place(finding.region))}</span>` : nothing}</span>`;
    const { region } = finding;
    const { source } = finding as Sourced;
    return html`<li class=${id === this.selected ? 'selected' : ''}>
      ${region ? html`<button class="item" type="button" title=${words.checks.showPlace} @click=${() => say(this, 'look', { region, id })}>${body}</button>` : html`<div class="item">${body}</div>`}
      ${source ? html`<p class="source"><a href=${source.url} target="_blank" rel="noopener noreferrer">${words.checks.source}</a><span>${words.checks.read(source.read)}</span><span>${foundedText(source.confidence)}</span></p>` : nothing}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-finding-list': PrFindingList }
}
