/** `<pr-dossier-report .checked=…>`: whether a dossier holds, what was changed, and by which event; then what is in it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DossierReport } from '../../../pkg/proofroom.js';
import type { CheckedDossier } from '../state/verify-model.js';
import { explain, grouped, iso, whenExactly, words } from '../text/messages.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { shared } from './shared-styles.js';
import { verdictStyles } from './verdict-styles.js';

/** As many as the core tells at most. */
const MOST = 100;

@customElement('pr-dossier-report')
export class PrDossierReport extends LitElement {
  @property({ attribute: false }) checked!: CheckedDossier;

  #facts(report: DossierReport): TemplateResult {
    const text = words.verify.dossier;
    return html`<dl class="facts">
      ${report.title ? html`<dt>${words.verify.review}</dt><dd>${report.title}</dd>` : nothing}
      <dt>${text.contents}</dt><dd class="num">${text.counts(report.approved, report.proofs, report.events, report.files)}</dd>
      ${report.madeAt === undefined || report.madeAt === null ? nothing : html`<dt>${text.made}</dt><dd class="num"><time datetime=${iso(report.madeAt)}>${whenExactly(report.madeAt)}</time></dd>`}
      ${report.studio ? html`<dt>${words.verify.studio}</dt><dd>${report.studio}</dd>` : nothing}
      ${report.studioKey ? html`<dt>${words.verify.key}</dt><dd class="mono">${grouped(report.studioKey)}</dd>` : nothing}
    </dl>
    ${report.otherRelease ? html`<p class="small muted">${text.otherRelease(report.otherRelease)}</p>` : nothing}`;
  }

  #faults({ faults }: DossierReport): TemplateResult {
    const text = words.verify.dossier;
    return html`<ul role="list" class="faults">${faults.map((fault) => html`<li><b>${fault.place}</b><span>${inEnglish(fault.message)}</span>${fault.event ? html`<span class="mono faint">${text.event} ${fault.event}</span>` : nothing}</li>`)}</ul>
      ${faults.length >= MOST ? html`<p class="small muted">${text.more}</p>` : nothing}`;
  }

  override render(): TemplateResult {
    const { checked } = this;
    const text = words.verify.dossier;
    if ('problem' in checked) {
      const why = explain(checked.problem);
      return html`<article class="panel"><header class="open">${icon('circle-question-mark')}<div><h2>${words.verify.verdicts.failed.title}</h2><p>${checked.file}</p></div></header>
        <div class="panel-body"><p class="field-error">${icon('circle-alert')}<span>${why.title}. ${why.remedy} <span class="muted">${inEnglish(why.detail)}</span></span></p></div></article>`;
    }
    const { report } = checked;
    return html`<article class="panel">
      <header class=${report.good ? 'yes' : 'no'}>${icon(report.good ? 'shield-check' : 'circle-x')}<div><h2>${report.good ? text.good : text.changed}</h2><p>${report.good ? text.goodText : text.changedText}</p></div></header>
      <div class="panel-body">
        <p class="file truncate" title=${checked.file}>${icon('folder-archive')}<b class="truncate">${checked.file}</b></p>
        ${report.good ? nothing : this.#faults(report)}
        ${this.#facts(report)}
      </div>
    </article>`;
  }

  static override styles = [shared, verdictStyles, css`
    .facts .mono { overflow-wrap: anywhere; color: var(--text-2); }
    .faults { display: grid; gap: var(--space-3); }
    .faults li { display: grid; gap: 2px; padding-inline-start: var(--space-3); border-inline-start: 3px solid var(--bad); overflow-wrap: anywhere; font-size: var(--size-3); }
    .faults .mono { font-size: var(--size-1); }
  `];
}
