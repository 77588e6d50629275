import { describe, expect, it } from 'vitest';
import { changed } from './changed.js';
import { atOnce, each, inSlices, SLICE_MS, sortedBy } from './sliced.js';

/** A clock that goes on by `step` with each look; what is put off waits in `later`. */
function clock(step: number) {
  let now = 0;
  const later: (() => void)[] = [];
  return { now: () => (now += step), later: (work: () => void) => void later.push(work), run: () => later.shift()?.(), waiting: () => later.length };
}
function* steps(count: number): Generator<void, string> {
  for (let n = 0; n < count; n += 1) yield;
  return 'all';
}

describe('work in slices', () => {
  it('is done at once when it is short', () => {
    const time = clock(0);
    const heard: string[] = [];
    inSlices(steps(1000), (result) => heard.push(result), time);
    expect(heard).toEqual(['all']);
  });
  it('lets the page answer after each slice', () => {
    const time = clock(SLICE_MS / 2);
    const heard: string[] = [];
    inSlices(steps(5), (result) => heard.push(result), time);
    for (let slices = 1; ; slices += 1) {
      if (time.waiting() === 0) return expect([heard, slices]).toEqual([['all'], 3]);
      time.run();
    }
  });
  it('is stopped between two slices', () => {
    const time = clock(SLICE_MS);
    const heard: string[] = [];
    inSlices(steps(5), (result) => heard.push(result), time).stop();
    while (time.waiting() > 0) time.run();
    expect(heard).toEqual([]);
  });
});

describe('a sort that can be interrupted', () => {
  it.each([0, 1, 1024, 1025, 5000])('of %d items is that of the language, equal ones in their order', (count) => {
    let state = 9;
    const items = Array.from({ length: count }, (_, place) => ({ place, key: (state = (state * 1103515245 + 12345) % 2 ** 31) % 100 }));
    const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
    expect(atOnce(sortedBy(items, compare))).toEqual([...items].sort(compare));
  });
  it('yields between its runs', () => {
    const work = sortedBy(Array.from({ length: 5000 }, (_, n) => -n), (a, b) => a - b);
    let yields = 0;
    while (!work.next().done) yields += 1;
    expect(yields).toBeGreaterThan(10);
  });
});

it('does something for each item, with its place', () => {
  const seen: [string, number][] = [];
  atOnce(each(['a', 'b'], (item, place) => seen.push([item, place])));
  expect(seen).toEqual([['a', 0], ['b', 1]]);
});

it.each([
  ['', '', 0, 0], ['', 'ab', 0, 0], ['ab', 'ab', 2, 0], ['ab', 'abc', 2, 0], ['abc', 'axbc', 1, 2], ['abc', 'axc', 1, 1], ['abc', 'ac', 1, 1], ['aa', 'aaa', 2, 0],
])('from %j to %j, %d at the begin and %d at the end are the same', (before, after, from, to) => {
  expect(changed([...before], [...after])).toEqual({ from, to });
});
