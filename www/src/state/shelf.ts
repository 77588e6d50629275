/**
 * Which pictures are being looked at: who is shown is loaded, newest wish first; who was shown stays for a while.
 *
 * Nothing here knows what a picture is: `load` and `drop` are handed in. A wish that ends before its turn came costs
 * nothing, so a board may be flung through ten thousand proofs.
 */
import type { Hash } from './model.js';

/** Loads at once: each is a read from the browser's disk, or (reviewer's side) a request. */
const AT_ONCE = 6;
/** Pictures kept after nobody looks at them any more: about thirty screens of a board; at 50 kB each 20 MB. */
export const KEPT = 400;

export class Shelf {
  readonly #load: (hash: Hash) => Promise<void>;
  readonly #drop: (hash: Hash) => void;
  readonly #kept: number;
  /** How many look at each. */
  readonly #wanted = new Map<Hash, number>();
  /** Loaded or being loaded; true while that lasts. */
  readonly #held = new Map<Hash, boolean>();
  /** Held and looked at by nobody, longest ago first. */
  readonly #left = new Set<Hash>();
  readonly #waiting: Hash[] = [];
  #running = 0;

  constructor({ load, drop, kept = KEPT }: { load: (hash: Hash) => Promise<void>; drop: (hash: Hash) => void; kept?: number }) {
    this.#load = load;
    this.#drop = drop;
    this.#kept = kept;
  }

  /** Somebody looks at it, until `leave` is called as often. */
  want(hash: Hash): void {
    this.#wanted.set(hash, (this.#wanted.get(hash) ?? 0) + 1);
    this.#left.delete(hash);
    if (this.#held.has(hash)) return;
    this.#waiting.push(hash);
    this.#next();
  }

  leave(hash: Hash): void {
    const others = (this.#wanted.get(hash) ?? 1) - 1;
    if (others > 0) return void this.#wanted.set(hash, others);
    this.#wanted.delete(hash);
    if (this.#held.has(hash)) this.#left.add(hash);
    this.#trim();
  }

  wanted(hash: Hash): boolean {
    return this.#wanted.has(hash);
  }

  /** It is here already, or is to be asked for again. */
  renew(hash: Hash, held: boolean): void {
    if (held) {
      this.#held.set(hash, false);
      return;
    }
    if (this.#held.get(hash)) return; // on its way: it is not asked for twice at once
    this.#held.delete(hash);
    if (this.wanted(hash)) this.#waiting.push(hash);
    this.#next();
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      const hash = this.#waiting.pop();
      if (hash === undefined) return;
      if (!this.wanted(hash) || this.#held.has(hash)) continue;
      this.#held.set(hash, true);
      this.#running += 1;
      void this.#load(hash).finally(() => {
        this.#running -= 1;
        if (this.#held.has(hash)) this.#held.set(hash, false);
        if (!this.wanted(hash)) this.#left.add(hash);
        this.#trim();
        this.#next();
      });
    }
  }

  #trim(): void {
    for (const hash of this.#left) {
      if (this.#left.size <= this.#kept) return;
      if (this.#held.get(hash)) continue; // on its way
      this.#left.delete(hash);
      this.#held.delete(hash);
      this.#drop(hash);
    }
  }
}
