import { expect, it } from 'vitest';
import { windowOf } from './virtual-rows.js';

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
