/** The tiles that the page holds, within a bound of bytes; the least lately used is closed first. */

/** The part of an `ImageBitmap` that matters here. */
export interface Tile { readonly width: number; readonly height: number; close(): void }

/**
 * 256 MiB for the page, whatever the pictures' sizes and however many are open: 256 full tiles, ten times what a
 * 1440 x 900 screen shows of one picture. Only a screen that shows more than that at once may hold more.
 */
export const TILE_BYTES = 256 << 20;

export class TileCache<T extends Tile> {
  readonly #tiles = new Map<string, T>();
  #held = 0;

  constructor(readonly bound = TILE_BYTES) {}

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  has(name: string): boolean {
    return this.#tiles.has(name);
  }

  get(name: string): T | undefined {
    const tile = this.#tiles.get(name);
    if (tile) {
      this.#tiles.delete(name);
      this.#tiles.set(name, tile); // the newest is last
    }
    return tile;
  }

  add(name: string, tile: T): void {
    this.#drop(name);
    this.#tiles.set(name, tile);
    this.#held += bytesOf(tile);
  }

  /** Closes what is over the bound, oldest first, but none of `wanted`. */
  trim(wanted: (name: string) => boolean): void {
    for (const name of [...this.#tiles.keys()]) {
      if (this.#held <= this.bound) return;
      if (!wanted(name)) this.#drop(name);
    }
  }

  /** Closes every tile whose name begins so. */
  forget(prefix: string): void {
    for (const name of [...this.#tiles.keys()]) if (name.startsWith(prefix)) this.#drop(name);
  }

  #drop(name: string): void {
    const tile = this.#tiles.get(name);
    if (!tile) return;
    this.#tiles.delete(name);
    this.#held -= bytesOf(tile);
    tile.close();
  }
}

/** Asked before it is closed: a closed bitmap has no size. */
const bytesOf = ({ width, height }: Tile): number => width * height * 4;
