/** What the page knows: the one state that elements read. Types of the core come from Rust by derive. */
import type {
  Check, Finding, Person, Region, ReviewState, Role, ShippedChannel, Shows, Verdict, VersionKind,
} from '../../../pkg/proofroom.js';
import type { LookingActions } from './looking-model.js';
import type { PathActions } from './path-model.js';
import type { TileActions } from './tile-model.js';
import type { TalkActions, TalkState } from './talk-model.js';
import type { StoreCheck, StoreGrant, TakenAnswers } from '../sync/contract.js';
import type { Words } from '../text/words.js';
import type { PageFiles } from './page-files.js';
import type { DossierTakes, VerifyState } from './verify-model.js';
import type { BoardActions, BoardState } from './board.js';

export type Hash = string;
export type { StoreCheck, StoreGrant, TakenAnswers } from '../sync/contract.js';

/** What the address says to show. `review` is the reviewer's side (`all`: their pictures at once); the others are the studio's, `verify` is anybody's. */
export type View =
  | { name: 'board' }
  | { name: 'proof'; proof: string; version?: number }
  | { name: 'share' }
  | { name: 'review'; proof?: string; version?: number; all?: true }
  | { name: 'verify' };

/** An error as it crosses from the worker: `code` is in `messages.ts`, `message` names place, value and expectation. */
export interface Problem { code: string; message: string; file?: string }

export interface AppState extends TalkState {
  view: View;
  engine: { state: 'starting' | 'ready' | 'failed'; workers: number; version: string; problem?: Problem };
  online: boolean;
  /** Until the review that this browser keeps has been read. */
  opening: boolean;
  store: StoreState;
  side: 'studio' | 'reviewer';
  /** The person at this browser: the studio, or the invited reviewer. */
  me: Person | null;
  /** The folded log; null before the first picture is opened or the link is read. */
  review: ReviewState | null;
  /** Reviewer's side only. */
  link: LinkState;
  intake: IntakeState;
  board: BoardState;
  /** Versions whose picture was shown sharp on the page since it was opened. */
  looked: ReadonlySet<Hash>;
  /** By file hash: what can be drawn of each version. */
  pictures: ReadonlyMap<Hash, PictureState>;
  /** By file hash: checks that ran or run in this browser. Recorded findings are in the review itself. */
  checks: ReadonlyMap<Hash, CheckState>;
  /** Studio side: links that this browser made, with their addresses. */
  links: readonly IssuedLink[];
  /** What was said here and is not confirmed by the studio yet (reviewer) or not in the store yet (studio). */
  outbox: readonly OutboxItem[];
  sync: SyncState;
  verify: VerifyState;
  settings: Settings;
  /** The channels whose rules came with the program; empty until the engine is ready. */
  channels: readonly ShippedChannel[];
  toasts: readonly Toast[];
  pageFiles: PageFiles;
}

export type StoreState =
  | { kind: 'none'; why?: string }
  | { kind: 'connecting' }
  | { kind: 'connected'; endpoint: string; bucket: string }
  | { kind: 'unreachable'; endpoint: string; bucket: string; why: string };

export type LinkState =
  | { kind: 'none' }
  | { kind: 'opening' }
  | { kind: 'open'; role: Role; expiresAt: number; canSend: boolean }
  | { kind: 'broken'; problem: Problem };

export interface IntakeState {
  /** The pattern that takes SKU, view and version from a file name; named groups sku, view, version, kind. */
  pattern: string;
  patternProblem?: string;
  files: readonly IntakeFile[];
}

/** What a file that is no new version was taken for. */
export type IntakeNote =
  | { kind: 'mask' | 'pathFile' | 'lut' | 'twice' }
  | { kind: 'table'; rows: number }
  | { kind: 'swatches'; swatches: number; products: number }
  | { kind: 'known'; version: number }
  | { kind: 'pathOf'; file: string };

export interface IntakeFile {
  id: number;
  name: string;
  bytes: number;
  state: 'queued' | 'reading' | 'done' | 'failed' | 'cancelled' | 'companion';
  /** What the name says; for `companion` (an SVG path, a swatch file, an intake table) what it was taken for. */
  guess: { sku: string; view: string; version: number | null; kind: VersionKind } | null;
  note?: IntakeNote;
  problem?: Problem;
  hash?: Hash;
  proof?: string;
}

export interface PictureState {
  /** Where the pixels are: here, fetched and decrypted when wanted, or not available. */
  state: 'loading' | 'ready' | 'missing' | 'failed';
  width: number;
  height: number;
  /** A small picture as an object URL, drawn from our own colour-managed pixels. */
  thumb?: string;
  problem?: Problem;
  /** Clipping paths of the file and of its SVG companion. */
  paths: readonly PathView[];
  info?: { profile: string; colorModel: string; bitDepth: number; format: string; dpi?: number };
}

/** A clipping path in image pixels, ready to draw. */
export interface PathView {
  id: string;
  name: string;
  /** Where it comes from: `photoshop`, `svg`, `refined`. */
  source: 'photoshop' | 'svg' | 'refined';
  isClippingPath: boolean;
  d: string;
  anchors: Float32Array;
  knots: number;
  flatness?: number;
}

/** Progress and results of the checks of one version; all parts may be absent before they ran. */
export interface CheckState {
  running: Partial<Record<Check, number>>;
  deltaE?: DeltaEView;
  swatches?: SwatchView[];
  refine?: RefineView;
  market?: MarketView[];
  problems: Partial<Record<Check, Problem>>;
}

export interface DeltaEView {
  reference: Hash;
  tolerance: number;
  mean: number; median: number; p95: number; max: number; shareOver: number;
  /** Largest connected area over tolerance. */
  worst?: Region;
  /** 64 bins of 0.25 Delta-E, counts. */
  histogram: readonly number[];
  findings: readonly Finding[];
}

export interface SwatchView {
  name: string; x: number; y: number; radius: number;
  lab: [number, number, number]; found: [number, number, number];
  deltaE: number; severity: Finding['severity']; message: string;
}

export interface RefineView {
  before: PathView; after: PathView;
  /** One per segment of `after`, in document order. */
  segments: readonly { d: string; confidence: number; movedPx: number; doubt: string | null }[];
  movedMeanPx: number; movedP95Px: number; movedMaxPx: number;
  worst?: Region;
  timeMs: number;
  findings: readonly Finding[];
}

export interface MarketView {
  channel: string; channelName: string; role: string; rulesRead: string;
  verdict: 'pass' | 'warning' | 'failure' | 'cannot-measure';
  subject: { bounds: Region; method: string; confidence: number } | null;
  findings: readonly (Finding & { source?: { url: string; read: string; confidence: string } })[];
  crops: readonly { id: string; name: string; shape: 'rect' | 'circle'; frame: Region; /** Absent in what an earlier release kept. */ safe?: Region; subjectKept: number; confidence: string }[];
}

export interface IssuedLink {
  link: string; name: string; title: string; role: Role; shows: Shows; url: string;
  createdAt: number; expiresAt: number; revoked: boolean;
  /** Pictures in the store, of those that the link shows; ready when the link's manifest names them all. */
  upload: { state: 'preparing' } | { state: 'uploading' | 'ready'; done: number; total: number; problem?: Problem };
}

export interface OutboxItem {
  id: Hash; kind: 'note-added' | 'decision-made' | 'other'; at: number;
  state: 'not-sent' | 'sent' | 'received'; problem?: Problem;
}

export interface SyncState { state: 'off' | 'current' | 'working' | 'offline' | 'failed'; at?: number; why?: string }

/** `pins`: reference pictures by what they are pinned for (`proof:…`, `category:…`, `all`). */
export interface Settings { theme: 'system' | 'light' | 'dark'; language: 'system' | 'en' | 'de'; tolerance: number; channels: readonly string[]; studio: string; pins: Readonly<Record<string, Hash>> }

/** Good news is a key of the page's words, bad news a problem: both are said in the language of the moment. */
export type News = keyof Words['news'] | Problem;

export interface Toast { id: number; tone: 'info' | 'good' | 'bad'; news: News; /** Offers to take back what was just said. */ undo?: boolean }

/** Everything a person can do; each returns when it is safe (kept in this browser), not when it is sent. */
export interface Actions extends BoardActions, LookingActions, TalkActions, TileActions {
  go(view: View, options?: { replace?: boolean }): void;
  openFiles(files: readonly File[]): Promise<void>;
  openSample(): Promise<void>;
  cancelIntake(): void;
  setPattern(pattern: string): void;
  setKind(version: Hash, kind: VersionKind): Promise<void>;
  /** Runs the named checks (all by default) on a version; the reference is the version that Delta-E compares with. */
  runChecks(version: Hash, options?: { checks?: readonly Check[]; reference?: Hash }): Promise<void>;
  /** Of all proofs, or of these alone. */
  runAllChecks(proofs?: readonly string[]): Promise<void>;
  cancelChecks(version?: Hash): void;
  recordFindings(version: Hash): Promise<void>;
  savePath(version: Hash, path: 'before' | 'after'): Promise<void>;
  /** What the path editor does; fetched when it is first wanted. */
  paths(): Promise<PathActions>;
  connectStore(address: string): Promise<void>;
  /** Asks a store what it enforces, a new one or the connected one (null); failures are in the report. */
  checkStore(grant: StoreGrant | null): Promise<StoreCheck>;
  checkedStore(): Promise<StoreCheck | null>;
  createLink(input: { name: string; title: string; role: Role; shows: Shows; expiresInDays: number }): Promise<void>;
  revokeLink(link: string): Promise<void>;
  /** Takes signed answers that came as files. */
  openAnswers(files: readonly File[]): Promise<TakenAnswers>;
  /** Saves what the studio has not confirmed, signed, to be sent by other means. */
  saveAnswers(): Promise<void>;
  openLink(pasted: string): Promise<void>;
  decide(input: { version: Hash; verdict: Verdict; reason: string }): Promise<void>;
  verifyFiles(files: readonly File[]): Promise<void>;
  saveLog(): Promise<void>;
  /** Saves the review as evidence, with the files that are wanted. */
  makeDossier(takes: DossierTakes, options: { progress: (part: number) => void; signal: AbortSignal }): Promise<void>;
  setSetting<K extends keyof Settings>(key: K, value: Settings[K]): void;
  dismissToast(id: number): void;
  /** Opens the page anew with the newer build; what was said is kept. */
  updatePage(): void;
  updateLater(): void;
  newReview(title: string): Promise<void>;
}
