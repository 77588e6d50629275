/**
 * Paints a stack of tiled sources on a 2D canvas whose pixels are device pixels. At 100 % and above nothing is smoothed;
 * below, the next finer level is drawn with the browser's filter. Edges of tiles lie on whole device pixels, so that no
 * seam shows; at a whole scale of n each picture pixel covers exactly n x n of them.
 */
import type { Pen } from './canvas.js';
import { levelFor, TILE, tileBox, tilesOver, type TileAt } from './pyramid.js';
import type { Placed, Stack } from './scene.js';
import { standIn } from './tiles.js';
import { placement, visibleRegion, type Box, type Size, type Viewport } from './viewport.js';

/** Side of a square of the board behind transparent parts, in device pixels. */
const CHECKER = 8;

/** Paints over what is there, from the pen's origin: the pane's corner. */
export function paintStack(pen: Pen, screen: Size, stack: Stack): void {
  stack.forEach(({ source, view }, n) => {
    if (n === 0) paintBoard(pen, screen, view);
    paintSource(pen, { source, view });
  });
}

function paintBoard(pen: Pen, screen: Size, view: Viewport): void {
  const clip = overlap(placement(view), { x: 0, y: 0, ...screen });
  if (!clip) return;
  pen.fillStyle = checker(pen);
  pen.fillRect(clip.x, clip.y, clip.width, clip.height);
}

function paintSource(pen: Pen, { source, view }: Placed): void {
  const level = levelFor(view.scale, source.levels.length);
  for (const at of tilesOver(source, level, visibleRegion(view))) {
    const found = standIn(source, at);
    const box = tileBox(source, at);
    const to = snapped(view, box);
    if (found) {
      pen.imageSmoothingEnabled = view.scale * 2 ** found.at.level < 1 || found.at.level > level;
      pen.imageSmoothingQuality = 'medium';
      const from = inTile(box, found.at);
      pen.drawImage(found.tile, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
    } else if (source.thumb) {
      pen.imageSmoothingEnabled = true;
      pen.imageSmoothingQuality = 'high';
      const [kx, ky] = [source.thumb.width / source.width, source.thumb.height / source.height];
      pen.drawImage(source.thumb, box.x * kx, box.y * ky, box.width * kx, box.height * ky, to.x, to.y, to.width, to.height);
    }
  }
}

/** A part of the picture in pixels of a tile. */
export function inTile(box: Box, at: TileAt): Box {
  const k = 2 ** at.level;
  return { x: box.x / k - at.column * TILE, y: box.y / k - at.row * TILE, width: box.width / k, height: box.height / k };
}

/** Where a part of the picture lies, its edges on whole device pixels. */
export function snapped(view: Viewport, box: Box): Box {
  const at = placement(view);
  const x = at.x + Math.round(box.x * view.scale);
  const y = at.y + Math.round(box.y * view.scale);
  return { x, y, width: Math.max(1, at.x + Math.round((box.x + box.width) * view.scale) - x), height: Math.max(1, at.y + Math.round((box.y + box.height) * view.scale) - y) };
}

export function overlap(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

const patterns = new WeakMap<Pen, CanvasPattern>();

function checker(pen: Pen): CanvasPattern | string {
  const known = patterns.get(pen);
  if (known) return known;
  const tile = new OffscreenCanvas(2 * CHECKER, 2 * CHECKER);
  const tip = tile.getContext('2d');
  if (!tip) return '#d8d8d8';
  tip.fillStyle = '#d8d8d8';
  tip.fillRect(0, 0, 2 * CHECKER, 2 * CHECKER);
  tip.fillStyle = '#bdbdbd';
  tip.fillRect(0, 0, CHECKER, CHECKER);
  tip.fillRect(CHECKER, CHECKER, CHECKER, CHECKER);
  const pattern = pen.createPattern(tile, 'repeat');
  if (!pattern) return '#d8d8d8';
  patterns.set(pen, pattern);
  return pattern;
}
