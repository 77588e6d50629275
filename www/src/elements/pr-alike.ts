/**
 * `<pr-alike>`: look-alike changes of a reviewer's pictures: groups, three samples that must be looked at, and one
 * confirmation that lists every file with its hash and makes one signed decision a file.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Verdict } from '../../../pkg/proofroom.js';
import { alike, lookedAt, undecided, type Alike, type Undecided } from '../state/change-kinds.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { showsOf } from './proof-place.js';
import { proofName } from './proof-summary.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import './pr-bulk-confirm.js';
import './pr-thumb.js';

/** Groups are kept open over a look at a sample: by the element's class, since the page makes a new one. */
let chosen: string | null = null;

@customElement('pr-alike')
export class PrAlike extends ProofroomElement {
  protected readonly uses = ['review', 'me', 'looked'] as const;
  @state() private group = chosen;
  @state() private asking: Verdict | null = null;

  #choose(key: string | null): void {
    this.group = chosen = key;
  }

  #group(group: Alike): TemplateResult {
    const text = words.bulk;
    return html`<li class="panel"><div class="thumbs" aria-hidden="true">${group.samples.map(({ after }) => html`<pr-thumb small .version=${after.info.file}></pr-thumb>`)}</div>
      <div class="about"><h3 class="title-3">${text.changed(group.kinds.map((kind) => text.kinds[kind]))}</h3><p class="small muted">${text.group(group.proofs.length)}</p></div>
      <button class="button" @click=${() => this.#choose(group.key)}>${text.open}</button></li>`;
  }

  #sample({ proof, before, after }: Undecided): TemplateResult {
    const seen = this.state.looked.has(after.info.file);
    const name = proofName(proof);
    const view = { name: 'review', proof: proof.id, version: after.number } as const;
    return html`<li class="panel sample"><div class="pair">${before ? html`<figure><pr-thumb .version=${before.info.file} .alt=${`${name}, v${before.number}`}></pr-thumb><figcaption class="tiny muted">v${before.number} ${words.kind[before.info.kind]}</figcaption></figure>` : nothing}
        <figure><pr-thumb .version=${after.info.file} .alt=${`${name}, v${after.number}`}></pr-thumb><figcaption class="tiny muted">v${after.number} ${words.kind[after.info.kind]}</figcaption></figure></div>
      <div class="row"><a class="button ${seen ? '' : 'primary'}" href=${address(view)} @click=${follow(this.actions, view)}>${icon('eye')}${words.bulk.look(name)}</a>
        ${seen ? html`<span class="good row small">${icon('check')}${words.bulk.seen}</span>` : nothing}</div></li>`;
  }

  #open(group: Alike): TemplateResult {
    const text = words.bulk;
    const { proofs, samples } = group;
    const seen = lookedAt(samples, this.state.looked);
    const ready = seen === samples.length;
    const count = proofs.length;
    return html`<section aria-labelledby="group"><button class="button quiet" @click=${() => this.#choose(null)}>${icon('chevron-left')}${text.back}</button>
      <h2 id="group">${text.changed(group.kinds.map((kind) => text.kinds[kind]))}, ${text.group(count)}</h2>
      <p class="small muted">${text.samplesText}</p>
      <ul role="list" class="samples">${samples.map((one) => this.#sample(one))}</ul>
      <div class="decide ${ready ? 'ready' : ''}" role="group" aria-label=${text.decide}><p class="small num" role="status">${text.samples(seen, samples.length)}</p>
        <button class="button good" ?disabled=${!ready} @click=${() => (this.asking = 'approved')}>${icon('check')}${text.approve(count)}</button>
        <button class="button" ?disabled=${!ready} @click=${() => (this.asking = 'changes-requested')}>${text.changes(count)}</button>
        <button class="button danger" ?disabled=${!ready} @click=${() => (this.asking = 'rejected')}>${text.reject(count)}</button></div>
      <pr-bulk-confirm .proofs=${proofs} .opened=${proofs.filter(({ after }) => this.state.looked.has(after.info.file)).length} .verdict=${this.asking} @close=${() => (this.asking = null)} @signed=${() => this.#choose(null)}></pr-bulk-confirm></section>`;
  }

  override render() {
    const { review, me } = this.state;
    if (!review || !me) return nothing;
    const groups = alike(undecided(review.proofs, showsOf(review, me), me.key));
    const open = groups.find(({ key }) => key === this.group);
    if (open) return this.#open(open);
    if (groups.length === 0) return html`<div class="empty">${icon('layers')}<h2>${words.bulk.groups}</h2><p>${words.bulk.noGroups}</p></div>`;
    return html`<section aria-labelledby="groups"><h2 id="groups">${words.bulk.groups}</h2><p class="small muted lead">${words.bulk.groupsText}</p>
      <ul role="list" class="groups">${repeat(groups, ({ key }) => key, (group) => this.#group(group))}</ul></section>`;
  }

  static override styles = [shared, css`
    section { display: grid; gap: var(--space-4); justify-items: start; }
    .lead { max-inline-size: 46rem; text-wrap: pretty; }
    ul { inline-size: 100%; }
    .groups { display: grid; gap: var(--space-3); }
    .groups li { display: flex; align-items: center; gap: var(--space-4); padding: var(--space-3); flex-wrap: wrap; }
    .thumbs { display: flex; gap: var(--space-1); }
    .thumbs pr-thumb { inline-size: 3.5rem; block-size: 3.5rem; border-radius: var(--radius-1); }
    .about { flex: 1 1 12rem; display: grid; gap: 2px; }
    .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: var(--space-3); }
    .sample { display: grid; gap: var(--space-3); padding: var(--space-3); }
    .pair { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: var(--space-2); }
    figure { display: grid; gap: var(--space-1); }
    figure pr-thumb { block-size: 9rem; border-radius: var(--radius-2); }
    .sample .row { justify-content: space-between; flex-wrap: wrap; }
    /* It stays in sight when it can be used; before that it would lie over the samples, on a phone over a quarter of them. */
    .decide.ready { position: sticky; inset-block-end: 0; }
    .sample a { scroll-margin-block-end: 12rem; }
    .decide { display: flex; align-items: center; gap: var(--space-2); flex-wrap: wrap; inline-size: 100%; padding-block: var(--space-3); background: var(--bg); border-block-start: var(--hairline); }
    .decide p { flex: 1 1 8rem; }
    @media (max-width: 640px) { .decide .button { flex: 1 1 100%; } }
  `];
}

