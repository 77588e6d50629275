/** The fixed scale of the Delta-E heat map, as the core paints it. */
import { css, html, type TemplateResult } from 'lit';
import { words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';

/** Delta-E 2000 and the colour at it; between two, the core blends. */
const HEAT: readonly { at: number; colour: string }[] = [
  { at: 0, colour: '#000004' },
  { at: 1, colour: '#280b54' },
  { at: 2, colour: '#65156e' },
  { at: 3, colour: '#ba3655' },
  { at: 5, colour: '#f98e09' },
  { at: 10, colour: '#fcffa4' },
];

export const heatLegendStyles = css`
  .heat-scale { display: flex; gap: 1px; }
  .heat-scale > span { flex: 1; display: grid; gap: 2px; font-size: var(--size-1); color: var(--text-2); font-variant-numeric: tabular-nums; }
  .heat-scale i { block-size: 0.5rem; border: 1px solid var(--line-strong); forced-color-adjust: none; }
`;

export const heatLegend = (): TemplateResult => html`<div class="heat-scale" role="img" aria-label=${words.layers.heatScale}>
  ${HEAT.map(({ at, colour }, n) => html`<span><i ${styled({ background: `linear-gradient(90deg, ${colour}, ${HEAT[n + 1]?.colour ?? colour})` })}></i>${at}${n === HEAT.length - 1 ? '+' : ''}</span>`)}
</div>`;
