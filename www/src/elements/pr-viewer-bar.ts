/** Under the picture: zoom, the overlays with their legends, and what the page puts beside them (slot `tools`). */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { decimal, number, words } from '../text/messages.js';
import type { ZoomCommand } from '../viewer/keys.js';
import { AFTER, BEFORE, CONFIDENCE, FRAMES, GROUND, MOVED, type Layer, type LayerId, type Step } from '../viewer/layers.js';
import { zoomText, type Viewport } from '../viewer/viewport.js';
import { heatLegend, heatLegendStyles } from './heat-legend.js';
import { icon } from './icons.js';
import { sideways } from './screens.js';
import { shared } from './shared-styles.js';
import { styled } from '../viewer/styled.js';

const ZOOMS: readonly { zoom: ZoomCommand; text: string; key: string }[] = [
  { zoom: 'fit', text: 'Fit', key: '0' },
  { zoom: 1, text: '100', key: '1' },
  { zoom: 2, text: '200', key: '2' },
  { zoom: 4, text: '400', key: '4' },
];

@customElement('pr-viewer-bar')
export class PrViewerBar extends LitElement {
  static override styles = [...shared, heatLegendStyles, css`
    :host { background: var(--surface); border-block-start: var(--hairline); }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1); padding: var(--space-1) var(--space-2); min-block-size: 2.75rem; }
    @media ${sideways} { .bar { padding-block: 0; } .in-out, .readout { display: none; } .layers-word { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); } }
    .steps { display: flex; border: 1px solid var(--line-strong); border-radius: var(--radius-2); overflow: clip; }
    .steps .button { border: 0; border-radius: 0; padding-inline: var(--space-2); font-variant-numeric: tabular-nums; min-inline-size: 2.5rem; }
    .steps .button + .button { border-inline-start: var(--hairline); }
    .steps .button:focus-visible { outline-offset: -2px; }
    .readout { min-inline-size: 4ch; text-align: center; font-size: var(--size-2); font-variant-numeric: tabular-nums; color: var(--text-2); }
    .menu { inline-size: 19rem; max-inline-size: calc(100vw - 1rem); max-block-size: 70vh; overflow: auto; margin: 0; padding: var(--space-3) var(--space-4); border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-3); inset: auto; position-area: top span-right; position-try-fallbacks: flip-inline; margin-block-end: var(--space-2); }
    .menu li + li { border-block-start: var(--hairline); }
    .menu li { padding-block: var(--space-1); }
    .legend { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); padding: 0 0 var(--space-1) 1.5rem; font-size: var(--size-2); color: var(--text-2); }
    .scale { padding: 0 0 var(--space-2) 1.5rem; }
    .legend span { display: inline-flex; align-items: center; gap: var(--space-1); }
    .swatch { inline-size: 0.75rem; block-size: 0.75rem; border: 1px solid var(--line-strong); border-radius: 2px; forced-color-adjust: none; }
    .sample { forced-color-adjust: none; flex: none; inline-size: 1.25rem; border-block-start: 3px solid; box-shadow: 0 1px 0 rgb(0 0 0 / 0.25); }
    .sample.dashed { border-block-start-style: dashed; }
    @media (max-width: 40rem) { .in-out, .readout { display: none; } .layers-word { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); } }
    @media (pointer: coarse) and (max-width: 40rem) { .steps .button { min-inline-size: 2.75rem; padding-inline: 0; } }
  `];

  @property({ attribute: false }) view: Viewport | null = null;
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) shown: ReadonlySet<LayerId> = new Set();

  #zoom(zoom: ZoomCommand): void {
    this.dispatchEvent(new CustomEvent<ZoomCommand>('zoom', { detail: zoom }));
  }

  #toggle(id: LayerId, on: boolean): void {
    this.dispatchEvent(new CustomEvent('layer-toggle', { detail: { id, on }, bubbles: true, composed: true }));
  }

  protected override render(): unknown {
    const { view } = this;
    const on = this.layers.filter((layer) => this.shown.has(layer.id)).length;
    return html`<div class="bar">
      <button class="icon-button small in-out" type="button" aria-label=${words.bar.zoomOut} title=${`${words.bar.zoomOut} (−)`} ?disabled=${!view} @click=${() => this.#zoom('out')}>${icon('minus')}</button>
      <output class="readout" aria-label=${words.bar.zoom}>${view ? zoomText(view) : '–'}</output>
      <button class="icon-button small in-out" type="button" aria-label=${words.bar.zoomIn} title=${`${words.bar.zoomIn} (+)`} ?disabled=${!view} @click=${() => this.#zoom('in')}>${icon('plus')}</button>
      <div class="steps" role="group" aria-label=${words.bar.zoomTo}>
        ${ZOOMS.map(({ zoom, text, key }) => html`<button class="button small" type="button" title=${`${zoom === 'fit' ? words.bar.fit : `${text} %`} (${key})`} ?disabled=${!view}
          aria-label=${zoom === 'fit' ? words.bar.fitWhole : words.bar.percent(text)}
          aria-pressed=${view ? (zoom === 'fit' ? view.fitted : view.scale === zoom) : false} @click=${() => this.#zoom(zoom)}>${zoom === 'fit' ? words.bar.fit : text}</button>`)}
      </div>
      ${this.layers.length > 0 ? html`
        <button class="button small quiet" type="button" popovertarget="layers" title=${words.bar.shown(on, this.layers.length)}>
          ${icon('layers')}<span class="layers-word">${words.bar.overlays}</span>${on > 0 ? html`<span class="num">${on}</span>` : nothing}
        </button>
        <div class="menu" id="layers" popover>${this.#renderLayers()}</div>` : nothing}
      <span class="spacer"></span>
      <slot name="tools"></slot>
    </div>`;
  }

  #renderLayers(): unknown {
    return html`<h2 class="title-4">${words.bar.over}</h2><ul role="list">
      ${this.layers.map((layer) => html`<li>
        <label class="check"><input type="checkbox" .checked=${this.shown.has(layer.id)} @change=${(e: Event) => this.#toggle(layer.id, (e.target as HTMLInputElement).checked)} />${layer.label}</label>
        ${legendOf(layer)}
      </li>`)}
    </ul><slot name="overlays"></slot>`;
  }
}

function legendOf(layer: Layer): unknown {
  switch (layer.kind) {
    case 'heat': return html`<div class="scale">${heatLegend()}</div>`;
    case 'path': return html`<div class="legend">${line(layer.tone === 'before' ? BEFORE : AFTER, layer.tone === 'before' ? words.bar.delivered : words.bar.refined, layer.tone === 'before')}</div>`;
    case 'segments': return html`<div class="legend">${(layer.by === 'moved' ? MOVED : CONFIDENCE).map((step, n, all) => line(step.colour, range(step, all[n + 1], layer.by)))}</div>`;
    case 'crop': return html`<div class="legend">${words.bar.dimmed}</div>`;
    case 'crops': return html`<div class="legend">${[...Map.groupBy(layer.frames, ({ tone }) => tone)].map(([tone, frames]) => line(FRAMES[tone % FRAMES.length] ?? '', frames.flatMap(({ name, also }) => [name, ...also]).join(', ')))}<span>${words.bar.safe}</span></div>`;
    case 'ground': return html`<div class="legend">${GROUND.map(({ from, colour }, n) => html`<span><i class="swatch" ${styled({ background: colour })}></i>${words.bar.below(from, (GROUND[n + 1]?.from ?? 256) - 1)}</span>`)}<span>${words.bar.ground}</span></div>`;
    case 'marks': return html`<div class="legend">${words.bar.places(layer.marks.length)}</div>`;
  }
}

function range(from: Step, to: Step | undefined, by: 'moved' | 'confidence'): string {
  const value = (at: number): string => (by === 'confidence' ? `${number(at * 100)}` : decimal(at, Number.isInteger(at) ? 0 : 1));
  const unit = by === 'confidence' ? '\u202f%' : ' px';
  return to ? `${value(from.from)}–${value(to.from)}${unit}` : words.bar.above(`${value(from.from)}${unit}`);
}

const line = (colour: string, text: string, dashed = false): unknown =>
  html`<span><i class="sample ${dashed ? 'dashed' : ''}" ${styled({ 'border-color': colour })}></i>${text}</span>`;

declare global {
  interface HTMLElementTagNameMap { 'pr-viewer-bar': PrViewerBar }
}
