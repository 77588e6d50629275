/** The colour check: Delta-E against a reference version, its histogram and heat map, and the brand's swatches. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Proof, Version } from '../../../pkg/proofroom.js';
import type { DeltaEView, Hash } from '../state/model.js';
import { decimal, percent } from '../text/format.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { checkRunStyles, runHead } from './check-run.js';
import { ProofroomElement } from './element.js';
import { heatLegend, heatLegendStyles } from './heat-legend.js';
import { icon } from './icons.js';
import './pr-histogram.js';
import './pr-swatch-table.js';
import { say } from './proof-events.js';
import { defaultReference } from '../state/reference.js';
import { shared } from './shared-styles.js';

@customElement('pr-delta-panel')
export class PrDeltaPanel extends ProofroomElement {
  static override styles = [...shared, checkRunStyles, heatLegendStyles, css`
    .reference { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: var(--space-3); font-size: var(--size-3); }
    .heat { display: grid; gap: var(--space-1); }
    .opacity { display: grid; grid-template-columns: auto 1fr 3rem; gap: var(--space-2); align-items: center; font-size: var(--size-2); color: var(--text-2); }
    input[type='range'] { accent-color: var(--accent); inline-size: 100%; min-block-size: 1.5rem; }
  `];
  protected readonly uses = ['checks', 'settings'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @property({ type: Boolean }) heatOn = false;
  @property({ type: Number }) opacity = 0.7;
  @property() selected: string | null = null;
  /** Why the heat map could not be drawn. */
  @state() private chosen: Hash | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('version') && changed.get('version')?.info.file !== this.version.info.file) this.chosen = null;
  }

  #run(reference: Hash | undefined): void {
    alreadyTold(this.actions.runChecks(this.version.info.file, reference ? { checks: ['delta-e'], reference } : { checks: ['delta-e'] }));
  }

  protected override render(): unknown {
    const file = this.version.info.file;
    const check = this.state.checks.get(file);
    const result = check?.deltaE;
    const others = this.proof.versions.filter((each) => each.info.file !== file);
    const reference = this.chosen ?? result?.reference ?? defaultReference(this.proof, this.version)?.info.file;
    const swatches = check?.swatches ?? [];
    return html`
      ${runHead({
        title: words.colour.title, check: 'delta-e', state: check, ran: result !== undefined, verdict: result && verdictOf(result),
        run: () => this.#run(reference), stop: () => this.actions.cancelChecks(file),
      })}
      <div class="body">
        ${others.length === 0 ? html`<p class="small muted">${words.colour.alone}</p>` : html`
          <label class="reference"><span>${words.colour.against}</span>
            <select class="select small" @change=${(e: Event) => { this.chosen = (e.target as HTMLSelectElement).value; this.#run(this.chosen); }}>
              ${others.map((each) => html`<option value=${each.info.file} ?selected=${each.info.file === reference}>${words.colour.version(each.number, words.kind[each.info.kind])}</option>`)}
            </select></label>`}
        ${result ? this.#result(result) : nothing}
        ${swatches.length > 0 ? html`<pr-swatch-table .swatches=${swatches} .selected=${this.selected}></pr-swatch-table>` : nothing}
      </div>`;
  }

  #result(result: DeltaEView): unknown {
    return html`
      <dl class="figures" aria-label=${words.colour.figures}>
        ${figure(words.colour.mean, decimal(result.mean))}${figure(words.colour.median, decimal(result.median))}${figure(words.colour.p95, decimal(result.p95))}${figure(words.colour.max, decimal(result.max, 1))}${figure(words.colour.over(decimal(result.tolerance, 0)), percent(result.shareOver))}
      </dl>
      <pr-histogram .bins=${result.histogram} .tolerance=${result.tolerance}></pr-histogram>
      <div class="heat">
        <div class="row wrap">
          <label class="check"><input type="checkbox" .checked=${this.heatOn} @change=${(e: Event) => say(this, 'layer-toggle', { id: 'heat', on: (e.target as HTMLInputElement).checked })} />${words.colour.heat}</label>
          <span class="spacer"></span>
          ${result.worst ? html`<button class="button small link" type="button" @click=${() => result.worst && say(this, 'look', { region: result.worst, id: null })}>${icon('scan-search')}${words.colour.worst}</button>` : nothing}
        </div>
        ${this.heatOn ? html`${heatLegend()}
          <label class="opacity">${words.colour.opacity}<input type="range" min="0.1" max="1" step="0.05" .value=${String(this.opacity)}
            @input=${(e: Event) => say(this, 'heat-opacity', (e.target as HTMLInputElement).valueAsNumber)} /><span class="num">${percent(this.opacity)}</span></label>` : nothing}
      </div>`;
  }
}

const figure = (name: string, value: string): unknown => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** The core's own findings decide; without one, nothing is claimed. */
function verdictOf(result: DeltaEView): unknown {
  if (result.findings.length === 0) return nothing;
  const over = result.findings.some((finding) => finding.severity === 'failure' || finding.severity === 'warning');
  return over
    ? html`<span class="chip bad">${icon('circle-x')}${words.colour.off}</span>`
    : html`<span class="chip good">${icon('circle-check')}${words.colour.inside}</span>`;
}

declare global {
  interface HTMLElementTagNameMap { 'pr-delta-panel': PrDeltaPanel }
}
