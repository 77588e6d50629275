/**
 * Under the picture: the status bar, the loupe with its readings, the sample points, and the guided tour. It looks through
 * the page's viewer and says `sample-layer` and `tour-layer` with what is to lie over the picture.
 */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Spot, Version } from '../../../pkg/proofroom.js';
import type { Average, SamplePoint } from '../state/looking-model.js';
import type { Hash } from '../state/model.js';
import { decimal, words } from '../text/messages.js';
import { inverse, type Affine } from '../viewer/alignment.js';
import { canvasSpace } from '../viewer/canvas.js';
import { Lens, type LensZoom } from '../viewer/lens.js';
import { scaledPixel } from '../viewer/panes.js';
import { labText, levels, type Pair } from '../viewer/readings.js';
import type { Pane } from '../viewer/views.js';
import { centre, toImage, type ImagePoint, type Size } from '../viewer/viewport.js';
import { commandOf } from './commands.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { lensPlaces } from './lens-places.js';
import { LoupeSteering } from './loupe-steering.js';
import './pr-loupe.js';
import './pr-samples.js';
import './pr-status-bar.js';
import './pr-tour.js';
import type { PrTour } from './pr-tour.js';
import type { PrViewer } from './pr-viewer.js';
import { Reader, type Side } from './reader.js';
import { SamplePoints } from './sample-points.js';
import { shared } from './shared-styles.js';
import { sourcesOf } from './tile-sources.js';
import { watchViewer } from './viewer-watch.js';

@customElement('pr-looking')
export class PrLooking extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: block; min-inline-size: 0; background: var(--surface); }
    .menu { inline-size: 40rem; max-inline-size: calc(100vw - 1rem); margin: 0 0 var(--space-2); padding: var(--space-3) var(--space-4); border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-3); inset: auto; position-area: top span-right; position-try-fallbacks: flip-inline; }
    @media (pointer: coarse) { .button { min-block-size: 2.75rem; min-inline-size: 2.75rem; } }
    @media (max-width: 40rem) { .word { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); } }
  `];
  protected readonly uses = ['pictures', 'review', 'me', 'link'] as const;

  @property({ attribute: false }) viewer: () => PrViewer | null | undefined = () => null;
  @property() proof = '';
  @property() picture: Hash = '';
  @property() other: Hash = '';
  @property() ownSide = '';
  @property() otherSide = '';
  @property({ attribute: false }) version!: Version;
  /** What the studio's checks found in this browser; the reviewers' spots are the version's own. */
  @property({ attribute: false }) stops: readonly Spot[] = [];

  /** The loupe is out. */
  @state() on = false;
  @state() private zoom: LensZoom = 2;
  @state() private size: Average = 1;
  @state() private pixel: { x: number; y: number } | null = null;
  @state() private pair: Pair | null = null;
  @state() private problem = '';
  readonly #samples = new SamplePoints(this, () => this.actions, () => this.#sides());
  #finger = false;
  #map: Affine | undefined;
  readonly #space = canvasSpace();
  readonly #lenses = new Map<Hash, Lens>();
  #watched: PrViewer | null = null;
  #steering?: LoupeSteering;
  #reader?: Reader;
  #unwatch?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    window.addEventListener('tour-start', this.#onTour);
    this.addEventListener('tour-layer', this.#onLook);
    void customElements.whenDefined('pr-viewer').then(this.#onLook);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
    window.removeEventListener('tour-start', this.#onTour);
    this.removeEventListener('tour-layer', this.#onLook);
    this.#watch(null);
    this.#put();
  }

  readonly #onLook = (): void => this.requestUpdate();
  readonly #onTour = (): void => { void this.updateComplete.then(() => this.#tour?.begin()); };
  get #tour(): PrTour | null { return this.renderRoot.querySelector('pr-tour'); }

  readonly #onKey = (e: KeyboardEvent): void => {
    switch (commandOf(e, 'looking')) {
      case 'loupe': this.#toggle(); break;
      case 'loupeZoom': this.zoom = this.zoom === 4 ? 1 : this.zoom === 2 ? 4 : 2; break;
      case 'nextSpot': this.#tour?.step(1); break;
      case 'previousSpot': this.#tour?.step(-1); break;
      default: return;
    }
    e.preventDefault();
  };

  #toggle(): void {
    this.on = !this.on;
    if (!this.on) return this.#put();
    this.#watched?.focus();
    const pane = this.#watched?.panes[0];
    // It begins in the middle of what is visible.
    if (pane) this.#go(toImage(pane.view, centre(pane.view)));
  }

  #put(): void {
    this.on = false;
    this.pixel = null;
    this.pair = null;
    for (const lens of this.#lenses.values()) lens.end();
    this.#lenses.clear();
    this.#reader?.forget();
  }

  #watch(viewer: PrViewer | null): void {
    if (viewer === this.#watched) return;
    this.#steering?.end();
    this.#unwatch?.();
    this.#watched = viewer;
    if (!viewer) return;
    this.#unwatch = watchViewer(viewer, this.#onLook);
    this.#steering = new LoupeSteering(viewer, {
      on: () => this.on, free: () => !viewer.marking, hold: () => { this.on = true; },
      point: (pane, at, finger) => { this.#finger = finger; this.#go(this.#inOwn(pane, at)); },
      nudge: (dx, dy) => { this.#finger = false; if (this.pixel) this.#go({ x: this.pixel.x + dx, y: this.pixel.y + dy }); },
      drop: () => this.#drop(),
      away: () => this.#put(),
    });
  }

  /** A point of either pane as one of our own picture. */
  #inOwn(pane: Pane, at: ImagePoint): { x: number; y: number } {
    const [own, map] = [this.#image(this.picture), this.#watched?.map];
    return pane.side === 'own' || !own ? at : scaledPixel({ x: Math.floor(at.x), y: Math.floor(at.y) }, pane.view.image, own, map && inverse(map));
  }

  #go({ x, y }: { x: number; y: number }): void {
    const image = this.#image(this.picture);
    if (!image) return;
    const within = (value: number, length: number): number => Math.min(Math.max(Math.floor(value), 0), length - 1);
    this.pixel = { x: within(x, image.width), y: within(y, image.height) };
    this.#read();
  }

  #image(version: Hash): Size | null {
    const known = this.state.pictures.get(version);
    return known && known.width > 0 ? known : null;
  }

  #sides(): { own: Side; other: Side | null; map: Affine | undefined } | null {
    const [own, other] = [this.#image(this.picture), this.#image(this.other)];
    return own && { own: { version: this.picture, image: own }, other: other && { version: this.other, image: other }, map: this.#watched?.map };
  }

  #read(): void {
    const sides = this.#sides();
    if (!sides || !this.pixel) return;
    this.#reader ??= new Reader(this.actions, (wish, pair, problem) => {
      if (wish.own.version !== this.picture) return;
      this.pair = pair;
      this.problem = problem;
    });
    this.#reader.read({ ...sides, pixel: this.pixel, size: this.size });
  }

  #drop(): void {
    if (this.pixel) this.#samples.drop({ ...this.pixel, size: this.size });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('proof')) void this.#samples.open(this.proof);
    if (changed.has('picture') || changed.has('other')) this.#samples.again();
    if (this.on && ['picture', 'other', 'size'].some((name) => changed.has(name))) this.#read();
  }

  protected override updated(): void {
    const viewer = this.viewer();
    this.#watch(viewer?.panes ? viewer : null);
    if (viewer?.map === this.#map) return;
    this.#map = viewer?.map; // what was read of the other one was read elsewhere
    this.#samples.again();
    this.#read();
  }

  #lens(version: Hash, image: Size): Lens {
    let lens = this.#lenses.get(version);
    if (!lens) {
      const source = sourcesOf(this.actions, this.#space).picture(version, image);
      lens = new Lens({ held: (at) => source.tile(at), fetch: async (at) => (await this.actions.tiles(version, [at], this.#space))[0] }, () => {
        for (const loupe of this.renderRoot.querySelectorAll('pr-loupe')) loupe.requestUpdate();
      });
      this.#lenses.set(version, lens);
    }
    return lens;
  }

  protected override render(): unknown {
    const viewer = this.#watched;
    const known = this.state.pictures.get(this.picture)?.info;
    const profile = known?.profile ?? this.version.info.profile;
    const { read } = this.#samples;
    return html`
      <pr-tour .viewer=${this.viewer} .version=${this.version} .stops=${this.stops}></pr-tour>
      <pr-status-bar .profile=${profile} .assumed=${profile.endsWith('(assumed)')} .space=${this.#space} .view=${viewer?.panes[0]?.view ?? null}
        .loupe=${this.on} .zoom=${this.zoom} .size=${this.size} .pixel=${this.pixel} .pair=${this.pair} .problem=${this.problem} .otherSide=${this.otherSide}
        @loupe=${() => this.#toggle()} @loupe-zoom=${(e: CustomEvent<LensZoom>) => { this.zoom = e.detail; }} @average=${(e: CustomEvent<Average>) => { this.size = e.detail; }}>
        <button class="button small quiet" type="button" popovertarget="points" title=${words.looking.samples}>${icon('map-pin')}<span class="word">${words.looking.samples}</span>${read.length > 0 ? html`<span class="num">${read.length}</span>` : nothing}</button>
        <div class="menu" id="points" popover role="dialog" aria-label=${words.looking.samples}>
          <pr-samples .points=${read} .names=${{ own: this.ownSide, other: this.otherSide }}
            @sample-show=${({ detail: { x, y } }: CustomEvent<SamplePoint>) => viewer?.lookAt({ x: x - 20, y: y - 20, width: 40, height: 40 })}
            @sample-remove=${(e: CustomEvent<SamplePoint | null>) => this.#samples.remove(e.detail)}></pr-samples>
          ${this.on ? html`<button class="button small" type="button" @click=${() => this.#drop()}>${icon('plus')}${words.looking.drop}</button>` : nothing}
        </div>
        ${this.#tour?.button() ?? nothing}
      </pr-status-bar>
      ${this.on && viewer ? this.#loupes(viewer) : nothing}
      <p class="visually-hidden" role="status">${this.on ? (this.pixel && this.pair ? `${words.looking.place(this.pixel.x, this.pixel.y)}: ${this.#lines(this.pair, 'own').join(', ')}` : words.looking.loupeGuide) : ''}</p>`;
  }

  #loupes(viewer: PrViewer): unknown {
    const { pixel, pair } = this;
    const sides = this.#sides();
    if (!pixel || !sides) return nothing;
    const both = [{ side: 'own' as const, ...sides.own }, ...(sides.other ? [{ side: 'other' as const, ...sides.other }] : [])]
      .map((each) => ({ ...each, at: scaledPixel(pixel, sides.own.image, each.image, each.side === 'other' ? viewer.map : undefined) }));
    const places = lensPlaces(viewer, both, this.#finger);
    return both.map(({ side, version, image, at }, n) => html`<pr-loupe .lens=${this.#lens(version, image)} .image=${image} .pixel=${at} .zoom=${this.zoom} .size=${this.size} .space=${this.#space} .ratio=${devicePixelRatio}
      .place=${places[n]} .name=${side === 'own' ? this.ownSide : this.otherSide} .lines=${pair ? this.#lines(pair, side) : []}></pr-loupe>`);
  }

  #lines(pair: Pair, side: 'own' | 'other'): string[] {
    const reading = pair[side];
    if (!reading) return [];
    const lines = [`${words.looking.models[reading.own.model]} ${levels(reading, decimal)}`, `${words.looking.lab} ${labText(reading, decimal)}`];
    return side === 'own' && reading.deltaE !== undefined ? [...lines, `${words.looking.deltaE} ${decimal(reading.deltaE, 2)}`] : lines;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-looking': PrLooking }
}
