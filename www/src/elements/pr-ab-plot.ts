/**
 * The plane of a* and b* with arrows from each colour of the reference to where the sample has it. Drawn by hand: a plotting
 * library would weigh more than the panel. The scale is one for both axes, so that angles are hues.
 */
import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DriftVector } from '../../../pkg/proofroom.js';
import { decimal, words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { cssLab } from './colour-words.js';
import { shared } from './shared-styles.js';

const SIDE = 320;
const EDGE = 22;
/** Half of the plane at least, in units of a* and b*: nearly neutral products are not blown up to rainbows. */
const LEAST = 20;

@customElement('pr-ab-plot')
export class PrAbPlot extends LitElement {
  static override styles = [...shared, css`
    svg { inline-size: 100%; block-size: auto; max-inline-size: 26rem; overflow: visible; }
    .ring, .axis { fill: none; stroke: var(--line-strong); }
    .ring { stroke-dasharray: 2 3; }
    .dot { stroke: var(--text); stroke-width: 1; forced-color-adjust: none; }
    .arrow { stroke: var(--text); stroke-width: 1.5; fill: none; }
    .head { fill: var(--text); }
    text { fill: var(--text-2); font: var(--size-1) var(--font); font-size: 11px; font-variant-numeric: tabular-nums; }
  `];

  @property({ attribute: false }) vectors: readonly DriftVector[] = [];

  protected override render(): unknown {
    const text = words.colouring;
    const reach = this.vectors.flatMap(({ reference, sample }) => [reference.a, reference.b, sample.a, sample.b]).reduce((most, value) => Math.max(most, Math.abs(value)), LEAST);
    const half = Math.ceil((reach * 1.08) / 10) * 10;
    const k = (SIDE / 2 - EDGE) / half;
    const x = (a: number): number => SIDE / 2 + a * k;
    const y = (b: number): number => SIDE / 2 - b * k;
    const step = half > 80 ? 40 : half > 40 ? 20 : 10;
    const rings = Array.from({ length: Math.floor(half / step) }, (_, n) => (n + 1) * step);
    const longest = Math.max(0, ...this.vectors.map(({ reference, sample }) => Math.hypot(sample.a - reference.a, sample.b - reference.b)));
    return html`<svg viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label=${text.plotLabel(this.vectors.length, decimal(longest, 1))}>
      ${rings.map((ring) => svg`<circle class="ring" cx=${SIDE / 2} cy=${SIDE / 2} r=${ring * k}></circle><text x=${x(ring) + 2} y=${SIDE / 2 - 3}>${ring}</text>`)}
      ${svg`<path class="axis" d="M${EDGE / 2} ${SIDE / 2}H${SIDE - EDGE / 2}M${SIDE / 2} ${EDGE / 2}V${SIDE - EDGE / 2}"></path>
      <text x=${SIDE - EDGE / 2} y=${SIDE / 2 + 14} text-anchor="end">a*</text><text x=${SIDE / 2 + 5} y=${EDGE / 2 + 4}>b*</text>`}
      ${[...this.vectors].reverse().map(({ reference, sample, share }) => {
        const [x0, y0, x1, y1] = [x(reference.a), y(reference.b), x(sample.a), y(sample.b)];
        const length = Math.hypot(x1 - x0, y1 - y0);
        const [dx, dy] = length > 0 ? [(x1 - x0) / length, (y1 - y0) / length] : [0, 0];
        const head = Math.min(7, length * 0.6);
        const tip = `M${x1} ${y1}L${x1 - dx * head - dy * head * 0.45} ${y1 - dy * head + dx * head * 0.45}L${x1 - dx * head + dy * head * 0.45} ${y1 - dy * head - dx * head * 0.45}Z`;
        return svg`<circle class="dot" cx=${x0} cy=${y0} r=${2.5 + Math.sqrt(share) * 7} ${styled({ fill: cssLab(reference) })}></circle>
          ${length > 1 ? svg`<path class="arrow" d="M${x0} ${y0}L${x1 - dx * head * 0.7} ${y1 - dy * head * 0.7}"></path><path class="head" d=${tip}></path>` : ''}`;
      })}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-ab-plot': PrAbPlot }
}
