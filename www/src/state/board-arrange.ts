/** Which rows the board shows, in which order, and how many each filter would leave. */
import type { Risk } from '../../../pkg/proofroom.js';
import { FACETS, type BoardQuery, type Column, type Facet } from './board.js';
import { dueValue, type BoardRow } from './board-rows.js';

export interface Arranged {
  readonly rows: readonly BoardRow[];
  /** For each facet: how many rows that pass all other filters have each of its values. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

type Asked = Pick<BoardQuery, 'search' | 'filters' | 'sort'>;

export function arrange(rows: readonly BoardRow[], { search, filters, sort }: Asked, now: number): Arranged {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = FACETS.flatMap((facet) => (filters[facet] ? [{ facet, values: new Set(filters[facet]) }] : []));
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<Facet, Map<string, number>>;
  const count = (facet: Facet, row: BoardRow) => {
    for (const value of valuesOf(row, facet, now)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  };
  const shown: BoardRow[] = [];
  for (const row of rows) {
    if (!terms.every((term) => row.text.includes(term))) continue;
    const failed = asked.filter(({ facet, values }) => !valuesOf(row, facet, now).some((value) => values.has(value)));
    if (failed.length > 1) continue;
    if (failed[0]) {
      count(failed[0].facet, row);
      continue;
    }
    for (const facet of FACETS) count(facet, row);
    shown.push(row);
  }
  return { rows: sort ? sorted(shown, sort) : shown, counts };
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

function sorted(rows: readonly BoardRow[], { column, down }: NonNullable<Asked['sort']>): readonly BoardRow[] {
  const keyed = rows.map((row) => ({ row, key: keys[column](row) }));
  const turn = down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.row.place - b.row.place;
    if (a.key === undefined) return 1;
    if (b.key === undefined) return -1;
    return a.key < b.key ? -turn : turn;
  });
  return keyed.map(({ row }) => row);
}
