import { describe, expect, test } from 'vitest';
import { inPane, paneBoxes } from './panes.js';
import { centre, pan, screenPoint, toImage, zoomTo, type Viewport } from './viewport.js';
import { Views } from './views.js';

const picture = { width: 2000, height: 1500 };
const twice = { width: 4000, height: 3000 };
const screen = { width: 1202, height: 800 };
const middle = (view: Viewport | null): { x: number; y: number } => (view ? toImage(view, centre(view)) : { x: NaN, y: NaN });

function beside(other = picture): Views {
  const views = new Views();
  views.arrange(screen, 1, picture, other);
  return views;
}

test('an upright stage has its panes above each other, a wide one beside each other', () => {
  expect(paneBoxes(screen, 1, true)).toEqual([{ x: 0, y: 0, width: 600, height: 800 }, { x: 602, y: 0, width: 600, height: 800 }]);
  expect(paneBoxes({ width: 360, height: 501 }, 1, true).map(({ y, height }) => [y, height])).toEqual([[0, 249], [251, 250]]);
  expect(paneBoxes(screen, 1, false)).toHaveLength(1);
  expect(inPane({ x: 602, y: 0, width: 600, height: 800 }, 2, screenPoint(400, 10))).toMatchObject({ x: 99, y: 10 });
});

describe('tied', () => {
  test('equal pictures show the same place at the same scale, to the last bit', () => {
    const views = beside();
    views.change('own', (view) => pan(zoomTo(view, 2), 13.7, -40));
    const [own, other] = [views.own, views.of('other')];
    expect([other?.scale, other?.x, other?.y]).toEqual([own?.scale, own?.x, own?.y]);
  });

  test('either side leads', () => {
    const views = beside();
    views.change('other', (view) => pan(zoomTo(view, 1), -200, 30));
    expect(middle(views.own)).toEqual(middle(views.of('other')));
  });

  test('another size shows the same part of its own extent, equally large', () => {
    const views = beside(twice);
    views.change('own', (view) => pan(zoomTo(view, 1), 100, 50));
    expect(views.of('other')?.scale).toBe(0.5);
    expect(middle(views.of('other')).x).toBeCloseTo(2 * middle(views.own).x, 0);
  });
});

describe('laid on each other', () => {
  // The other one shows a part of ours, half as large, from column 400 and row 300 on, a little turned.
  const part = { width: 800, height: 500 };
  const map = [[0.5, -0.01, -200], [0.01, 0.5, -150]] as const;
  const laid = (): Views => {
    const views = new Views();
    views.arrange(screen, 1, picture, part, map);
    return views;
  };
  const sees = (views: Views): void => {
    const [own, other] = [middle(views.own), middle(views.of('other'))];
    // Half a device pixel, since each is painted on whole ones.
    const within = 1 / (views.of('other')?.scale ?? 1);
    expect(Math.abs(other.x - (0.5 * own.x - 0.01 * own.y - 200))).toBeLessThanOrEqual(within);
    expect(Math.abs(other.y - (0.01 * own.x + 0.5 * own.y - 150))).toBeLessThanOrEqual(within);
    expect(views.of('other')?.scale).toBeCloseTo((views.own?.scale ?? 0) / Math.hypot(0.5, 0.01), 6);
  };

  test('both middles show the same content, equally large, from the first', () => {
    const views = laid();
    sees(views);
    views.change('own', (view) => pan(zoomTo(view, 1), 120, -40));
    sees(views);
  });

  test('a gesture over the other one moves both', () => {
    const views = laid();
    views.change('own', (view) => zoomTo(view, 1));
    const before = middle(views.own);
    views.change('other', (view) => ({ ...view, x: view.x - 100 }));
    expect(middle(views.own).x - before.x).toBeCloseTo(100, 0);
    sees(views);
    views.change('other', (view) => ({ ...view, scale: view.scale * 2 }));
    expect(views.own?.scale).toBeCloseTo(2, 6);
    sees(views);
  });

  test('moved alone they keep what is between them; lined up they are laid again', () => {
    const views = laid();
    views.setTied(false);
    views.change('other', (view) => pan(zoomTo(view, 1), 33, 5));
    views.setTied(true);
    expect(views.apart).not.toBeNull();
    views.align();
    sees(views);
  });
});

describe('untied', () => {
  test('one moves alone; tying keeps the offset; aligning takes it away', () => {
    const views = beside();
    views.change('own', (view) => zoomTo(view, 1));
    const before = middle(views.own);
    views.setTied(false);
    views.change('other', (view) => pan(view, -64, 32));
    expect(middle(views.own)).toEqual(before);
    const apart = { x: middle(views.of('other')).x - before.x, y: middle(views.of('other')).y - before.y };
    expect(apart).toEqual({ x: 64, y: -32 });
    views.setTied(true);
    views.change('own', (view) => pan(view, 100, 100));
    expect(middle(views.of('other')).x - middle(views.own).x).toBeCloseTo(64, 9);
    expect(middle(views.of('other')).y - middle(views.own).y).toBeCloseTo(-32, 9);
    views.align();
    expect(middle(views.of('other'))).toEqual(middle(views.own));
  });

  test('a zoom apart is kept too', () => {
    const views = beside();
    views.change('own', (view) => zoomTo(view, 1));
    views.setTied(false);
    views.change('other', (view) => zoomTo(view, 2));
    views.setTied(true);
    views.change('own', (view) => zoomTo(view, 2));
    expect(views.of('other')?.scale).toBe(4);
  });
});

test('leaving and entering side by side keeps the middle and the scale', () => {
  const views = new Views();
  views.arrange(screen, 1, picture, null);
  views.change('own', (view) => pan(zoomTo(view, 2), 300, 200));
  const before = middle(views.own);
  views.arrange(screen, 1, picture, picture);
  expect(middle(views.own).x).toBeCloseTo(before.x, 0);
  expect(views.own?.scale).toBe(2);
  views.arrange(screen, 1, picture, null);
  expect(middle(views.own).x).toBeCloseTo(before.x, 0);
});

test('a version of the same size keeps the place, another size is fitted', () => {
  const views = beside();
  views.change('own', (view) => zoomTo(view, 2));
  views.arrange(screen, 1, picture, null);
  expect(views.own?.scale).toBe(2);
  views.arrange(screen, 1, twice, null);
  expect(views.own?.fitted).toBe(true);
});
