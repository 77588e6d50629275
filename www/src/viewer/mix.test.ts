import { expect, test } from 'vitest';
import { dividerRows, runs, turned } from './compare.js';
import { blend } from './mix.js';
import { snapped } from './painter.js';
import { laidOver } from './scene.js';
import { fit, pan, zoomTo } from './viewport.js';

const grey = (level: number): number => (0xff000000 | (level * 0x010101)) >>> 0;

test('two levels are blended by whole numbers in every channel', () => {
  for (const part of [0, 1, 77, 128, 255, 256]) {
    const [a, b] = [Uint32Array.from([0, 1, 128, 254, 255], grey), Uint32Array.from([255, 2, 13, 255, 0], grey)];
    const levels = [[0, 255], [1, 2], [128, 13], [254, 255], [255, 0]] as const;
    blend(a, b, part);
    expect([...a]).toEqual(levels.map(([p, q]) => grey((p * (256 - part) + q * part + 128) >> 8)));
  }
});

test('where one of two is empty the other shows whole', () => {
  const a = Uint32Array.of(0, grey(7));
  blend(a, Uint32Array.of(grey(9), 0), 128);
  expect([...a]).toEqual([grey(9), grey(7)]);
});

test.each([
  ['upright', 0, [5, 5, 5, 5], false],
  ['leaning', 45, [7, 6, 5, 4], false],
  ['lying: the first is above', 90, [10, 10, 0, 0], false],
  ['turned round: the first is right', 180, [5, 5, 5, 5], true],
])('the divider %s', (_, angle, rows, flipped) => {
  const found = dividerRows(10, 4, { x: 0.5, y: 0.5, angle });
  expect([...found.rows].map((edge, n) => Math.abs(edge - (rows[n] as number)) <= 1)).toEqual([true, true, true, true]);
  expect(found.flipped).toBe(flipped);
});

test('rows with one edge are drawn at once', () => {
  expect([...runs(Int32Array.of(3, 3, 4, 4, 4, 9))]).toEqual([{ from: 0, to: 2, edge: 3 }, { from: 2, to: 5, edge: 4 }, { from: 5, to: 6, edge: 9 }]);
});

test.each([[190, -170], [-190, 170], [360, 0], [180, 180], [-180, 180]])('%d degrees are %d', (angle, is) => expect(turned(angle)).toBe(is));

const image = { width: 2000, height: 1500 };
const screen = { width: 800, height: 600 };

test.each([1, 2, 4])('at %d00 % each tile covers whole device pixels', (n) => {
  const view = pan(zoomTo(fit(image, screen, 1), n), 13.4, -7.3);
  const box = snapped(view, { x: 512, y: 1024, width: 512, height: 476 });
  expect(box).toEqual({ x: Math.round(view.x) + 512 * n, y: Math.round(view.y) + 1024 * n, width: 512 * n, height: 476 * n });
});

test('neighbouring tiles leave no gap at any scale', () => {
  for (const scale of [0.1234, 0.37, 0.777, 1.31]) {
    const view = { ...fit(image, screen, 1), scale };
    for (let n = 0; n < 3; n++) {
      const [a, b] = [snapped(view, { x: n * 512, y: 0, width: 512, height: 512 }), snapped(view, { x: (n + 1) * 512, y: 0, width: 512, height: 512 })];
      expect(a.x + a.width).toBe(b.x);
    }
  }
});

test('another size is laid over the middle of the picture, as large as fits', () => {
  const view = zoomTo(fit(image, screen, 1), 1);
  expect(laidOver(view, image)).toBe(view);
  const over = laidOver(view, { width: 1000, height: 1000 });
  expect(over.scale).toBe(1.5);
  expect(over.x).toBe(view.x + 250);
  expect(over.y).toBe(view.y);
});
