/**
 * The picture, with what lies over it: pans, zooms, compares two versions and lets a place be marked. Says
 * `drawn`, `adjusted`, `mark-cancel`, `pick`, by its tools `tool`, by its bar `layer-toggle`, `lying` with whether two pictures lie on each other,
 * and `look-change` when its panes moved.
 * What it looks at: `panes` (whose picture, box in device pixels of the canvas, view), `paneAt` (a pointer's
 * pane and picture point); `lookAt`, `zoom`, `flip`, `tie`, `align` move it. Coordinates convert in `viewer/viewport.ts` only.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { NoteShape, Region } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import { liesOn, mapOf, type Affine, type Lying } from '../viewer/alignment.js';
import { FIRST_LOOK, modeShown, type CompareLook, type CompareMode, type Divider } from '../viewer/compare.js';
import { sceneOf } from '../viewer/composing.js';
import { Compositor } from '../viewer/compositor.js';
import type { ZoomCommand } from '../viewer/keys.js';
import type { Layer, LayerId } from '../viewer/layers.js';
import { Pen } from '../viewer/pen.js';
import { demandsOf, sourcesIn, type PaneScene } from '../viewer/scene.js';
import { watchScreen } from '../viewer/screen.js';
import type { Sources } from '../viewer/sources.js';
import type { TileSource } from '../viewer/tiles.js';
import { Steering } from '../viewer/steering.js';
import type { Tool } from '../viewer/tool.js';
import { Views, type Pane } from '../viewer/views.js';
import { screenPoint, type ImagePoint, type Size, type Viewport } from '../viewer/viewport.js';
import { ProofroomElement } from './element.js';
import { shared } from './shared-styles.js';
import { sourcesOf } from './tile-sources.js';
import { viewerStyles } from './viewer-styles.js';
import { comparisonBar, drawnText, labels, overlays, troubleOf, waiting } from './viewer-templates.js';
import './pr-tools.js';
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
  @property({ attribute: false }) draft: NoteShape | null = null;
  @property() tool: Tool = 'rectangle';

  @state() private look: CompareLook = FIRST_LOOK;
  @state() private drawing: NoteShape | null = null;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.stage') private stage!: HTMLElement;

  readonly #views = new Views();
  readonly #pen = new Pen();
  #screen: Size = { width: 0, height: 0 };
  private compositor?: Compositor;
  #sources?: Sources;
  #scene: readonly PaneScene[] = [];
  #lying: Lying | null = null;
  #goal: Region | null = null;
  #steering?: Steering;
  #told: Hash = ''; // to be shown
  #ends: (() => void)[] = [];

  get panes(): readonly Pane[] { return this.#views.panes; }

  /** Places of our picture to places of the other one, where that was laid on ours. */
  get map(): Affine | undefined { return this.#lying ? mapOf(this.#lying) : undefined; }

  /** The pane under a pointer, and the picture point there. */
  paneAt(clientX: number, clientY: number): { pane: Pane; at: ImagePoint } | null {
    const box = this.stage.getBoundingClientRect();
    return this.#views.at(screenPoint(clientX - box.left, clientY - box.top));
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

  override focus(): void { this.stage.focus(); }

  /** From here on the canvas is out of date: nothing is said to be sharp until it has been painted again. */
  override requestUpdate(...change: Parameters<ProofroomElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    if (this.hasUpdated && this.isUpdatePending) this.removeAttribute('sharp');
  }

  /** Once a frame, however often a pointer moves within it. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await new Promise(requestAnimationFrame);
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.compositor = new Compositor(this.canvas);
    this.#sources = sourcesOf(this.actions, this.compositor.space);
    this.#steering = new Steering(this.stage, {
      panes: () => this.panes,
      change: (side, change) => this.#move(() => this.#views.change(side, change)),
      marking: () => this.marking,
      mark: (act) => this.#drawn(act),
      marked: (shape) => { if (shape) this.#say('drawn', shape); },
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
    if (changed.has('proof')) this.#views.forget();
    if (changed.has('tool') || (changed.has('marking') && !this.marking)) this.#drawn((pen) => { if (!this.marking) pen.clear(); });
    if (changed.has('draft')) this.drawing = null;
    const [own, other] = [this.#source(this.picture), this.#source(this.other)];
    const before = this.#lying;
    this.#lying = own && other && this.#sources ? this.#sources.alignments.of(this.picture, own, this.other, other, this.look.aligning) : null;
    if (before?.kind !== this.#lying?.kind) this.#say('lying', !this.#lying || liesOn(this.#lying));
    this.#views.arrange(this.#screen, devicePixelRatio, own, this.#mode === 'side' ? other : null, this.map);
    if (this.#goal && this.#views.own) {
      this.#views.lookAt(this.#goal);
      this.#goal = null;
    }
    const heat = this.layers.find((layer) => layer.kind === 'heat' && this.shown.has('heat'));
    this.#scene = own && this.#sources ? sceneOf(this.panes, {
      sources: this.#sources, own, other, picture: this.picture, reference: this.other, lying: this.#lying ?? { kind: 'same' }, mode: this.mode, look: this.look,
      heat: heat?.kind === 'heat' ? heat : null, ground: this.shown.has('ground') && this.layers.some(({ kind }) => kind === 'ground'),
    }) : [];
  }

  /** How two are compared, if two are: pixel by pixel only where they lie on each other. */
  get #mode(): CompareMode | null {
    return this.#lying && modeShown(this.mode, liesOn(this.#lying));
  }

  #source(version: Hash): TileSource<ImageBitmap> | null {
    const known = version ? this.state.pictures.get(version) : undefined;
    return known && known.width > 0 ? this.#sources?.picture(version, known, known.thumb) ?? null : null;
  }

  #move(change: () => void): void {
    change();
    this.requestUpdate();
    void this.updateComplete.then(() => this.#say('look-change', this.panes));
  }

  /** Changes what is being drawn, and shows it. */
  #drawn(change: (pen: Pen, view: Viewport) => void): void {
    const view = this.#views.own;
    if (view) change(this.#pen.arm(this.tool), view);
    this.drawing = this.#pen.shape;
  }

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('marking') && this.marking) this.stage.focus();
    const [sources, compositor] = [this.#sources, this.compositor];
    if (!sources || !compositor || this.#scene.length === 0) return;
    sources.tiles.demand(demandsOf(this.#scene));
    compositor.paint(this.#screen, this.#scene);
    // For whoever waits until there is nothing sharper to come.
    this.toggleAttribute('sharp', sources.tiles.sharp);
    if (sources.tiles.sharp && this.#told !== this.picture) this.#say('picture-shown', this.#told = this.picture);
  }

  protected override render(): unknown {
    const { look, panes } = this;
    const [own, other] = [this.#source(this.picture), this.#source(this.other)];
    const mode = this.#mode;
    const failed = sourcesIn(this.#scene).filter((each) => each.problem);
    const problem = troubleOf(failed) || (this.state.pictures.get(this.picture)?.problem?.message ?? '');
    const ready = panes.length > 0 && own !== null && own.visible;
    return html`
      <div class=${classMap({ stage: true, marking: this.marking })} tabindex="0" role="application" aria-roledescription=${words.viewer.role}
        aria-label=${this.title} aria-busy=${!ready && !problem} @adjusting=${(e: CustomEvent<NoteShape>) => { this.drawing = e.detail; }}>
        <canvas aria-hidden="true"></canvas>
        ${ready ? panes.map((pane) => overlays(pane, (pane.side === 'own' ? this.layers : this.otherLayers).filter((layer) => this.shown.has(layer.id)), {
          selected: this.selected, draft: pane.side === 'own' ? this.drawing ?? this.draft : null, held: !this.marking, pick: (mark) => this.#say('pick', mark) })) : nothing}
        ${mode === 'wipe' ? html`<pr-wipe .first=${this.side} .second=${this.otherSide} .divider=${look.divider} @divide=${(e: CustomEvent<Divider>) => { this.look = { ...this.look, divider: e.detail }; }}></pr-wipe>` : nothing}
        <slot name="over"></slot>
        ${labels(panes, mode, { own: this.side, other: this.otherSide }, own && other && this.#lying?.kind === 'apart' ? { own, other, ...this.#lying } : null)}
        ${waiting({ ready, problem, holds: this.compositor?.holds ?? true, sharp: this.#sources?.tiles.sharp ?? false }, () => { for (const each of failed) this.#sources?.tiles.retry(each); })}
      </div>
      ${mode && this.#lying && !this.marking ? comparisonBar({ mode, look, own: this.side, other: this.otherSide, apart: this.#views.apart, lying: this.#lying },
        { look: (change) => { this.look = { ...this.look, ...change }; }, tie: () => this.tie(), align: () => this.align() }) : nothing}
      ${this.marking ? html`<pr-tools .tool=${this.tool} @tool-taken=${() => this.focus()}></pr-tools>` : nothing}
      <pr-viewer-bar .view=${ready ? this.#views.of(this.#steering?.side ?? 'own') : null} .layers=${this.layers} .shown=${this.shown} @zoom=${(e: CustomEvent<ZoomCommand>) => this.zoom(e.detail)}>
        <slot name="tools" slot="tools"></slot><slot name="overlays" slot="overlays"></slot>
      </pr-viewer-bar>
      <p class="visually-hidden" role="status">${this.drawing ? drawnText(this.drawing) : ''}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-viewer': PrViewer }
}
