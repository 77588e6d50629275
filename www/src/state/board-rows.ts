/** What the board knows of each proof: derived once for each state of the review, and only anew for the proofs that changed. */
import type { Decision, Entry, Finding, Proof, ReviewState, Severity, Version } from '../../../pkg/proofroom.js';
import { stands } from './decisions.js';
import type { Facet, FacetValues } from './board.js';
import { changed } from './changed.js';
import { atOnce, each } from './sliced.js';

export interface BoardRow {
  readonly id: string;
  readonly proof: Proof;
  /** Place in the review, from 0. */
  readonly place: number;
  readonly newest: Version | undefined;
  readonly severities: Readonly<Record<Severity, number>>;
  /** Threads that nobody called done or took back, on any version. */
  readonly openNotes: number;
  /** Decisions that count, on the newest version, newest last. */
  readonly decisions: readonly Decision[];
  /** Names of those who may decide and have not. */
  readonly waitingFor: readonly string[];
  readonly latest: Entry | undefined;
  /** SKU, view and file names in small letters: what the search reads. */
  readonly text: string;
  /** SKU and view so that plain comparison counts numbers up. */
  readonly order: string;
  /** What each filter reads; a proof may have several values of one. */
  readonly values: Readonly<Record<Exclude<Facet, 'due'>, readonly string[]>>;
}

/** The rows of one state of a review, and what the next state's rows are made from. */
export interface Rows {
  readonly review: ReviewState;
  readonly rows: readonly BoardRow[];
  readonly latest: ReadonlyMap<string, Entry>;
}

const made = new WeakMap<ReviewState, Rows>();

/** All rows, at once; made once for each state of the review. */
export const boardRows = (review: ReviewState): readonly BoardRow[] => atOnce(rowsOf(review)).rows;

/** All rows, in steps; a proof that `before` knows in the same state keeps its row. */
export function* rowsOf(review: ReviewState, before?: Rows): Generator<void, Rows> {
  const known = made.get(review);
  if (known) return known;
  const latest = yield* latestOf(review, before);
  const old = before?.review.id === review.id && before.review.reviewers === review.reviewers ? before : undefined;
  const rows: BoardRow[] = [];
  yield* each(review.proofs, (proof, place) => {
    const last = latest.get(proof.id);
    const same = old?.rows[place];
    rows.push(same?.proof === proof && same.latest === last ? same : rowOf(proof, place, review, last));
  });
  const result = { review, rows, latest };
  made.set(review, result);
  return result;
}

const tells = ({ kind }: Entry): boolean => kind !== 'receipt' && kind !== 'checks-recorded';

/** What was said last of each proof. */
function* latestOf({ id, history }: ReviewState, before?: Rows): Generator<void, ReadonlyMap<string, Entry>> {
  const known = before?.review.id === id ? before : undefined;
  const old = known?.review.history ?? [];
  const { from, to } = changed(old, history);
  const latest = new Map(known?.latest);
  const take = (entry: Entry) => { if (entry.proof !== undefined && tells(entry)) latest.set(entry.proof, entry); };
  if (from === old.length) yield* each(history.slice(from), take);
  else {
    // Something was put in or taken out in the middle: of the proofs that it speaks of, everything is looked at again.
    const touched = new Set([...old.slice(from, old.length - to), ...history.slice(from, history.length - to)].map((entry) => entry.proof));
    for (const proof of touched) if (proof !== undefined) latest.delete(proof);
    yield* each(history, (entry) => { if (touched.has(entry.proof)) take(entry); });
  }
  return latest;
}

function rowOf(proof: Proof, place: number, review: ReviewState, latest: Entry | undefined): BoardRow {
  const newest = proof.versions.at(-1);
  const file = newest?.info.file;
  const severities: Record<Severity, number> = { pass: 0, note: 0, 'cannot-measure': 0, warning: 0, failure: 0 };
  const kinds = new Set<string>();
  for (const finding of newest?.findings ?? []) {
    severities[finding.severity] += 1;
    if (counts(finding)) kinds.add(finding.kind);
  }
  const decisions = proof.decisions.filter((each) => each.version === file && stands(each));
  const waitingFor = newest ? waiting(review, newest, decisions) : [];
  const openNotes = proof.notes.reduce((sum, note) => sum + (note.resolved || note.withdrawnAt ? 0 : 1), 0);
  const { standing } = proof;
  return {
    id: proof.id, proof, place, newest, severities, openNotes, decisions, waitingFor, latest,
    text: `${proof.sku} ${proof.view} ${proof.versions.map((version) => version.info.fileName).join(' ')}`.toLowerCase(),
    order: natural(`${proof.sku} ${proof.view}`),
    values: {
      status: [proof.status], queue: [standing.queue ?? 'done'], gate: [standing.gate ?? 'done'],
      findings: findingValues(severities, newest), kind: [...kinds],
      reviewer: waitingFor.length > 0 ? waitingFor : NONE, notes: openNotes > 0 ? ['open'] : NONE,
      category: proof.category ? [proof.category] : NONE, risk: proof.risk ? [proof.risk] : NONE, owner: proof.owner ? [proof.owner] : NONE,
    },
  };
}

const NONE: readonly string[] = ['none'];

const counts = ({ severity }: Finding): boolean => severity === 'failure' || severity === 'warning' || severity === 'cannot-measure';

function findingValues(severities: Record<Severity, number>, newest: Version | undefined): readonly FacetValues['findings'][] {
  const found = (['failure', 'warning', 'cannot-measure'] as const).filter((severity) => severities[severity] > 0);
  if (found.length > 0) return found;
  return [newest?.checkedBy === undefined ? 'unchecked' : 'clean'];
}

function waiting(review: ReviewState, newest: Version, decisions: readonly Decision[]): readonly string[] {
  return review.reviewers
    .filter(({ person, role, revokedAt, shows }) => role === 'decide' && revokedAt === undefined
      && (shows.kind === 'kinds' ? shows.kinds.includes(newest.info.kind) : shows.files.includes(newest.info.file))
      && !decisions.some((decision) => decision.author.key === person.key))
    .map(({ person }) => person.name);
}

/** Numbers padded, so that `P2` comes before `P10`. */
const natural = (text: string): string => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** What the due filter reads; it moves with the day. A done proof is due no more. */
export function dueValue({ proof }: BoardRow, now: number): FacetValues['due'] {
  const { dueAt } = proof;
  if (dueAt === undefined || proof.status === 'approved') return 'none';
  if (dueAt < now) return 'overdue';
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  if (dueAt < midnight) return 'today';
  return dueAt < midnight + 6 * 86_400_000 ? 'week' : 'later';
}
