/** How an edge is sought and followed, in the words that retouchers know; and what a single stretch is asked for. */
import type { RefineOptions, StretchOptions } from '../../../pkg/proofroom.js';
import { isInside, pointOn } from './curve.js';
import { minus, same, sideAt, type Path, type Place, type Point, type Side } from './model.js';

export interface PathOptions {
  /** px; null: by the picture's size. */
  readonly radius: number | null;
  /** Above zero spreads, below zero chokes, px. */
  readonly shift: number;
  /** How far curves may stray, px. */
  readonly tolerance: number;
  readonly cornerDegrees: number;
}

export const USUAL: PathOptions = { radius: null, shift: 0, tolerance: 0.3, cornerDegrees: 32 };

export const refineOptions = ({ radius, shift, tolerance, cornerDegrees }: PathOptions): RefineOptions =>
  ({ radiusPx: radius ?? undefined, tolerancePx: tolerance, shiftPx: shift, cornerDegrees });

/** A hand is about this exact on the screen, CSS px; in the picture it is never less or more than these, px. */
const HAND = 14;
const LEAST = 4;
const MOST = 48;

/** Stations that keep pace with a pointer, and those of what is kept. */
export const PACE = { live: 250, settled: 4000 } as const;

/** How far a dragged line may be from the edge: what was asked for, else what a hand misses by at this zoom. */
export const reachOf = ({ radius }: PathOptions, scale: number): number => radius ?? Math.min(MOST, Math.max(LEAST, HAND / scale));

/** The four points of each side, as the core takes them. */
export const numbersOf = (sides: readonly Side[]): number[] => sides.flatMap((side) => side.flatMap(({ x, y }) => [x, y]));

/** What the stretch of one side is asked for: its ends stay, and where they are smooth its direction goes on. */
export function stretchOptions(path: Path, { subpath, anchor }: Place, options: PathOptions, scale: number, mostStations: number): StretchOptions {
  const found = path.subpaths[subpath];
  const side = found && sideAt(found, anchor);
  const [from, to] = [found?.anchors[anchor], found?.anchors[(anchor + 1) % (found.anchors.length || 1)]];
  const into = from?.smooth && !same(from, from.incoming) ? minus(from, from.incoming) : null;
  const back = to?.smooth && !same(to, to.outgoing) ? minus(to, to.outgoing) : null;
  return {
    radiusPx: reachOf(options, scale), tolerancePx: options.tolerance, cornerDegrees: options.cornerDegrees, hold: [true, true], mostStations,
    shiftPx: side && found.closed ? options.shift * leftIsOutside(path, side) : 0,
    tangents: [into && [into.x, into.y], back && [back.x, back.y]] as StretchOptions['tangents'],
  };
}

/** 1 where the left of the walk on screen lies outside, -1 where it lies inside, 0 where neither can be told. */
function leftIsOutside(path: Path, side: Side): -1 | 0 | 1 {
  const [a, b] = [pointOn(side, 0.45), pointOn(side, 0.55)];
  const size = Math.hypot(b.x - a.x, b.y - a.y);
  if (size === 0) return 0;
  const middle = pointOn(side, 0.5);
  const beside = (k: number): Point => ({ x: middle.x + (k * (b.y - a.y)) / size, y: middle.y - (k * (b.x - a.x)) / size });
  const [left, right] = [isInside(path, beside(1)), isInside(path, beside(-1))];
  return left === right ? 0 : left ? -1 : 1;
}
