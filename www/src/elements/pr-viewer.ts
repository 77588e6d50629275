/**
 * The picture, with what lies over it: pans, zooms, compares by a wipe and lets a place be marked.
 * Says `mark-region`, `mark-cancel`, `pick` and, through its bar, `layer-toggle`; keeps only how it looks at the picture.
 */
import { html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Region } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { Gestures } from '../viewer/gestures.js';
import { KEY_PAN, keyCommand, type ZoomCommand } from '../viewer/keys.js';
import type { Layer, LayerId, Mark } from '../viewer/layers.js';
import { between, dragged, grow, inTheMiddle, move } from '../viewer/marking.js';
import { boxStyle, layersOf, marksOf } from '../viewer/overlay.js';
import { BitmapSource, paint, type PictureSource } from '../viewer/painter.js';
import {
  fit, lookAt, pan, regionOnScreen, resize, step, toImage, zoomBy, zoomTo, type ScreenPoint, type Size, type Viewport,
} from '../viewer/viewport.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import { viewerStyles } from './viewer-styles.js';
import './pr-viewer-bar.js';
import { styled } from '../viewer/styled.js';

@customElement('pr-viewer')
export class PrViewer extends ProofroomElement {
  static override styles = [...shared, viewerStyles];
  protected readonly uses = ['pictures'] as const;

  /** The version shown, by the hash of its file. */
  @property() picture: Hash = '';
  /** What the picture is, for people who do not see it. */
  @property() override title = '';
  @property() side = '';
  /** The version it is compared with, or empty. */
  @property() other: Hash = '';
  @property() otherSide = '';
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) shown: ReadonlySet<LayerId> = new Set();
  @property() selected: string | null = null;
  @property({ type: Boolean }) marking = false;
  /** A place that is being written about. */
  @property({ attribute: false }) draft: Region | null = null;

  @state() private view: Viewport | null = null;
  @state() private source: PictureSource | null = null;
  @state() private otherSource: PictureSource | null = null;
  @state() private wipe = 0.5;
  @state() private drawing: Region | null = null;
  @state() private failed = '';
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.stage') private stage!: HTMLElement;

  #screen: Size = { width: 0, height: 0 };
  #gestures?: Gestures;
  #markFrom?: ScreenPoint;
  #resizes?: ResizeObserver;
  #goal: Region | null = null;
  readonly #heat = new WeakMap<ImageBitmap, PictureSource>();

  /** Shows a place in the middle, at 200 % at most. */
  lookAt(region: Region): void {
    if (this.view) this.view = lookAt(this.view, region);
    else this.#goal = region;
  }

  /** Gives the keyboard to the picture. */
  override focus(): void {
    this.stage.focus();
  }

  protected override firstUpdated(): void {
    this.#gestures = new Gestures(this.stage, {
      pan: (dx, dy) => this.#look((v) => pan(v, dx, dy)),
      zoom: (factor, about) => this.#look((v) => zoomBy(v, factor, about)),
      doubleTap: (at) => this.#look((v) => (v.scale >= 1 ? fit(v.image, v.screen, v.ratio) : zoomTo(v, 1, at))),
      marking: () => this.marking,
      markStart: (at) => { this.#markFrom = at; },
      markMove: (at) => this.#draw(at, false),
      markEnd: () => this.#accept(),
      markCancel: () => { this.drawing = null; },
    });
    this.#watch();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
  }

  #watch(): void {
    this.#resizes = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const ratio = devicePixelRatio;
      this.#screen = screenSize(entry, ratio);
      if (this.#screen.width === 0 || this.#screen.height === 0) return;
      if (this.view) this.view = resize(this.view, this.#screen, ratio);
      else this.#place();
    });
    // Safari has no device pixel box; there the rounded CSS size is what it paints.
    try { this.#resizes.observe(this.canvas, { box: 'device-pixel-content-box' }); } catch { this.#resizes.observe(this.canvas); }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture')) void this.#load(this.picture);
    if (changed.has('other')) void this.#loadOther(this.other);
    if (changed.has('marking')) this.drawing = null;
  }

  async #load(hash: Hash): Promise<void> {
    this.source = null;
    this.failed = '';
    if (!hash) return;
    try {
      const bitmap = await this.actions.pixels(hash);
      if (hash !== this.picture) return;
      this.source = new BitmapSource(bitmap);
      this.#place();
    } catch (problem) {
      if (hash === this.picture) this.failed = problem instanceof Error ? problem.message : String(problem);
    }
  }

  async #loadOther(hash: Hash): Promise<void> {
    this.otherSource = null;
    if (!hash) return;
    try {
      const bitmap = await this.actions.pixels(hash);
      if (hash === this.other) this.otherSource = new BitmapSource(bitmap);
    } catch (problem) {
      if (hash === this.other) this.failed = problem instanceof Error ? problem.message : String(problem);
    }
  }

  /** A picture of the same size keeps the place that is looked at, so that versions can be flicked through. */
  #place(): void {
    const image = this.source;
    if (!image || this.#screen.width === 0) return;
    const same = this.view && this.view.image.width === image.width && this.view.image.height === image.height;
    if (!same) this.view = fit({ width: image.width, height: image.height }, this.#screen, devicePixelRatio);
    if (this.#goal && this.view) this.view = lookAt(this.view, this.#goal);
    this.#goal = null;
  }

  #look(change: (v: Viewport) => Viewport): void {
    if (this.view && this.source) this.view = change(this.view);
  }

  #zoom(command: ZoomCommand): void {
    this.#look((v) => {
      if (command === 'in') return step(v, 1);
      if (command === 'out') return step(v, -1);
      return command === 'fit' ? fit(v.image, v.screen, v.ratio) : zoomTo(v, command);
    });
  }

  #draw(at: ScreenPoint, done: boolean): void {
    const from = this.#markFrom;
    if (!this.view || !from) return;
    this.drawing = done ? dragged(this.view, from, at) : between(toImage(this.view, from), toImage(this.view, at), this.view.image);
    this.#markTo = at;
  }
  #markTo?: ScreenPoint;

  #accept(): void {
    const from = this.#markFrom;
    if (this.view && from) this.drawing = dragged(this.view, from, this.#markTo ?? from);
    this.#markFrom = this.#markTo = undefined;
    if (this.drawing) this.#say('mark-region', this.drawing);
  }

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #onKey(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey || !this.view) return;
    const command = keyCommand(e.key);
    if (!command) return;
    if (this.marking && this.#markKey(e)) return;
    if (command.kind === 'zoom') this.#zoom(command.zoom);
    else if (command.kind === 'pan') this.#look((v) => pan(v, -command.dx * KEY_PAN, -command.dy * KEY_PAN));
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  #markKey(e: KeyboardEvent): boolean {
    const view = this.view;
    const command = keyCommand(e.key);
    if (!view || !command || command.kind === 'zoom') return false;
    const now = this.drawing ?? inTheMiddle(view);
    if (command.kind === 'pan') {
      // A step that can be seen at any zoom: twelve CSS pixels, at least one picture pixel.
      const stride = Math.max(1, Math.round((12 * view.ratio) / view.scale));
      const change = e.shiftKey ? grow : move;
      this.drawing = this.drawing ? change(now, command.dx * stride, command.dy * stride, view.image) : now;
    } else if (command.kind === 'accept') {
      this.drawing = now;
      this.#accept();
    } else {
      this.#say('mark-cancel');
    }
    e.preventDefault();
    e.stopPropagation();
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('marking') && this.marking) this.stage.focus();
    // Whoever keeps the pictures may have let go of this one: ask again.
    if (this.source?.alive === false) void this.#load(this.picture);
    if (this.otherSource?.alive === false) void this.#loadOther(this.other);
    this.#paint();
  }

  #paint(): void {
    const { canvas, view } = this;
    const context = canvas.getContext('2d');
    if (!context || !view) return;
    if (canvas.width !== view.screen.width || canvas.height !== view.screen.height) {
      canvas.width = view.screen.width;
      canvas.height = view.screen.height;
    }
    const heat = this.layers.find((layer) => layer.kind === 'heat');
    const source = heat?.bitmap && this.shown.has('heat') ? this.#heatSource(heat.bitmap) : null;
    paint(context, view, {
      picture: this.source,
      other: this.other ? this.otherSource : null,
      wipeAt: this.wipe * view.screen.width,
      heat: source && heat ? { source, opacity: heat.opacity } : null,
    });
  }

  #heatSource(bitmap: ImageBitmap): PictureSource {
    const known = this.#heat.get(bitmap) ?? new BitmapSource(bitmap);
    this.#heat.set(bitmap, known);
    return known;
  }

  #wipeKey(e: KeyboardEvent): void {
    const to = { ArrowLeft: this.wipe - 0.02, ArrowRight: this.wipe + 0.02, PageDown: this.wipe - 0.1, PageUp: this.wipe + 0.1, Home: 0, End: 1 }[e.key];
    if (to === undefined) return;
    this.wipe = Math.min(1, Math.max(0, to));
    e.preventDefault();
    e.stopPropagation();
  }

  #wipeDrag(e: PointerEvent): void {
    e.stopPropagation();
    const handle = e.currentTarget as HTMLElement;
    if (e.type === 'pointerdown') handle.setPointerCapture(e.pointerId);
    if (!handle.hasPointerCapture(e.pointerId)) return;
    const box = this.stage.getBoundingClientRect();
    this.wipe = Math.min(1, Math.max(0, (e.clientX - box.left) / box.width));
  }

  protected override render(): unknown {
    const { view } = this;
    const visible = this.layers.filter((layer) => this.shown.has(layer.id));
    const ready = view && this.source;
    const draft = this.drawing ?? this.draft;
    const thumb = this.state.pictures.get(this.picture)?.thumb;
    return html`
      <div class=${classMap({ stage: true, marking: this.marking })} tabindex="0" role="application" aria-roledescription="picture viewer"
        aria-label=${this.title} aria-busy=${!this.source && !this.failed} @keydown=${this.#onKey}>
        ${!this.source && thumb ? html`<img class="waiting" src=${thumb} alt="" />` : nothing}
        <canvas aria-hidden="true"></canvas>
        ${ready ? svg`<svg class="overlay" aria-hidden="true">${layersOf(view, visible)}</svg>` : nothing}
        ${ready ? html`<div class="places">
          ${marksOf(view, visible, this.selected, (mark: Mark) => this.#say('pick', mark))}
          ${draft ? html`<div class="draft" ${styled(boxStyle(regionOnScreen(view, draft)))}></div>` : nothing}
        </div>` : nothing}
        ${ready && this.other ? this.#renderWipe() : nothing}
        ${ready ? nothing : html`<div class="state">${this.failed
          ? html`<p>${this.failed}</p><button class="button" type="button" @click=${() => void this.#load(this.picture)}>${icon('refresh-cw')}Try again</button>`
          : html`<p class="row small">${icon('loader-circle', true)} Loading the picture…</p>`}</div>`}
      </div>
      ${this.marking ? this.#renderGuide() : nothing}
      <pr-viewer-bar .view=${view} .layers=${this.layers} .shown=${this.shown} @zoom=${(e: CustomEvent<ZoomCommand>) => this.#zoom(e.detail)}>
        <slot name="tools" slot="tools"></slot>
      </pr-viewer-bar>
      <p class="visually-hidden" role="status">${this.marking && this.drawing
        ? `Frame ${this.drawing.width} by ${this.drawing.height} pixels at ${this.drawing.x}, ${this.drawing.y}` : ''}</p>`;
  }

  #renderWipe(): unknown {
    const percent = Math.round(this.wipe * 100);
    return html`
      <span class="side left">${this.side}</span><span class="side right">${this.otherSource ? this.otherSide : 'Loading…'}</span>
      <div class="wipe" role="slider" tabindex="0" aria-label="Divider between ${this.side} and ${this.otherSide}" aria-valuemin="0" aria-valuemax="100"
        aria-valuenow=${percent} aria-valuetext="${percent} % ${this.side}" ${styled({ 'inset-inline-start': `${this.wipe * 100}%` })}
        @keydown=${this.#wipeKey} @pointerdown=${this.#wipeDrag} @pointermove=${this.#wipeDrag}><span class="grip">${icon('columns-2')}</span></div>`;
  }

  #renderGuide(): unknown {
    return html`<div class="guide">
      <span>Drag over the place you mean.<span class="hint-keys">By keyboard: arrows move the frame, Shift + arrows size it, Enter takes it.</span></span>
      <button class="button small" type="button" @click=${() => this.#say('mark-cancel')}>Cancel</button>
    </div>`;
  }
}

/** The canvas's size in device pixels, as the browser lays it out; by computation where it says nothing that fits the ratio. */
function screenSize(entry: ResizeObserverEntry, ratio: number): Size {
  const width = Math.round(entry.contentRect.width * ratio);
  const height = Math.round(entry.contentRect.height * ratio);
  const device = entry.devicePixelContentBoxSize?.[0];
  const fits = device && Math.abs(device.inlineSize - width) <= 1 && Math.abs(device.blockSize - height) <= 1;
  return fits ? { width: device.inlineSize, height: device.blockSize } : { width, height };
}

declare global {
  interface HTMLElementTagNameMap { 'pr-viewer': PrViewer }
}
