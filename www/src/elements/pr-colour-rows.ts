/** The regions or named colours that were measured, a card each: in words first, all figures behind them. Each leads to its place. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Change, ColorPatch, Region, RegionReport, Statistics } from '../../../pkg/proofroom.js';
import { decimal, number, percent, words } from '../text/messages.js';
import { styled } from '../viewer/styled.js';
import { changeText, cssLab } from './colour-words.js';
import { icon } from './icons.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';

/** A small place is shown with so much around it. */
const AROUND = 4;

@customElement('pr-colour-rows')
export class PrColourRows extends LitElement {
  static override styles = [...shared, css`
    :host { display: block; }
    .rows { list-style: none; display: grid; }
    .rows > li { display: grid; gap: var(--space-1); padding-block: var(--space-2); border-block-end: var(--hairline); }
    .top { display: flex; align-items: center; gap: var(--space-2); min-inline-size: 0; }
    .top .button.link { flex: 1; padding: 0; color: var(--text); text-align: start; justify-content: start; white-space: normal; font-weight: var(--weight-medium); overflow-wrap: anywhere; }
    .pair { display: flex; inline-size: 2.5rem; block-size: 1.25rem; flex: none; border: 1px solid var(--line-field); border-radius: 3px; overflow: hidden; forced-color-adjust: none; }
    .pair i { flex: 1; }
    .delta { font-weight: var(--weight-bold); font-variant-numeric: tabular-nums; white-space: nowrap; display: inline-flex; align-items: center; gap: var(--space-1); }
    .delta .icon { inline-size: 0.9375rem; block-size: 0.9375rem; }
    .delta.good .icon { color: var(--good); } .delta.bad .icon { color: var(--bad); } .delta.warn .icon { color: var(--warn); }
    .said { font-size: var(--size-3); }
    summary { font-size: var(--size-2); color: var(--text-2); cursor: pointer; }
    table { inline-size: 100%; border-collapse: collapse; font-size: var(--size-2); font-variant-numeric: tabular-nums; margin-block: var(--space-1); }
    th { text-align: start; font-weight: var(--weight); color: var(--text-2); }
    td { text-align: end; }
    th, td { padding: 2px var(--space-2) 2px 0; border-block-end: var(--hairline); }
    .scroll { overflow-x: auto; }
    .button.link[aria-current='true'] { text-decoration: underline; }
    @media (pointer: coarse) { .top .button.link, summary { min-block-size: 2.75rem; align-content: center; } }
  `];

  @property({ attribute: false }) regions: readonly RegionReport[] = [];
  @property({ attribute: false }) patches: readonly ColorPatch[] = [];
  @property({ type: Number }) tolerance = 3;
  @property() selected: string | null = null;

  #look(region: Region, id: string): void {
    say(this, 'layer-toggle', { id: 'colour-regions', on: true });
    const [x, y] = [region.x + region.width / 2, region.y + region.height / 2];
    // A patch of 25 px would fill the screen with one colour.
    const k = Math.max(region.width, region.height) < 120 ? AROUND : 1;
    say(this, 'look', { region: { x: x - (region.width * k) / 2, y: y - (region.height * k) / 2, width: region.width * k, height: region.height * k }, id });
  }

  protected override render(): unknown {
    return html`<ul class="rows" role="list">
      ${this.regions.map((each, n) => this.#region(each, n))}${this.patches.map((each, n) => this.#patch(each, n))}
    </ul>`;
  }

  #region(report: RegionReport, index: number): TemplateResult {
    const text = words.colouring;
    // The core names the first two itself.
    const name = index === 0 ? text.whole : index === 1 && report.name === 'ground' ? text.ground : report.name;
    // The whole and the ground are not judged by the rule for regions: the verdict on them stands above.
    const tone = index > 1 ? (report.passed ? 'good' : 'bad') : '';
    const changed = changeText(report.reference, report.change);
    return this.#card({
      id: `region-${index}`, name, region: report.region, reference: report.reference, found: report.sample, delta: report.ofMeans, tone, said: index === 0 ? text.inWhole(changed) : text.inWords(changed, name),
      more: html`<div class="scroll" tabindex="0" role="region" aria-label=${text.figures(name)}><table>
          <thead><tr><th scope="col"><span class="visually-hidden">${text.columns.name}</span></th><th scope="col">${text.columns.raw}</th><th scope="col">${text.columns.smoothed}</th></tr></thead>
          <tbody>${this.#statistics(report.raw, report.filtered)}</tbody></table></div>${changes(report.change)}`,
    });
  }

  #statistics(raw: Statistics, filtered: Statistics | undefined): unknown {
    const { columns } = words.colouring;
    const rows: readonly (readonly [string, (of: Statistics) => string])[] = [
      [columns.mean, (of) => decimal(of.mean)], [columns.median, (of) => decimal(of.median)], [columns.p95, (of) => decimal(of.p95)], [columns.p99, (of) => decimal(of.p99)], [columns.max, (of) => decimal(of.max)],
      [columns.over(decimal(this.tolerance, 1)), (of) => percent(of.shareOver)], [columns.pixels, (of) => number(of.pixels)],
    ];
    return rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value(raw)}</td><td>${filtered ? value(filtered) : '–'}</td></tr>`);
  }

  #patch(patch: ColorPatch, index: number): TemplateResult {
    const text = words.colouring;
    const { found, change, deltaE } = patch;
    return this.#card({
      id: `patch-${index}`, name: patch.name, region: patch.region, reference: patch.reference, found, delta: deltaE, tone: deltaE === undefined ? 'warn' : patch.passed ? 'good' : 'bad',
      said: change ? text.inWords(changeText(patch.reference, change), patch.name) : text.unplaced,
      more: html`<table><tbody>
        <tr><th scope="row">${text.columns.wanted}</th><td>${labOf(patch.reference)}</td></tr><tr><th scope="row">${text.columns.found}</th><td>${found ? labOf(found) : '–'}</td></tr>
        <tr><th scope="row">${text.columns.limit}</th><td>${decimal(patch.limit)}</td></tr></tbody></table>${change ? changes(change) : nothing}`,
    });
  }

  #card({ id, name, region, reference, found, delta, tone, said, more }: {
    id: string; name: string; region: Region | undefined; reference: { l: number; a: number; b: number }; found: { l: number; a: number; b: number } | undefined; delta: number | undefined; tone: string; said: string; more: unknown;
  }): TemplateResult {
    const text = words.colouring;
    return html`<li>
      <div class="top">
        <span class="pair" aria-hidden="true"><i ${styled({ background: cssLab(reference) })}></i><i ${styled({ background: found ? cssLab(found) : 'transparent' })}></i></span>
        ${region ? html`<button class="button link" type="button" aria-current=${id === this.selected} title=${text.show(name)} @click=${() => this.#look(region, id)}>${name}</button>` : html`<span class="said">${name}</span>`}
        <span class="delta ${tone}" title=${text.ofMean}>${tone ? icon(tone === 'good' ? 'circle-check' : tone === 'bad' ? 'circle-x' : 'circle-question-mark') : nothing}${tone === 'good' || tone === 'bad' ? html`<span class="visually-hidden">${tone === 'good' ? text.within : text.beyond}:</span>` : nothing}ΔE ${delta === undefined ? '–' : decimal(delta)}</span>
      </div>
      <p class="said">${said}</p>
      <details><summary>${text.details(name)}</summary>${more}</details>
    </li>`;
  }
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${decimal(value)}`;
const labOf = ({ l, a, b }: { l: number; a: number; b: number }): string => [l, a, b].map((each) => decimal(each, 1)).join(', ');

function changes({ l, c, h, a, b }: Change): TemplateResult {
  return html`<table><caption class="visually-hidden">${words.colouring.signed}</caption><tbody>
    ${([['dL*', l], ['dC*', c], ['dH*', h], ['da*', a], ['db*', b]] as const).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${signed(value)}</td></tr>`)}
  </tbody></table>`;
}

declare global {
  interface HTMLElementTagNameMap { 'pr-colour-rows': PrColourRows }
}
