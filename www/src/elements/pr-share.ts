/** `<pr-share>`: makes one link per person, and follows what became of each. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Reviewer } from '../../../pkg/proofroom.js';
import type { IssuedLink } from '../state/model.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { partMissing } from './part-missing.js';
import { shared } from './shared-styles.js';
import { digestOf } from './share-progress.js';
import { load } from './views.js';
import './pr-answers.js';
import './pr-copy.js';
import './pr-share-form.js';
import './pr-share-link.js';

@customElement('pr-share')
export class PrShare extends ProofroomElement {
  protected readonly uses = ['review', 'links', 'store'] as const;
  @query('#store-address') private address?: HTMLInputElement;
  @state() private setup: 'closed' | 'coming' | 'here' | 'missing' = 'closed';

  #connect(event: Event): void {
    event.preventDefault();
    const value = this.address?.value.trim();
    if (value) alreadyTold(this.actions.connectStore(value));
  }

  /** Fetched when somebody asks for it; a store that works needs none of it. */
  async #openSetup(): Promise<void> {
    this.setup = 'coming';
    this.setup = await load('storeSetup').then(() => 'here' as const, () => 'missing' as const);
  }

  #setup(): TemplateResult {
    if (this.setup === 'here') return html`<pr-store-setup></pr-store-setup>`;
    return html`<div class="toolbar"><button class="button quiet" aria-busy=${this.setup === 'coming'} @click=${this.#openSetup}>${icon('settings')}${words.storeSetup.open}</button>
      ${this.setup === 'missing' ? partMissing() : nothing}</div>`;
  }

  #store(): TemplateResult | typeof nothing {
    const { store } = this.state;
    if (store.kind === 'connected' || store.kind === 'connecting') return nothing;
    const gone = store.kind === 'unreachable';
    return html`<div class="notice warn">${icon('unplug')}<div class="stack">
      <p><b>${gone ? words.share.unreachable(store.endpoint) : words.share.noStore}.</b> ${store.why ?? nothing} ${gone ? nothing : words.share.noStoreText}</p>
      <form class="row" @submit=${this.#connect}><label class="visually-hidden" for="store-address">${words.share.storeAddress}</label>
        <input id="store-address" class="input" autocomplete="off" spellcheck="false" placeholder=${words.share.storeAddress} .value=${gone ? store.endpoint : ''} />
        <button class="button">${gone ? words.retry : words.share.connect}</button></form></div></div>`;
  }

  /** Links of this browser and people whose links were made elsewhere, newest first. */
  #people(): readonly { key: string; link: IssuedLink | undefined; reviewer: Reviewer | undefined }[] {
    const reviewers = this.state.review?.reviewers ?? [];
    const own = this.state.links.map((link) => ({ key: link.link, link, reviewer: reviewers.find((one) => one.link === link.link) }));
    const known = new Set(own.map((one) => one.key));
    const others = reviewers.filter((one) => !known.has(one.link)).map((reviewer) => ({ key: reviewer.link, link: undefined, reviewer }));
    return [...own, ...others].sort((a, b) => (b.link?.createdAt ?? b.reviewer?.addedAt ?? 0) - (a.link?.createdAt ?? a.reviewer?.addedAt ?? 0));
  }

  override render() {
    const { review } = this.state;
    if (!review || review.proofs.length === 0) {
      return html`<div class="page"><div class="empty">${icon('share-2')}<h1 class="title-1">${words.share.nothing}</h1><p>${words.share.nothingText}</p>
        <button class="button primary" @click=${() => this.actions.go({ name: 'board' })}>${words.shell.back}</button></div></div>`;
    }
    const people = this.#people();
    return html`<div class="page">
      <div class="head"><h1>${words.share.title}</h1><p class="muted">${words.share.lead}</p></div>
      ${this.#store()}
      ${this.#setup()}
      <div class="columns">
        <pr-share-form></pr-share-form>
        <section aria-labelledby="links">
          <h2 id="links">${words.share.links}${people.length > 0 ? html` <span class="faint num">${people.length}</span>` : nothing}</h2>
          <div class="toolbar">${people.length > 0 ? html`<pr-copy label=${words.share.copyDigest} .text=${digestOf(review, Date.now())}></pr-copy>` : nothing}<pr-answers></pr-answers></div>
          ${people.length === 0
            ? html`<div class="panel empty">${icon('link')}<h3>${words.share.none}</h3><p class="small">${words.share.noneText}</p></div>`
            : html`<ul role="list">${repeat(people, (one) => one.key, (one) => html`<li><pr-share-link .link=${one.link} .reviewer=${one.reviewer}></pr-share-link></li>`)}</ul>`}
        </section>
      </div>
    </div>`;
  }

  static override styles = [shared, css`
    .page { display: grid; gap: var(--space-5); align-content: start; grid-template-columns: minmax(0, 1fr); max-inline-size: 76rem; margin-inline: auto; padding: var(--space-6) var(--space-6) var(--space-12); }
    .head { display: grid; gap: var(--space-2); }
    .head p { max-inline-size: 44rem; text-wrap: pretty; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-6); align-items: start; }
    section, ul { display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); }
    section h2 { padding-block: var(--space-2) 0; }
    .notice form { max-inline-size: 32rem; }
    @media (max-width: 960px) { .columns { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 640px) { .page { padding: var(--space-4) var(--space-4) var(--space-8); } h1 { font-size: var(--size-6); } }
  `];
}
