/** `<pr-card .summary=…>`: one proof: its newest picture, its versions, where it stands, what the checks and the people said. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Version } from '../../../pkg/proofroom.js';
import type { View } from '../state/model.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { proofName, type ProofSummary } from './proof-summary.js';
import { activityLine, findingCounts } from './proof-lines.js';
import { address, follow } from './route.js';
import { shared } from './shared-styles.js';
import { statusChip } from './status-look.js';

@customElement('pr-card')
export class PrCard extends ProofroomElement {
  protected readonly uses = ['pictures', 'checks'] as const;
  @property({ attribute: false }) summary!: ProofSummary;
  @property({ type: Boolean, reflect: true }) marked = false;

  #picture(newest: Version | undefined): TemplateResult {
    const picture = newest ? this.state.pictures.get(newest.info.file) : undefined;
    const name = proofName(this.summary.proof);
    if (picture?.thumb) return html`<img src=${picture.thumb} alt=${words.board.picture(name)} width="320" height="320" loading="lazy" decoding="async" />`;
    if (picture?.state === 'loading') return html`<span class="skeleton whole"></span>`;
    const failed = picture?.state === 'failed';
    return html`<span class="gone">${icon('image-off')}<span class="tiny">${failed ? words.board.failedPicture : words.board.noPicture}</span></span>`;
  }

  #running(newest: Version | undefined): TemplateResult | typeof nothing {
    const running = newest ? this.state.checks.get(newest.info.file)?.running : undefined;
    const parts = running ? Object.values(running) : [];
    if (parts.length === 0) return nothing;
    return html`<progress class="progress" max="1" .value=${parts.reduce((sum, part) => sum + part, 0) / parts.length} aria-label=${`${words.board.check}: ${proofName(this.summary.proof)}`}></progress>`;
  }

  override render() {
    const { proof, newest } = this.summary;
    const view: View = { name: 'proof', proof: proof.id };
    return html`<article>
      <div class="thumb">${this.#picture(newest)}${this.#running(newest)}</div>
      <div class="text">
        <h2 class="title-3 truncate"><a href=${address(view)} title=${proofName(proof)} @click=${follow(this.actions, view)}>${proof.sku}${proof.view ? html` <span>${proof.view}</span>` : nothing}</a></h2>
        <div class="line">${statusChip(proof.status, newest?.info.file)}<div class="counts">${findingCounts(this.summary)}</div></div>
        <div class="versions">${proof.versions.map((version) => html`<span class="kind ${version === newest ? 'newest' : ''}"><b>v${version.number}</b>${words.kind[version.info.kind]}</span>`)}</div>
        <div class="activity tiny muted">${activityLine(this.summary)}</div>
      </div>
    </article>`;
  }

  static override styles = [shared, css`
    :host { block-size: 100%; content-visibility: auto; contain-intrinsic-size: auto 16.75rem auto 23rem; }
    article { position: relative; display: grid; grid-template-rows: auto 1fr; block-size: 100%; border: var(--hairline); border-radius: var(--radius-3); overflow: hidden; background: var(--surface); transition: border-color var(--fast) var(--ease), box-shadow var(--fast) var(--ease); }
    article:hover { border-color: var(--line-strong); box-shadow: var(--shadow-2); }
    article:has(a:focus-visible) { outline: 2px solid var(--focus); outline-offset: 2px; }
    :host([marked]) article { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .thumb { position: relative; aspect-ratio: 5 / 4; padding: var(--space-4); }
    .thumb progress { position: absolute; inset: auto 0 0; border-radius: 0; }
    .whole { block-size: 100%; aspect-ratio: 1 / 1; max-inline-size: 100%; }
    .gone { display: grid; justify-items: center; gap: var(--space-2); text-align: center; }
    .gone .icon { inline-size: 1.5rem; block-size: 1.5rem; }
    .text { display: grid; gap: var(--space-2); align-content: start; padding: var(--space-3) var(--space-4) var(--space-3); border-block-start: var(--hairline); }
    .line { display: flex; align-items: center; justify-content: space-between; gap: var(--space-2); min-inline-size: 0; min-block-size: 1.375rem; }
    .counts { display: flex; gap: var(--space-2); }
    h2 a { color: var(--text); text-decoration: none; outline: none; }
    h2 a::after { content: ''; position: absolute; inset: 0; }
    h2 span { font-weight: var(--weight); color: var(--text-2); }
    .chip { flex: none; }
    .versions { display: flex; flex-wrap: wrap; gap: var(--space-1); }
    .activity { display: grid; gap: 2px; padding-block-start: var(--space-2); border-block-start: var(--hairline); min-block-size: 1.75rem; }
    .did { display: flex; align-items: center; gap: var(--space-1); min-inline-size: 0; }
    .did .icon { inline-size: 0.875rem; block-size: 0.875rem; }
    @media (max-width: 640px) {
      article { grid-template: auto / 6.5rem minmax(0, 1fr); }
      .thumb { aspect-ratio: auto; padding: var(--space-2); }
      .thumb img { block-size: auto; max-block-size: 100%; }
      .gone span { display: none; }
      .text { border-block-start: 0; border-inline-start: var(--hairline); padding: var(--space-3); }
      .line { flex-wrap: wrap; gap: var(--space-1) var(--space-2); }
    }
  `];
}
