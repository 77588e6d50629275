/**
 * `<pr-tour>`: walks the spots at 200 %, says what each is about, and records which were seen at 100 % or more. The studio
 * places spots here, sends them to the reviewers, asks that they be seen before approval, and sees how far everybody is.
 */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Spot, SpotKind, TourSpot, Version } from '../../../pkg/proofroom.js';
import { SEEN_FROM, seenBy } from '../state/tour.js';
import { words } from '../text/messages.js';
import type { Layer } from '../viewer/layers.js';
import { heart, inView, middlePlace } from '../viewer/spots.js';
import type { Viewport } from '../viewer/viewport.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import type { PrViewer } from './pr-viewer.js';
import { shared } from './shared-styles.js';
import { watchViewer } from './viewer-watch.js';

/** A spot counts as seen after this long in view, ms: less is a flight over it. */
const MOMENT = 700;
/** Spots seen within this time are recorded together, ms. */
const GATHER = 1200;
/** The core takes no more spots of a version. */
const MOST = 32;
const BY_HAND: readonly SpotKind[] = ['hands', 'hair', 'jewellery', 'join', 'other'];

@customElement('pr-tour')
export class PrTour extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: block; }
    .tour { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: var(--space-1) var(--space-3); padding: var(--space-2) var(--space-3); border-block-start: var(--hairline); font-size: var(--size-3); }
    .text { min-inline-size: 0; display: grid; gap: 2px; }
    .text p { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
    .walk { display: flex; gap: var(--space-1); }
    .dots { display: flex; flex-wrap: wrap; gap: 3px; }
    .dots i { inline-size: 0.625rem; block-size: 0.625rem; border: 1.5px solid var(--text-3); border-radius: 50%; }
    .dots .seen { background: var(--good); border-color: var(--good); }
    .dots .here { outline: 2px solid var(--focus); outline-offset: 1px; }
    .studio { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-3); padding-block-start: var(--space-1); border-block-start: var(--hairline); font-size: var(--size-2); }
    .select { inline-size: auto; }
    @media (pointer: coarse) { .button, .icon-button, .select { min-block-size: 2.75rem; min-inline-size: 2.75rem; } }
  `];
  protected readonly uses = ['review', 'me', 'side', 'link'] as const;

  @property({ attribute: false }) viewer: () => PrViewer | null | undefined = () => null;
  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) stops: readonly Spot[] = [];
  @state() private open = false;
  @state() private here = 0;
  @state() private kind: SpotKind = 'hands';
  /** Seen in this visit, whether or not it is recorded yet. */
  @state() private seen: ReadonlyMap<string, number> = new Map();
  readonly #unsaid = new Map<string, number>();
  #told = '';
  #unwatch: (() => void) | undefined;
  #watched: PrViewer | null = null;
  #moment = 0;
  #from: Viewport | undefined;
  #gather = 0;

  get #studio(): boolean {
    return this.state.side === 'studio';
  }

  /** The reviewers' spots, then what only this browser's checks found. */
  get all(): readonly Spot[] {
    const { spots } = this.version;
    return [...spots, ...this.stops.filter(({ id }) => !spots.some((spot) => spot.id === id))];
  }

  begin(): void {
    const first = this.all.findIndex((spot) => !this.#isSeen(spot));
    this.open = true;
    this.#go(Math.max(0, first));
  }

  step(by: 1 | -1): void {
    const { length } = this.all;
    if (!this.open) this.begin();
    else if (length > 0) this.#go((this.here + by + length) % length);
  }

  #go(index: number): void {
    this.here = index;
    const spot = this.all[index];
    const [viewer, view] = [this.viewer(), this.viewer()?.panes[0]?.view];
    if (spot && viewer && view) viewer.lookAt(heart(spot.region, view));
  }

  #isSeen({ id }: Spot): boolean {
    const recorded = seenBy(this.version, this.state.me?.key).get(id) ?? 0;
    return Math.max(recorded, this.seen.get(id) ?? 0) >= SEEN_FROM;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(null);
    this.#record();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('version') && changed.get('version')?.info.file !== this.version.info.file) {
      if (changed.get('version')) this.#record(changed.get('version'));
      this.seen = new Map();
      this.#from = undefined;
      this.open = false;
      this.here = 0;
    }
    this.here = Math.min(this.here, Math.max(0, this.all.length - 1));
  }

  protected override updated(): void {
    const viewer = this.viewer();
    this.#watch(viewer?.panes ? viewer : null);
    this.#look();
    const marks = this.open ? this.all.map((spot, n) => ({ id: `spot-${spot.id}`, tag: String(n + 1), region: spot.region, tone: 'plain' as const, label: this.#name(spot, n) })) : [];
    const selected = marks[this.here]?.id ?? null;
    // Told when it differs: the page renders what it is told.
    const told = JSON.stringify([marks, selected, this.all.length, this.seen.size]);
    if (told === this.#told) return;
    this.#told = told;
    const layer: Layer | null = marks.length > 0 ? { id: 'spots', kind: 'marks', label: words.looking.tour, marks } : null;
    this.dispatchEvent(new CustomEvent('tour-layer', { detail: { layer, selected }, bubbles: true, composed: true }));
  }

  #watch(viewer: PrViewer | null): void {
    if (viewer === this.#watched) return;
    this.#unwatch?.();
    this.#watched = viewer;
    this.#unwatch = viewer ? watchViewer(viewer, this.#look) : undefined;
    clearTimeout(this.#moment);
    this.#moment = 0;
  }

  /** After each change of where is looked: what stays in view for a moment, sharp, has been seen. */
  readonly #look = (): void => {
    const [viewer, view] = [this.viewer(), this.viewer()?.panes[0]?.view];
    if (this.#moment && view === this.#from) return; // painted again, and looks where it looked
    clearTimeout(this.#moment);
    this.#from = view;
    const due = viewer?.hasAttribute('sharp') && this.#inView().some((spot) => !this.#isSeen(spot));
    this.#moment = due ? window.setTimeout(() => this.#note(), MOMENT) : 0;
  };

  #inView(): readonly Spot[] {
    const view = this.viewer()?.panes.find(({ side }) => side === 'own')?.view;
    return view && view.scale >= SEEN_FROM ? this.all.filter(({ region }) => inView(view, region)) : [];
  }

  #note(): void {
    this.#moment = 0;
    const [viewer, view] = [this.viewer(), this.viewer()?.panes[0]?.view];
    if (!viewer?.hasAttribute('sharp') || !view) return;
    const seen = this.#inView().filter((spot) => !this.#isSeen(spot));
    this.seen = new Map([...this.seen, ...seen.map(({ id }) => [id, view.scale] as const)]);
    for (const { id } of seen) if (this.version.spots.some((spot) => spot.id === id)) this.#unsaid.set(id, view.scale);
    clearTimeout(this.#gather);
    if (this.#unsaid.size > 0) this.#gather = window.setTimeout(() => this.#record(), GATHER);
  }

  #record(version = this.version): void {
    clearTimeout(this.#gather);
    const { link, side } = this.state;
    const spots: TourSpot[] = [...this.#unsaid].map(([id, scale]) => ({ id, scale }));
    this.#unsaid.clear();
    // A link that only looks cannot say anything.
    if (spots.length === 0 || (side === 'reviewer' && !(link.kind === 'open' && link.role !== 'view'))) return;
    void this.actions.recordTour(version.info.file, spots).catch(() => {
      for (const { id, scale } of spots) this.#unsaid.set(id, scale); // said with the next ones
    });
  }

  #name(spot: Spot, n: number): string {
    return words.looking.announce(n + 1, this.all.length, this.#text(spot));
  }

  #text({ what, text }: Spot): string {
    return [what === 'finding' ? '' : `${words.looking.what[what]}.`, text || words.looking.hint[what]].filter(Boolean).join(' ');
  }

  /** For the bar: begins and ends the tour; absent where there is nothing to walk. */
  button(): unknown {
    const { all } = this;
    if (all.length === 0 && !this.#studio) return nothing;
    const done = all.filter((spot) => this.#isSeen(spot)).length;
    return html`<button class="button small ${this.open ? '' : 'quiet'}" type="button" aria-pressed=${this.open} aria-keyshortcuts="N" title="${words.looking.tour} (N): ${words.looking.seenOf(done, all.length)}"
      @click=${() => { if (this.open) this.open = false; else this.begin(); }}>${icon('eye')}<span class="word">${words.looking.tour}</span><span class="num">${done}/${all.length}</span></button>`;
  }

  protected override render(): unknown {
    if (!this.open) return nothing;
    const { all, here } = this;
    const spot = all[here];
    return html`<section class="tour" aria-label=${words.looking.tour}>
      <div class="text">
        ${spot ? html`<div class="row wrap small"><strong>${words.looking.spot(here + 1, all.length)}</strong><span class="muted">${words.looking.what[spot.what]}, ${this.#isSeen(spot) ? words.looking.seen : words.looking.unseen}</span></div>
          <p role="status">${spot.text || words.looking.hint[spot.what]}</p>` : html`<p>${words.looking.noSpots}</p>`}
        <div class="dots" aria-hidden="true">${repeat(all, ({ id }) => id, (each, n) => html`<i class="${this.#isSeen(each) ? 'seen' : ''} ${n === here ? 'here' : ''}"></i>`)}</div>
      </div>
      <div class="walk">
        <button class="icon-button" type="button" aria-label=${words.looking.previous} title="${words.looking.previous} (⇧ N)" ?disabled=${all.length < 2} @click=${() => this.step(-1)}>${icon('chevron-left')}</button>
        <button class="button" type="button" title="${words.looking.next} (N)" ?disabled=${all.length === 0} @click=${() => this.step(1)}>${words.looking.next}${icon('chevron-right')}</button>
        <button class="icon-button" type="button" aria-label=${words.looking.end} title=${words.looking.end} @click=${() => { this.open = false; }}>${icon('x')}</button>
      </div>
      ${this.#studio ? this.#desk(spot) : nothing}
    </section>`;
  }

  /** The studio's part: places, what reviewers must do, and how far they are. */
  #desk(spot: Spot | undefined): unknown {
    const { version } = this;
    const own = spot && version.spots.some(({ id }) => id === spot.id);
    const unsent = this.stops.filter(({ id }) => !version.spots.some((each) => each.id === id));
    const required = this.state.review?.policy.tourRequired ?? false;
    const tours = version.tours.filter(({ person }) => person.key !== this.state.me?.key);
    return html`<div class="studio">
      <label class="check"><input type="checkbox" .checked=${required} @change=${(e: Event) => alreadyTold(this.actions.requireTour((e.target as HTMLInputElement).checked))} />${words.looking.require}</label>
      ${unsent.length > 0 ? html`<button class="button small" type="button" @click=${() => this.#place([...version.spots, ...unsent])}>${words.looking.ask}</button>` : nothing}
      <span class="row"><select class="select small" aria-label=${words.looking.whatLabel} @change=${(e: Event) => { this.kind = (e.target as HTMLSelectElement).value as SpotKind; }}>
        ${BY_HAND.map((each) => html`<option value=${each} ?selected=${each === this.kind}>${words.looking.what[each]}</option>`)}</select>
      <button class="button small" type="button" title=${words.looking.placeHint} @click=${() => this.#placeHere()}>${icon('plus')}${words.looking.placeHere}</button></span>
      ${own && spot ? html`<button class="button small" type="button" @click=${() => this.#place(version.spots.filter(({ id }) => id !== spot.id))}>${icon('x')}${words.looking.removeSpot(String(this.here + 1))}</button>` : nothing}
      ${version.spots.length > 0 ? html`<span class="muted">${words.looking.progress}: ${tours.length === 0 ? words.looking.nobody
        : tours.map(({ person, spots }) => words.looking.person(person.name, version.spots.filter(({ id }) => spots.some((each) => each.id === id && each.scale >= SEEN_FROM)).length, version.spots.length)).join('; ')}</span>` : nothing}
    </div>`;
  }

  #place(spots: readonly Spot[]): void {
    alreadyTold(this.actions.placeSpots(this.version.info.file, spots.slice(0, MOST)));
  }

  #placeHere(): void {
    const view = this.viewer()?.panes[0]?.view;
    if (!view) return;
    const region = middlePlace(view);
    this.#place([...this.version.spots, { id: `${this.kind}@${region.x},${region.y}`, what: this.kind, text: '', region }]);
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-tour': PrTour }
}
