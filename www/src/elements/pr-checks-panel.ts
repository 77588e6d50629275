/** All checks of a version: run or stop them together, the findings worst first, and each check in its own section. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Proof, Version } from '../../../pkg/proofroom.js';
import { percent, words } from '../text/messages.js';
import type { LayerId } from '../viewer/layers.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import './pr-crop-panel.js';
import './pr-delta-panel.js';
import './pr-finding-list.js';
import './pr-path-panel.js';
import type { NumberedFinding } from './proof-layers.js';
import { shared } from './shared-styles.js';

@customElement('pr-checks-panel')
export class PrChecksPanel extends ProofroomElement {
  static override styles = [...shared, css`
    .run { display: flex; align-items: center; gap: var(--space-2); padding: var(--space-3) var(--space-4); border-block-end: var(--hairline); flex-wrap: wrap; }
    .findings { padding: var(--space-3) var(--space-4); border-block-end: var(--hairline); }
    .findings h2 { padding-block-end: var(--space-1); }
  `];
  protected readonly uses = ['checks', 'engine'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) findings: readonly NumberedFinding[] = [];
  @property({ attribute: false }) shown: ReadonlySet<LayerId> = new Set();
  @property({ attribute: false }) crop: { channel: string; crop: string } | null = null;
  @property({ type: Number }) opacity = 0.7;
  @property() selected: string | null = null;
  /** Why the heat map could not be drawn. */

  protected override render(): unknown {
    const file = this.version.info.file;
    const running = Object.values(this.state.checks.get(file)?.running ?? {});
    const share = running.length > 0 ? running.reduce((sum, each) => sum + each, 0) / running.length : 0;
    const ready = this.state.engine.state === 'ready';
    return html`
      <div class="run">
        ${running.length > 0
          ? html`<button class="button" type="button" @click=${() => this.actions.cancelChecks(file)}>${icon('x')}${words.checks.stopAll}</button><span class="small muted num" role="status">${percent(Math.round(share * 100) / 100)}</span>`
          : html`<button class="button primary" type="button" ?disabled=${!ready} @click=${() => alreadyTold(this.actions.runChecks(file))}>${icon('play')}${words.checks.runAll}</button>`}
        ${ready ? nothing : html`<span class="small muted">${this.state.engine.state === 'starting' ? words.checks.engineStarting : words.checks.engineGone}</span>`}
        <span class="spacer"></span>
        <button class="button quiet" type="button" ?disabled=${this.findings.length === 0} title=${words.checks.recordText} @click=${() => alreadyTold(this.actions.recordFindings(file))}>${icon('file-check')}${words.checks.record}</button>
      </div>
      <section class="findings" aria-labelledby="found">
        <h2 id="found" class="title-3">${words.checks.findings}</h2>
        ${this.findings.length === 0
          ? html`<p class="small muted">${words.checks.nothing(this.version.number)}</p>`
          : html`<pr-finding-list .findings=${this.findings} .selected=${this.selected}></pr-finding-list>`}
      </section>
      <pr-delta-panel .proof=${this.proof} .version=${this.version} .heatOn=${this.shown.has('heat')} .opacity=${this.opacity} .selected=${this.selected}></pr-delta-panel>
      <pr-path-panel .version=${this.version} .shown=${this.shown}></pr-path-panel>
      <pr-crop-panel .version=${this.version} .crop=${this.crop} .selected=${this.selected}></pr-crop-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-checks-panel': PrChecksPanel }
}
