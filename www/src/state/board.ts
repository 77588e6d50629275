/** What the board shows: layout, filters, sort and columns, as data and as the query of an address. */
import type { Gate, Hash, ProofStatus, Queue, Risk, Verdict } from '../../../pkg/proofroom.js';

export const COLUMNS = ['proof', 'versions', 'status', 'gate', 'queue', 'category', 'risk', 'owner', 'reviewers', 'due', 'notes', 'findings', 'activity'] as const;
export type Column = (typeof COLUMNS)[number];
/** What is always shown: without it a row has no name. */
export const FIXED: Column = 'proof';

export const FACETS = ['status', 'queue', 'gate', 'findings', 'kind', 'reviewer', 'due', 'notes', 'category', 'risk', 'owner'] as const;
export type Facet = (typeof FACETS)[number];
export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** Values of the facets that are fixed; `none` stands for what nobody said. */
export interface FacetValues {
  status: ProofStatus; queue: Queue | 'done'; gate: Gate | 'done';
  findings: 'failure' | 'warning' | 'cannot-measure' | 'clean' | 'unchecked';
  due: 'overdue' | 'today' | 'week' | 'later' | 'none'; notes: 'open' | 'none';
}

export interface BoardQuery {
  readonly layout: 'grid' | 'table';
  readonly search: string;
  readonly filters: Filters;
  readonly sort: { readonly column: Column; readonly down: boolean } | null;
  readonly columns: readonly Column[];
}

export interface SavedView { readonly name: string; readonly query: string }

export interface BoardState {
  readonly query: BoardQuery;
  readonly saved: readonly SavedView[];
  readonly selected: ReadonlySet<string>;
  /** The proof that the keyboard is on, and where a range began. */
  readonly cursor: string | null;
  readonly anchor: string | null;
  /** The order in which the proof page goes on; null is that of the review. */
  readonly walk: readonly string[] | null;
}

/** What a person can do on the board, beside what they can do everywhere. */
export interface BoardActions {
  /** Changes what the board shows, and the address with it. */
  setBoard(change: Partial<BoardQuery>): void;
  openView(view: SavedView): void;
  saveView(name: string): Promise<void>;
  dropView(name: string): Promise<void>;
  select(change: Partial<Pick<BoardState, 'selected' | 'cursor' | 'anchor'>>): void;
  /** The order in which the proof page goes on from here; null is that of the review. */
  walk(order: readonly string[] | null): void;
  /** Says the same of several proofs, an event each. */
  describe(proofs: readonly string[], said: Description): Promise<void>;
  /** Signs one decision a file, in order; `progress` hears how many are kept. */
  decideAll(decisions: readonly { version: Hash; verdict: Verdict; reason: string }[], progress?: (done: number) => void): Promise<void>;
  /** Somebody looks at the picture of a version, until `leavePicture` is called as often. */
  wantPicture(version: Hash): void;
  leavePicture(version: Hash): void;
  /** A version's picture stood sharp before a person. */
  looked(version: Hash): void;
}

export interface Description { category?: string; risk?: Risk; dueAt?: number; owner?: string }

export const DEFAULT_QUERY: BoardQuery = {
  layout: 'grid', search: '', filters: {}, sort: null,
  columns: ['proof', 'versions', 'status', 'queue', 'risk', 'reviewers', 'due', 'notes', 'findings'],
};

export const initialBoard = (search: string): BoardState =>
  ({ query: readQuery(search), saved: [], selected: new Set(), cursor: null, anchor: null, walk: null });

/** `?layout=table&status=waiting&sort=-due`; empty for the board as it begins. Never holds a name of a picture that is not searched for. */
export function writeQuery(query: BoardQuery): string {
  const out = new URLSearchParams();
  if (query.layout !== DEFAULT_QUERY.layout) out.set('layout', query.layout);
  if (query.search.trim()) out.set('q', query.search.trim());
  for (const facet of FACETS) for (const value of query.filters[facet] ?? []) out.append(facet, value);
  if (query.sort) out.set('sort', (query.sort.down ? '-' : '') + query.sort.column);
  const columns = query.columns.join(' ');
  if (columns !== DEFAULT_QUERY.columns.join(' ')) out.set('columns', columns);
  const text = out.toString();
  return text && `?${text}`;
}

/** Reads what `writeQuery` wrote; what it does not know, from a newer page or a mistyped address, it passes over. */
export function readQuery(search: string): BoardQuery {
  const given = new URLSearchParams(search);
  const filters: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS) {
    const values = [...new Set(given.getAll(facet).filter(Boolean))];
    if (values.length > 0) filters[facet] = values;
  }
  const sort = given.get('sort') ?? '';
  const column = COLUMNS.find((each) => each === sort.replace(/^-/, ''));
  const asked = given.get('columns')?.split(' ') ?? [];
  const columns = COLUMNS.filter((each) => each === FIXED || asked.includes(each));
  return {
    layout: given.get('layout') === 'table' ? 'table' : 'grid', search: given.get('q') ?? '', filters,
    sort: column ? { column, down: sort.startsWith('-') } : null,
    columns: asked.length > 0 ? columns : DEFAULT_QUERY.columns,
  };
}

/** How many filters are set, the search not counted. */
export const filterCount = (filters: Filters): number => FACETS.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0);

/** With a value of a facet taken in or out. */
export function toggled(filters: Filters, facet: Facet, value: string): Filters {
  const before = filters[facet] ?? [];
  const values = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  const { [facet]: _, ...others } = filters;
  return values.length > 0 ? { ...others, [facet]: values } : others;
}
