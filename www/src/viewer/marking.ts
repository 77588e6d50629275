/** Rectangles drawn on the picture: by dragging, by a single tap, or by keys. All in picture pixels, inside the picture. */
import type { Region } from '../../../pkg/proofroom.js';
import { toImage, visibleRegion, type ImagePoint, type ScreenPoint, type Size, type Viewport } from './viewport.js';

/** A drag shorter than this on the screen was meant as a tap, CSS px. */
const TAP = 6;
/** A tap or a key marks this share of what is visible. */
const SHARE = 0.16;

/** The rectangle between two corners, in whole pixels, clipped to the picture. */
export function between(a: ImagePoint, b: ImagePoint, image: Size): Region {
  const left = clamp(Math.floor(Math.min(a.x, b.x)), 0, image.width - 1);
  const top = clamp(Math.floor(Math.min(a.y, b.y)), 0, image.height - 1);
  const right = clamp(Math.ceil(Math.max(a.x, b.x)), left + 1, image.width);
  const bottom = clamp(Math.ceil(Math.max(a.y, b.y)), top + 1, image.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What a finished drag means: the rectangle, or one around the point for a tap. */
export function dragged(view: Viewport, from: ScreenPoint, to: ScreenPoint): Region {
  const tap = Math.hypot(to.x - from.x, to.y - from.y) < TAP;
  return tap ? around(view, toImage(view, from)) : between(toImage(view, from), toImage(view, to), view.image);
}

/** A square about a point, sized to what is visible. */
export function around(view: Viewport, p: { x: number; y: number }): Region {
  const seen = visibleRegion(view);
  const side = Math.max(8, Math.round(Math.min(seen.width, seen.height) * SHARE));
  return move({ x: Math.round(p.x - side / 2), y: Math.round(p.y - side / 2), width: side, height: side }, 0, 0, view.image);
}

/** Where marking by keys starts: the middle of what is visible. */
export function inTheMiddle(view: Viewport): Region {
  const seen = visibleRegion(view);
  return around(view, { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 });
}

export function move(r: Region, dx: number, dy: number, image: Size): Region {
  const width = Math.min(r.width, image.width);
  const height = Math.min(r.height, image.height);
  return { x: clamp(r.x + dx, 0, image.width - width), y: clamp(r.y + dy, 0, image.height - height), width, height };
}

/** Moves the right and bottom edges. */
export function grow(r: Region, dx: number, dy: number, image: Size): Region {
  return { ...r, width: clamp(r.width + dx, 1, image.width - r.x), height: clamp(r.height + dy, 1, image.height - r.y) };
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));
