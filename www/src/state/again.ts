/** What failed is tried again, after a pause that grows each time, as long as somebody wants it; `work` is told once more when nobody does. */

/** First and longest pause, ms: a picture that a studio is sending is seen soon, and a store that is away is not pressed. */
const FIRST = 1_000;
const LONGEST = 30_000;

export class Again<K> {
  readonly #work: (key: K) => void;
  readonly #wanted: (key: K) => boolean;
  readonly #failures = new Map<K, { count: number; timer: ReturnType<typeof setTimeout> }>();

  constructor(work: (key: K) => void, wanted: (key: K) => boolean) {
    this.#work = work;
    this.#wanted = wanted;
  }

  failed(key: K): void {
    const before = this.#failures.get(key);
    clearTimeout(before?.timer);
    const count = (before?.count ?? 0) + 1;
    const pause = Math.min(FIRST * 2 ** (count - 1), LONGEST);
    const timer = setTimeout(() => {
      // Not wanted any more: whoever wants it later begins anew.
      if (!this.#wanted(key)) this.#failures.delete(key);
      this.#work(key);
    }, pause);
    this.#failures.set(key, { count, timer });
  }

  succeeded(key: K): void {
    clearTimeout(this.#failures.get(key)?.timer);
    this.#failures.delete(key);
  }
}
