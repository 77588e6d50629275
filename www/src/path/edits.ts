/**
 * Everything that changes a path: each edit takes a path and answers another one. An edit that cannot be done answers the path
 * as it is. What was said of a side goes with the first change of its shape; moving a picture's side by hand makes it the
 * hand's.
 */
import { bent, cutSide, isStraight } from './curve.js';
import {
  anchorAt, corner, distance, minus, mix, plus, same, scaled, shifted, sideAt, sideCount, unreported, type Anchor, type Path, type Place, type Point, type Subpath,
} from './model.js';

export type Handle = 'incoming' | 'outgoing';

const opposite = (handle: Handle): Handle => (handle === 'incoming' ? 'outgoing' : 'incoming');

function withSubpath(path: Path, index: number, change: (subpath: Subpath) => Subpath | readonly Subpath[]): Path {
  return { ...path, subpaths: path.subpaths.flatMap((subpath, n) => (n === index ? change(subpath) : [subpath])) };
}

function withAnchor(path: Path, { subpath, anchor }: Place, change: (anchor: Anchor) => Anchor): Path {
  return withSubpath(path, subpath, (each) => ({ ...each, anchors: each.anchors.map((old, n) => (n === anchor ? change(old) : old)) }));
}

/** The places of the sides on either hand of an anchor are no longer what was measured. */
function touched(path: Path, { subpath, anchor }: Place): Path {
  return withSubpath(path, subpath, (each) => {
    const before = each.closed ? (anchor + each.anchors.length - 1) % each.anchors.length : anchor - 1;
    return { ...each, anchors: each.anchors.map((old, n) => (n === anchor || n === before ? unreported(old) : old)) };
  });
}

export const moveAnchor = (path: Path, place: Place, by: Point): Path =>
  touched(withAnchor(path, place, (anchor) => shifted(anchor, by)), place);

/** Moves anchors together; each handle stays with its anchor. */
export const moveAnchors = (path: Path, places: readonly Place[], by: Point): Path => places.reduce((so, place) => moveAnchor(so, place, by), path);

/** Moves a handle; that of a smooth anchor turns the other one with it, which keeps its length. */
export function moveHandle(path: Path, place: Place, handle: Handle, to: Point): Path {
  return touched(withAnchor(path, place, (anchor) => {
    const moved = { ...anchor, [handle]: to };
    if (!anchor.smooth) return moved;
    const other = opposite(handle);
    const [away, length] = [minus(anchor, to), distance(anchor, anchor[other])];
    const size = Math.hypot(away.x, away.y);
    return size === 0 ? moved : { ...moved, [other]: plus(anchor, scaled(away, length / size)) };
  }), place);
}

/** A new anchor on the side that begins at `place`; the outline keeps its shape. */
export function insertAnchor(path: Path, { subpath, anchor }: Place, t: number): { path: Path; place: Place } {
  const found = path.subpaths[subpath];
  const side = found && sideAt(found, anchor);
  if (!found || !side) return { path, place: { subpath, anchor } };
  const [[, outgoing, arriving, middle], [, leaving, incoming]] = cutSide(side, t);
  const report = found.anchors[anchor]?.report;
  const fresh: Anchor = { x: middle.x, y: middle.y, incoming: arriving, outgoing: leaving, smooth: !isStraight(side), ...(report && { report }) };
  const next = (anchor + 1) % found.anchors.length;
  const anchors = found.anchors.map((each, n) => (n === anchor ? { ...each, outgoing } : each))
    .map((each, n) => (n === next ? { ...each, incoming } : each));
  return { path: withSubpath(path, subpath, (each) => ({ ...each, anchors: anchors.toSpliced(anchor + 1, 0, fresh) })), place: { subpath, anchor: anchor + 1 } };
}

/** Takes an anchor out; its neighbours are joined by one side with their handles. A subpath without a side goes. */
export function removeAnchor(path: Path, place: Place): Path {
  return withSubpath(touched(path, place), place.subpath, (each) => {
    const anchors = each.anchors.toSpliced(place.anchor, 1);
    return anchors.length < 2 ? [] : { ...each, anchors };
  });
}

/** How long the handles of an anchor are made that becomes smooth, as a share of the sides. */
const HANDLE = 1 / 3;

/** A corner becomes smooth: its handles lie in line, along its neighbours' direction where it has none. A smooth one becomes a corner with straight sides. */
export function convertAnchor(path: Path, place: Place): Path {
  const found = path.subpaths[place.subpath];
  const anchor = anchorAt(path, place);
  if (!found || !anchor) return path;
  if (anchor.smooth) return touched(withAnchor(path, place, (each) => ({ ...each, incoming: at(each), outgoing: at(each), smooth: false })), place);
  const count = found.anchors.length;
  const before = found.anchors[found.closed ? (place.anchor + count - 1) % count : place.anchor - 1];
  const after = found.anchors[found.closed ? (place.anchor + 1) % count : place.anchor + 1];
  const along = minus(same(anchor, anchor.outgoing) ? after ?? anchor : anchor.outgoing, same(anchor, anchor.incoming) ? before ?? anchor : anchor.incoming);
  const size = Math.hypot(along.x, along.y);
  if (size === 0) return path;
  const length = (handle: Point, neighbour: Point | undefined): number =>
    (same(anchor, handle) ? (neighbour ? distance(anchor, neighbour) * HANDLE : 0) : distance(anchor, handle));
  return touched(withAnchor(path, place, (each) => ({
    ...each, smooth: true,
    incoming: plus(each, scaled(along, -length(each.incoming, before) / size)), outgoing: plus(each, scaled(along, length(each.outgoing, after) / size)),
  })), place);
}

const at = ({ x, y }: Point): Point => ({ x, y });

/** Cuts at an anchor: a closed outline opens there, an open one falls in two. Both new ends lie where the anchor was. */
export function splitAt(path: Path, { subpath, anchor }: Place): Path {
  return withSubpath(path, subpath, (each) => {
    const found = each.anchors[anchor];
    if (!found) return each;
    const end = unreported({ ...found, outgoing: at(found), smooth: false });
    const start: Anchor = { ...found, incoming: at(found), smooth: false };
    if (each.closed) return { ...each, closed: false, anchors: [start, ...each.anchors.slice(anchor + 1), ...each.anchors.slice(0, anchor), end] };
    if (anchor === 0 || anchor === each.anchors.length - 1) return each;
    return [{ ...each, anchors: [...each.anchors.slice(0, anchor), end] }, { ...each, anchors: [start, ...each.anchors.slice(anchor + 1)] }];
  });
}

/** The same outline, walked the other way. */
export function reversed(subpath: Subpath): Subpath {
  const { anchors, closed } = subpath;
  const last = anchors.length - 1;
  return { ...subpath, anchors: anchors.map((_, n) => {
    const { incoming, outgoing, ...anchor } = anchors[last - n] as Anchor;
    // The side that begins here began at the anchor before.
    const report = anchors[last - n - 1]?.report ?? (closed && n === last ? anchors[last]?.report : undefined);
    return { ...unreported({ ...anchor, incoming: outgoing, outgoing: incoming }), ...(report && { report }) };
  }) };
}

/** Ends that lie together become one anchor. */
const TOGETHER = 0.01;

/** Joins two ends of open subpaths by a straight side, or closes the one that both belong to. */
export function joinEnds(path: Path, one: Place, two: Place): { path: Path; place: Place } {
  const [a, b] = [path.subpaths[one.subpath], path.subpaths[two.subpath]];
  const isEnd = (subpath: Subpath, anchor: number): boolean => !subpath.closed && (anchor === 0 || anchor === subpath.anchors.length - 1);
  if (!a || !b || !isEnd(a, one.anchor) || !isEnd(b, two.anchor)) return { path, place: one };
  if (a === b) return one.anchor === two.anchor ? { path, place: one } : { path: withSubpath(path, one.subpath, closed), place: { subpath: one.subpath, anchor: 0 } };
  const first = one.anchor === a.anchors.length - 1 ? a : reversed(a);
  const second = two.anchor === 0 ? b : reversed(b);
  const joined = { ...first, anchors: merged(first.anchors, second.anchors) };
  const subpaths = path.subpaths.map((subpath, n) => (n === one.subpath ? joined : subpath)).filter((_, n) => n !== two.subpath);
  return { path: { ...path, subpaths }, place: { subpath: one.subpath - (two.subpath < one.subpath ? 1 : 0), anchor: first.anchors.length - 1 } };
}

function merged(before: readonly Anchor[], after: readonly Anchor[]): readonly Anchor[] {
  const [end, start] = [before.at(-1), after[0]];
  if (!end || !start || distance(end, start) > TOGETHER) return [...before, ...after];
  return [...before.slice(0, -1), { ...start, incoming: end.incoming }, ...after.slice(1)];
}

/** Closes an open outline: ends that lie together become one anchor. */
export function closed(subpath: Subpath): Subpath {
  const [first, last] = [subpath.anchors[0], subpath.anchors.at(-1)];
  if (subpath.closed || !first || !last || subpath.anchors.length < 3) return subpath;
  if (distance(first, last) > TOGETHER) return { ...subpath, closed: true };
  return { ...subpath, closed: true, anchors: [{ ...first, incoming: last.incoming }, ...subpath.anchors.slice(1, -1)] };
}

/** Bends the side that begins at `place` so that its point at `t` lies at `to`. */
export function bendSide(path: Path, { subpath, anchor }: Place, t: number, to: Point): Path {
  const found = path.subpaths[subpath];
  const side = found && sideAt(found, anchor);
  if (!found || !side) return path;
  const [, outgoing, incoming] = bent(side, t, to);
  const next = (anchor + 1) % found.anchors.length;
  const loose = (each: Anchor): Anchor => ({ ...unreported(each), outgoing, smooth: each.smooth && inLine(each, each.incoming, outgoing) });
  return withSubpath(path, subpath, (each) => ({ ...each, anchors: each.anchors.map((old, n) => (n === anchor ? loose(old) : old))
    .map((old, n) => (n === next ? { ...old, incoming, smooth: old.smooth && inLine(old, incoming, old.outgoing) } : old)) }));
}

/** Within about a degree: what the core calls linked. */
function inLine(p: Point, before: Point, after: Point): boolean {
  const [u, v] = [minus(p, before), minus(after, p)];
  return u.x * v.x + u.y * v.y > 0 && Math.abs(u.x * v.y - u.y * v.x) < 0.02 * Math.hypot(u.x, u.y) * Math.hypot(v.x, v.y);
}

/** Puts `stretch` (from the anchor at `place` to the one `sides` further) in the place of what is there. The outer handles of its ends stay. */
export function replaceStretch(path: Path, { subpath, anchor }: Place, sides: number, stretch: readonly Anchor[]): Path {
  const found = path.subpaths[subpath];
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!found || !first || !last || stretch.length < 2 || sides < 1 || sides > sideCount(found)) return path;
  const count = found.anchors.length;
  const [before, after] = [found.anchors[anchor], found.anchors[(anchor + sides) % count]];
  if (!before || !after) return path;
  const from: Anchor = { ...first, incoming: plus(before.incoming, minus(first, before)), smooth: before.smooth && inLine(first, plus(before.incoming, minus(first, before)), first.outgoing) };
  const outgoing = plus(after.outgoing, minus(last, after));
  const to: Anchor = { ...last, outgoing, smooth: after.smooth && inLine(last, last.incoming, outgoing), ...(after.report && same(last, after) && { report: after.report }) };
  const inner = stretch.slice(1, -1);
  return withSubpath(path, subpath, (each) => {
    const end = anchor + sides;
    if (each.closed && sides === count) return { ...each, anchors: [{ ...from, incoming: to.incoming }, ...inner] };
    if (end < count) return { ...each, anchors: [...each.anchors.slice(0, anchor), from, ...inner, to, ...each.anchors.slice(end + 1)] };
    // It runs over the first anchor of a closed outline.
    return { ...each, anchors: [to, ...each.anchors.slice(end % count + 1, anchor), from, ...inner] };
  });
}

/** Sets the pen's next anchor at the end of an open subpath, or begins one. `pull` is where its leaving handle lies. */
export function addAnchor(path: Path, end: number | null, p: Point, pull: Point | null = null): { path: Path; place: Place } {
  const fresh: Anchor = pull ? { x: p.x, y: p.y, outgoing: pull, incoming: mix(p, pull, -1), smooth: true } : corner(at(p));
  if (end === null || !path.subpaths[end]) {
    return { path: { ...path, subpaths: [...path.subpaths, { closed: false, operation: 'exclude', anchors: [fresh] }] }, place: { subpath: path.subpaths.length, anchor: 0 } };
  }
  return { path: withSubpath(path, end, (each) => ({ ...each, anchors: [...each.anchors, fresh] })), place: { subpath: end, anchor: path.subpaths[end].anchors.length } };
}
