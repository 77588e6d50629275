/** The brand's named colours: wanted, found, and how far apart; each can be gone to in the picture. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SwatchView } from '../state/model.js';
import { decimal } from '../text/format.js';
import { words } from '../text/messages.js';
import { icon } from './icons.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';
import { severityLook } from './status-look.js';
import { styled } from '../viewer/styled.js';

/** How much of the picture around a swatch is shown: several times its radius. */
const AROUND = 8;

@customElement('pr-swatch-table')
export class PrSwatchTable extends LitElement {
  static override styles = [...shared, css`
    table { inline-size: 100%; border-collapse: collapse; font-size: var(--size-3); font-variant-numeric: tabular-nums; }
    caption { text-align: start; font-size: var(--size-3); font-weight: var(--weight-bold); padding-block-end: var(--space-1); }
    th { font-weight: var(--weight); text-align: start; color: var(--text-2); font-size: var(--size-2); }
    th, td { padding: var(--space-1) var(--space-2) var(--space-1) 0; border-block-start: var(--hairline); }
    td:last-child, th:last-child { text-align: end; padding-inline-end: 0; white-space: nowrap; }
    tr.selected { background: var(--accent-bg); }
    .pair { display: flex; inline-size: 2.75rem; block-size: 1.375rem; border: 1px solid var(--line-field); border-radius: 3px; overflow: hidden; forced-color-adjust: none; }
    .pair i { flex: 1; }
    .button.link { padding: 0; color: var(--text); min-block-size: 1.75rem; text-align: start; white-space: normal; justify-content: start; }
    .delta { display: inline-flex; align-items: center; gap: var(--space-1); font-weight: var(--weight-bold); }
    .delta .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  `];

  @property({ attribute: false }) swatches: readonly SwatchView[] = [];
  @property() selected: string | null = null;

  protected override render(): unknown {
    return html`<table>
      <caption>${words.colour.swatches}</caption>
      <thead><tr><th scope="col">${words.colour.wantedFound}</th><th scope="col">${words.colour.swatch}</th><th scope="col">ΔE 2000</th></tr></thead>
      <tbody>${this.swatches.map((swatch) => {
        const look = severityLook[swatch.severity];
        const id = `swatch-${swatch.name}`;
        const reach = swatch.radius * AROUND;
        const go = (): void => {
          say(this, 'layer-toggle', { id: 'swatches', on: true });
          say(this, 'look', { region: { x: swatch.x - reach, y: swatch.y - reach, width: 2 * reach, height: 2 * reach }, id });
        };
        return html`<tr class=${id === this.selected ? 'selected' : ''}>
          <td><span class="pair" title=${words.colour.lab(lab(swatch.lab), lab(swatch.found))}><i ${styled({ background: css3(swatch.lab) })}></i><i ${styled({ background: css3(swatch.found) })}></i></span></td>
          <td><button class="button link" type="button" title=${words.checks.showPlace} @click=${go}>${swatch.name}</button></td>
          <td><span class="delta ${look.tone}" title=${swatch.message}>${icon(look.icon)}<span class="visually-hidden">${words.severity[swatch.severity]}:</span>${decimal(swatch.deltaE)}</span></td>
        </tr>`;
      })}</tbody>
    </table>`;
  }
}

const lab = (value: readonly number[]): string => value.map((each) => decimal(each, 1)).join(', ');
/** CSS `lab()` is D50 as ours is. */
const css3 = ([l, a, b]: readonly [number, number, number]): string => `lab(${l}% ${a} ${b})`;

declare global {
  interface HTMLElementTagNameMap { 'pr-swatch-table': PrSwatchTable }
}
