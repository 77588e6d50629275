import { describe, expect, it } from 'vitest';
import { LENS_ZOOMS, lensMiddle, lensParts } from './lens.js';

const image = { width: 1300, height: 700 };

describe.each(LENS_ZOOMS)('a lens at %s', (zoom) => {
  it.each([[650, 350], [511, 511], [512, 512], [0, 0], [1299, 699], [3, 690]])('shows pixel %s, %s in its middle, and each pixel once in its place', (x, y) => {
    const side = 45;
    const shown = new Map<string, string>();
    for (const { at, from, to } of lensParts(image, { x, y }, side, zoom)) {
      for (let dy = 0; dy < from.height; dy++) {
        for (let dx = 0; dx < from.width; dx++) {
          const place = `${to.x + dx * zoom},${to.y + dy * zoom}`;
          expect(shown.has(place)).toBe(false);
          shown.set(place, `${at.column * 512 + from.x + dx},${at.row * 512 + from.y + dy}`);
        }
      }
    }
    const middle = lensMiddle(side, zoom);
    expect(shown.get(`${middle},${middle}`)).toBe(`${x},${y}`);
    for (const [place, pixel] of shown) {
      const [toX = 0, toY = 0] = place.split(',').map(Number);
      const [px = 0, py = 0] = pixel.split(',').map(Number);
      expect([toX, toY]).toEqual([middle + (px - x) * zoom, middle + (py - y) * zoom]);
    }
    // Everything of the picture that the lens covers is there.
    const across = (centre: number, length: number) => Math.min(length, centre + Math.ceil((side - middle) / zoom)) - Math.max(0, centre - Math.ceil(middle / zoom));
    expect(shown.size).toBe(across(x, image.width) * across(y, image.height));
  });
});
