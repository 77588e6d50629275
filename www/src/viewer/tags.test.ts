import { expect, it } from 'vitest';
import { layTags } from './tags.js';

const stage = { width: 400, height: 300 };
const tag = (x: number, y: number) => ({ x, y, width: 28, height: 28 });

it('lets tags be that hide nothing', () => {
  expect(layTags([tag(10, 10), tag(40, 10), tag(10, 40)], stage)).toEqual([{ dx: 0, dy: 0 }, { dx: 0, dy: 0 }, { dx: 0, dy: 0 }]);
});

it('lays those of one place beside each other, within the stage', () => {
  const places = layTags([tag(372, 272), tag(372, 272), tag(372, 272)], stage);
  expect(places).toEqual([{ dx: 0, dy: 0 }, { dx: -30, dy: 0 }, { dx: 0, dy: -30 }]);
});

it('never lays two on each other, and counts what has no room', () => {
  const boxes = Array.from({ length: 40 }, (_, n) => tag(150 + (n % 3), 120));
  const places = layTags(boxes, stage);
  const stand = places.flatMap((place, n) => (place.on === undefined ? [{ ...tag(150 + (n % 3), 120), x: 150 + (n % 3) + place.dx, y: 120 + place.dy }] : []));
  for (const a of stand) for (const b of stand) if (a !== b) expect(Math.abs(a.x - b.x) >= 28 || Math.abs(a.y - b.y) >= 28).toBe(true);
  const counted = places.filter((place) => place.on !== undefined);
  expect(stand.length + counted.length).toBe(40);
  expect(counted.every(({ on }) => on !== undefined && places[on]?.on === undefined)).toBe(true);
});

it('lets be what is not in view', () => {
  expect(layTags([tag(-200, 10), tag(-200, 10)], stage)).toEqual([{ dx: 0, dy: 0 }, { dx: 0, dy: 0 }]);
});
