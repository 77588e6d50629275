/** What card and row of the board share: the strip of versions, queue and reason, risk, due, reviewers. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Proof, Queue, QueueReason, Risk } from '../../../pkg/proofroom.js';
import type { BoardRow } from '../state/board-rows.js';
import { findingTitle, iso, onDay, when, words } from '../text/messages.js';
import { icon, type IconName } from './icons.js';
import { verdictLook } from './status-look.js';

export const queueLook: Record<Queue | 'done', { icon: IconName; tone: string }> = {
  conflict: { icon: 'split', tone: 'bad' }, retouch: { icon: 'brush', tone: 'warn' }, manual: { icon: 'hand', tone: 'warn' }, checks: { icon: 'ruler', tone: '' },
  share: { icon: 'share-2', tone: '' }, review: { icon: 'clock', tone: 'info' }, intake: { icon: 'inbox', tone: '' }, done: { icon: 'circle-check', tone: 'good' },
};

/** More than these stand as a count: a card has one line for them. */
const SHOWN = 4;

/** Versions, the newest always whole and marked; an older one gives up its word first where room is short. A superseded one says by which, to whoever points at it or hears it. */
export function versionStrip({ versions }: Proof): TemplateResult {
  const newest = versions.at(-1);
  const hidden = Math.max(0, versions.length - SHOWN);
  return html`${hidden > 0 ? html`<span class="kind old count-of" title=${words.board.earlier(hidden)}><b aria-hidden="true">+${hidden}</b><span class="visually-hidden">${words.board.earlier(hidden)}</span></span>` : nothing}${versions.slice(hidden).map((version, n) => {
    const by = version === newest ? undefined : versions[hidden + n + 1];
    const said = by ? words.board.superseded(version.number, by.number) : '';
    const kind = words.kind[version.info.kind];
    return html`<span class="kind ${by ? 'old' : 'newest'}" title=${by ? `${kind}: ${said}` : nothing}><b>v${version.number}</b><span class="word">${kind}</span>${by ? html`<span class="visually-hidden">, ${said}</span>` : nothing}</span>`;
  })}`;
}

export function reasonText(reason: QueueReason): string {
  const say = words.work.reason;
  switch (reason.kind) {
    case 'no-version': return say.noVersion;
    case 'not-checked': return say.notChecked;
    case 'failed': return say.failed(findingTitle(reason.finding), reason.count - 1);
    case 'cannot-measure': return say.cannotMeasure(findingTitle(reason.finding));
    case 'returned': return say.returned(reason.by, reason.verdict);
    case 'disagreement': return say.disagreement(reason.approved, reason.against);
    case 'nobody-asked': return say.nobodyAsked;
    case 'waiting': return say.waiting(reason.on);
    case 'approved': return say.approved(reason.by);
  }
}

/** `◷ In review · Waiting for Dana`. */
export function queueLine({ proof }: BoardRow): TemplateResult {
  const { queue, reason } = proof.standing;
  const look = queueLook[queue ?? 'done'];
  const text = reasonText(reason);
  return html`<span class="queue" title="${words.work.queue[queue ?? 'done']}: ${text}"><span class="queue-name ${look.tone}">${icon(look.icon)}<span class="truncate">${words.work.queue[queue ?? 'done']}</span></span><span class="reason truncate">${text}</span></span>`;
}

const riskIcon: Record<Risk, IconName> = { low: 'minus', medium: 'minus', high: 'flag' };

export function riskMark(risk: Risk | undefined): TemplateResult {
  if (risk === undefined) return none();
  return html`<span class="risk ${risk === 'high' ? 'bad' : ''}">${risk === 'high' ? icon(riskIcon[risk]) : nothing}${words.work.risk[risk]}</span>`;
}

/** The day; overdue with an icon and a word. A proof that is done is not overdue. */
export function dueMark({ proof }: BoardRow, now: number): TemplateResult {
  if (proof.dueAt === undefined) return none();
  const late = proof.dueAt < now && proof.status !== 'approved';
  const day = onDay(proof.dueAt);
  return html`<span class="due ${late ? 'bad' : ''}" title=${when(proof.dueAt)}>${late ? icon('circle-alert') : nothing}<time datetime=${iso(proof.dueAt)} aria-label=${late ? words.work.overdue(day) : words.work.due(day)}>${day}</time></span>`;
}

/** Who decided, each with a mark, then who has not. */
export function reviewers({ decisions, waitingFor }: BoardRow): TemplateResult {
  if (decisions.length + waitingFor.length === 0) return none();
  return html`<span class="people truncate" title="${decisions.map(({ author, verdict }) => `${author.name} ${words.verdict[verdict]}`).concat(waitingFor.length > 0 ? words.board.waitingFor(waitingFor) : []).join('; ')}">
    ${decisions.map(({ author, verdict }) => html`<span class="person ${verdictLook[verdict].tone}">${icon(verdictLook[verdict].icon)}<span aria-hidden="true">${initials(author.name)}</span><span class="visually-hidden">${author.name} ${words.verdict[verdict]}</span></span>`)}
    ${waitingFor.map((name) => html`<span class="person">${icon('clock')}<span class="visually-hidden">${words.board.waitingFor([name])}</span><span aria-hidden="true">${initials(name)}</span></span>`)}</span>`;
}

/** `DR` for Dana Reyes; the whole name stands beside it for whoever points at it or hears it. */
const initials = (name: string): string => name.split(/\s+/).filter(Boolean).map((part) => [...part][0] ?? '').filter((_, n, all) => n === 0 || n === all.length - 1).join('').toUpperCase();

/** What nobody said. */
export const none = (): TemplateResult => html`<span class="faint">${words.board.unknown}</span>`;
