/**
 * Long work in slices, so that the page answers in between: a generator yields where it may be interrupted, and the clock
 * decides whether it is. Work that is short is done at once.
 */

/** How long a slice may last, ms: with what a browser does besides, well under the 50 that a person notices. */
export const SLICE_MS = 8;

export interface Slices {
  /** No more slices; `done` is not called. */
  stop(): void;
}

interface Clock { now(): number; later(work: () => void): void }

const page: Clock = { now: () => performance.now(), later: (work) => void setTimeout(work) };

/** Runs `work` to its end; `done` hears the result, before this returns if the first slice was enough. */
export function inSlices<T>(work: Generator<void, T>, done: (result: T) => void, clock: Clock = page): Slices {
  let stopped = false;
  const slice = (): void => {
    if (stopped) return;
    const end = clock.now() + SLICE_MS;
    for (;;) {
      const step = work.next();
      if (step.done) return done(step.value);
      if (clock.now() >= end) return clock.later(slice);
    }
  };
  slice();
  return { stop: () => { stopped = true; } };
}

/** Runs `work` to its end in one piece. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Items between two looks at the clock: a row of the board takes some ten microseconds, a step of a merge less than one. */
const RUN = 64;
const MERGED = 512;
/** Items that are sorted in one piece. */
const SORTED = 1024;

/** Does `work` for each item, and may be interrupted every few of them. */
export function* each<T>(items: readonly T[], work: (item: T, place: number) => void): Generator<void, void> {
  for (const [place, item] of items.entries()) {
    work(item, place);
    if (place % RUN === RUN - 1) yield;
  }
}

/** A sorted copy: runs are sorted and then merged, since a sort of the language cannot be interrupted. */
export function* sortedBy<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += SORTED) {
    runs.push(items.slice(at, at + SORTED).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [a = [], b] = [runs[at], runs[at + 1]];
      merged.push(b ? yield* merge(a, b, compare) : a);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const out: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    // Equal ones keep their order.
    out.push((compare(a[i] as T, b[j] as T) <= 0 ? a[i++] : b[j++]) as T);
    if (out.length % MERGED === 0) yield;
  }
  return out.concat(a.slice(i), b.slice(j));
}
