/**
 * The picture, with what lies over it: pans, zooms, compares two versions and lets a place be marked.
 *
 * Says `mark-region`, `mark-cancel`, `pick`, through its bar `layer-toggle`, and `look-change` after each change of where
 * its panes look. What it looks at: `panes` (whose picture, box in device pixels of the canvas, view), `paneAt` (a pointer's
 * pane and picture point); `lookAt`, `zoom`, `flip`, `tie`, `align` move it. Coordinates convert in `viewer/viewport.ts` only.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Region } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import { FIRST_LOOK, type CompareLook, type CompareMode, type Divider } from '../viewer/compare.js';
import { aligned, modeShown, sceneOf } from '../viewer/composing.js';
import { Compositor } from '../viewer/compositor.js';
import type { ZoomCommand } from '../viewer/keys.js';
import type { Layer, LayerId } from '../viewer/layers.js';
import { Marker } from '../viewer/marker.js';
import { contains, cssBox, inPane } from '../viewer/panes.js';
import { demandsOf, sourcesIn, type PaneScene } from '../viewer/scene.js';
import { watchScreen } from '../viewer/screen.js';
import type { ComparedKind, Sources } from '../viewer/sources.js';
import type { TileSource } from '../viewer/tiles.js';
import { Steering } from '../viewer/steering.js';
import { Views, type Pane } from '../viewer/views.js';
import { screenPoint, toImage, type ImagePoint, type Size, type Viewport } from '../viewer/viewport.js';
import { ProofroomElement } from './element.js';
import { shared } from './shared-styles.js';
import { sourcesOf } from './tile-sources.js';
import { viewerStyles } from './viewer-styles.js';
import { frameText, guide, labels, overlays, waiting } from './viewer-templates.js';
import { wanted } from './views.js';
import './pr-viewer-bar.js';

@customElement('pr-viewer')
export class PrViewer extends ProofroomElement {
  static override styles = [...shared, viewerStyles];
  protected readonly uses = ['pictures'] as const;

  /** The proof that the picture belongs to: another one is looked at afresh. */
  @property() proof = '';
  /** The version shown, by the hash of its file. */
  @property() picture: Hash = '';
  /** What the picture is, for people who do not see it. */
  @property() override title = '';
  @property() side = '';
  /** The version it is compared with, or empty; and how. */
  @property() other: Hash = '';
  @property() otherSide = '';
  @property() mode: CompareMode = 'wipe';
  @property({ attribute: false }) layers: readonly Layer[] = [];
  /** What lies over the other version where it has a pane of its own. */
  @property({ attribute: false }) otherLayers: readonly Layer[] = [];
  @property({ attribute: false }) shown: ReadonlySet<LayerId> = new Set();
  @property() selected: string | null = null;
  @property({ type: Boolean }) marking = false;
  /** A place that is being written about. */
  @property({ attribute: false }) draft: Region | null = null;

  @state() private look: CompareLook = FIRST_LOOK;
  @state() private drawing: Region | null = null;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.stage') private stage!: HTMLElement;

  readonly #views = new Views();
  readonly #marker = new Marker();
  #screen: Size = { width: 0, height: 0 };
  #compositor?: Compositor;
  #sources?: Sources;
  #scene: readonly PaneScene[] = [];
  #goal: Region | null = null;
  #steering?: Steering;
  #ends: (() => void)[] = [];

  get panes(): readonly Pane[] {
    return this.#views.panes;
  }

  /** The pane under a pointer, and the picture point there. */
  paneAt(clientX: number, clientY: number): { pane: Pane; at: ImagePoint } | null {
    const box = this.stage.getBoundingClientRect();
    const p = screenPoint(clientX - box.left, clientY - box.top);
    const pane = this.panes.find(({ box: each, view }) => contains(cssBox(each, view.ratio), p));
    return pane ? { pane, at: toImage(pane.view, inPane(pane.box, pane.view.ratio, p)) } : null;
  }

  /** Shows a place in the middle, at 200 % at most. */
  lookAt(region: Region): void {
    if (this.#views.own) this.#move(() => this.#views.lookAt(region));
    else this.#goal = region;
  }

  zoom(command: ZoomCommand): void {
    this.#steering?.zoom(command);
  }

  /** Blink: shows the other one, from then on by hand. */
  flip(): void {
    this.look = { ...this.look, up: this.look.up === 'own' ? 'other' : 'own', playing: false };
  }

  /** Side by side: moves both together, or each alone. */
  tie(): void {
    this.#move(() => this.#views.setTied(!this.#views.tied));
    this.look = { ...this.look, tied: this.#views.tied };
  }

  align(): void {
    this.#move(() => this.#views.align());
    this.look = { ...this.look, tied: true };
  }

  /** Gives the keyboard to the picture. */
  override focus(): void {
    this.stage.focus();
  }

  /** Once a frame, however often a pointer moves within it. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await new Promise(requestAnimationFrame);
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.#compositor = new Compositor(this.canvas);
    this.#sources = sourcesOf(this.actions, this.#compositor.space);
    this.#steering = new Steering(this.stage, {
      panes: () => this.panes,
      change: (side, change) => this.#move(() => this.#views.change(side, change)),
      marking: () => this.marking,
      mark: (act) => this.#drawn(act),
      marked: (region) => { if (region) this.#say('mark-region', region); },
      cancelled: () => this.#say('mark-cancel'),
    });
    this.#watch();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends.splice(0)) end();
    this.#sources?.tiles.demand([]);
  }

  #watch(): void {
    this.#ends = [watchScreen(this.canvas, (size) => { this.#screen = size; this.requestUpdate(); })];
    if (this.#sources) this.#ends.push(this.#sources.tiles.subscribe(() => this.requestUpdate()));
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.other && changed.has('other')) wanted('compare');
    if (changed.has('proof')) this.#views.forget();
    if (changed.has('marking')) this.#drawn((marker) => marker.clear());
    const [own, other] = [this.#source(this.picture), this.#source(this.other)];
    this.#views.arrange(this.#screen, devicePixelRatio, own, other && own && modeShown(this.mode, own, other) === 'side' ? other : null);
    if (this.#goal && this.#views.own) {
      this.#views.lookAt(this.#goal);
      this.#goal = null;
    }
    this.#scene = own ? this.#sceneOf(own, other) : [];
  }

  #source(version: Hash): TileSource<ImageBitmap> | null {
    const known = version ? this.state.pictures.get(version) : undefined;
    return known && known.width > 0 ? this.#sources?.picture(version, known, known.thumb) ?? null : null;
  }

  #sceneOf(own: TileSource<ImageBitmap>, other: TileSource<ImageBitmap> | null): readonly PaneScene[] {
    const compared = (kind: ComparedKind, reference: Hash, tolerance: number): TileSource<ImageBitmap> => (this.#sources as Sources).compared(kind, this.picture, reference, own, tolerance);
    const heat = this.layers.find((layer) => layer.kind === 'heat');
    return sceneOf(this.panes, {
      own, other, mode: other && modeShown(this.mode, own, other), look: this.look,
      heat: heat && this.shown.has('heat') ? { source: compared('delta-e', heat.reference, heat.tolerance), opacity: heat.opacity } : null,
      compared: (kind) => compared(kind, this.other, this.look.tolerance),
    });
  }

  #move(change: () => void): void {
    change();
    this.requestUpdate();
    void this.updateComplete.then(() => this.#say('look-change', this.panes));
  }

  /** Changes what is being drawn, and shows it. */
  #drawn(change: (marker: Marker, view: Viewport) => void): void {
    const view = this.#views.own;
    if (view) change(this.#marker, view);
    this.drawing = this.#marker.region;
  }

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('marking') && this.marking) this.stage.focus();
    const [sources, compositor] = [this.#sources, this.#compositor];
    if (!sources || !compositor || this.#scene.length === 0) return;
    sources.tiles.demand(demandsOf(this.#scene));
    compositor.paint(this.#screen, this.#scene);
    // For whoever waits until there is nothing sharper to come.
    this.toggleAttribute('sharp', sources.tiles.sharp);
  }

  protected override render(): unknown {
    const { look, panes } = this;
    const [own, other] = [this.#source(this.picture), this.#source(this.other)];
    const mode = own && other && modeShown(this.mode, own, other);
    const failed = sourcesIn(this.#scene).filter((each) => each.problem);
    const problem = failed[0]?.problem ?? this.state.pictures.get(this.picture)?.problem?.message ?? '';
    const ready = panes.length > 0 && own !== null && own.visible;
    const apart = mode === 'side' && own ? this.#apart(own) : null;
    return html`
      <div class=${classMap({ stage: true, marking: this.marking })} tabindex="0" role="application" aria-roledescription=${words.viewer.role}
        aria-label=${this.title} aria-busy=${!ready && !problem}>
        <canvas aria-hidden="true"></canvas>
        ${ready ? panes.map((pane) => overlays(pane, (pane.side === 'own' ? this.layers : this.otherLayers).filter((layer) => this.shown.has(layer.id)), {
          selected: this.selected, draft: pane.side === 'own' ? this.drawing ?? this.draft : null, pick: (mark) => this.#say('pick', mark) })) : nothing}
        ${mode === 'wipe' ? html`<pr-wipe .first=${this.side} .second=${this.otherSide} .divider=${look.divider} @divide=${(e: CustomEvent<Divider>) => { this.look = { ...look, divider: e.detail }; }}></pr-wipe>` : nothing}
        ${labels(panes, mode, { own: this.side, other: this.otherSide }, own && other && !aligned(own, other) ? [own, other] : null)}
        ${waiting({ ready, problem, holds: this.#compositor?.holds ?? true, sharp: this.#sources?.tiles.sharp ?? false }, () => { for (const each of failed) this.#sources?.tiles.retry(each); })}
      </div>
      ${mode && !this.marking ? html`<pr-compare-bar .mode=${mode} .look=${look} .own=${this.side} .other=${this.otherSide} .apart=${apart}
        @compare-look=${(e: CustomEvent<Partial<CompareLook>>) => { this.look = { ...look, ...e.detail }; }} @tie=${() => this.tie()} @align=${() => this.align()}></pr-compare-bar>` : nothing}
      ${this.marking ? guide(() => this.#say('mark-cancel')) : nothing}
      <pr-viewer-bar .view=${ready ? this.#views.of(this.#steering?.side ?? 'own') : null} .layers=${this.layers} .shown=${this.shown} @zoom=${(e: CustomEvent<ZoomCommand>) => this.zoom(e.detail)}>
        <slot name="tools" slot="tools"></slot>
      </pr-viewer-bar>
      <p class="visually-hidden" role="status">${this.marking && this.drawing ? frameText(this.drawing) : ''}</p>`;
  }

  /** How far the tied panes lie apart, in our picture's pixels. */
  #apart(own: Size): { x: number; y: number } | null {
    const { dx, dy, zoom } = this.#views.tie;
    return dx === 0 && dy === 0 && zoom === 1 ? null : { x: dx * own.width, y: dy * own.height };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-viewer': PrViewer }
}
