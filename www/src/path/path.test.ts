import { describe, expect, it } from 'vitest';
import { bent, cutSide, isInside, nearestOn, pathData, pointOn } from './curve.js';
import { addAnchor, bendSide, closed, convertAnchor, insertAnchor, joinEnds, moveAnchor, moveHandle, removeAnchor, replaceStretch, reversed, splitAt } from './edits.js';
import { anchorsIn, place, points, report, square } from './fixtures.js';
import { endNear, hitTest, REACH } from './hit.js';
import { anchorCount, at, corner, distance, EMPTY, knotsOf, pathOf, sideAt, sideCount, type Anchor, type Path, type Point, type Side } from './model.js';
import { numbersOf, reachOf, refineOptions, stretchOptions, USUAL } from './options.js';

const curve: Side = [at(0, 0), at(0, 60), at(90, 80), at(100, 0)];
/** Points along all sides of a path, to compare shapes. */
const shape = (path: Path): Point[] => path.subpaths.flatMap((subpath) => Array.from({ length: sideCount(subpath) }, (_, n) => sideAt(subpath, n)).flatMap((side) => (side ? [0, 0.25, 0.5, 0.75, 1].map((t) => pointOn(side, t)) : [])));

describe('the core and the page speak of the same path', () => {
  it('comes back as it went, with its reports beside their sides', () => {
    const path = square();
    expect(pathOf(knotsOf(path), Array.from({ length: 4 }, () => report))).toEqual(path);
    const open = square(false);
    const back = pathOf(knotsOf(open), [report, report, report]);
    expect(anchorsIn(back).map((each) => each.report !== undefined)).toEqual([true, true, true, false]);
    expect(pathData(path)).toBe('M100 100L200 100L200 200L100 200L100 100Z');
  });
});

describe('curves', () => {
  it.each([0.2, 0.5, 0.77])('is the same curve when it is cut at %d', (t) => {
    const [first, second] = cutSide(curve, t);
    for (const u of [0, 0.3, 0.9, 1]) {
      expect(distance(pointOn(first, u), pointOn(curve, u * t))).toBeLessThan(1e-9);
      expect(distance(pointOn(second, u), pointOn(curve, t + u * (1 - t)))).toBeLessThan(1e-9);
    }
  });

  it('finds the nearest place', () => {
    const found = nearestOn(curve, pointOn(curve, 0.37));
    expect(found.distance).toBeLessThan(1e-3);
    expect(found.t).toBeCloseTo(0.37, 3);
  });

  it.each([0.2, 0.5, 0.8])('goes through the point that it is pulled to at %d', (t) => {
    for (const side of [curve, [at(0, 0), at(0, 0), at(90, 0), at(90, 0)] as const]) expect(distance(pointOn(bent(side, t, at(40, 33)), t), at(40, 33))).toBeLessThan(1e-9);
  });

  it('tells inside from outside, holes too', () => {
    const hole = square().subpaths[0]?.anchors.map((anchor) => ({ ...corner(at(125 + (anchor.x - 100) / 2, 125 + (anchor.y - 100) / 2)) })) ?? [];
    const path: Path = { ...square(), subpaths: [...square().subpaths, { closed: true, operation: 'exclude', anchors: hole }] };
    expect([at(110, 150), at(150, 150), at(90, 150), at(205, 150)].map((p) => isInside(path, p))).toEqual([true, false, false, false]);
  });
});

describe('edits', () => {
  it('moves an anchor and forgets what was said of its two sides', () => {
    const moved = moveAnchor(square(), place(1), at(0.1, -10));
    expect(points(moved)[1]).toEqual([200.1, 90]);
    expect(anchorsIn(moved).map((each) => each.report !== undefined)).toEqual([false, false, true, true]);
    expect(points(square())[1]).toEqual([200, 100]);
  });

  it('keeps handles of a smooth anchor in line and a corner’s apart', () => {
    const smooth = convertAnchor(square(), place(1));
    const anchor = anchorsIn(smooth)[1] as Anchor;
    expect(anchor.smooth).toBe(true);
    const turned = anchorsIn(moveHandle(smooth, place(1), 'outgoing', at(200, 160)))[1] as Anchor;
    expect(turned.incoming.x).toBeCloseTo(200, 9);
    expect(distance(turned, turned.incoming)).toBeCloseTo(distance(anchor, anchor.incoming), 9);
    expect(turned.incoming.y).toBeLessThan(100);
    const apart = anchorsIn(moveHandle(square(), place(1), 'outgoing', at(200, 160)))[1] as Anchor;
    expect(apart.incoming).toEqual(at(200, 100));
    expect(anchorsIn(convertAnchor(smooth, place(1)))[1]).toMatchObject({ smooth: false, incoming: at(200, 100), outgoing: at(200, 100) });
  });

  it('adds an anchor without changing the shape, and joins its neighbours when it goes', () => {
    const curved = bendSide(square(), place(0), 0.5, at(150, 70));
    const { path, place: made } = insertAnchor(curved, place(0), 0.3);
    expect(anchorCount(path)).toBe(5);
    expect(made).toEqual(place(1));
    expect(anchorsIn(path)[1]?.smooth).toBe(true);
    for (const p of shape(path)) expect(Math.min(...Array.from({ length: 4 }, (_, n) => nearestOn(sideAt(curved.subpaths[0] ?? { closed: true, operation: 'exclude', anchors: [] }, n) as Side, p).distance))).toBeLessThan(0.02);
    expect(points(removeAnchor(path, made))).toEqual(points(curved));
    const two = removeAnchor(removeAnchor(square(), place(0)), place(0));
    expect(anchorCount(two)).toBe(2);
    expect(removeAnchor(two, place(0)).subpaths).toEqual([]);
  });

  it('splits and joins: a closed outline opens, an open one falls in two, ends meet again', () => {
    const opened = splitAt(square(), place(2));
    expect(opened.subpaths[0]?.closed).toBe(false);
    expect(points(opened)).toEqual([[200, 200], [100, 200], [100, 100], [200, 100], [200, 200]]);
    const parts = splitAt(opened, place(2));
    expect(parts.subpaths.map(({ anchors }) => anchors.length)).toEqual([3, 3]);
    const again = joinEnds(parts, place(2, 0), place(0, 1)).path;
    expect(points(again)).toEqual(points(opened));
    const whole = joinEnds(again, place(0), place(4)).path;
    expect(whole.subpaths[0]?.closed).toBe(true);
    expect(anchorCount(whole)).toBe(4);
    // Two starts: one of the two is walked the other way.
    const facing = joinEnds(parts, place(0, 0), place(2, 1)).path;
    expect(facing.subpaths).toHaveLength(1);
    expect(splitAt(opened, place(0))).toEqual(opened);
    expect(joinEnds(square(), place(0), place(1)).path).toEqual(square());
  });

  it('is the same shape walked the other way, reports with their sides', () => {
    const curved = bendSide(square(), place(0), 0.5, at(150, 70));
    const subpath = curved.subpaths[0];
    if (!subpath) throw new Error('no subpath');
    const turned = { ...curved, subpaths: [reversed(subpath)] };
    for (const p of shape(curved)) expect(Math.min(...shape(turned).map((q) => distance(p, q)))).toBeLessThan(1e-9);
    expect(anchorsIn(turned).map((each) => each.report !== undefined)).toEqual([true, true, false, true]);
    expect(reversed(reversed(subpath))).toEqual(subpath);
  });

  it('closes what has three anchors and merges ends that lie together', () => {
    const open = splitAt(square(), place(0)).subpaths[0];
    expect(open && closed(open).anchors).toHaveLength(4);
    expect(closed({ closed: false, operation: 'exclude', anchors: [corner(at(0, 0)), corner(at(1, 0))] }).closed).toBe(false);
  });

  it.each([[0, 1], [3, 1], [2, 2], [3, 2]])('puts a stretch in the place of the sides from %d on, %d of them', (from, sides) => {
    const ends = [anchorsIn(square())[from], anchorsIn(square())[(from + sides) % 4]] as [Anchor, Anchor];
    const middle: Anchor = { ...corner(at(150, 150)), smooth: true, report: { ...report, confidence: 0.4 } };
    const path = replaceStretch(square(), place(from), sides, [{ ...ends[0], report: { ...report, confidence: 0.3 } }, middle, ends[1]]);
    expect(anchorCount(path)).toBe(4 - sides + 2);
    const found = anchorsIn(path);
    const at150 = found.findIndex(({ x, y }) => x === 150 && y === 150);
    const before = found[(at150 + found.length - 1) % found.length];
    const after = found[(at150 + 1) % found.length];
    expect([before?.x, before?.y, after?.x, after?.y]).toEqual([ends[0].x, ends[0].y, ends[1].x, ends[1].y]);
    expect(before?.report?.confidence).toBe(0.3);
    expect(after?.report?.confidence).toBe(0.9);
  });

  it('draws: the pen begins, goes on and pulls handles out', () => {
    let { path, place: made } = addAnchor(EMPTY, null, at(10, 10));
    ({ path, place: made } = addAnchor(path, made.subpath, at(50, 10), at(60, 20)));
    expect(made).toEqual(place(1));
    expect(anchorsIn(path)[1]).toMatchObject({ smooth: true, outgoing: at(60, 20), incoming: at(40, 0) });
  });
});

describe('what a pointer hits', () => {
  it.each([
    [at(101, 101), 1, 'knot'], [at(150, 104), 1, 'side'], [at(150, 110), 1, null], [at(150, 104), 4, null], [at(150, 101), 4, 'side'], [at(103, 103), 0.25, 'knot'],
  ] as const)('%o at %d times: %s', (p, scale, kind) => {
    expect(hitTest(square(), null, p, scale, REACH.mouse)?.kind ?? null).toBe(kind);
  });

  it('takes handles only of what is selected, and larger targets under a finger', () => {
    const path = moveHandle(square(), place(0), 'outgoing', at(130, 80));
    const chosen = { place: place(0), part: 'anchor' } as const;
    expect(hitTest(path, null, at(130, 80), 1, REACH.mouse)?.kind).not.toBe('knot');
    expect(hitTest(path, chosen, at(130, 80), 1, REACH.mouse)).toEqual({ kind: 'knot', selection: { place: place(0), part: 'outgoing' } });
    expect(hitTest(square(), null, at(115, 115), 1, REACH.mouse)).toBeNull();
    expect(hitTest(square(), null, at(115, 115), 1, REACH.finger)?.kind).toBe('knot');
    expect(endNear(square(false), at(100, 190), null, 1, 20)).toEqual(place(3));
    expect(endNear(square(), at(100, 190), null, 1, 20)).toBeNull();
  });
});

describe('what the core is asked', () => {
  it('carries directions of smooth neighbours, and the shift to the outside', () => {
    const smooth = convertAnchor(square(), place(1));
    const asked = stretchOptions(smooth, place(1), { ...USUAL, shift: 2 }, 1, 250);
    // Clockwise on screen, the left of the walk is outside.
    expect(asked.shiftPx).toBe(2);
    expect(asked.tangents?.[0]).toBeDefined();
    expect(asked.tangents?.[1]).toBeNull();
    const turned = { ...square(), subpaths: square().subpaths.map(reversed) };
    expect(stretchOptions(turned, place(1), { ...USUAL, shift: 2 }, 1, 250).shiftPx).toBe(-2);
    expect(stretchOptions(square(false), place(1), { ...USUAL, shift: 2 }, 1, 250).shiftPx).toBe(0);
    expect(numbersOf([curve])).toEqual([0, 0, 0, 60, 90, 80, 100, 0]);
    expect([reachOf(USUAL, 1), reachOf(USUAL, 100), reachOf(USUAL, 0.1), reachOf({ ...USUAL, radius: 9 }, 1)]).toEqual([14, 4, 48, 9]);
    expect(refineOptions(USUAL)).toEqual({ radiusPx: undefined, tolerancePx: 0.3, shiftPx: 0, cornerDegrees: 32 });
  });
});
