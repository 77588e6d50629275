import { expect, test } from 'vitest';
import { around, between, dragged, grow, inTheMiddle, move } from './marking.js';
import { fit, imagePoint, screenPoint, toScreen, zoomTo } from './viewport.js';

const image = { width: 400, height: 300 };
const view = zoomTo(fit(image, { width: 200, height: 200 }, 1), 1);

test.each([
  ['either direction', [90.2, 80.9, 10.5, 20.1], { x: 10, y: 20, width: 81, height: 61 }],
  ['clipped to the picture', [-50, -50, 900, 900], { x: 0, y: 0, width: 400, height: 300 }],
  ['never empty', [5, 5, 5, 5], { x: 5, y: 5, width: 1, height: 1 }],
  ['outside altogether', [900, 900, 950, 950], { x: 399, y: 299, width: 1, height: 1 }],
])('between: %s', (_, [ax, ay, bx, by], region) => {
  expect(between(imagePoint(ax!, ay!), imagePoint(bx!, by!), image)).toEqual(region);
});

test('a drag is a rectangle, a tap a square about the point', () => {
  const a = toScreen(view, imagePoint(150, 120));
  expect(dragged(view, a, screenPoint(a.x + 30, a.y + 40))).toEqual({ x: 150, y: 120, width: 30, height: 40 });
  expect(dragged(view, a, screenPoint(a.x + 2, a.y))).toEqual({ x: 134, y: 104, width: 32, height: 32 });
});

test('keys start in the middle and stay inside', () => {
  const start = inTheMiddle(view);
  expect([start.x + start.width / 2, start.y + start.height / 2]).toEqual([200, 150]);
  expect(move(start, -1e6, 1e6, image)).toMatchObject({ x: 0, y: 300 - start.height });
  expect(grow(start, 1e6, -1e6, image)).toMatchObject({ width: 400 - start.x, height: 1 });
  expect(around(view, { x: 0, y: 0 })).toMatchObject({ x: 0, y: 0 });
});
