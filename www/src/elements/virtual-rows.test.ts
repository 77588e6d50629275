import { expect, it } from 'vitest';
import { reused, windowOf } from './virtual-rows.js';

it.each([
  ['at the top', { rows: 1000, size: 50, from: 0, to: 500, spare: 0.5 }, [0, 15]],
  ['in the middle', { rows: 1000, size: 50, from: 5000, to: 5500, spare: 0.5 }, [95, 115]],
  ['at the end', { rows: 100, size: 50, from: 4600, to: 5100, spare: 0.5 }, [87, 100]],
  ['past the end', { rows: 10, size: 50, from: 4600, to: 5100, spare: 0.5 }, [9, 10]],
  ['before it was measured', { rows: 1000, size: 0, from: 0, to: 500, spare: 0.5 }, [0, 1]],
  ['nothing', { rows: 0, size: 50, from: 0, to: 500, spare: 0.5 }, [0, 0]],
] as const)('draws the rows in sight and half a screen each way: %s', (_, asked, [first, end]) => {
  expect(windowOf(asked)).toEqual({ first, end });
});

const drawn = (pairs: readonly (readonly [number, number])[]) => pairs.map(([row, slot]) => ({ row, slot }));

it.each([
  ['drawn first', [], [3, 4, 5], [[3, 0], [4, 1], [5, 2]]],
  ['one row on', [[3, 0], [4, 1], [5, 2]], [4, 5, 6], [[4, 1], [5, 2], [6, 0]]],
  ['somewhere else, in the same order', [[4, 1], [5, 2], [6, 0]], [40, 41, 42], [[40, 1], [41, 2], [42, 0]]],
  ['a row that is held far away', [[3, 0], [4, 1], [5, 2]], [3, 40, 41, 42], [[3, 0], [40, 1], [41, 2], [42, 3]]],
  ['more, then fewer', [[3, 0], [4, 1]], [4], [[4, 1]]],
] as const)('a row keeps its nodes, and a new one takes over those of a row that left: %s', (_, before, rows, after) => {
  expect(reused(drawn(before), rows)).toEqual(drawn(after));
});
