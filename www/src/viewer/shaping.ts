/** Shapes between two points, of a usual size, and as their handles are moved. In picture pixels, inside the picture. */
import type { NoteShape, Region } from '../../../pkg/proofroom.js';
import { visibleRegion, type ImagePoint, type Size, type Viewport } from './viewport.js';

/** A tap or a key marks this share of what is visible. */
const SHARE = 0.16;

export type HandleId = 'move' | 'start' | 'end' | 'from' | 'to';
export interface Handle { readonly id: HandleId; readonly x: number; readonly y: number }

/** A shape spanned by a drag from `a` to `b`. */
export function shapeBetween(kind: 'rectangle' | 'ellipse' | 'arrow', a: ImagePoint, b: ImagePoint, image: Size): NoteShape {
  if (kind !== 'arrow') return { kind, ...between(a, b, image) };
  const on = (p: ImagePoint): [number, number] => [half(clamp(p.x, 0, image.width)), half(clamp(p.y, 0, image.height))];
  const [from, to] = [on(a), on(b)];
  // An arrow has two ends, however short the drag was.
  if (from[0] === to[0] && from[1] === to[1]) from[0] = from[0] >= 1 ? from[0] - 1 : from[0] + 1;
  return { kind, from, to };
}

/** The rectangle between two corners, in whole pixels, clipped to the picture. */
export function between(a: ImagePoint, b: ImagePoint, image: Size): Region {
  const left = clamp(Math.floor(Math.min(a.x, b.x)), 0, image.width - 1);
  const top = clamp(Math.floor(Math.min(a.y, b.y)), 0, image.height - 1);
  const right = clamp(Math.ceil(Math.max(a.x, b.x)), left + 1, image.width);
  const bottom = clamp(Math.ceil(Math.max(a.y, b.y)), top + 1, image.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A square about a point, sized to what is visible. */
export function around(view: Viewport, p: { x: number; y: number }): Region {
  const seen = visibleRegion(view);
  const side = Math.max(8, Math.round(Math.min(seen.width, seen.height) * SHARE));
  return shifted({ x: Math.round(p.x - side / 2), y: Math.round(p.y - side / 2), width: side, height: side }, 0, 0, view.image);
}

/** Where a shape can be taken hold of. */
export function handlesOf(shape: NoteShape): readonly Handle[] {
  switch (shape.kind) {
    case 'pin': return [{ id: 'move', x: shape.x, y: shape.y }];
    case 'rectangle':
    case 'ellipse': return [
      { id: 'move', x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 },
      { id: 'start', x: shape.x, y: shape.y }, { id: 'end', x: shape.x + shape.width, y: shape.y + shape.height },
    ];
    case 'arrow': return [{ id: 'from', x: shape.from[0], y: shape.from[1] }, { id: 'to', x: shape.to[0], y: shape.to[1] }];
    case 'freehand': {
      const [x, y] = shape.points[0] ?? [0, 0];
      return [{ id: 'move', x, y }];
    }
  }
}

/** The shape with one handle moved; it keeps a size and stays inside the picture. */
export function moved(shape: NoteShape, handle: HandleId, dx: number, dy: number, image: Size): NoteShape {
  switch (shape.kind) {
    case 'pin': return { kind: 'pin', x: half(clamp(shape.x + dx, 0, image.width)), y: half(clamp(shape.y + dy, 0, image.height)) };
    case 'rectangle':
    case 'ellipse': {
      if (handle === 'start') {
        const [x, y] = [Math.round(clamp(shape.x + dx, 0, shape.x + shape.width - 1)), Math.round(clamp(shape.y + dy, 0, shape.y + shape.height - 1))];
        return { ...shape, x, y, width: shape.x + shape.width - x, height: shape.y + shape.height - y };
      }
      if (handle === 'end') {
        return { ...shape, width: Math.round(clamp(shape.width + dx, 1, image.width - shape.x)), height: Math.round(clamp(shape.height + dy, 1, image.height - shape.y)) };
      }
      return { ...shape, ...shifted(shape, Math.round(dx), Math.round(dy), image) };
    }
    case 'arrow': {
      const end = (p: readonly [number, number], wanted: boolean): [number, number] =>
        (wanted ? [half(clamp(p[0] + dx, 0, image.width)), half(clamp(p[1] + dy, 0, image.height))] : [...p]);
      const next: NoteShape = { kind: 'arrow', from: end(shape.from, handle !== 'to'), to: end(shape.to, handle !== 'from') };
      return next.from[0] === next.to[0] && next.from[1] === next.to[1] ? shape : next;
    }
    case 'freehand': {
      const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
      const right = half(clamp(dx, -Math.min(...xs), image.width - Math.max(...xs)));
      const down = half(clamp(dy, -Math.min(...ys), image.height - Math.max(...ys)));
      return { kind: 'freehand', points: shape.points.map(([x, y]): [number, number] => [x + right, y + down]) };
    }
  }
}

function shifted(r: Region, dx: number, dy: number, image: Size): Region {
  const [width, height] = [Math.min(r.width, image.width), Math.min(r.height, image.height)];
  return { x: clamp(r.x + dx, 0, image.width - width), y: clamp(r.y + dy, 0, image.height - height), width, height };
}

const half = (value: number): number => Math.round(value * 2) / 2;
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));
