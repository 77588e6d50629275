/** The pictures that a worker holds open, by hash, within a bound of bytes; the least lately used is freed first. */

/** The part of an exported handle that matters here. */
export interface Held { readonly heldBytes: number; free(): void; /** Lets go of what can be made again. */ slim(): void }

/**
 * 384 MiB a worker: a dozen 8-megapixel pictures, or one of 100 megapixels; four workers stay within 1.5 GiB. What the
 * running call asked for is never freed under it, so one larger picture still works.
 */
export const ALBUM_BYTES = 384 << 20;
/**
 * Pictures that stay whatever their size, once somebody looks at them: the two that a comparison shows. Two of 100
 * megapixels are 2 x (303 MB of 8-bit RGB + 134 MB of smaller levels) = 874 MB, of 16 bits 1.5 GB. One worker of the pool
 * holds them (see client.ts).
 */
export const KEPT = 2;

export class Album<T extends Held> {
  readonly #pictures = new Map<string, T>();
  readonly #bound: number;
  /** Looked at, the newest last. */
  #kept: readonly string[] = [];

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

  /** These are looked at now; the last two stay. */
  keep(hashes: readonly string[]): void {
    this.#kept = [...this.#kept.filter((hash) => !hashes.includes(hash)), ...hashes].slice(-KEPT);
  }

  /**
   * Over the bound, each lets go of what can be made again; then the oldest are freed, but none of `wanted` and none that
   * is looked at.
   */
  trim(wanted: ReadonlySet<string>): void {
    if (this.#held() > this.#bound) for (const picture of this.#pictures.values()) picture.slim();
    for (const [hash, picture] of [...this.#pictures]) {
      if (this.#held() <= this.#bound) return;
      if (wanted.has(hash) || this.#kept.includes(hash)) continue;
      this.#pictures.delete(hash);
      picture.free();
    }
  }

  #held(): number {
    return [...this.#pictures.values()].reduce((sum, { heldBytes }) => sum + heldBytes, 0);
  }
}
