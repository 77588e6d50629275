/** `<pr-verdict .answer=…>`: the answer on one file: a verdict nobody can misread, then who, when, which bytes, and by which key. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stands } from '../state/decisions.js';
import type { VerifyAnswer } from '../state/verify-model.js';
import { explain, grouped, iso, when, whenExactly, words } from '../text/messages.js';
import { icon, type IconName } from './icons.js';
import { inEnglish } from './in-english.js';
import { shared } from './shared-styles.js';
import { verdictLook } from './status-look.js';
import { verdictStyles } from './verdict-styles.js';
import './pr-copy.js';

type Said = VerifyAnswer['decisions'][number];

const look: Record<VerifyAnswer['verdict'], { icon: IconName; tone: string }> = {
  approved: { icon: 'shield-check', tone: 'yes' },
  known: { icon: 'circle-x', tone: 'no' },
  'same-pixels': { icon: 'circle-x', tone: 'no' },
  unknown: { icon: 'circle-x', tone: 'no' },
  failed: { icon: 'circle-question-mark', tone: 'open' },
};

@customElement('pr-verdict')
export class PrVerdict extends LitElement {
  @property({ attribute: false }) answer!: VerifyAnswer;

  #person(said: Said): TemplateResult {
    return html`<span>${said.name}${said.title ? html`<span class="muted">, ${said.title}</span>` : nothing}</span>`;
  }

  #approvals(): TemplateResult | typeof nothing {
    const standing = this.answer.decisions.filter((one) => one.verdict === 'approved' && stands(one));
    if (this.answer.verdict !== 'approved') return nothing;
    return html`${standing.map((said) => html`<dt>${words.verify.approvedBy}</dt><dd class="who">${this.#person(said)}</dd>
      <dt>${words.verify.at}</dt><dd class="num"><time datetime=${iso(said.at)}>${whenExactly(said.at)}</time></dd>
      ${said.receivedAt ? html`<dt>${words.verify.received}</dt><dd class="num"><time datetime=${iso(said.receivedAt)}>${when(said.receivedAt)}</time></dd>` : nothing}`)}`;
  }

  #history(): TemplateResult | typeof nothing {
    const { decisions } = this.answer;
    if (decisions.length < 2 && this.answer.verdict === 'approved') return nothing;
    if (decisions.length === 0) return nothing;
    return html`<div class="history"><h3 class="title-4">${words.verify.history}</h3><ul role="list">${decisions.map((said) => html`<li>
      <span class=${verdictLook[said.verdict].tone}>${icon(verdictLook[said.verdict].icon)}</span>
      <span>${this.#person(said)} ${words.verdict[said.verdict]}, <time class="num" datetime=${iso(said.at)}>${when(said.at)}</time>
        ${said.late ? html` <span class="chip warn">${words.verify.late}</span>` : nothing}${said.unseen.length > 0 ? html` <span class="chip warn">${words.verify.unseen(said.unseen.length)}</span>` : nothing}${said.replaced ? html` <span class="chip">${words.verify.replaced}</span>` : nothing}
        ${said.reason ? html`<q>${said.reason}</q>` : nothing}</span></li>`)}</ul></div>`;
  }

  override render() {
    const { answer } = this;
    const { title, text } = words.verify.verdicts[answer.verdict];
    const mark = look[answer.verdict];
    const why = answer.problem ? explain(answer.problem) : null;
    const version = answer.number === undefined ? undefined : [answer.proof, `v${answer.number}`, answer.version ? words.kind[answer.version.kind] : ''].filter(Boolean).join(' ');
    return html`<article class="panel">
      <header class=${mark.tone}>${icon(mark.icon)}<div><h2>${title}</h2><p>${text}</p></div></header>
      <div class="panel-body">
        <p class="file truncate" title=${answer.file}>${icon('file-image')}<b class="truncate">${answer.file}</b></p>
        ${why ? html`<p class="field-error">${icon('circle-alert')}<span>${why.title}. ${why.remedy} <span class="muted">${inEnglish(why.detail)}</span></span></p>` : nothing}
        <dl class="facts">
          ${this.#approvals()}
          ${version ? html`<dt>${words.verify.version}</dt><dd class="num">${version}</dd>` : nothing}
          ${answer.review ? html`<dt>${words.verify.review}</dt><dd>${answer.review}</dd>` : nothing}
          ${answer.hash ? html`<dt>${words.verify.hash}</dt><dd class="hash"><code class="mono">${answer.hash}</code><pr-copy compact label="${words.copy} SHA-256" .text=${answer.hash}></pr-copy></dd>` : nothing}
          ${answer.studio ? html`<dt>${words.verify.studio}</dt><dd>${answer.studio}</dd>` : nothing}
          ${answer.studioKey ? html`<dt>${words.verify.key}</dt><dd><code class="mono key">${grouped(answer.studioKey)}</code></dd>` : nothing}
        </dl>
        ${this.#history()}
        <p class="checked tiny muted"><b>${words.verify.checked}.</b> ${answer.studioKey ? words.verify.checkedText : words.verify.checkedNone}</p>
      </div>
    </article>`;
  }

  static override styles = [shared, verdictStyles, css`
    .who { font-weight: var(--weight-bold); }
    .who .muted { font-weight: var(--weight); }
    .hash { display: flex; align-items: start; gap: var(--space-2); }
    .hash code { min-inline-size: 0; overflow-wrap: anywhere; }
    .hash pr-copy { margin-block: -4px; }
    .key { color: var(--text-2); }
    .history { display: grid; gap: var(--space-2); padding-block-start: var(--space-4); border-block-start: var(--hairline); }
    .history li { display: grid; grid-template-columns: auto 1fr; gap: var(--space-2); padding-block: var(--space-1); font-size: var(--size-3); }
    .history li > span:first-child { padding-block-start: 2px; }
    q { display: block; color: var(--text-2); }
    .checked { padding-block-start: var(--space-4); border-block-start: var(--hairline); text-wrap: pretty; }
  `];
}
