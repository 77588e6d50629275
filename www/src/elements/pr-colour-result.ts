/** What was measured: verdict with its sentences and ways on, rows, histogram, plot, what lies over the picture, correction, report. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Finding } from '../../../pkg/proofroom.js';
import type { ColourResult, ReferenceKind } from '../state/colour-model.js';
import { saveText } from '../state/download.js';
import { stemOf } from '../state/naming.js';
import { decimal, findingText, findingTitle, percent, shortHash, words } from '../text/messages.js';
import { sayColour, type Over } from './colour-events.js';
import { heatLegend, heatLegendStyles } from './heat-legend.js';
import { icon } from './icons.js';
import './pr-ab-plot.js';
import './pr-colour-rows.js';
import './pr-copy.js';
import './pr-histogram.js';
import { shared } from './shared-styles.js';
import { severityLook } from './status-look.js';

@customElement('pr-colour-result')
export class PrColourResult extends LitElement {
  static override styles = [...shared, heatLegendStyles, css`
    :host { display: grid; gap: var(--space-4); }
    section { display: grid; gap: var(--space-2); }
    .verdict { display: grid; grid-template-columns: auto 1fr; gap: var(--space-1) var(--space-3); padding: var(--space-3); border-radius: var(--radius-2); border: 1px solid var(--line-strong); }
    .verdict .icon { inline-size: 1.5rem; block-size: 1.5rem; grid-row: span 2; }
    .verdict strong { font-size: var(--size-5); }
    .verdict.good { background: var(--good-bg); border-color: var(--good-line); } .verdict.good .icon { color: var(--good); }
    .verdict.bad { background: var(--bad-bg); border-color: var(--bad-line); } .verdict.bad .icon { color: var(--bad); }
    .verdict.warn { background: var(--warn-bg); border-color: var(--warn-line); } .verdict.warn .icon { color: var(--warn); }
    .found { list-style: none; display: grid; gap: var(--space-2); font-size: var(--size-3); }
    .found li { display: grid; grid-template-columns: auto 1fr; gap: 0 var(--space-2); overflow-wrap: anywhere; }
    .found .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 2px; }
    .mark.good { color: var(--good); } .mark.bad { color: var(--bad); } .mark.warn { color: var(--warn); }
    .ways { display: flex; flex-wrap: wrap; gap: var(--space-2); }
    .notice { grid-template-columns: auto 1fr; overflow-wrap: anywhere; }
    .opacity { display: grid; grid-template-columns: auto 1fr 3rem; gap: var(--space-2); align-items: center; font-size: var(--size-2); color: var(--text-2); }
    input[type='range'] { accent-color: var(--accent); inline-size: 100%; min-block-size: 1.5rem; }
    .big { font-size: 1.375rem; font-weight: var(--weight-bold); font-variant-numeric: tabular-nums; }
    summary { cursor: pointer; font-size: var(--size-3); }
    @media (pointer: coarse) { .button, summary, .check { min-block-size: 2.75rem; align-content: center; } }
  `];

  @property({ attribute: false }) result!: ColourResult;
  @property() over: Over = 'none';
  @property({ type: Number }) opacity = 1;
  @property() selected: string | null = null;
  @property({ type: Boolean }) mayRecord = false;
  @property({ type: Boolean }) recorded = false;

  protected override render(): unknown {
    const text = words.colouring;
    const { report, reference, setup } = this.result;
    const look = severityLook[report.verdict];
    return html`
      <section aria-label=${text.verdicts[report.verdict]}>
        <div class="verdict ${look.tone}" role="status">${icon(look.icon)}<strong>${text.verdicts[report.verdict]}</strong><span class="small">${text.verdictTexts[report.verdict]}</span></div>
        <p class="small muted">${text.by(reference.name, shortHash(reference.hash))}<span class="visually-hidden"> ${reference.hash}</span> <pr-copy compact .text=${reference.hash} label=${words.proof.copyHash}></pr-copy>
          ${setup.kind === 'look' && setup.space ? html`<br />${text.input(text.spaces[setup.space])}` : nothing}</p>
        ${this.#aligned()}
        <ul class="found" role="list">${report.findings.map((finding) => this.#finding(finding))}</ul>
        ${this.#ways()}
      </section>
      ${report.gamut ? html`<section><h3 class="title-3">${text.gamutTitle}</h3><p class="big">${percent(report.gamut.share)}</p><p class="small">${text.gamut(percent(report.gamut.share), percent(report.gamut.shareInside))}${report.gamut.share > 0 ? html`; ${text.gamutOff(decimal(report.gamut.mean, 1), decimal(report.gamut.max, 1))}` : nothing}</p>
        ${this.#check('mask', text.mask)}</section>` : nothing}
      ${report.comparison || report.patches.length > 0 ? html`<section><h3 class="title-3">${report.comparison ? text.table : text.patches}</h3>
        ${report.checker ? html`<p class="small muted">${text.whiteBalance(decimal(report.checker.whiteBalance))} ${report.checker.seen > 0 ? text.seen(report.checker.seen) : nothing}</p>` : nothing}
        ${report.comparison ? html`<p class="small muted">${text.rawFilteredText(decimal(report.comparison.filterPx, 1))}</p>` : nothing}
        <pr-colour-rows .regions=${report.comparison?.regions ?? []} .patches=${report.patches} .tolerance=${setup.compare.tolerance} .selected=${this.selected}></pr-colour-rows></section>` : nothing}
      ${report.comparison ? html`<section><h3 class="title-3">${text.histogram}</h3><pr-histogram .bins=${report.comparison.histogram} .tolerance=${setup.compare.tolerance}></pr-histogram>
        ${this.#check('heat', text.heat)}${this.over === 'heat' ? heatLegend() : nothing}</section>` : nothing}
      ${this.over !== 'none' && this.over !== 'corrected' ? html`<label class="opacity">${text.opacity}<input type="range" min="0.1" max="1" step="0.05" .value=${String(this.opacity)} @input=${(e: Event) => sayColour(this, 'colour-over', { over: this.over, opacity: (e.target as HTMLInputElement).valueAsNumber })} /><span class="num">${percent(this.opacity)}</span></label>` : nothing}
      ${report.vectors.length > 0 ? html`<section><h3 class="title-3">${text.plot}</h3><p class="small muted">${text.plotText}</p><pr-ab-plot .vectors=${report.vectors}></pr-ab-plot></section>` : nothing}
      ${report.comparison || report.patches.length > 0 ? this.#correction() : nothing}
      ${this.#report()}`;
  }

  #finding(finding: Finding): TemplateResult {
    const { icon: mark, tone } = severityLook[finding.severity];
    const { text, english } = findingText(finding);
    const { reference } = this.result;
    return html`<li><span class="mark ${tone}">${icon(mark)}</span><div><strong>${findingTitle(finding.kind)}</strong><br /><span lang=${english ? 'en' : nothing}>${text}</span>${english ? nothing : html` ${words.colouring.by(reference.name, reference.hash.slice(0, 16))}…`}</div></li>`;
  }

  #aligned(): unknown {
    const { aligned } = this.result.report;
    if (!aligned) return nothing;
    const { shiftX, shiftY, turnDeg, scale, likeness } = aligned.fit;
    return html`<p class="small">${words.colouring.laid(decimal(shiftX), decimal(shiftY), decimal(turnDeg, 3), decimal(scale, 4), decimal(likeness, 3))}</p>`;
  }

  /** Where there is no figure, a way to one. */
  #ways(): unknown {
    const text = words.colouring;
    const { report } = this.result;
    const kinds = new Set(report.findings.filter(({ severity }) => severity === 'cannot-measure').map(({ kind }) => kind));
    const to = (kind: ReferenceKind, name: string): TemplateResult => html`<button class="button small" type="button" @click=${() => sayColour(this, 'colour-set', { kind })}>${name}</button>`;
    return html`
      ${kinds.has('delta-e-not-aligned') ? html`<p class="small"><strong>${text.ways}</strong></p><div class="ways">${to('places', text.wayNotAligned.places)}${to('swatches', text.wayNotAligned.swatches)}${to('version', text.wayNotAligned.version)}</div>` : nothing}
      ${kinds.has('checker-not-found') ? html`<div class="ways"><button class="button small" type="button" @click=${() => sayColour(this, 'colour-corners', true)}>${text.wayNotFound}</button></div>` : nothing}
      ${this.result.troubles.map(({ name, finding }) => html`<div class="notice warn">${icon('triangle-alert')}<div><strong>${text.profileTrouble(name)}: ${findingTitle(finding.kind)}</strong><p lang="en">${finding.message}</p><p>${text.wayProfile}</p></div></div>`)}`;
  }

  #check(over: Over, name: string): TemplateResult {
    return html`<label class="check"><input type="checkbox" .checked=${this.over === over} @change=${(e: Event) => sayColour(this, 'colour-over', { over: (e.target as HTMLInputElement).checked ? over : 'none', opacity: this.opacity })} />${name}</label>`;
  }

  #correction(): TemplateResult {
    const text = words.colouring;
    const { correction } = this.result.report;
    return html`<section><h3 class="title-3">${text.correction}</h3>
      ${correction ? html`
        <p class="small">${text.models[correction.model]}</p>
        <p><strong>${text.correctionFrom(decimal(correction.before.mean), decimal(correction.after.mean), text.formulae[correction.formula])}</strong></p>
        <p class="small muted">${text.correctionLeft(decimal(correction.after.p95), decimal(correction.after.max), correction.pairs)} ${text.correctionSpace(text.spaces[correction.space])}</p>
        ${this.#check('corrected', text.preview)}<p class="small muted">${text.previewText}</p>
        <div class="ways"><button class="button" type="button" @click=${() => saveText(`${stemOf(this.result.sample.name)}_correction.cube`, 'text/plain', correction.cube)}>${icon('download')}${text.exportCube}</button></div>`
      : html`<p class="small muted">${text.noCorrection}</p>`}</section>`;
  }

  #report(): TemplateResult {
    const text = words.colouring;
    const { report, reportJson, sample } = this.result;
    const save = (ending: string, type: string, content: string): void => saveText(`${stemOf(sample.name)}_colour.${ending}`, type, content);
    return html`<section><h3 class="title-3">${text.report}</h3>
      <div class="ways">
        <button class="button" type="button" @click=${() => save('json', 'application/json', reportJson)}>${icon('download')}${text.json}</button>
        <button class="button" type="button" @click=${() => save('csv', 'text/csv', report.csv)}>${icon('download')}${text.csv}</button>
        ${this.mayRecord ? html`<button class="button quiet" type="button" ?disabled=${this.recorded} @click=${() => this.dispatchEvent(new CustomEvent('record'))}>${icon('file-check')}${this.recorded ? text.recorded : text.record}</button>` : nothing}
      </div>
      <details><summary>${text.conventions}</summary><dl class="facts">${Object.entries(report.conventions).map(([name, value]) => html`<dt>${(text.conventionNames as Readonly<Record<string, string>>)[name] ?? name}</dt><dd lang="en">${value}</dd>`)}</dl></details>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-colour-result': PrColourResult }
}
