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
import { Marker } from '../viewer/marker.js';
import { boxStyle, layersOf, marksOf } from '../viewer/overlay.js';
import { BitmapSource, paint } from '../viewer/painter.js';
import {
  fit, lookAt, pan, regionOnScreen, resize, step, zoomBy, zoomTo, type Size, type Viewport,
} from '../viewer/viewport.js';
import { Wanted } from '../viewer/wanted.js';
import { watchScreen } from '../viewer/screen.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import { viewerStyles } from './viewer-styles.js';
import './pr-viewer-bar.js';
import './pr-wipe.js';
import { styled } from '../viewer/styled.js';

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
  @state() private wipe = 0.5;
  @state() private drawing: Region | null = null;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.stage') private stage!: HTMLElement;

  #screen: Size = { width: 0, height: 0 };
  readonly #marker = new Marker();
  #unwatch?: () => void;
  private readonly main = new Wanted((hash) => this.actions.pixels(hash), () => { this.#place(); this.requestUpdate(); });
  readonly #beside = new Wanted((hash) => this.actions.pixels(hash), () => this.requestUpdate());
  #goal: Region | null = null;

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
    // It lives as long as the surface that it listens to.
    new Gestures(this.stage, {
      pan: (dx, dy) => this.#look((v) => pan(v, dx, dy)),
      zoom: (factor, about) => this.#look((v) => zoomBy(v, factor, about)),
      doubleTap: (at) => this.#look((v) => (v.scale >= 1 ? fit(v.image, v.screen, v.ratio) : zoomTo(v, 1, at))),
      marking: () => this.marking,
      markStart: (at) => this.#drawn((marker) => marker.start(at)),
      markMove: (at) => this.#drawn((marker, view) => marker.drag(view, at)),
      markEnd: () => this.#drawn((marker, view) => this.#accept(marker.finish(view))),
      markCancel: () => this.#drawn((marker) => marker.clear()),
    });
    this.#watch();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  #watch(): void {
    this.#unwatch = watchScreen(this.canvas, (size, ratio) => {
      this.#screen = size;
      if (this.view) this.view = resize(this.view, size, ratio);
      else this.#place();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('proof')) this.view = null;
    if (changed.has('picture')) void this.main.want(this.picture);
    if (changed.has('other')) void this.#beside.want(this.other);
    if (changed.has('marking')) this.#drawn((marker) => marker.clear());
  }

  /** A picture of the same size keeps the place that is looked at, so that versions can be flicked through. */
  #place(): void {
    const image = this.main.source;
    if (!image || this.#screen.width === 0) return;
    const same = this.view && this.view.image.width === image.width && this.view.image.height === image.height;
    if (!same) this.view = fit({ width: image.width, height: image.height }, this.#screen, devicePixelRatio);
    if (this.#goal && this.view) this.view = lookAt(this.view, this.#goal);
    this.#goal = null;
  }

  #look(change: (v: Viewport) => Viewport): void {
    if (this.view && this.main.source) this.view = change(this.view);
  }

  #zoom(command: ZoomCommand): void {
    this.#look((v) => {
      if (command === 'in') return step(v, 1);
      if (command === 'out') return step(v, -1);
      return command === 'fit' ? fit(v.image, v.screen, v.ratio) : zoomTo(v, command);
    });
  }

  #retry(): void {
    this.main.again();
    this.requestUpdate();
  }

  /** Changes what is being drawn, and shows it. */
  #drawn(change: (marker: Marker, view: Viewport) => void): void {
    if (this.view) change(this.#marker, this.view);
    this.drawing = this.#marker.region;
  }

  #accept(region: Region | null): void {
    if (region) this.#say('mark-region', region);
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
    if (command.kind === 'pan') this.#drawn((marker) => marker.nudge(view, command.dx, command.dy, e.shiftKey));
    else if (command.kind === 'accept') this.#accept(this.#marker.take(view));
    else this.#say('mark-cancel');
    e.preventDefault();
    e.stopPropagation();
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('marking') && this.marking) this.stage.focus();
    // Whoever keeps the pictures may have let go of this one: ask again.
    for (const each of [this.main, this.#beside]) if (each.source?.alive === false) each.again();
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
    const source = heat?.bitmap && this.shown.has('heat') ? new BitmapSource(heat.bitmap) : null;
    paint(context, view, {
      picture: this.main.source,
      other: this.other ? this.#beside.source : null,
      wipeAt: this.wipe * view.screen.width,
      heat: source && heat ? { source, opacity: heat.opacity } : null,
    });
  }

  protected override render(): unknown {
    const { view } = this;
    const visible = this.layers.filter((layer) => this.shown.has(layer.id));
    const { source, problem } = this.main;
    const ready = view && source;
    const draft = this.drawing ?? this.draft;
    const thumb = this.state.pictures.get(this.picture)?.thumb;
    return html`
      <div class=${classMap({ stage: true, marking: this.marking })} tabindex="0" role="application" aria-roledescription="picture viewer"
        aria-label=${this.title} aria-busy=${!ready && !problem} @keydown=${this.#onKey}>
        ${!source && thumb ? html`<img class="waiting" src=${thumb} alt="" />` : nothing}
        <canvas aria-hidden="true"></canvas>
        ${ready ? svg`<svg class="overlay" aria-hidden="true">${layersOf(view, visible)}</svg>` : nothing}
        ${ready ? html`<div class="places">
          ${marksOf(view, visible, this.selected, (mark: Mark) => this.#say('pick', mark))}
          ${draft ? html`<div class="draft" ${styled(boxStyle(regionOnScreen(view, draft)))}></div>` : nothing}
        </div>` : nothing}
        ${ready && this.other ? html`<pr-wipe .left=${this.side} .right=${this.#beside.problem || this.otherSide} .loading=${!this.#beside.source && !this.#beside.problem} .at=${this.wipe}
          @wipe=${(e: CustomEvent<number>) => { this.wipe = e.detail; }}></pr-wipe>` : nothing}
        ${ready ? nothing : html`<div class="state">${problem
          ? html`<p>${problem}</p><button class="button" type="button" @click=${() => this.#retry()}>${icon('refresh-cw')}Try again</button>`
          : html`<p class="row small">${icon('loader-circle', true)} Loading the picture…</p>`}</div>`}
      </div>
      ${this.marking ? this.#renderGuide() : nothing}
      <pr-viewer-bar .view=${view} .layers=${this.layers} .shown=${this.shown} @zoom=${(e: CustomEvent<ZoomCommand>) => this.#zoom(e.detail)}>
        <slot name="tools" slot="tools"></slot>
      </pr-viewer-bar>
      <p class="visually-hidden" role="status">${this.marking && this.drawing
        ? `Frame ${this.drawing.width} by ${this.drawing.height} pixels at ${this.drawing.x}, ${this.drawing.y}` : ''}</p>`;
  }

  #renderGuide(): unknown {
    return html`<div class="guide">
      <span>Drag over the place you mean.<span class="hint-keys">By keyboard: arrows move the frame, Shift + arrows size it, Enter takes it.</span></span>
      <button class="button small" type="button" @click=${() => this.#say('mark-cancel')}>Cancel</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-viewer': PrViewer }
}
