/** The fixed scale of the Delta-E heat map, as the core paints it. */
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

/** Delta-E 2000 and the colour at it; between two, the core blends. */
export const HEAT: readonly { at: number; colour: string }[] = [
  { at: 0, colour: '#000004' },
  { at: 1, colour: '#320a5e' },
  { at: 2, colour: '#781c6d' },
  { at: 3, colour: '#bc3754' },
  { at: 5, colour: '#f98c0a' },
  { at: 10, colour: '#fcffa4' },
];

export const heatLegend = (): unknown => html`<span class="heat-scale" role="img" aria-label="Scale from Delta-E 0, dark, to 10 and over, bright">
  ${HEAT.map(({ at, colour }) => html`<span><i style=${styleMap({ background: colour, inlineSize: '0.875rem', blockSize: '0.875rem', borderRadius: '2px', border: '1px solid var(--line-field)' })}></i>${at}</span>`)}
</span>`;
