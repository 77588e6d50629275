/** Lines that card and table share: what the checks counted, and what people did last. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BoardRow } from '../state/board-rows.js';
import { ago, iso, when, words } from '../text/messages.js';
import { icon } from './icons.js';
import { countMark, severityLook } from './status-look.js';

/** Failures, warnings, what could not be measured, open notes; or the word for a clean or an unchecked version. */
export function findingCounts({ severities, openNotes, newest }: BoardRow): TemplateResult {
  const checked = newest?.checkedBy !== undefined || (newest?.findings.length ?? 0) > 0;
  const { failure, warning } = severities;
  const unmeasured = severities['cannot-measure'];
  const clean = failure + warning + unmeasured === 0;
  return html`${failure > 0 ? countMark(severityLook.failure, failure, words.board.failures(failure)) : nothing}
    ${warning > 0 ? countMark(severityLook.warning, warning, words.board.warnings(warning)) : nothing}
    ${unmeasured > 0 ? countMark(severityLook['cannot-measure'], unmeasured, words.board.unmeasured(unmeasured)) : nothing}
    ${!checked ? html`<span class="count faint">${words.board.unchecked}</span>` : clean ? html`<span class="count good">${icon('circle-check')}${words.board.clean}</span>` : nothing}
    ${openNotes > 0 ? countMark({ icon: 'message-square', tone: '' }, openNotes, words.board.notes(openNotes)) : nothing}`;
}

/** What happened last, and who did it. */
export function activityLine({ latest }: BoardRow, now: number): TemplateResult {
  if (!latest) return html`<span class="faint">${words.board.nothingYet}</span>`;
  return html`<span class="truncate">${latest.author.name} ${words.activity(latest.kind)}, <time datetime=${iso(latest.at)} title=${when(latest.at)}>${ago(latest.at, now)}</time></span>`;
}
