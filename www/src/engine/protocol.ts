/**
 * What the page may ask of an engine worker and what comes back. Types and two small classes; nothing here runs wasm.
 *
 * A picture is named by the SHA-256 of its file and travels as a `Blob`, which structured cloning passes by reference:
 * the worker reads the bytes, the page never does. Results that are large (pixels, bitmaps) are transferred.
 */
import type { DossierEntry, DossierReport, FileInfo, Finding, GroundInfo, Hash, Laid, PathAnswer, PathFile, PathRequest, PyramidInfo, Reading, ReviewChange, ReviewState, Space, TileKind, VersionKind } from '../../../pkg/proofroom.js';
import type { DeltaEView, MarketView, PathView, Problem, RefineView, SwatchView } from '../state/model.js';

type Core = typeof import('../../../pkg/proofroom.js');
type Plain<T> = T extends (...args: never[]) => unknown ? T : never;
/** The exported functions that need no picture; the ones that start the module are not among them. */
export type CoreName = { [K in keyof Core]: Core[K] extends abstract new (...args: never[]) => unknown ? never
  : K extends 'default' | 'initSync' | 'start' ? never : Core[K] extends (...args: never[]) => unknown ? K : never }[keyof Core];
export type CoreArguments<K extends CoreName> = Parameters<Plain<Core[K]>>;
export type CoreResult<K extends CoreName> = ReturnType<Plain<Core[K]>>;

/** A file that a worker opens when it does not hold its pixels. */
export interface Source { hash: Hash; name: string; blob: Blob }

export interface Opened {
  hash: Hash; pixels: Hash; info: FileInfo; findings: Finding[];
  paths: PathView[];
  /** At most 480 px a side, JPEG or (with alpha) PNG. */
  thumb: Blob;
}

/** Every call: what it takes and what it answers. `pictures` name the sources that it needs. */
export interface Calls {
  open: { input: { name: string; blob: Blob; hash?: Hash }; output: Opened };
  identify: { input: { name: string; blob: Blob }; output: { hash: Hash; pixels?: Hash; problem?: Problem } };
  svgPath: { input: { text: string; name: string; width: number; height: number }; output: PathView };
  deltaE: { input: { picture: Source; reference: Source; tolerance: number }; output: Omit<DeltaEView, 'reference'> };
  swatches: { input: { picture: Source; text: string; kind: VersionKind; sku: string; view: string; tolerance: number };
    /** Null when the file does not know the product. */
    output: { swatches: SwatchView[]; findings: Finding[] } | null };
  refine: { input: { picture: Source; svg?: string; path: string }; output: RefineView & { svgBefore: string; svgAfter: string } };
  market: { input: { picture: Source; svg?: string; path?: string; /** The chosen channels' rule files, their texts. */ rules: readonly string[]; date: string };
    output: { views: MarketView[]; findings: Finding[] } };
  /**
   * What changed in what the studio's own log says. `log` holds lines of an event's name, a blank and the event, as this
   * browser keeps them; the events that are known are passed over. `hash` is the review's id. `since` is what the answer
   * before was called; a worker that has lost it answers null, and wants to be told the whole log (`since` null).
   */
  fold: { input: { hash: string; log: readonly Blob[]; since: string | null }; output: FoldedChange | null };
  /** Those of these events that the folded log lacks, or that no receipt names; null when the worker has lost it. */
  lacks: { input: { hash: string; since: string; what: 'event' | 'receipt'; events: readonly Hash[] }; output: Hash[] | null };
  /** What the events of a link say, every signature checked. */
  foldLink: { input: { hash: string; lines: readonly string[] }; output: ReviewState };
  /** What a picture's file says about itself, and its paths; asked of the worker that has decoded it for the screen. */
  describe: { input: { picture: Source }; output: Pick<Opened, 'info' | 'paths'> };
  /** Opens the picture and builds its levels: level 0 is the picture, each next one half, rounded up, until both sides are <= 512. */
  pyramid: { input: { picture: Source; space: Space }; output: PyramidInfo };
  /** Tiles of 512 px in the canvas's colour space, in the order asked for; straight alpha, exact levels where opaque. */
  tiles: { input: { picture: Source; tiles: readonly TilePlace[]; space: Space }; output: readonly ImageBitmap[] };
  /** How a reference lies under a picture: shift, turn and scale, and whether they can be trusted. */
  alignment: { input: { picture: Source; reference: Source; space: Space }; output: Laid };
  /** Tiles of the reference as it lies under the picture, on the picture's own grid; empty where it has no pixel. */
  movedTiles: { input: { picture: Source; reference: Source; map: Affine; tiles: readonly TilePlace[]; space: Space }; output: readonly ImageBitmap[] };
  /** Where the background is; `why` when that cannot be told. */
  ground: { input: { picture: Source; space: Space }; output: GroundInfo };
  /** Tiles that mark the background where it is not pure white. */
  groundTiles: { input: { picture: Source; tiles: readonly TilePlace[]; space: Space }; output: readonly ImageBitmap[] };
  /** Tiles of two pictures that lie on each other, or are laid so, compared at any level: see TileKind. */
  comparedTiles: { input: ComparedInput; output: readonly ImageBitmap[] };
  /** The mean of size x size pixels around pixel x, y (whole numbers), and its Delta-E to the same place of a reference of the same size. */
  reading: { input: { picture: Source; reference?: Source; x: number; y: number; size: 1 | 3 | 5 }; output: Reading };
  /** A dossier of a log file, small pictures and files, in this order; every signature and every file's hash is checked. */
  draftDossier: { input: { log: string; thumbs: readonly { file: Hash; blob: Blob }[]; files: readonly Source[]; approved: boolean; at: number };
    /** `parts` are the contents of the `entries`. */
    output: { manifest: string; toSign: string; entries: DossierEntry[]; parts: Blob[] } };
  finishDossier: { input: { manifest: string; signature: string; entries: readonly DossierEntry[]; parts: readonly Blob[] }; output: Blob };
  checkDossier: { input: { blob: Blob }; output: DossierReport };
  /** Editing a path; `pathLive` is what somebody holds in their hand meanwhile: a stretch, or the live wire. */
  path: { input: { picture: Source; request: PathRequest }; output: PathAnswer };
  pathLive: { input: { picture: Source; request: PathRequest }; output: PathAnswer };
  pathFile: { input: { picture: Source; request: PathFile }; output: Uint8Array };
  core: { input: { name: CoreName; args: unknown[] }; output: unknown };
}
/** Two rows: places of a picture to places of another, px from the top left corner. */
export type Affine = Laid['map'];
/** A change, and what it is called. */
export interface FoldedChange extends ReviewChange { since: string }
export interface TilePlace { readonly level: number; readonly column: number; readonly row: number }
export interface ComparedInput {
  picture: Source; reference: Source; kind: TileKind;
  /** Delta-E from which something is shown. */
  tolerance: number;
  /** Factor of a difference, 1 to 64. */
  gain: number;
  /** From the picture's places to the reference's, where they do not lie on each other as they are. */
  map?: Affine;
  tiles: readonly TilePlace[]; space: Space;
}
/** Calls for what somebody looks at: one worker answers them all, so that it holds the pictures, and no check delays them. */
export const LOOKS: ReadonlySet<CallName> = new Set<CallName>(['describe', 'pyramid', 'tiles', 'movedTiles', 'comparedTiles', 'alignment', 'ground', 'groundTiles', 'reading', 'pathLive']);
/** Calls about a review's log: one worker of their own answers them all, so that it keeps the log, and no check delays them. */
export const RECORDS: ReadonlySet<CallName> = new Set<CallName>(['fold', 'lacks', 'foldLink']);
export type CallName = keyof Calls;
export type Input<K extends CallName> = Calls[K]['input'];
export type Output<K extends CallName> = Calls[K]['output'];

/** Page to worker. `module` is compiled once and shared by all workers. */
export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module }
  | { kind: 'call'; id: number; call: CallName; input: unknown };

/** Worker to page. `memory` is what the module has taken, bytes: it never gives any back. */
export type FromWorker =
  | { kind: 'ready'; version: string }
  | { kind: 'progress'; id: number; part: number }
  /** A part of a list of the output that comes with `done`, where it then stands empty: a long list in one piece would stall the page. */
  | { kind: 'items'; id: number; list: string; items: readonly unknown[] }
  | { kind: 'done'; id: number; output: unknown; memory: number }
  | { kind: 'failed'; id: number; problem: Problem; memory: number }
  | { kind: 'broken'; id: number | null; message: string };

/** An error that crossed from a worker, made again with its code. */
export class EngineError extends Error {
  readonly code: string;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'EngineError';
    this.code = problem.code;
  }
}

export interface CallOptions {
  /** Ends the call, and if it runs its worker with all that it holds. */
  signal?: AbortSignal;
  /** Takes the call back while it waits in the queue; once it runs it is finished. */
  drop?: AbortSignal;
  /** Called with 0 to 1. */
  progress?: (part: number) => void;
  /** Larger goes first: 2 what a person waits for, 1 checks (the default), 0 the background. */
  priority?: number;
}

/** What the rest of the page sees of the pool. */
export interface Engine {
  call<K extends CallName>(name: K, input: Input<K>, options?: CallOptions): Promise<Output<K>>;
  core<K extends CoreName>(name: K, ...args: CoreArguments<K>): Promise<CoreResult<K>>;
}

/** Any thrown thing as a problem, for the state and for messages. */
export function toProblem(error: unknown, file?: string): Problem {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : nameOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return file === undefined ? { code, message } : { code, message, file };
}

function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return 'cancelled';
  if (name === 'QuotaExceededError') return 'storage-full';
  // What a browser says when a picked file was moved or changed on the disk.
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'file-unreadable';
  return 'internal';
}
