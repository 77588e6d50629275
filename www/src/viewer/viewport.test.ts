import { describe, expect, test } from 'vitest';
import {
  centre, fit, imagePoint, lookAt, minScale, pan, placement, regionOnScreen, resize, screenPoint, step, toImage, toScreen,
  visibleRegion, zoomBy, zoomText, zoomTo, type Viewport,
} from './viewport.js';

const picture = { width: 2000, height: 1500 };
const desktop = { width: 1001, height: 777 };
const at = (scale: number, ratio = 1): Viewport => zoomTo(fit(picture, desktop, ratio), scale, screenPoint(333, 222));

describe('fit', () => {
  test.each([
    ['landscape', { width: 2000, height: 1500 }, { width: 832, height: 832 }, 1, 0.4],
    ['never above 100 %', { width: 20, height: 10 }, { width: 800, height: 600 }, 1, 1],
    ['margin counts in CSS pixels', { width: 2000, height: 2000 }, { width: 1064, height: 1064 }, 2, 0.5],
    ['a phone has a narrow margin', { width: 2000, height: 2000 }, { width: 816, height: 1400 }, 2, 0.4],
    ['a strip stays inside', { width: 40, height: 40000 }, { width: 800, height: 432 }, 1, 0.01],
  ])('%s', (_, image, screen, ratio, scale) => {
    const v = fit(image, screen, ratio);
    expect(v.scale).toBe(scale);
    const box = placement(v);
    expect(box.width).toBeGreaterThanOrEqual(1);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(screen.height);
  });
});

describe('exact scales', () => {
  for (const ratio of [1, 1.25, 2, 3]) {
    for (const scale of [1, 2, 4]) {
      test(`${scale * 100} % at ratio ${ratio}: each pixel is a whole square of device pixels`, () => {
        const v = pan(at(scale, ratio), 13.37, -7.11);
        const box = placement(v);
        expect(Number.isInteger(box.x) && Number.isInteger(box.y)).toBe(true);
        expect(box.width).toBe(picture.width * scale);
        for (const n of [0, 1, 777]) {
          const corner = toScreen(v, imagePoint(n, n));
          // Division by the ratio and back may lose the last bit of a double.
          expect(corner.x * ratio).toBeCloseTo(box.x + n * scale, 9);
          expect(corner.y * ratio).toBeCloseTo(box.y + n * scale, 9);
        }
      });
    }
  }
});

describe('conversion', () => {
  test.each([0.17, 0.5, 1, 2.7, 16])('there and back at %f', (scale) => {
    const v = pan(at(scale), 5.5, 9.25);
    const p = imagePoint(812.25, 1033.5);
    const back = toImage(v, toScreen(v, p));
    expect(back.x).toBeCloseTo(p.x, 9);
    expect(back.y).toBeCloseTo(p.y, 9);
  });

  test('a region keeps its size', () => {
    expect(regionOnScreen(at(2, 2), { x: 10, y: 10, width: 30, height: 40 })).toMatchObject({ width: 30, height: 40 });
  });

  test('the fitted view sees everything', () => {
    expect(visibleRegion(fit(picture, desktop, 1))).toEqual({ x: 0, y: 0, ...picture });
  });
});

describe('zoom', () => {
  test.each([[1, 1.3], [2, 1.5], [3, 0.5], [1, 4]])('from %f by %f keeps the point under the pointer', (from, factor) => {
    const v = at(from);
    const about = screenPoint(610, 405);
    const before = toImage(v, about);
    const after = toImage(zoomTo(v, from * factor, about), about);
    // The origin is painted on a whole pixel: the point may be off by half a device pixel.
    expect(Math.abs(after.x - before.x) * from * factor).toBeLessThanOrEqual(0.5 + 1e-9);
    expect(Math.abs(after.y - before.y) * from * factor).toBeLessThanOrEqual(0.5 + 1e-9);
  });

  test.each([[0.9, 1.3, 1], [1, 1.2, 1.2], [1.9, 1.2, 2], [4.2, 0.9, 4], [9, 0.1, 4], [0.5, 1.1, 0.55]])('%f by %f gives %f', (from, by, to) => {
    expect(zoomBy(at(from), by).scale).toBeCloseTo(to, 12);
  });

  test('stays between fit and 1600 %', () => {
    const v = at(1);
    expect(zoomTo(v, 1e9).scale).toBe(16);
    expect(zoomBy(v, 1e9).scale).toBe(2);
    expect(zoomBy(zoomTo(v, 0.9), 1e-9).scale).toBe(minScale(v));
    expect(zoomBy(zoomTo(v, 0.9), 1e-9).fitted).toBe(true);
  });

  test('steps through the stops and back', () => {
    let v = fit(picture, { width: 532, height: 532 }, 1); // 25 %
    const seen = [];
    for (let n = 0; n < 6; n++) seen.push((v = step(v, 1)).scale);
    expect(seen).toEqual([1 / 3, 1 / 2, 2 / 3, 1, 2, 4]);
    expect(step(v, -1).scale).toBe(2);
  });
});

describe('bounds', () => {
  test('a picture that fits cannot be moved away', () => {
    const v = fit(picture, desktop, 1);
    expect(pan(v, 500, 500)).toEqual(v);
  });

  test('a larger one keeps three quarters of the viewer', () => {
    expect(placement(pan(at(1), 1e6, 1e6)).x).toBe(Math.round(desktop.width / 4));
    const box = placement(pan(at(1), -1e6, -1e6));
    expect(box.x + box.width).toBe(Math.round(desktop.width * 0.75));
  });

  test('another viewer size keeps the centre, or the fit', () => {
    const v = at(2);
    const p = toImage(v, centre(v));
    const wide = resize(v, { width: 640, height: 300 }, 1);
    expect(Math.abs(toImage(wide, centre(wide)).x - p.x)).toBeLessThanOrEqual(0.5);
    expect(resize(fit(picture, desktop, 1), { width: 400, height: 400 }, 1).fitted).toBe(true);
  });
});

describe('looking at a region', () => {
  test.each([
    ['small: 200 % at most', { x: 900, y: 700, width: 20, height: 20 }, 2],
    ['above 100 % only whole scales', { x: 900, y: 700, width: 260, height: 100 }, 1],
    ['large: smaller than 100 %', { x: 500, y: 400, width: 1000, height: 600 }, 0.5005],
  ])('%s', (_, region, scale) => {
    const v = lookAt(fit(picture, desktop, 1), region);
    expect(v.scale).toBeCloseTo(scale, 9);
    const box = regionOnScreen(v, region);
    expect(Math.abs(box.x + box.width / 2 - desktop.width / 2)).toBeLessThanOrEqual(0.5);
  });
});

test('the readout', () => {
  expect([0.0123, 0.374, 1, 2].map((scale) => zoomText({ ...at(1), scale }))).toEqual(['1.2\u202f%', '37\u202f%', '100\u202f%', '200\u202f%']);
});
