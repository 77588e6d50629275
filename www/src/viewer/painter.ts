/**
 * Paints the picture, what it is compared with and the heat map on a 2D canvas whose pixels are device pixels.
 * Only the visible part is read. At 100 % and above nothing is smoothed; below, the browser's best filter is used.
 */
import { placement, type Box, type Size, type Viewport } from './viewport.js';

/** Something that can paint a part of a picture; a bitmap today, a pyramid of tiles when pictures get larger. */
export interface PictureSource extends Size {
  /** False when the pixels are gone; then it paints nothing. */
  readonly alive: boolean;
  /** Paints `from` (picture pixels) at `to` (device pixels). */
  paint(context: CanvasRenderingContext2D, from: Box, to: Box): void;
}

/** A whole picture in one bitmap. The bitmap belongs to whoever made it. */
export class BitmapSource implements PictureSource {
  readonly width: number;
  readonly height: number;
  constructor(private readonly bitmap: ImageBitmap) {
    this.width = bitmap.width;
    this.height = bitmap.height;
  }

  get alive(): boolean {
    return this.bitmap.width > 0;
  }

  paint(context: CanvasRenderingContext2D, from: Box, to: Box): void {
    if (!this.alive) return;
    context.drawImage(this.bitmap, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
  }
}

export interface Scene {
  readonly picture: PictureSource | null;
  /** Painted right of `wipeAt`. */
  readonly other: PictureSource | null;
  /** Device pixels from the left. */
  readonly wipeAt: number;
  readonly heat: { readonly source: PictureSource; readonly opacity: number } | null;
}

/** Side of a square of the board behind transparent parts, in device pixels. */
const CHECKER = 8;

export function paint(context: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const { width, height } = view.screen;
  context.clearRect(0, 0, width, height);
  const smooth = view.scale < 1;
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = 'high';
  const all: Box = { x: 0, y: 0, width, height };
  if (scene.picture) {
    if (scene.other) {
      const at = Math.round(scene.wipeAt);
      paintPart(context, view, scene.picture, { ...all, width: at });
      paintPart(context, view, scene.other, { ...all, x: at, width: width - at });
    } else {
      paintPart(context, view, scene.picture, all);
    }
  }
  if (scene.heat) {
    context.globalAlpha = scene.heat.opacity;
    paintSource(context, view, scene.heat.source, all);
    context.globalAlpha = 1;
  }
}

function paintPart(context: CanvasRenderingContext2D, view: Viewport, source: PictureSource, part: Box): void {
  const clip = overlap(placement(view), part);
  if (!clip) return;
  context.fillStyle = checker(context);
  context.fillRect(clip.x, clip.y, clip.width, clip.height);
  paintSource(context, view, source, part);
}

function paintSource(context: CanvasRenderingContext2D, view: Viewport, source: PictureSource, part: Box): void {
  const cut = cutOut(placement(view), part, source);
  if (!cut) return;
  context.save();
  context.beginPath();
  context.rect(part.x, part.y, part.width, part.height);
  context.clip();
  source.paint(context, cut.from, cut.to);
  context.restore();
}

/**
 * Which pixels of a source to read, and where they land, so that `part` of the screen is covered when the whole source
 * fills `placed`. Reads whole source pixels: at whole scales both boxes are whole and no pixel is cut.
 */
export function cutOut(placed: Box, part: Box, source: Size): { from: Box; to: Box } | null {
  const seen = overlap(placed, part);
  if (!seen) return null;
  const kx = placed.width / source.width;
  const ky = placed.height / source.height;
  const left = Math.floor((seen.x - placed.x) / kx);
  const top = Math.floor((seen.y - placed.y) / ky);
  const right = Math.min(source.width, Math.ceil((seen.x + seen.width - placed.x) / kx));
  const bottom = Math.min(source.height, Math.ceil((seen.y + seen.height - placed.y) / ky));
  return {
    from: { x: left, y: top, width: right - left, height: bottom - top },
    to: { x: placed.x + left * kx, y: placed.y + top * ky, width: (right - left) * kx, height: (bottom - top) * ky },
  };
}

export function overlap(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

const patterns = new WeakMap<CanvasRenderingContext2D, CanvasPattern>();

function checker(context: CanvasRenderingContext2D): CanvasPattern | string {
  const known = patterns.get(context);
  if (known) return known;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 2 * CHECKER;
  const pen = tile.getContext('2d');
  if (!pen) return '#d8d8d8';
  pen.fillStyle = '#d8d8d8';
  pen.fillRect(0, 0, 2 * CHECKER, 2 * CHECKER);
  pen.fillStyle = '#bdbdbd';
  pen.fillRect(0, 0, CHECKER, CHECKER);
  pen.fillRect(CHECKER, CHECKER, CHECKER, CHECKER);
  const pattern = context.createPattern(tile, 'repeat');
  if (!pattern) return '#d8d8d8';
  patterns.set(context, pattern);
  return pattern;
}
