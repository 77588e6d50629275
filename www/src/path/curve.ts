/** Geometry of cubic sides: points, pieces, the nearest place, drawing, and what lies inside. */
import { at, distance, minus, mix, plus, same, scaled, sideAt, sideCount, type Path, type Point, type Side, type Subpath } from './model.js';

export const isStraight = ([a, b, c, d]: Side): boolean => same(a, b) && same(c, d);

export function pointOn([a, b, c, d]: Side, t: number): Point {
  const s = 1 - t;
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return at(p * a.x + q * b.x + r * c.x + u * d.x, p * a.y + q * b.y + r * c.y + u * d.y);
}

/** Both parts of a side cut at `t` (de Casteljau); the parts of a straight side are straight. */
export function cutSide(side: Side, t: number): readonly [Side, Side] {
  const [a, b, c, d] = side;
  if (isStraight(side)) {
    const m = mix(a, d, t);
    return [[a, a, m, m], [m, m, d, d]];
  }
  const [ab, bc, cd] = [mix(a, b, t), mix(b, c, t), mix(c, d, t)];
  const [abc, bcd] = [mix(ab, bc, t), mix(bc, cd, t)];
  const m = mix(abc, bcd, t);
  return [[a, ab, abc, m], [m, bcd, cd, d]];
}

/** Chords that stand for a side while a nearest place is sought: a side rarely turns by more than a quarter. */
const CHORDS = 24;

/** The place on a side that is nearest to `p`, and how far it is. */
export function nearestOn(side: Side, p: Point): { t: number; distance: number } {
  const off = (t: number): number => distance(pointOn(side, t), p);
  let best = { t: 0, distance: Infinity };
  for (let n = 0; n <= CHORDS; n++) {
    const [t, away] = [n / CHORDS, off(n / CHORDS)];
    if (away < best.distance) best = { t, distance: away };
  }
  // Golden section between its neighbours.
  let [low, high] = [Math.max(0, best.t - 1 / CHORDS), Math.min(1, best.t + 1 / CHORDS)];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let n = 0; n < 24; n++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (off(a) < off(b)) high = b;
    else low = a;
  }
  const t = (low + high) / 2;
  return off(t) < best.distance ? { t, distance: off(t) } : best;
}

/** The side bent so that its point at `t` lies at `p`; its ends stay. A straight side becomes a curve. */
export function bent(side: Side, t: number, p: Point): Side {
  const [a, b, c, d] = isStraight(side) ? [side[0], mix(side[0], side[3], 1 / 3), mix(side[0], side[3], 2 / 3), side[3]] : side;
  const by = minus(p, pointOn([a, b, c, d], t));
  const s = 1 - t;
  // Both handles move by their share at t, so that they stay in keeping with each other.
  const [first, second] = [3 * s * s * t, 3 * s * t * t];
  const both = first * first + second * second;
  if (both < 1e-9) return side;
  return [a, plus(b, scaled(by, first / both)), plus(c, scaled(by, second / both)), d];
}

/** The box around a side's four points, which holds the side. */
export function boxOf(side: Side): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
  const [xs, ys] = [side.map(({ x }) => x), side.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

const pair = ({ x, y }: Point): string => `${Math.round(x * 1e4) / 1e4} ${Math.round(y * 1e4) / 1e4}`;

/** SVG path data of one side. */
export const sideData = (side: Side): string =>
  (isStraight(side) ? `M${pair(side[0])}L${pair(side[3])}` : `M${pair(side[0])}C${pair(side[1])} ${pair(side[2])} ${pair(side[3])}`);

/** SVG path data of a whole path. */
export function pathData(path: Path): string {
  return path.subpaths.map((subpath) => {
    const first = subpath.anchors[0];
    if (!first) return '';
    const sides = Array.from({ length: sideCount(subpath) }, (_, n) => sideAt(subpath, n)).filter((side) => side !== null);
    const drawn = sides.map((side) => (isStraight(side) ? `L${pair(side[3])}` : `C${pair(side[1])} ${pair(side[2])} ${pair(side[3])}`));
    return `M${pair(first)}${drawn.join('')}${subpath.closed ? 'Z' : ''}`;
  }).join('');
}

/** Straight steps that stand for a curve where inside and outside are told apart. */
const STEPS = 16;

/** Whether a point lies inside the closed outlines, even-odd. */
export function isInside(path: Path, p: Point): boolean {
  return path.subpaths.filter(({ closed }) => closed).reduce((inside, subpath) => inside !== crossesOddly(subpath, p), path.startsFilled);
}

function crossesOddly(subpath: Subpath, p: Point): boolean {
  let odd = false;
  for (let n = 0; n < sideCount(subpath); n++) {
    const side = sideAt(subpath, n);
    if (!side) continue;
    const box = boxOf(side);
    if (p.y < box.top || p.y > box.bottom || p.x > box.right) continue;
    const steps = isStraight(side) ? 1 : STEPS;
    let from = side[0];
    for (let k = 1; k <= steps; k++) {
      const to = k === steps ? side[3] : pointOn(side, k / steps);
      if ((from.y > p.y) !== (to.y > p.y) && p.x < from.x + ((p.y - from.y) / (to.y - from.y)) * (to.x - from.x)) odd = !odd;
      from = to;
    }
  }
  return odd;
}
