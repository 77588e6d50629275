/**
 * A clipping path as an editor holds it: subpaths of anchors with handles, in picture pixels, never changed in place. What is
 * known of a side (confidence, doubt) stands with the anchor that begins it, so that it follows the side through edits and
 * goes when somebody reshapes it by hand.
 */
import type { Operation, PathKnots, SegmentReport } from '../../../pkg/proofroom.js';

export interface Point { readonly x: number; readonly y: number }

export interface Anchor extends Point {
  /** The handle of the side that arrives, and of the one that leaves; on the anchor for a straight side. */
  readonly incoming: Point;
  readonly outgoing: Point;
  /** Its handles stay in line. */
  readonly smooth: boolean;
  /** What refining says of the side that begins here. */
  readonly report?: SegmentReport;
}

export interface Subpath { readonly closed: boolean; readonly operation: Operation; readonly anchors: readonly Anchor[] }

export interface Path { readonly name: string; readonly startsFilled: boolean; readonly subpaths: readonly Subpath[] }

/** An anchor of a path. */
export interface Place { readonly subpath: number; readonly anchor: number }

export type Side = readonly [Point, Point, Point, Point];

export const EMPTY: Path = { name: '', startsFilled: false, subpaths: [] };

export const at = (x: number, y: number): Point => ({ x, y });
export const plus = (a: Point, b: Point): Point => at(a.x + b.x, a.y + b.y);
export const minus = (a: Point, b: Point): Point => at(a.x - b.x, a.y - b.y);
export const scaled = (a: Point, k: number): Point => at(a.x * k, a.y * k);
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
export const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;
export const mix = (a: Point, b: Point, t: number): Point => at(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);

export const corner = (p: Point): Anchor => ({ x: p.x, y: p.y, incoming: p, outgoing: p, smooth: false });

/** The anchor moved with its handles. */
export const shifted = (anchor: Anchor, by: Point): Anchor =>
  ({ ...anchor, ...plus(anchor, by), incoming: plus(anchor.incoming, by), outgoing: plus(anchor.outgoing, by) });

/** The anchor with nothing said of the side that it begins. */
export function unreported({ report: _, ...anchor }: Anchor): Anchor {
  return anchor;
}

export const anchorAt = (path: Path, { subpath, anchor }: Place): Anchor | undefined => path.subpaths[subpath]?.anchors[anchor];

/** How many sides a subpath has. */
export const sideCount = ({ closed, anchors }: Subpath): number => (closed && anchors.length > 1 ? anchors.length : Math.max(0, anchors.length - 1));

/** The side that begins at an anchor; none at the end of an open subpath. */
export function sideAt(subpath: Subpath, anchor: number): Side | null {
  if (anchor < 0 || anchor >= sideCount(subpath)) return null;
  const [from, to] = [subpath.anchors[anchor], subpath.anchors[(anchor + 1) % subpath.anchors.length]];
  return from && to ? [from, from.outgoing, to.incoming, to] : null;
}

export const anchorCount = (path: Path): number => path.subpaths.reduce((sum, { anchors }) => sum + anchors.length, 0);

/** As the core takes it. */
export function knotsOf(path: Path): PathKnots {
  return {
    name: path.name, startsFilled: path.startsFilled,
    subpaths: path.subpaths.map(({ closed, operation, anchors }) => ({
      closed, operation, linked: anchors.map(({ smooth }) => smooth),
      knots: anchors.flatMap(({ x, y, incoming, outgoing }) => [incoming.x, incoming.y, x, y, outgoing.x, outgoing.y]),
    })),
  };
}

/** The anchors of knots as the core gives them: six numbers each; `reports` one for each side, as far as there are any. */
export function anchorsOf(knots: readonly number[], linked: readonly boolean[], reports: readonly SegmentReport[] = []): Anchor[] {
  return linked.map((smooth, n) => {
    const v = (k: number): number => knots[6 * n + k] ?? 0;
    const report = reports[n];
    return { x: v(2), y: v(3), incoming: at(v(0), v(1)), outgoing: at(v(4), v(5)), smooth, ...(report && { report }) };
  });
}

/** A path from the core; `reports` in document order, one a side. */
export function pathOf({ name, startsFilled, subpaths }: PathKnots, reports: readonly SegmentReport[] = []): Path {
  let taken = 0;
  return {
    name, startsFilled,
    subpaths: subpaths.map(({ closed, operation, knots, linked }) => {
      const sides = closed ? linked.length : Math.max(0, linked.length - 1);
      const own = reports.slice(taken, taken + sides);
      taken += sides;
      return { closed, operation, anchors: anchorsOf(knots, linked, own) };
    }),
  };
}
