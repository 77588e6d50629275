/** The pictures that a worker holds open, by hash, within a bound of bytes; the least lately used is freed first. */

/** The part of an exported handle that matters here. */
export interface Held { readonly heldBytes: number; free(): void }

/**
 * 384 MiB a worker: a dozen 8-megapixel pictures, or one of 100 megapixels; four workers stay within 1.5 GiB. What the
 * running call asked for is never freed under it, so one larger picture still works.
 */
export const ALBUM_BYTES = 384 << 20;

export class Album<T extends Held> {
  readonly #pictures = new Map<string, T>();
  readonly #bound: number;

  constructor(bound = ALBUM_BYTES) {
    this.#bound = bound;
  }

  get(hash: string): T | undefined {
    const picture = this.#pictures.get(hash);
    if (picture) {
      this.#pictures.delete(hash);
      this.#pictures.set(hash, picture); // the newest is last
    }
    return picture;
  }

  add(hash: string, picture: T): void {
    const before = this.#pictures.get(hash);
    if (before !== picture) before?.free();
    this.#pictures.delete(hash);
    this.#pictures.set(hash, picture);
  }

  /** Frees what is over the bound, oldest first, but none of `wanted`. */
  trim(wanted: ReadonlySet<string>): void {
    let held = [...this.#pictures.values()].reduce((sum, { heldBytes }) => sum + heldBytes, 0);
    for (const [hash, picture] of [...this.#pictures]) {
      if (held <= this.#bound) return;
      if (wanted.has(hash)) continue;
      held -= picture.heldBytes;
      this.#pictures.delete(hash);
      picture.free();
    }
  }
}
