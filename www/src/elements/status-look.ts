/** How statuses and severities look: always an icon with a word or a number, never colour alone. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ProofStatus, Severity, Verdict } from '../../../pkg/proofroom.js';
import { shortHash, words } from '../text/messages.js';
import { icon, type IconName } from './icons.js';

type Tone = 'good' | 'warn' | 'bad' | 'info' | '';

export const statusLook: Record<ProofStatus, { icon: IconName; tone: Tone }> = {
  empty: { icon: 'circle-dashed', tone: '' },
  draft: { icon: 'circle-dashed', tone: '' },
  waiting: { icon: 'clock', tone: 'info' },
  'changes-requested': { icon: 'pencil', tone: 'warn' },
  rejected: { icon: 'circle-x', tone: 'bad' },
  approved: { icon: 'circle-check', tone: 'good' },
};

export const verdictLook: Record<Verdict, { icon: IconName; tone: Tone }> = {
  approved: statusLook.approved, rejected: statusLook.rejected, 'changes-requested': statusLook['changes-requested'],
};

export const severityLook: Record<Severity, { icon: IconName; tone: Tone }> = {
  failure: { icon: 'circle-x', tone: 'bad' },
  warning: { icon: 'triangle-alert', tone: 'warn' },
  'cannot-measure': { icon: 'circle-question-mark', tone: '' },
  note: { icon: 'info', tone: '' },
  pass: { icon: 'circle-check', tone: 'good' },
};

/** The status chip; an approval is never shown without the hash it holds for. */
export function statusChip(status: ProofStatus, hash?: string): TemplateResult {
  const look = statusLook[status];
  return html`<span class="chip ${look.tone}">${icon(look.icon)}${words.status[status]}${status === 'approved' && hash
    ? html` <span class="mono" title="SHA-256 ${hash}">${shortHash(hash)}</span>`
    : nothing}</span>`;
}

/** Icon and number with the words for screen readers and on hover: `✕ 3`. */
export function countMark(look: { icon: IconName; tone: Tone }, count: number, text: string): TemplateResult {
  return html`<span class="count ${look.tone}" title=${text}>${icon(look.icon)}<span aria-hidden="true">${count}</span><span class="visually-hidden">${text}</span></span>`;
}
