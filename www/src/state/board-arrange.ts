/** Which rows the board shows, in which order, and how many each filter would leave: asked in steps, and after a change only of what changed. */
import type { Risk } from '../../../pkg/proofroom.js';
import { FACETS, type BoardQuery, type Column, type Facet } from './board.js';
import { dueValue, type BoardRow } from './board-rows.js';
import { atOnce, each, sortedBy } from './sliced.js';

type Counts = Record<Facet, Map<string, number>>;

export interface Arranged {
  readonly rows: readonly BoardRow[];
  /** For each facet: how many rows that pass all other filters have each of its values. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** The moment by which it was decided what is due. */
  readonly at: number;
}

export type Asked = Pick<BoardQuery, 'search' | 'filters' | 'sort'>;

const none = (): Counts => Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Counts;
export const NOTHING: Arranged = { rows: [], counts: none(), at: 0 };

/** What is shown and counted, at once. */
export const arrange = (rows: readonly BoardRow[], asked: Asked, now: number): Arranged => atOnce(arranging(rows, asked, now));

/** What is shown and counted, in steps. */
export function* arranging(rows: readonly BoardRow[], asked: Asked, now: number): Generator<void, Arranged> {
  const counts = none();
  const shown: BoardRow[] = [];
  const judge = judgeOf(asked, now);
  yield* each(rows, (row) => { if (judge(row, counts, 1)) shown.push(row); });
  return { rows: asked.sort ? yield* sorted(shown, asked.sort) : shown, counts, at: now };
}

/** More changed rows than this are not taken one by one. */
const MOST_CHANGED = 200;

/** The same question asked of rows of which few changed since; null when that would be no less work than asking anew. */
export function rearranged(arranged: Arranged, before: readonly BoardRow[], after: readonly BoardRow[], asked: Asked): Arranged | null {
  if (after.length < before.length || after.length - before.length > MOST_CHANGED) return null;
  const places: number[] = [];
  for (let place = 0; place < after.length && places.length <= MOST_CHANGED; place += 1) if (after[place] !== before[place]) places.push(place);
  if (places.length > MOST_CHANGED) return null;
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map(arranged.counts[facet])])) as Counts;
  const judge = judgeOf(asked, arranged.at);
  const out = new Set(places.flatMap((place) => { const row = before[place]; return row && judge(row, counts, -1) ? [row] : []; }));
  const rows = out.size > 0 ? arranged.rows.filter((row) => !out.has(row)) : [...arranged.rows];
  const compare = comparing(asked.sort);
  for (const place of places) {
    const row = after[place];
    if (row && judge(row, counts, 1)) rows.splice(placeIn(rows, row, compare), 0, row);
  }
  return { rows, counts, at: arranged.at };
}

/** Says of a row whether it is shown, and adds `by` to what it counts for. */
function judgeOf({ search, filters }: Asked, now: number): (row: BoardRow, counts: Counts, by: 1 | -1) => boolean {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = FACETS.flatMap((facet) => (filters[facet] ? [{ facet, values: new Set(filters[facet]) }] : []));
  return (row, counts, by) => {
    if (!terms.every((term) => row.text.includes(term))) return false;
    const failed = asked.filter(({ facet, values }) => !valuesOf(row, facet, now).some((value) => values.has(value)));
    if (failed.length > 1) return false;
    for (const facet of failed[0] ? [failed[0].facet] : FACETS) {
      for (const value of valuesOf(row, facet, now)) {
        const count = (counts[facet].get(value) ?? 0) + by;
        if (count > 0) counts[facet].set(value, count);
        else counts[facet].delete(value);
      }
    }
    return failed.length === 0;
  };
}

function valuesOf(row: BoardRow, facet: Facet, now: number): readonly string[] {
  return facet === 'due' ? [dueValue(row, now)] : row.values[facet];
}

const statuses = ['empty', 'draft', 'waiting', 'changes-requested', 'rejected', 'approved'];
const queues = ['conflict', 'retouch', 'manual', 'checks', 'share', 'review', 'intake', 'done'];
const risks: readonly Risk[] = ['low', 'medium', 'high'];

/** What a column sorts by; rows without a value stand last, whichever way. */
const keys: Record<Column, (row: BoardRow) => string | number | undefined> = {
  proof: (row) => row.order,
  versions: ({ proof }) => proof.versions.length,
  status: ({ proof }) => statuses.indexOf(proof.status),
  gate: ({ values }) => values.gate[0] === 'done' ? 2 : values.gate[0] === 'intent' ? 1 : 0,
  queue: ({ values }) => queues.indexOf(values.queue[0] ?? 'done'),
  category: ({ proof }) => proof.category,
  risk: ({ proof }) => (proof.risk === undefined ? undefined : risks.indexOf(proof.risk)),
  owner: ({ proof }) => proof.owner,
  reviewers: ({ waitingFor, decisions }) => (waitingFor.length + decisions.length === 0 ? undefined : waitingFor.length),
  due: ({ proof }) => proof.dueAt,
  notes: ({ openNotes }) => openNotes,
  findings: ({ severities, newest }) => (newest?.checkedBy === undefined ? undefined : severities.failure * 1e6 + severities.warning * 1e3 + severities['cannot-measure']),
  activity: ({ latest }) => latest?.at,
};

type Compare<T> = (a: T, b: T) => number;

function comparing(sort: Asked['sort']): Compare<BoardRow> {
  if (!sort) return (a, b) => a.place - b.place;
  const compare = comparingKeys(sort.down);
  const keyed = (row: BoardRow): Keyed => ({ row, key: keys[sort.column](row) });
  return (a, b) => compare(keyed(a), keyed(b));
}

interface Keyed { readonly row: BoardRow; readonly key: string | number | undefined }

function comparingKeys(down: boolean): Compare<Keyed> {
  const turn = down ? -1 : 1;
  return (a, b) => {
    if (a.key === b.key) return a.row.place - b.row.place;
    if (a.key === undefined) return 1;
    if (b.key === undefined) return -1;
    return a.key < b.key ? -turn : turn;
  };
}

function* sorted(rows: readonly BoardRow[], { column, down }: NonNullable<Asked['sort']>): Generator<void, readonly BoardRow[]> {
  const keyed: Keyed[] = [];
  yield* each(rows, (row) => keyed.push({ row, key: keys[column](row) }));
  return (yield* sortedBy(keyed, comparingKeys(down))).map(({ row }) => row);
}

/** Where a row belongs in sorted rows. */
function placeIn(rows: readonly BoardRow[], row: BoardRow, compare: Compare<BoardRow>): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(rows[middle] as BoardRow, row) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
