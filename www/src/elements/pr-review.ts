/** The reviewer's page: one picture, which version it is, what is said of it, and the decision. Never moves to another version by itself. */
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Proof } from '../../../pkg/proofroom.js';
import type { Hash, View } from '../state/model.js';
import { explain, grouped, onDay, words } from '../text/messages.js';
import { Swipes } from '../viewer/swipe.js';
import { commandOf } from './commands.js';
import { comparing, type Comparing } from './compare-tools.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { LookAtProof } from './look-at-proof.js';
import { lookingTools } from './looking-tools.js';
import type { measuredHere } from './measured-here.js';
import { notesHere, notesOfPage } from './notes-here.js';
import './pr-copy.js';
import './pr-link-gate.js';
import type { PrLooking } from './pr-looking.js';
import type { PrTalkPanel } from './pr-talk-panel.js';
import type { PrViewer } from './pr-viewer.js';
import { pageStyles } from './proof-page-styles.js';
import { placeOf, showsOf, type Place } from './proof-place.js';
import { proofName } from './proof-summary.js';
import { reviewStyles } from './review-styles.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import { isLoaded, load, wanted } from './views.js';

@customElement('pr-review')
export class PrReview extends ProofroomElement {
  static override styles = [...shared, pageStyles, reviewStyles];
  protected readonly uses = ['view', 'review', 'pictures', 'link', 'me', 'online', 'outbox', 'settings', 'checks', 'pending', 'seen', 'drafts'] as const;

  @state() private open = false;
  /** Fetched after the first view. */
  @state() private measure: typeof measuredHere | null = null;
  @query('pr-viewer') private viewer?: PrViewer;
  @query('pr-talk-panel') private talk?: PrTalkPanel;
  /** The version that each proof was first shown in: a newer one is offered, not jumped to. */
  readonly #pinned = new Map<string, number>();
  #seen: Hash = '';
  readonly #look = new LookAtProof(this, ['notes'], () => this.viewer, notesOfPage({
    place: () => this.#place(), state: () => this.state, actions: () => this.actions,
    write: () => { this.open = true; void load('talk').then(() => this.updateComplete).then(() => this.talk?.focus()); },
  }));

  override connectedCallback(): void {
    super.connectedCallback();
    wanted('talk');
    wanted('compare');
    wanted('looking');
    import('./measured-here.js').then((it) => { this.measure = it.measuredHere; }, (error: unknown) => console.warn(`overlays could not be fetched: ${String(error)}`));
    // Wherever the focus is: somebody who has just come here has it nowhere.
    window.addEventListener('keydown', this.#onKey);
    this.addEventListener('picture-shown', (event) => this.actions.looked((event as CustomEvent<Hash>).detail));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
  }

  #place(): Place | null {
    const { view, review, me } = this.state;
    if (view.name !== 'review') return null;
    const shows = review ? showsOf(review, me) : null;
    const { walk } = this.state.board;
    const first = placeOf(review, shows, view.proof, view.version, walk);
    if (!first) return null;
    const pinned = view.version ?? this.#pinned.get(first.proof.id) ?? first.newest.number;
    this.#pinned.set(first.proof.id, pinned);
    return placeOf(review, shows, first.proof.id, pinned, walk);
  }

  #mayWrite(here: Place): boolean {
    const { link } = this.state;
    return link.kind === 'open' && link.role !== 'view' && !here.version.supersededBy;
  }

  /** The picture, when there is one: a finger drawn over it goes to its neighbour. */
  @query('.picture') private surface?: HTMLElement;
  @query('pr-looking') private looking?: PrLooking;
  #swiped?: HTMLElement;

  protected override updated(): void {
    const { surface } = this;
    if (!surface || surface === this.#swiped) return;
    this.#swiped = surface;
    const beside = (step: 1 | -1): Proof | undefined => { const here = this.#place(); return step > 0 ? here?.next : here?.previous; };
    new Swipes(surface, {
      ready: () => !this.#look.marking && !this.#look.other && !this.looking?.on && (this.viewer?.panes?.[0]?.view.fitted ?? false),
      has: (step) => beside(step) !== undefined,
      go: (step) => this.#go(beside(step)),
      follow: (px) => { if (this.viewer) this.viewer.style.translate = px === 0 ? '' : `${px}px`; },
    });
  }

  #go(to: Proof | undefined): void {
    if (to) this.actions.go({ name: 'review', proof: to.id });
  }

  readonly #onKey = (e: KeyboardEvent): void => {
    const here = this.#place();
    if (!here) return;
    switch (commandOf(e, 'review')) {
      case 'nextPicture': this.#go(here.next); break;
      case 'previousPicture': this.#go(here.previous); break;
      case 'compareVersions': this.#look.compare(this.#look.other ? '' : this.#comparing(here).usual); break;
      case 'markPlace': if (this.#mayWrite(here)) this.#look.nextTool(); break;
      default: if (!this.#look.command(commandOf(e, 'compare'), this.#comparing(here).usual)) return;
    }
    e.preventDefault();
  };

  #comparing(here: Place): Comparing {
    return comparing(here, this.#look, this.state, this.actions, showsOf(here.review, this.state.me));
  }

  protected override willUpdate(): void {
    const file = this.#place()?.version.info.file ?? '';
    if (file === this.#seen) return;
    this.#look.leave();
    this.#look.other = '';
    this.#seen = file;
  }

  protected override render(): unknown {
    const here = this.#place();
    const { view, review } = this.state;
    if (here && view.name === 'review' && view.all) {
      if (isLoaded('overview')) return html`<pr-overview></pr-overview>`;
      void load('overview').then(() => this.requestUpdate(), () => undefined); // asked for again with the next look
      return nothing;
    }
    if (here) return this.#page(here);
    // The address may name a proof that this link does not show; the first one is always there.
    if (view.name === 'review' && view.proof && review && placeOf(review, showsOf(review, this.state.me))) {
      const to: View = { name: 'review' };
      return html`<div class="empty">${icon('image-off')}<h1 class="title-2">${words.review.notHere}</h1><a class="button primary" href=${address(to)} @click=${follow(this.actions, to)}>${words.review.showFirst}</a></div>`;
    }
    return html`<pr-link-gate class="gate"></pr-link-gate>`;
  }

  #page(here: Place): unknown {
    const { proof, version, versions, review } = here;
    const file = version.info.file;
    const { shown, selected, marking, other, noteFilter } = this.#look;
    const notes = notesHere(here, this.state, noteFilter);
    const { otherSide, otherLayers, menu } = this.#comparing(here);
    const measured = this.measure?.(file, here.version, this.state, this.actions, this.#look) ?? { layers: [], button: nothing };
    return html`
      <header class="head">
        <div class="version" aria-hidden="true"><span>${words.review.version}</span><b>${version.number}</b></div>
        <div class="name"><h1 class="truncate">${proofName(proof)}<span class="visually-hidden">${words.review.ofVersion(version.number)}</span></h1><p class="tiny muted truncate">${review.title}, ${review.studio}</p></div>
        ${versions.length > 1 ? html`<pr-version-strip .proof=${proof} .versions=${versions} .current=${version.number} side="review"></pr-version-strip>` : html`<span class="spacer"></span>`}
        <p class="visually-hidden" role="status">${words.review.now(proofName(proof), version.number, here.index + 1, here.count)}</p>
        ${here.count > 1 ? html`<a class="button quiet overview" href=${address({ name: 'review', all: true })} aria-label=${words.review.overview} title=${words.review.overview} @click=${follow(this.actions, { name: 'review', all: true })}>${icon('layout-grid')}</a>` : nothing}
        <nav class="beside" aria-label=${words.review.beside}>${this.#step(here.previous, words.review.previous, 'chevron-left')}<span class="small muted num">${words.proof.place(here.index + 1, here.count)}</span>${this.#step(here.next, words.review.next, 'chevron-right')}</nav>
      </header>
      <div class="banners" role="status">${this.#banner(here)}</div>
      <div class="work ${this.open ? 'open' : ''}">
        <div class="picture">
          <pr-viewer .proof=${proof.id} .picture=${file} .title=${words.review.named(proofName(proof), version.number)} .side=${words.proof.version(version.number)} .other=${other} .otherSide=${otherSide} .mode=${this.#look.mode} .otherLayers=${otherLayers}
            .layers=${[...measured.layers, ...notes.layers, ...this.#look.close]} .shown=${shown} .selected=${selected} .marking=${marking} .tool=${this.#look.tool} .draft=${notes.draft}>
            ${menu}${measured.button}
          </pr-viewer>
          ${lookingTools(here, this.#look, otherSide, [])}
          <pr-proof-strip .current=${proof.id} .shows=${showsOf(review, this.state.me)}></pr-proof-strip>
        </div>
        <aside class="panel-side" aria-label=${words.review.panel}>
          <div class="decide">
            <pr-decision-bar .proof=${proof} .version=${version}></pr-decision-bar>
            <div class="quick">
              ${this.#mayWrite(here) ? html`<button class="button" type="button" aria-pressed=${marking} @click=${() => this.#look.mark()}>${icon('square-dashed')}${words.review.mark}</button>` : nothing}
              <button class="button quiet" type="button" aria-expanded=${this.open} aria-controls="talk" @click=${() => { this.open = !this.open; }}>${icon('message-square')}${words.review.notes} ${notes.open > 0 ? html`<span class="num">${notes.open}</span>` : nothing}${notes.unread > 0 ? html`<span class="chip info">${words.notes.unreadCount(notes.unread)}</span>` : nothing}${icon('chevron-down')}</button>
            </div>
          </div>
          <div class="scroll" id="talk" tabindex="0" role="region" aria-label=${words.review.notes}>
            ${versions.length > 1 ? html`<pr-version-strip .proof=${proof} .versions=${versions} .current=${version.number} side="review"></pr-version-strip>` : nothing}
            <pr-talk-panel .proof=${proof} .version=${version} .threads=${notes.threads} .filter=${noteFilter} .marking=${marking} .selected=${selected}></pr-talk-panel>
            ${this.#foot(here)}
          </div>
        </aside>
      </div>`;
  }

  #step(to: Proof | undefined, name: string, mark: IconName): unknown {
    if (!to) return html`<button class="icon-button" type="button" disabled aria-label=${name}>${icon(mark)}</button>`;
    const view: View = { name: 'review', proof: to.id };
    return html`<a class="icon-button" href=${address(view)} aria-label="${name}: ${proofName(to)}" @click=${follow(this.actions, view)}>${icon(mark)}</a>`;
  }

  #banner({ version, versions, newest, proof }: Place): unknown {
    const { link, online } = this.state;
    const unsent = this.state.outbox.filter((each) => each.state === 'not-sent').length;
    const ended = link.kind === 'open' && link.expiresAt < Date.now();
    const problem = link.kind === 'broken' ? link.problem : ended ? { code: 'link-expired', message: '' } : null;
    const view: View = { name: 'review', proof: proof.id, version: newest.number };
    const replaced = version.supersededBy !== undefined && version.supersededBy !== null;
    return html`
      ${replaced ? html`<div class="banner">${icon('lock')}<span><strong>${words.review.replaced(version.number)}</strong> ${words.review.readOnly}</span><span class="spacer"></span>
        ${newest !== version ? html`<a class="button small primary" href=${address(view)} @click=${follow(this.actions, view)}>${words.proof.openVersion(newest.number)}</a>` : html`<span class="tiny muted">${versions.length > 0 ? words.review.newerHidden : ''}</span>`}</div>` : nothing}
      ${online ? nothing : html`<div class="banner quiet">${icon('wifi-off')}<span>${unsent > 0 ? words.review.offlineUnsent : words.review.offline}</span></div>`}
      ${problem ? html`<div class="banner">${icon('link-2-off')}<span>${explain(problem).title}. ${explain(problem).remedy}</span></div>` : nothing}`;
  }

  #foot({ version, review }: Place): unknown {
    const { me, link } = this.state;
    return html`<footer class="foot">
      <p>${icon('user')}<span>${words.review.as} <strong>${me ? words.shell.invited(me.name, me.title) : words.review.guest}</strong>${link.kind === 'open' ? html`, ${words.review.until(onDay(link.expiresAt))}` : nothing}</span></p>
      <p>${icon('fingerprint')}<span>${words.review.file(version.info.fileName)}<br /><span class="mono">${grouped(version.info.file)}</span></span><pr-copy compact .text=${version.info.file} label=${words.proof.copyHash}></pr-copy></p>
      <p>${icon('shield-check')}<span>${words.review.sealed(review.studio)}</span></p>
    </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-review': PrReview }
}
