/** How many pixels differ by how much: a histogram with the tolerance drawn in. Counts are shown on a square-root scale, which keeps small tails visible. */
import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { decimal, percent, words } from '../text/messages.js';
import { shared } from './shared-styles.js';

/** Width of a bin, Delta-E: fixed by the core. */
const BIN = 0.25;
const WIDTH = 320;
const HEIGHT = 84;
const FOOT = 16;

@customElement('pr-histogram')
export class PrHistogram extends LitElement {
  static override styles = [...shared, css`
    svg { inline-size: 100%; block-size: auto; overflow: visible; }
    .bar { fill: var(--text-3); }
    .bar.over { fill: var(--bad); }
    .axis { stroke: var(--line-strong); }
    .tolerance { stroke: var(--text); stroke-dasharray: 3 2; }
    text { fill: var(--text-2); font: var(--size-1) var(--font); font-size: 11px; font-variant-numeric: tabular-nums; }
    .limit { fill: var(--text); font-weight: 600; }
  `];

  @property({ attribute: false }) bins: readonly number[] = [];
  @property({ type: Number }) tolerance = 3;

  protected override render(): unknown {
    const total = this.bins.reduce((sum, count) => sum + count, 0);
    const last = this.bins.findLastIndex((count) => count > 0);
    // At least up to twice the tolerance, so that "all is well" looks like it.
    const shown = Math.min(this.bins.length, Math.max(last + 2, Math.ceil((2 * this.tolerance) / BIN)));
    const most = Math.sqrt(Math.max(...this.bins, 1));
    const step = WIDTH / shown;
    const over = this.bins.slice(Math.round(this.tolerance / BIN)).reduce((sum, count) => sum + count, 0);
    const limit = (this.tolerance / BIN) * step;
    const ticks = [0, 1, 2, 3, 5, 10, 15].filter((at) => at / BIN <= shown && Math.abs(at - this.tolerance) > 0.5);
    const label = words.colour.histogram(percent(total === 0 ? 0 : over / total), decimal(this.tolerance, 1), decimal((last + 1) * BIN));
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT + FOOT}" role="img" aria-label=${label}>
      ${this.bins.slice(0, shown).map((count, n) => {
        const height = count === 0 ? 0 : Math.max(1, (Math.sqrt(count) / most) * (HEIGHT - 14));
        return svg`<rect class=${n * BIN >= this.tolerance ? 'bar over' : 'bar'} x=${n * step + 0.5} y=${HEIGHT - height} width=${Math.max(0.5, step - 1)} height=${height}></rect>`;
      })}
      ${svg`<path class="axis" d="M0 ${HEIGHT + 0.5}H${WIDTH}"></path>
      <path class="tolerance" d="M${limit} 2V${HEIGHT}"></path><text class="limit" x=${limit} y=${HEIGHT + 13} text-anchor="middle">${decimal(this.tolerance, 1)}</text>
      ${ticks.map((at) => svg`<text x=${(at / BIN) * step} y=${HEIGHT + 13} text-anchor=${at === 0 ? 'start' : 'middle'}>${at}</text>`)}`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-histogram': PrHistogram }
}
