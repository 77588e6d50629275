/**
 * `<pr-drift>`: light and colour across the review's proofs: which pictures stray from the set and from the hero, and which way;
 * two colours of light; how each is toned, as plots without a verdict.
 */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BrandTones, DriftRow, Proof, Version } from '../../../pkg/proofroom.js';
import type { DriftResult } from '../state/colour-model.js';
import type { Hash, Problem } from '../state/model.js';
import { decimal, explain, findingTitle, percent, words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import './pr-dialog.js';
import { problemOf } from './problem-of.js';
import { proofName } from './proof-summary.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';

/** From so many pictures on a set has a median of its own; the core's own limit. */
const LEAST_SET = 4;
const WIDTH = 320;
const HEIGHT = 46;
const LINE = 22;
const TONES: readonly (keyof BrandTones)[] = ['warmth', 'contrastDepth', 'highlightSoftness', 'shadowDensity'];

interface Shown { readonly proof: Proof; readonly version: Version; readonly row: DriftRow; readonly hero: boolean }

@customElement('pr-drift')
export class PrDrift extends ProofroomElement {
  static override styles = [...shared, css`
    .body { display: grid; gap: var(--space-4); color: var(--text); }
    .ask { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-3); }
    .field { display: grid; gap: var(--space-1); font-size: var(--size-3); flex: 1; min-inline-size: 12rem; }
    .field > span { color: var(--text-2); font-size: var(--size-2); }
    ul { list-style: none; display: grid; gap: var(--space-3); }
    li { display: grid; gap: 2px; padding-block-end: var(--space-2); border-block-end: var(--hairline); font-size: var(--size-3); }
    li a { font-weight: var(--weight-medium); }
    li p { display: grid; grid-template-columns: auto 1fr; gap: var(--space-2); }
    .warn .icon { color: var(--warn); }
    .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: var(--space-4); }
    figcaption { font-size: var(--size-2); color: var(--text-2); }
    svg { inline-size: 100%; block-size: auto; overflow: visible; }
    .axis { stroke: var(--line-strong); }
    .median { stroke: var(--text); stroke-dasharray: 3 2; }
    .dot { fill: var(--text-3); stroke: var(--surface); }
    .dot.hero { fill: var(--accent); }
    text { fill: var(--text-2); font: var(--size-1) var(--font); font-size: 11px; font-variant-numeric: tabular-nums; }
    @media (pointer: coarse) { .button, li a { min-block-size: 2.75rem; align-content: center; } }
  `];
  protected readonly uses = ['review', 'engine', 'settings'] as const;

  @property({ type: Boolean }) open = false;
  @state() private hero: Hash = '';
  @state() private result: DriftResult | null = null;
  @state() private running: number | null = null;
  @state() private problem: Problem | null = null;
  #controller: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#controller?.abort();
  }

  /** The newest version of each proof. */
  get #newest(): readonly { proof: Proof; version: Version }[] {
    return (this.state.review?.proofs ?? []).flatMap((proof) => {
      const version = proof.versions.at(-1);
      return version ? [{ proof, version }] : [];
    });
  }

  async #run(): Promise<void> {
    const controller = new AbortController();
    this.#controller = controller;
    [this.running, this.problem] = [0, null];
    try {
      this.result = await this.actions.judgeDrift(this.#newest.map(({ version }) => version.info.file), this.hero, { signal: controller.signal, progress: (part) => { this.running = part; } });
    } catch (error) {
      if (!controller.signal.aborted) this.problem = problemOf(error);
    }
    this.running = null;
  }

  #close(): void {
    this.#controller?.abort();
    this.dispatchEvent(new CustomEvent('close'));
  }

  #rows(): readonly Shown[] {
    const { result } = this;
    if (!result) return [];
    const all = (this.state.review?.proofs ?? []).flatMap((proof) => proof.versions.map((version) => ({ proof, version })));
    return result.versions.flatMap((hash, n) => {
      const found = all.find(({ version }) => version.info.file === hash);
      const row = result.report.rows[n];
      return found && row ? [{ ...found, row, hero: n === result.hero }] : [];
    });
  }

  protected override render(): unknown {
    const text = words.colouring.drift;
    const newest = this.#newest;
    const rows = this.#rows();
    return html`<pr-dialog wide heading=${text.title} ?open=${this.open} @close=${() => this.#close()}><div class="body">
      <p class="small muted">${text.lead}</p>
      ${newest.length === 0 ? html`<p>${text.none}</p>` : html`
        <div class="ask">
          <label class="field"><span>${text.hero}</span><select class="select" @change=${(e: Event) => { this.hero = (e.target as HTMLSelectElement).value; }}>
            <option value="" ?selected=${this.hero === ''}>${text.noHero}</option>
            ${newest.map(({ proof, version }) => html`<option value=${version.info.file} ?selected=${version.info.file === this.hero}>${proofName(proof)}, ${words.status[proof.status]}</option>`)}
          </select></label>
          ${this.running === null
            ? html`<button class="button primary" type="button" ?disabled=${this.state.engine.state !== 'ready'} @click=${() => void this.#run()}>${icon('play')}${text.run}</button>`
            : html`<button class="button" type="button" @click=${() => { this.#controller?.abort(); this.running = null; }}>${icon('x')}${words.colouring.stop}</button>`}
        </div>
        ${newest.length < LEAST_SET ? html`<p class="small muted">${text.few}</p>` : nothing}
        ${this.running === null ? nothing : html`<progress class="progress" max="1" .value=${this.running} aria-label=${words.colouring.running}></progress>`}
        ${this.problem ? html`<p class="notice bad" role="alert">${icon('circle-x')}<span><strong>${explain(this.problem).title}</strong> <span lang="en">${this.problem.message}</span></span></p>` : nothing}`}
      ${rows.length > 0 ? this.#result(rows) : nothing}
    </div></pr-dialog>`;
  }

  #result(rows: readonly Shown[]): TemplateResult {
    const text = words.colouring.drift;
    const astray = rows.filter(({ row }) => row.findings.some(({ kind }) => kind === 'batch-drift'));
    const told = rows.filter(({ row }) => row.findings.length > 0);
    return html`
      <p role="status"><strong>${astray.length === 0 ? text.clean(rows.length) : text.outliers(astray.length, rows.length)}</strong></p>
      <ul role="list">${told.map(({ proof, version, row }) => html`<li class="warn">
        <a href=${address({ name: 'proof', proof: proof.id, version: version.number })} @click=${follow(this.actions, { name: 'proof', proof: proof.id, version: version.number })} title=${text.go(proofName(proof))}>${proofName(proof)}</a>
        ${row.findings.map((finding) => html`<p>${icon(finding.severity === 'warning' ? 'triangle-alert' : 'info')}${finding.kind === 'mixed-light' && row.tones.mixedLight
          ? html`<span><b>${text.mixed}</b> ${text.mixedText(percent(row.tones.mixedLight.share), decimal(row.tones.mixedLight.warmer.b - row.tones.mixedLight.cooler.b, 1))}</span>`
          : html`<span><b>${findingTitle(finding.kind)}</b> <span lang="en">${finding.message}</span></span>`}</p>`)}</li>`)}</ul>
      <div><h3 class="title-3">${text.tones}</h3><p class="small muted">${text.tonesText}</p></div>
      <div class="plots">${TONES.map((tone) => this.#plot(tone, rows))}</div>`;
  }

  /** One dot a picture on a line, the hero and the median marked. */
  #plot(tone: keyof BrandTones, rows: readonly Shown[]): TemplateResult {
    const text = words.colouring.drift;
    const dots = rows.flatMap(({ proof, row, hero }) => (row.tones.brand ? [{ name: proofName(proof), hero, value: row.tones.brand[tone] }] : []));
    const values = dots.map(({ value }) => value).sort((a, b) => a - b);
    const [low, high] = [values[0] ?? 0, values.at(-1) ?? 0];
    // A scale of at least four units: nearly equal pictures look nearly equal.
    const spare = Math.max(0, 4 - (high - low)) / 2;
    const x = (value: number): number => 8 + ((value - low + spare) / (high - low + 2 * spare)) * (WIDTH - 16);
    const median = values[Math.floor(values.length / 2)] ?? 0;
    return html`<figure><figcaption>${text[tone]}</figcaption>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${text.plotLabel(text[tone], decimal(low, 1), decimal(high, 1))} ${dots.map(({ name, value }) => text.value(name, decimal(value, 1))).join('; ')}">
        ${svg`<path class="axis" d="M8 ${LINE}H${WIDTH - 8}"></path><path class="median" d="M${x(median)} ${LINE - 12}V${LINE + 12}"><title>${text.median}</title></path>
        <text x="8" y=${HEIGHT - 2}>${decimal(low, 1)}</text><text x=${WIDTH - 8} y=${HEIGHT - 2} text-anchor="end">${decimal(high, 1)}</text>`}
        ${dots.map(({ name, hero, value }) => svg`<circle class="dot ${hero ? 'hero' : ''}" cx=${x(value)} cy=${LINE} r=${hero ? 6 : 5}><title>${text.value(hero ? `${name} (${text.heroMark})` : name, decimal(value, 1))}</title></circle>`)}
      </svg></figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-drift': PrDrift }
}
