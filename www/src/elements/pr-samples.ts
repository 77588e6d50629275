/** `<pr-samples>`: the table of sample points, with the values of both versions. Says `sample-show`, `sample-remove` (null: all). */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reading } from '../../../pkg/proofroom.js';
import type { SamplePoint } from '../state/looking-model.js';
import { decimal, words } from '../text/messages.js';
import { labText, levels, samplesCsv, type Pair } from '../viewer/readings.js';
import { icon } from './icons.js';
import './pr-copy.js';
import { shared } from './shared-styles.js';

export interface ReadPoint { readonly point: SamplePoint; readonly pair: Pair | null }

@customElement('pr-samples')
export class PrSamples extends LitElement {
  static override styles = [...shared, css`
    :host { display: block; }
    .scroll { overflow: auto; max-block-size: min(18rem, 45dvh); }
    table { inline-size: 100%; border-collapse: collapse; font-size: var(--size-2); font-variant-numeric: tabular-nums; }
    th, td { padding: var(--space-1) var(--space-2); text-align: start; border-block-end: var(--hairline); white-space: nowrap; vertical-align: top; }
    th { position: sticky; inset-block-start: 0; background: var(--surface); color: var(--text-2); font-weight: var(--weight-medium); }
    td:last-child { text-align: end; }
    .version { display: block; color: var(--text-2); }
    .foot { display: flex; gap: var(--space-2); justify-content: end; padding-block-start: var(--space-2); }
  `];

  @property({ attribute: false }) points: readonly ReadPoint[] = [];
  @property({ attribute: false }) names: { own: string; other: string } = { own: '', other: '' };

  #say(name: 'sample-show' | 'sample-remove', detail: SamplePoint | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  protected override render(): unknown {
    const { points } = this;
    if (points.length === 0) return html`<p class="small muted">${words.looking.noSamples}</p>`;
    const { column } = words.looking;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.looking.samples}><table>
      <thead><tr><th>${column.point}</th><th>${column.place}</th><th>${column.own}</th><th>${column.lab}</th><th>${column.deltaE}</th><th><span class="visually-hidden">${words.looking.removeAll}</span></th></tr></thead>
      <tbody>${points.map(({ point, pair }, n) => html`<tr>
        <td><button class="button small" type="button" aria-label=${words.looking.show(n + 1)} @click=${() => this.#say('sample-show', point)}>${n + 1}</button></td>
        <td>${words.looking.at(point.x, point.y)}<span class="version">${words.looking.averages[point.size]}</span></td>
        <td>${this.#both(pair, (reading) => `${words.looking.models[reading.own.model]} ${levels(reading, decimal)}`)}</td>
        <td>${this.#both(pair, (reading) => labText(reading, decimal))}</td>
        <td>${pair?.own.deltaE === undefined ? '–' : decimal(pair.own.deltaE, 2)}</td>
        <td><button class="icon-button small" type="button" aria-label=${words.looking.remove(n + 1)} @click=${() => this.#say('sample-remove', point)}>${icon('x')}</button></td>
      </tr>`)}</tbody></table></div>
      <div class="foot">
        <pr-copy .text=${samplesCsv(points, this.names)} label=${words.looking.copyCsv}></pr-copy>
        <button class="button small" type="button" @click=${() => this.#say('sample-remove', null)}>${words.looking.removeAll}</button>
      </div>`;
  }

  #both(pair: Pair | null, text: (reading: Reading) => string): unknown {
    if (!pair) return '…';
    return html`${text(pair.own)}${pair.other ? html`<span class="version">${this.names.other}: ${text(pair.other)}</span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-samples': PrSamples }
}
