/**
 * Which tiles are asked for, and when. Each paint says what it wants to see now (`demand`); what is not in the latest
 * demand is no longer asked for, and no running call is ever ended. One call runs at a time for each source, so that a
 * picture stays with the worker that has decoded it.
 *
 * Order: the coarsest tile of each source, then the sharp tiles from the middle outwards, then, when no source waits for
 * a visible tile, a ring around them.
 */
import { TileCache, TILE_BYTES, type Tile } from './tile-cache.js';
import { ancestor, levelsOf, TILE, tileName, type TileAt } from './pyramid.js';
import type { Size } from './viewport.js';

/** Where a source's tiles come from: a picture's pyramid, or two pictures compared. */
export interface TileMaker<T extends Tile> {
  /** Names the pixels: two makers of one name make the same tiles. */
  readonly name: string;
  readonly image: Size;
  /** What it marks on a picture, where it is no picture itself. */
  readonly overlay?: 'background';
  /** Makes the tiles possible (decodes, builds the levels); the first demand asks for it. */
  open(): Promise<unknown>;
  /** In the order asked for. */
  make(tiles: readonly TileAt[]): Promise<readonly T[]>;
}

/** A picture may come later: asked again after these pauses, ms, then by hand. */
const AGAIN = [2_000, 4_000, 8_000, 16_000, 32_000] as const;
/** One that is still on its way to a reviewer, or whose store is away, is asked for until it comes, at the longest pause. */
const COMES: ReadonlySet<unknown> = new Set(['picture-not-there', 'store-unreachable', 'store-answer']);

/** Tiles of one call: few, so that what has become visible meanwhile waits for little. */
const BATCH = 4;

export class TileSource<T extends Tile> implements Size {
  readonly width: number;
  readonly height: number;
  readonly levels: readonly Size[];
  state: 'closed' | 'opening' | 'open' | 'failed' = 'closed';
  /** Why nothing more comes, or empty. */
  problem = '';
  /** Grows with each tile that arrives: what was painted before is then out of date. */
  revision = 0;
  busy = false;
  /** How often it has failed in a row. */
  failures = 0;
  /** Shown while not even the coarsest tile is there. */
  thumb: CanvasImageSource & Size | null = null;

  constructor(readonly maker: TileMaker<T>, private readonly cache: TileCache<T>) {
    this.width = maker.image.width;
    this.height = maker.image.height;
    this.levels = levelsOf(maker.image);
  }

  /** Something of it can be painted. */
  get visible(): boolean {
    return this.thumb !== null || this.tile({ level: this.levels.length - 1, column: 0, row: 0 }) !== undefined;
  }

  tile(at: TileAt): T | undefined {
    return this.cache.get(this.nameOf(at));
  }

  has(at: TileAt): boolean {
    return this.cache.has(this.nameOf(at));
  }

  nameOf(at: TileAt): string {
    return `${this.maker.name} ${tileName(at)}`;
  }
}

/** What a paint wants of one source: the visible tiles, and those that may become visible next, both nearest first. */
export interface Demand<T extends Tile> { readonly source: TileSource<T>; readonly sharp: readonly TileAt[]; readonly ring: readonly TileAt[] }

export class Tiles<T extends Tile = ImageBitmap> {
  readonly cache: TileCache<T>;
  #demands: readonly Demand<T>[] = [];
  #wanted = new Set<string>();
  #listeners = new Set<() => void>();

  constructor(bound = TILE_BYTES) {
    this.cache = new TileCache<T>(bound);
  }

  /** Calls `listener` when a tile has come or a source has failed, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces what was wanted before. */
  demand(demands: readonly Demand<T>[]): void {
    this.#demands = demands;
    this.#wanted = new Set(demands.flatMap(({ source, sharp }) => [base(source), ...sharp].map((at) => source.nameOf(at))));
    for (const { source } of demands) if (source.state === 'closed') void this.#open(source);
    this.#pump();
  }

  /** True when every visible tile is there. */
  get sharp(): boolean {
    return this.#demands.every(({ source, sharp }) => sharp.every((at) => source.has(at)));
  }

  /** Tries a failed source again. */
  retry(source: TileSource<T>): void {
    if (source.state !== 'failed') return;
    source.state = 'closed';
    source.problem = '';
    this.demand(this.#demands);
  }

  async #open(source: TileSource<T>): Promise<void> {
    source.state = 'opening';
    try {
      await source.maker.open();
      source.state = 'open';
      this.#pump();
    } catch (error) {
      this.#fail(source, error);
    }
  }

  #pump(): void {
    const missing = this.#demands.map(({ source, sharp }) => [base(source), ...sharp].filter((at) => !source.has(at)));
    const idle = missing.every((tiles) => tiles.length === 0) && this.#ringFits();
    this.#demands.forEach(({ source, ring }, n) => {
      if (source.busy || source.state !== 'open') return;
      const next = idle ? ring.filter((at) => !source.has(at)) : missing[n] ?? [];
      // The coarsest comes alone: it is the first that is seen of the picture.
      const first = next[0]?.level === source.levels.length - 1 ? 1 : idle ? BATCH / 2 : BATCH;
      if (next.length > 0) void this.#make(source, next.slice(0, first));
    });
  }

  /** A ring that would push out itself, or what is visible, is not asked for. */
  #ringFits(): boolean {
    const tiles = this.#wanted.size + this.#demands.reduce((sum, { ring }) => sum + ring.length, 0);
    return tiles * TILE * TILE * 4 <= this.cache.bound;
  }

  async #make(source: TileSource<T>, wanted: readonly TileAt[]): Promise<void> {
    source.busy = true;
    try {
      const made = await source.maker.make(wanted);
      wanted.forEach((at, n) => { const tile = made[n]; if (tile) this.cache.add(source.nameOf(at), tile); });
      source.revision += 1;
      source.failures = 0;
      this.cache.trim((name) => this.#wanted.has(name));
      this.tell();
    } catch (error) {
      this.#fail(source, error);
    } finally {
      source.busy = false;
      this.#pump();
    }
  }

  #fail(source: TileSource<T>, error: unknown): void {
    source.state = 'failed';
    source.problem = error instanceof Error ? error.message : String(error);
    const comes = error instanceof Error && 'code' in error && COMES.has(error.code);
    const pause = AGAIN[comes ? Math.min(source.failures, AGAIN.length - 1) : source.failures];
    source.failures += 1;
    if (pause !== undefined) setTimeout(() => { if (this.#demands.some((each) => each.source === source)) this.retry(source); }, pause);
    this.tell();
  }

  /** Says that there is something new to paint. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const base = <T extends Tile>(source: TileSource<T>): TileAt => ({ level: source.levels.length - 1, column: 0, row: 0 });

/** The finest tile that is there and covers this one. */
export function standIn<T extends Tile>(source: TileSource<T>, at: TileAt): { at: TileAt; tile: T } | null {
  for (let level = at.level; level < source.levels.length; level++) {
    const coarser = ancestor(at, level);
    const tile = source.tile(coarser);
    if (tile) return { at: coarser, tile };
  }
  return null;
}
