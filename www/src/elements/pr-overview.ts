/** `<pr-overview>`: all pictures of a reviewer with what they decided on each, and the look-alike changes that can be decided together. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Proof, Verdict, Version } from '../../../pkg/proofroom.js';
import { stands } from '../state/decisions.js';
import type { View } from '../state/model.js';
import { number, words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { showsOf, visibleVersions } from './proof-place.js';
import { proofName } from './proof-summary.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import { statusLook, verdictLook } from './status-look.js';
import { VirtualRows } from './virtual-rows.js';
import './pr-alike.js';
import './pr-thumb.js';

interface Mine { proof: Proof; newest: Version; verdict: Verdict | 'open' }
const STATES: readonly Mine['verdict'][] = ['open', 'approved', 'changes-requested', 'rejected'];

@customElement('pr-overview')
export class PrOverview extends ProofroomElement {
  protected readonly uses = ['review', 'me', 'link', 'looked'] as const;
  @state() private only: Mine['verdict'] | null = null;
  @state() private grouping = false;
  #mine: readonly Mine[] = [];
  #shown: readonly Mine[] = [];
  readonly #virtual = new VirtualRows(this, () => this.#shown.length, { grid: true });

  protected override willUpdate(): void {
    const { review, me } = this.state;
    const shows = review ? showsOf(review, me) : null;
    this.#mine = (review?.proofs ?? []).flatMap((proof) => {
      const newest = visibleVersions(proof, shows).at(-1);
      if (!newest) return [];
      const said = proof.decisions.findLast((each) => each.version === newest.info.file && each.author.key === me?.key && stands(each));
      return [{ proof, newest, verdict: said?.verdict ?? 'open' as const }];
    });
    this.#shown = this.only === null ? this.#mine : this.#mine.filter(({ verdict }) => verdict === this.only);
  }

  #opens(view: View): (event: MouseEvent) => void {
    return (event) => {
      this.actions.walk(this.only === null ? null : this.#shown.map(({ proof }) => proof.id));
      follow(this.actions, view)(event);
    };
  }

  #card({ proof, newest, verdict }: Mine, index: number): TemplateResult {
    const view: View = { name: 'review', proof: proof.id };
    const look = verdict === 'open' ? statusLook.waiting : verdictLook[verdict];
    const name = proofName(proof);
    return html`<div class="card" role="listitem" aria-setsize=${this.#shown.length} aria-posinset=${index + 1}>
      <pr-thumb .version=${newest.info.file} .alt=${words.thumb.of(name)}></pr-thumb>
      <div class="text"><a class="truncate" href=${address(view)} title=${name} @click=${this.#opens(view)}>${proof.sku}${proof.view ? html` <span>${proof.view}</span>` : nothing}</a>
        <span class="said"><span class="kind newest"><b>v${newest.number}</b>${words.kind[newest.info.kind]}</span><span class="state ${look.tone}">${icon(look.icon)}<span>${verdict === 'open' ? words.bulk.undecided : words.verdict[verdict]}</span></span></span></div></div>`;
  }

  #filter(value: Mine['verdict'] | null, text: string, count: number): TemplateResult {
    return html`<button class="filter" aria-pressed=${this.only === value} @click=${() => (this.only = value)}>${text}<span class="num">${number(count)}</span></button>`;
  }

  #grid(): TemplateResult {
    const { rows, columns, size, window: { first, end } } = this.#virtual;
    if (this.#shown.length === 0) return html`<div class="empty">${icon('images')}<h2>${words.bulk.nothing}</h2><p>${words.bulk.nothingText}</p></div>`;
    return html`<div class="list" ${styled({ 'block-size': `${rows * size}px`, '--columns': String(columns) })}><div class="cell-size" aria-hidden="true"></div>
      <div role="list" aria-label=${words.bulk.grid}>${repeat(Array.from({ length: end - first }, (_, n) => first + n), (row) => row, (row) => html`<div class="band" role="presentation" ${styled({ transform: `translateY(${row * size}px)` })}>
        ${this.#shown.slice(row * columns, (row + 1) * columns).map((one, n) => this.#card(one, row * columns + n))}</div>`)}</div></div>`;
  }

  override render() {
    const { review, link } = this.state;
    if (!review) return nothing;
    const text = words.bulk;
    const count = (value: Mine['verdict']) => this.#mine.reduce((sum, { verdict }) => sum + (verdict === value ? 1 : 0), 0);
    const open = this.#mine.find(({ verdict }) => verdict === 'open');
    const decides = link.kind === 'open' && link.role === 'decide';
    return html`<div class="page">
      <header><div class="name"><h1>${review.title}</h1><p class="small muted">${text.lead(count('open'), this.#mine.length)}</p></div>
        ${decides ? html`<button class="button" aria-pressed=${this.grouping} @click=${() => (this.grouping = !this.grouping)}>${icon('layers')}${text.groups}</button>` : nothing}
        ${open ? html`<a class="button primary" href=${address({ name: 'review', proof: open.proof.id })} @click=${follow(this.actions, { name: 'review', proof: open.proof.id })}>${text.first}</a>` : nothing}</header>
      ${this.grouping ? html`<pr-alike></pr-alike>` : html`
        <div class="filters" role="group" aria-label=${text.filter}>${this.#filter(null, text.mine.all, this.#mine.length)}${STATES.map((value) => (count(value) > 0 ? this.#filter(value, text.mine[value], count(value)) : nothing))}</div>
        ${this.#grid()}`}
    </div>`;
  }

  static override styles = [shared, css`
    :host { overflow: auto; scrollbar-gutter: stable; background: var(--bg); }
    .page { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); max-inline-size: 100rem; margin-inline: auto; padding: var(--space-5) var(--space-6) var(--space-8); }
    header { display: flex; align-items: center; gap: var(--space-3); flex-wrap: wrap; }
    .name { flex: 1 1 14rem; display: grid; gap: var(--space-1); min-inline-size: 0; }
    h1 { font-size: var(--size-6); }
    .filters { display: flex; gap: var(--space-1); overflow-x: auto; scrollbar-width: none; padding: 2px; margin: -2px; }
    .filter { display: inline-flex; align-items: center; gap: var(--space-1); flex: none; min-block-size: var(--control); padding: 0 var(--space-3); border: 1px solid transparent; border-radius: var(--radius-full); background: none; color: var(--text-2); font-size: var(--size-3); cursor: pointer; }
    .filter:hover { background: var(--surface-hover); }
    .filter[aria-pressed='true'] { border-color: var(--line-strong); background: var(--surface); color: var(--text); font-weight: var(--weight-medium); }
    .filter .num { color: var(--text-3); }
    .list { position: relative; }
    .cell-size { position: absolute; visibility: hidden; inline-size: 12.5rem; block-size: 15rem; }
    .band { position: absolute; inset-block-start: 0; inset-inline: 0; display: grid; grid-template: minmax(0, 1fr) / repeat(var(--columns), minmax(0, 1fr)); gap: var(--space-3); block-size: 15rem; padding-block-end: var(--space-3); }
    .card { position: relative; display: grid; grid-template-rows: minmax(0, 1fr) auto; min-inline-size: 0; border: var(--hairline); border-radius: var(--radius-3); overflow: hidden; background: var(--surface); }
    .card:hover { border-color: var(--line-strong); box-shadow: var(--shadow-2); }
    .card:has(a:focus-visible) { outline: 2px solid var(--focus); outline-offset: -2px; }
    .card pr-thumb { min-block-size: 0; }
    .text { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.375rem; padding: var(--space-2) var(--space-3) var(--space-3); border-block-start: var(--hairline); }
    a:not(.button) { color: var(--text); font-size: var(--size-3); font-weight: var(--weight-bold); text-decoration: none; outline: none; }
    a:not(.button)::after { content: ''; position: absolute; inset: 0; }
    a span { color: var(--text-2); font-weight: var(--weight); }
    .said { display: flex; align-items: center; justify-content: space-between; gap: var(--space-2); min-inline-size: 0; overflow: hidden; }
    .state { display: inline-flex; align-items: center; gap: var(--space-1); min-inline-size: 0; font-size: var(--size-2); white-space: nowrap; }
    .state .icon { inline-size: 0.875rem; block-size: 0.875rem; }
    .state.info { color: var(--accent); }
    .kind { flex: none; }
    @media (max-width: 640px) {
      .page { padding: var(--space-4) var(--space-3) calc(var(--space-8) + env(safe-area-inset-bottom)); }
      .cell-size { inline-size: 9rem; block-size: 12.5rem; }
      .band { block-size: 12.5rem; gap: var(--space-2); padding-block-end: var(--space-2); }
      .said { flex-wrap: wrap; }
      .name { flex-basis: 100%; }
      header .button { flex: 1 1 auto; }
    }
  `];
}
