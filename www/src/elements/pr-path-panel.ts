/** The clipping path check: which paths the file brings, refining, before and after, and where to doubt. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Version } from '../../../pkg/proofroom.js';
import type { RefineView } from '../state/model.js';
import { decimal, percent, words } from '../text/messages.js';
import { doubtText } from '../text/quantities.js';
import type { LayerId } from '../viewer/layers.js';
import { alreadyTold } from './already-told.js';
import { checkRunStyles, runHead } from './check-run.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import './pr-segmented.js';
import { say } from './proof-events.js';
import { shared } from './shared-styles.js';

/** Below this a segment is worth a look; as in the legend. */
const DOUBTFUL = 0.5;

@customElement('pr-path-panel')
export class PrPathPanel extends ProofroomElement {
  static override styles = [...shared, checkRunStyles, css`
    .paths { display: grid; gap: var(--space-1); font-size: var(--size-3); }
    .paths li { display: flex; gap: var(--space-2); align-items: baseline; flex-wrap: wrap; }
    .doubt { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--space-2); }
    .doubt .icon { margin-block-start: 2px; color: var(--warn); }
    .choices { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--space-2) var(--space-3); align-items: center; font-size: var(--size-3); }
  `];
  protected readonly uses = ['checks', 'pictures'] as const;

  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) shown: ReadonlySet<LayerId> = new Set();

  #toggle(on: readonly LayerId[], off: readonly LayerId[]): void {
    for (const id of on) say(this, 'layer-toggle', { id, on: true });
    for (const id of off) say(this, 'layer-toggle', { id, on: false });
  }

  protected override render(): unknown {
    const file = this.version.info.file;
    const check = this.state.checks.get(file);
    const paths = this.state.pictures.get(file)?.paths ?? [];
    const refine = check?.refine;
    return html`
      ${runHead({
        title: words.outline.title, check: 'path', state: check, ran: refine !== undefined,
        run: () => alreadyTold(this.actions.runChecks(file, { checks: ['path'] })), stop: () => this.actions.cancelChecks(file),
        verdict: refine ? html`<span class="chip">${words.outline.anchors(refine.after.knots)}</span>` : nothing,
      })}
      <div class="body">
        ${paths.length === 0
          ? html`<p class="small muted">${words.outline.none}</p>`
          : html`<ul class="paths" role="list">${paths.map((path) => html`<li>
              <strong>${path.name || words.outline.unnamed}</strong><span class="muted">${words.outline.sources[path.source]}, ${words.outline.anchors(path.knots)}${path.flatness === undefined ? '' : `, ${words.outline.flatness(decimal(path.flatness, 1))}`}</span>
              ${path.isClippingPath ? html`<span class="chip info">${words.outline.clipping}</span>` : nothing}</li>`)}</ul>`}
        ${refine ? this.#result(refine) : paths.length > 0 ? html`
          <label class="check"><input type="checkbox" .checked=${this.shown.has('path')} @change=${(e: Event) => say(this, 'layer-toggle', { id: 'path', on: (e.target as HTMLInputElement).checked })} />${words.outline.draw}</label>` : nothing}
      </div>`;
  }

  #result(refine: RefineView): unknown {
    const doubtful = refine.segments.filter((segment) => segment.confidence < DOUBTFUL);
    const reasons = Map.groupBy(doubtful, (segment) => segment.doubt ?? 'unsure');
    const showing = this.shown.has('path') && this.shown.has('refined') ? 'both' : this.shown.has('refined') ? 'after' : this.shown.has('path') ? 'before' : 'none';
    const colouring = this.shown.has('moved') ? 'moved' : this.shown.has('confidence') ? 'confidence' : 'none';
    return html`
      <dl class="figures" aria-label=${words.outline.moved}>
        <div><dt>${words.outline.meanMoved}</dt><dd>${decimal(refine.movedMeanPx)} <span class="tiny">px</span></dd></div>
        <div><dt>${words.outline.p95}</dt><dd>${decimal(refine.movedP95Px)} <span class="tiny">px</span></dd></div>
        <div><dt>${words.outline.max}</dt><dd>${decimal(refine.movedMaxPx)} <span class="tiny">px</span></dd></div>
      </dl>
      <div class="choices">
        <span>${words.outline.which}</span>
        <pr-segmented label=${words.outline.whichLabel} .value=${showing} .options=${[{ value: 'before', text: words.outline.before }, { value: 'after', text: words.outline.after }, { value: 'both', text: words.outline.both }, { value: 'none', text: words.outline.neither }]}
          @change=${(e: CustomEvent<string>) => this.#toggle(e.detail === 'both' ? ['path', 'refined'] : e.detail === 'before' ? ['path'] : e.detail === 'after' ? ['refined'] : [],
            e.detail === 'both' ? [] : e.detail === 'before' ? ['refined'] : e.detail === 'after' ? ['path'] : ['path', 'refined'])}></pr-segmented>
        <span>${words.outline.colour}</span>
        <pr-segmented label=${words.outline.colourLabel} .value=${colouring} .options=${[{ value: 'moved', text: words.outline.byMove }, { value: 'confidence', text: words.outline.byConfidence }, { value: 'none', text: words.outline.plain }]}
          @change=${(e: CustomEvent<string>) => this.#toggle(e.detail === 'none' ? [] : [e.detail as LayerId], (['moved', 'confidence'] as const).filter((id) => id !== e.detail))}></pr-segmented>
      </div>
      ${doubtful.length > 0 ? html`<p class="small doubt">${icon('triangle-alert')}<span>${words.outline.doubtful(doubtful.length, refine.segments.length, percent(DOUBTFUL), [...reasons].map(([doubt, some]) => `${some.length} × ${doubtText(doubt)}`).join(', '))}</span></p>` : nothing}
      <div class="row wrap">
        ${refine.worst ? html`<button class="button small" type="button" @click=${() => { this.#toggle(['path', 'refined'], []); if (refine.worst) say(this, 'look', { region: refine.worst, id: null }); }}>${icon('scan-search')}${words.outline.largest}</button>` : nothing}
        <button class="button small" type="button" @click=${() => alreadyTold(this.actions.savePath(this.version.info.file, 'after'))}>${icon('download')}${words.outline.saveRefined}</button>
        <button class="button small quiet" type="button" @click=${() => alreadyTold(this.actions.savePath(this.version.info.file, 'before'))}>${icon('download')}${words.outline.saveOriginal}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-path-panel': PrPathPanel }
}
