/** What of a path lies under a pointer: measured on the screen, in CSS pixels, so that a target is as large at every zoom. */
import { boxOf, nearestOn } from './curve.js';
import type { Handle } from './edits.js';
import { anchorAt, same, sideAt, sideCount, type Path, type Place, type Point } from './model.js';

export type Part = 'anchor' | Handle;
/** An anchor or one of its handles. */
export interface Selection { readonly place: Place; readonly part: Part }

export type Hit =
  | { readonly kind: 'knot'; readonly selection: Selection }
  /** A place on the side that begins at `place`. */
  | { readonly kind: 'side'; readonly place: Place; readonly t: number; readonly at: Point };

/** Half of a target's width, CSS px: 44 px under a finger. */
export const REACH = { mouse: 7, finger: 22 } as const;

/** Handles that are shown: those of the selected anchor. */
export function handlesOf(path: Path, selection: Selection | null): readonly { readonly part: Handle; readonly at: Point }[] {
  const anchor = selection && anchorAt(path, selection.place);
  if (!anchor) return [];
  return (['incoming', 'outgoing'] as const).map((part) => ({ part, at: anchor[part] })).filter(({ at }) => !same(at, anchor));
}

/** The nearest handle, else anchor, else side within `reach` CSS px of a picture point; `scale` is CSS px for one picture pixel. */
export function hitTest(path: Path, selection: Selection | null, p: Point, scale: number, reach: number): Hit | null {
  const away = (q: Point): number => Math.hypot(q.x - p.x, q.y - p.y) * scale;
  let best: { hit: Hit; away: number } | null = null;
  const offer = (hit: Hit, distance: number): void => { if (distance <= reach && (!best || distance < best.away)) best = { hit, away: distance }; };
  // An anchor goes before its own handles only where it is nearer.
  for (const { part, at } of handlesOf(path, selection)) if (selection) offer({ kind: 'knot', selection: { place: selection.place, part } }, away(at));
  path.subpaths.forEach((each, subpath) => each.anchors.forEach((at, anchor) => offer({ kind: 'knot', selection: { place: { subpath, anchor }, part: 'anchor' } }, away(at))));
  if (best) return (best as { hit: Hit }).hit;
  const near = reach / scale;
  path.subpaths.forEach((each, subpath) => {
    for (let anchor = 0; anchor < sideCount(each); anchor++) {
      const side = sideAt(each, anchor);
      if (!side) continue;
      const box = boxOf(side);
      if (p.x < box.left - near || p.x > box.right + near || p.y < box.top - near || p.y > box.bottom + near) continue;
      const { t, distance } = nearestOn(side, p);
      offer({ kind: 'side', place: { subpath, anchor }, t, at: p }, distance * scale);
    }
  });
  return best && (best as { hit: Hit }).hit;
}

/** The nearest end of an open subpath within `reach` CSS px, other than `but`. */
export function endNear(path: Path, p: Point, but: Place | null, scale: number, reach: number): Place | null {
  let best: { place: Place; away: number } | null = null;
  path.subpaths.forEach(({ closed, anchors }, subpath) => {
    if (closed) return;
    for (const anchor of new Set([0, anchors.length - 1])) {
      const at = anchors[anchor];
      if (!at || (but?.subpath === subpath && but.anchor === anchor)) continue;
      const away = Math.hypot(at.x - p.x, at.y - p.y) * scale;
      if (away <= reach && (!best || away < best.away)) best = { place: { subpath, anchor }, away };
    }
  });
  return best && (best as { place: Place }).place;
}
