import { expect, test } from 'vitest';
import { cutOut, overlap } from './painter.js';

const screen = { x: 0, y: 0, width: 800, height: 600 };
const source = { width: 2000, height: 1000 };

test.each([1, 2, 4])('at %d00 % whole picture pixels are read and land on whole device pixels', (n) => {
  const cut = cutOut({ x: -333, y: -77, width: 2000 * n, height: 1000 * n }, screen, source);
  expect(cut).not.toBeNull();
  const { from, to } = cut!;
  expect([from.x, from.y, to.x, to.y].every(Number.isInteger)).toBe(true);
  expect([to.width, to.height]).toEqual([from.width * n, from.height * n]);
  expect(to.x).toBe(-333 + from.x * n);
});

test('the cut covers the screen and little more', () => {
  const { from, to } = cutOut({ x: -5000.0, y: -3000, width: 20000, height: 10000 }, screen, source)!;
  expect(to.x).toBeLessThanOrEqual(0);
  expect(to.x + to.width).toBeGreaterThanOrEqual(800);
  expect(from.width).toBeLessThanOrEqual(82);
});

test('another size is stretched over the same frame', () => {
  const { from, to } = cutOut({ x: 100, y: 50, width: 500, height: 250 }, screen, { width: 1000, height: 500 })!;
  expect(from).toEqual({ x: 0, y: 0, width: 1000, height: 500 });
  expect(to).toEqual({ x: 100, y: 50, width: 500, height: 250 });
});

test('what is off the screen is not painted', () => {
  expect(cutOut({ x: 900, y: 0, width: 100, height: 100 }, screen, source)).toBeNull();
  expect(overlap({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 5, height: 5 })).toBeNull();
});
