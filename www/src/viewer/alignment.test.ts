import { describe, expect, it, vi } from 'vitest';
import { Alignments, at, inverse, liesOn, scaleOf, type Affine, type Laid } from './alignment.js';

const [size, other] = [{ width: 900, height: 700 }, { width: 600, height: 500 }];
const map: Affine = [[0.5, -0.02, 30], [0.02, 0.5, -12]];
const laid = (more: Partial<Laid> = {}, fit: Partial<Laid['fit']> = {}): Laid => ({ map, still: false, fit: { shiftX: 1, shiftY: 2, turnDeg: 0, scale: 1, likeness: 0.97, trusted: true, ...fit }, ...more });
const settle = () => new Promise((resolve) => setTimeout(resolve));

it('maps there and back', () => {
  const there = at(map, { x: 120, y: 44 });
  const back = at(inverse(map), there);
  expect(back.x).toBeCloseTo(120, 9);
  expect(back.y).toBeCloseTo(44, 9);
  expect(scaleOf(map)).toBeCloseTo(Math.hypot(0.5, 0.02), 9);
});

describe('two versions', () => {
  it('of one size lie on each other, and nothing is asked', () => {
    const find = vi.fn();
    expect(new Alignments(find, () => undefined).of('a', size, 'b', size, 'differing')).toEqual({ kind: 'same' });
    expect(find).not.toHaveBeenCalled();
  });

  it('of two sizes are asked about once', async () => {
    const [find, tell] = [vi.fn(async () => laid()), vi.fn()];
    const alignments = new Alignments(find, tell);
    const ask = () => alignments.of('a', size, 'b', other, 'differing');
    expect(ask()).toEqual({ kind: 'looking', same: false });
    expect(liesOn(ask())).toBe(false);
    await settle();
    expect(tell).toHaveBeenCalledOnce();
    expect(ask()).toMatchObject({ kind: 'laid', laid: { map } });
    expect(find).toHaveBeenCalledOnce();
    expect(alignments.of('a', size, 'b', other, 'never')).toEqual({ kind: 'apart' });
  });

  it.each([
    ['that are not trusted stay apart, with the figure', laid({}, { trusted: false, likeness: 0.4 }), other, { kind: 'apart', fit: { likeness: 0.4 } }],
    ['of one size that are not trusted lie as they are', laid({}, { trusted: false }), size, { kind: 'same' }],
    ['of one size with nothing between them say so', laid({ still: true }), size, { kind: 'same', still: { likeness: 0.97 } }],
  ])('%s', async (_, found, image, expected) => {
    const alignments = new Alignments(async () => found, () => undefined);
    expect(liesOn(alignments.of('a', size, 'b', image, 'always'))).toBe(image === size);
    await settle();
    expect(alignments.of('a', size, 'b', image, 'always')).toMatchObject(expected);
  });

  it('that cannot be had are apart with the reason, and asked about again later', async () => {
    vi.useFakeTimers();
    const find = vi.fn(async () => { throw new Error('still on its way'); });
    const alignments = new Alignments(find, () => undefined);
    const ask = () => alignments.of('a', size, 'b', other, 'differing');
    ask();
    await vi.advanceTimersByTimeAsync(1);
    expect(ask()).toEqual({ kind: 'apart', problem: 'still on its way' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ask()).toEqual({ kind: 'looking', same: false });
    expect(find).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});
