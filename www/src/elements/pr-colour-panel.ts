/**
 * The Colour panel of one version: choose what it should look like and by which limits, place what has to be placed, measure,
 * read. What is chosen is kept with the proof in this browser. Says `colour-layers` with what lies over the picture, and
 * `colour-beside` with the version that is shown beside it.
 */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PresetAbout, Proof, Version } from '../../../pkg/proofroom.js';
import type { BrandFile, BrandKind, ColourResult, ColourSetup } from '../state/colour-model.js';
import type { Hash, Problem } from '../state/model.js';

import { explain, percent, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import type { ColourEvents, Over } from './colour-events.js';
import { ColourOverlay } from './colour-overlay.js';
import { ColourPlacing } from './colour-placing.js';
import { firstCorners, firstRegion, movedPoint } from './colour-points.js';
import { lackOf } from './colour-words.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import './pr-drag-points.js';
import './pr-colour-limits.js';
import './pr-colour-reference.js';
import './pr-colour-result.js';
import type { PrViewer } from './pr-viewer.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';

@customElement('pr-colour-panel')
export class PrColourPanel extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: var(--space-4); padding: var(--space-3) var(--space-4) var(--space-6); }
    .run { display: grid; gap: var(--space-2); padding-block: var(--space-3); border-block: var(--hairline); }
    .notice { grid-template-columns: auto 1fr; }
    .button.primary { justify-self: start; }
    @media (pointer: coarse) { .button { min-block-size: 2.75rem; } }
  `];
  protected readonly uses = ['engine', 'pictures'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) viewer: () => PrViewer | null | undefined = () => null;
  @property() selected: string | null = null;
  /** The studio may put findings into the log. */
  @property({ type: Boolean }) mayRecord = false;

  @state() private setup: ColourSetup | null = null;
  @state() private files: readonly BrandFile[] = [];
  @state() private presets: readonly PresetAbout[] = [];
  @state() private unread: readonly string[] = [];
  @state() private result: ColourResult | null = null;
  @state() private problem: Problem | null = null;
  @state() private fileProblem: { kind: BrandKind; problem: Problem } | null = null;
  @state() private running: number | null = null;
  @state() private over: Over = 'none';
  @state() private opacity = 1;
  @state() private placing: number | null = null;
  @state() private recorded: Hash = '';
  #controller: AbortController | null = null;
  readonly #overlay = new ColourOverlay(this);
  /** Points are moved on the picture, which is no part of this element. */
  readonly #placing = new ColourPlacing({
    moved: (point) => { if (this.setup) void this.#set(movedPoint(this.setup, point), point.done); },
    waits: () => this.placing !== null,
    pressed: (x, y) => {
      const { placing, setup } = this;
      this.placing = null;
      if (placing !== null && setup) void this.#set(movedPoint(setup, { id: `swatch:${placing}`, x, y }));
    },
  });

  constructor() {
    super();
    const on = <K extends keyof ColourEvents>(name: K, act: (detail: ColourEvents[K]) => void): void => this.addEventListener(name, (event) => act((event as CustomEvent<ColourEvents[K]>).detail));
    on('colour-set', (change) => void this.#set(change));
    on('colour-file', ({ file, kind }) => void this.#openFile(file, kind));
    on('colour-place', ({ index, on: wanted }) => this.#place(index, wanted));
    on('colour-add', (what) => this.#add(what));
    on('colour-corners', (wanted) => void this.#set({ kind: 'checker', corners: wanted ? firstCorners(this.#placing.view(this.version.info)) : [] }));
    on('colour-over', ({ over, opacity }) => { this.over = over; this.opacity = over === 'corrected' ? 1 : opacity; });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#controller?.abort();
    this.#placing.watch(null);
    this.#overlay.end();
  }

  async #begin(): Promise<void> {
    [this.files, this.presets] = await Promise.all([this.actions.brandFiles(), this.actions.colourPresets()]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('proof') && changed.get('proof')?.id !== this.proof.id) void this.#open();
    if (changed.has('version') && changed.get('version')?.info.file !== this.version.info.file) this.#leave();
  }

  async #open(): Promise<void> {
    this.setup = null;
    const { id } = this.proof;
    const setup = await this.actions.colourSetup(id);
    if (id === this.proof.id) this.setup = setup;
  }

  #leave(): void {
    this.#controller?.abort();
    [this.result, this.problem, this.over, this.placing, this.running] = [null, null, 'none', null, null];
  }

  protected override updated(): void {
    this.#placing.watch(this.viewer() ?? null);
    if (this.setup) this.#overlay.show({ setup: this.setup, result: this.result, over: this.over, opacity: this.opacity, proof: this.proof, version: this.version });
  }

  async #set(change: Partial<ColourSetup>, keep = true): Promise<void> {
    if (!this.setup) return;
    if (change.kind && change.kind !== this.setup.kind) [this.placing, this.over] = [null, 'none'];
    this.setup = { ...this.setup, ...change };
    const { kind, swatches } = this.setup;
    if (kind === 'swatches' && swatches && (change.swatches !== undefined || (change.kind && this.setup.placed.length === 0))) await this.#colours(swatches);
    if (keep && this.setup) alreadyTold(this.actions.keepColourSetup(this.proof.id, this.setup));
  }

  async #colours(file: Hash): Promise<void> {
    try {
      const { colors, problems } = await this.actions.brandColours(file, this.version.info.file);
      this.unread = problems;
      if (!this.setup) return;
      this.setup = { ...this.setup, placed: colors.map(({ name, lab, region }) => ({ name, lab, at: region ? [region.x + region.width / 2, region.y + region.height / 2] as const : null, radius: region ? Math.max(0, Math.round((Math.min(region.width, region.height) - 1) / 2)) : 12 })) };
    } catch (error) {
      this.fileProblem = { kind: 'swatches', problem: problemOf(error) };
    }
  }

  async #openFile(file: File, kind: BrandKind): Promise<void> {
    this.fileProblem = null;
    try {
      const { hash } = await this.actions.openBrandFile(file, kind);
      this.files = await this.actions.brandFiles();
      await this.#set(kind === 'swatches' ? { swatches: hash } : kind === 'look' ? { look: hash } : kind === 'target' ? { target: hash } : { labels: hash });
    } catch (error) {
      this.fileProblem = { kind, problem: problemOf(error) };
    }
  }

  #place(index: number, on: boolean): void {
    const { setup } = this;
    if (!setup) return;
    const known = setup.placed[index]?.at;
    this.placing = on ? index : null;
    const { x, y, width, height } = this.#placing.view(this.version.info);
    const at = !on ? null : known ?? [x + width / 2, y + height / 2] as const;
    void this.#set({ placed: setup.placed.map((each, n) => (n === index ? { ...each, at } : each)) });
    if (on) this.#overlay.focus(`swatch:${index}`);
  }

  #add(what: 'place' | 'region'): void {
    const { setup } = this;
    if (!setup) return;
    const view = this.#placing.view(this.version.info);
    if (what === 'region') {
      void this.#set({ rectangles: [...setup.rectangles, firstRegion(view, setup.rectangles.length)] });
      this.#overlay.focus(`region:${setup.rectangles.length}:0`);
      return;
    }
    const own = [view.x + view.width / 2, view.y + view.height / 2] as const;
    const other = this.proof.versions.find(({ info }) => info.file === this.#overlay.beside(setup, this.proof, this.version))?.info ?? this.version.info;
    const { width, height } = this.version.info;
    const facing = [(own[0] * other.width) / width, (own[1] * other.height) / height] as const;
    void this.#set({ places: [...setup.places, { name: words.colouring.placeName(setup.places.length + 1), own, other: facing }] });
    this.#overlay.focus(`own:${setup.places.length}`);
  }

  async #run(): Promise<void> {
    const { setup } = this;
    if (!setup) return;
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    [this.problem, this.running, this.placing] = [null, 0, null];
    try {
      const result = await this.actions.judgeColour(this.version.info.file, setup, { signal: controller.signal, progress: (part) => { if (!controller.signal.aborted) this.running = part; } });
      if (controller.signal.aborted) return;
      this.result = result;
      await this.updateComplete;
      // The verdict is what was waited for.
      this.renderRoot.querySelector('pr-colour-result')?.scrollIntoView({ block: 'start' });
    } catch (error) {
      if (controller.signal.aborted) return;
      this.problem = problemOf(error);
    }
    this.running = null;
  }

  async #record(): Promise<void> {
    const { result } = this;
    if (!result) return;
    await this.actions.recordColour(this.version.info.file, result);
    this.recorded = result.reportJson;
  }

  protected override render(): unknown {
    const { setup } = this;
    const text = words.colouring;
    if (!setup) return nothing;
    const lack = lackOf(setup, this.proof, this.version.info.file);
    const placed = this.placing === null ? undefined : setup.placed[this.placing];
    const file = this.fileProblem && text.fileProblem[this.fileProblem.kind];
    const hasPath = (this.state.pictures.get(this.version.info.file)?.paths.length ?? 0) > 0;
    return html`
      <div><h2 class="title-3">${text.title}</h2><p class="small muted">${text.lead}</p></div>
      <pr-colour-reference .setup=${setup} .files=${this.files} .proof=${this.proof} .version=${this.version} .unread=${this.unread}></pr-colour-reference>
      ${placed ? html`<p class="notice" role="status">${icon('map-pin')}<span>${text.placing(placed.name)}</span></p>` : nothing}
      ${this.fileProblem && file ? html`<div class="notice bad" role="alert">${icon('circle-x')}<div><strong>${file.title}</strong><p>${file.remedy}</p><p class="small" lang="en">${this.fileProblem.problem.message}</p></div></div>` : nothing}
      <pr-colour-limits .setup=${setup} .presets=${this.presets} .files=${this.files} ?hasPath=${hasPath}></pr-colour-limits>
      <div class="run">
        ${this.running === null
          ? html`<button class="button primary" type="button" ?disabled=${lack !== null || this.state.engine.state !== 'ready'} @click=${() => void this.#run()}>${icon(this.result ? 'refresh-cw' : 'play')}${this.result ? text.again : text.run}</button>`
          : html`<button class="button" type="button" @click=${() => { this.#controller?.abort(); this.running = null; }}>${icon('x')}${text.stop}</button><progress class="progress" max="1" .value=${this.running} aria-label=${text.running}></progress><span class="small muted num" role="status">${percent(Math.round(this.running * 100) / 100)}</span>`}
        ${lack ? html`<p class="small" role="status">${text.lacks[lack]}</p>` : nothing}
        ${this.result && this.result.setup !== setup ? html`<p class="small muted">${text.outdated}</p>` : nothing}
        ${this.problem ? html`<div class="notice bad" role="alert">${icon('circle-x')}<div><strong>${text.failed}: ${explain(this.problem).title}</strong><p>${explain(this.problem).remedy}</p><p class="small" lang="en">${this.problem.message}</p></div></div>` : nothing}
      </div>
      ${this.result ? html`<pr-colour-result .result=${this.result} .over=${this.over} .opacity=${this.opacity} .selected=${this.selected} ?mayRecord=${this.mayRecord} ?recorded=${this.recorded === this.result.reportJson}
        @record=${() => alreadyTold(this.#record())}></pr-colour-result>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-colour-panel': PrColourPanel }
}
