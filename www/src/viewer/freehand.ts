/** Points of what is drawn: held inside the picture, and a line kept to as many as a note may have. */
import type { NoteShape } from '../../../pkg/proofroom.js';
import { around, shapeBetween } from './shaping.js';
import { imagePoint, type ImagePoint, type Viewport } from './viewport.js';

export type Point = [number, number];

/** As `review::shape::MAX_POINTS`. */
export const MAX_POINTS = 64;
/** How far from the picture's point a tapped arrow begins, as a share of what is visible. */
const ARROW = 0.12;

const half = (value: number): number => Math.round(value * 2) / 2;

/** The nearest half pixel inside the picture. */
export function onPicture({ image }: Pick<Viewport, 'image'>, p: ImagePoint): Point {
  return [half(Math.min(Math.max(p.x, 0), image.width)), half(Math.min(Math.max(p.y, 0), image.height))];
}

/**
 * A line with at most `MAX_POINTS`: the points whose triangle with their neighbours is smallest go first (Visvalingam and
 * Whyatt 1993), those under half a square pixel in any case.
 */
export function simplified(line: readonly Point[]): NoteShape | null {
  const points = line.filter((p, n) => n === 0 || p[0] !== line[n - 1]?.[0] || p[1] !== line[n - 1]?.[1]);
  if (points.length < 2) return null;
  for (;;) {
    let [least, at] = [Infinity, 0];
    for (let n = 1; n < points.length - 1; n++) {
      const size = area(points[n - 1] as Point, points[n] as Point, points[n + 1] as Point);
      if (size < least) [least, at] = [size, n];
    }
    if (at === 0 || (points.length <= MAX_POINTS && least >= 0.5)) return { kind: 'freehand', points };
    points.splice(at, 1);
  }
}

const area = (a: Point, b: Point, c: Point): number => Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;

/** What a tap means with a tool: a shape of a usual size at the point; a line is not tapped. */
export function tapped(view: Viewport, tool: Exclude<NoteShape['kind'], 'pin'>, p: ImagePoint): NoteShape | null {
  if (tool === 'freehand') return null;
  if (tool !== 'arrow') return { kind: tool, ...around(view, p) };
  const reach = (Math.min(view.screen.width, view.screen.height) / view.scale) * ARROW;
  const [x, y] = onPicture(view, p);
  // From the side that has room.
  const from = imagePoint(x > reach ? x - reach : x + reach, y > reach ? y - reach : y + reach);
  return shapeBetween('arrow', from, imagePoint(x, y), view.image);
}
