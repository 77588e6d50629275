/** Lines that card and table share: what the checks counted, and what people did last. */
import { html, nothing, type TemplateResult } from 'lit';
import { ago, iso, when, words } from '../text/messages.js';
import { icon } from './icons.js';
import type { ProofSummary } from './proof-summary.js';
import { countMark, severityLook, verdictLook } from './status-look.js';

/** Failures, warnings, what could not be measured, open notes; or the word for a clean or an unchecked version. */
export function findingCounts(summary: ProofSummary): TemplateResult {
  const { severities, openNotes, checked } = summary;
  const { failure, warning } = severities;
  const unmeasured = severities['cannot-measure'];
  const clean = failure + warning + unmeasured === 0;
  return html`${failure > 0 ? countMark(severityLook.failure, failure, words.board.failures(failure)) : nothing}
    ${warning > 0 ? countMark(severityLook.warning, warning, words.board.warnings(warning)) : nothing}
    ${unmeasured > 0 ? countMark(severityLook['cannot-measure'], unmeasured, words.board.unmeasured(unmeasured)) : nothing}
    ${!checked ? html`<span class="count faint">${words.board.unchecked}</span>` : clean ? html`<span class="count good">${icon('circle-check')}${words.board.clean}</span>` : nothing}
    ${openNotes > 0 ? countMark({ icon: 'message-square', tone: '' }, openNotes, words.board.notes(openNotes)) : nothing}`;
}

/** Who decided and when, who is still missing; before any decision, what happened last. */
export function activityLine(summary: ProofSummary, now = Date.now()): TemplateResult {
  const { decisions, waitingFor, latest, proof } = summary;
  const time = (at: number) => html`<time datetime=${iso(at)} title=${when(at)}>${ago(at, now)}</time>`;
  const last = decisions.at(-1);
  const shown = decisions.slice(-2).map((one) => html`<span class="did ${verdictLook[one.verdict].tone}">${icon(verdictLook[one.verdict].icon)}<span class="truncate"><span class="muted">${one.author.name} ${words.verdict[one.verdict]}, ${time(one.at)}</span></span></span>`);
  const open = waitingFor.length > 0 && proof.status !== 'draft' ? html`<span class="did">${icon('clock')}<span class="truncate">${words.board.waitingFor(waitingFor)}</span></span>` : nothing;
  if (last) return html`${shown}${open}`;
  const said = latest ? html`<span class="truncate">${latest.author.name} ${words.activity(latest.kind)}, ${time(latest.at)}</span>` : html`<span>${words.board.nothingYet}</span>`;
  return html`${open === nothing ? nothing : open}<span class="did">${icon(latest?.kind === 'note-added' ? 'message-square' : 'image')}${said}</span>`;
}
