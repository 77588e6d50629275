/**
 * A picture in tiles: which levels it has and which tiles of a level lie under a part of the picture.
 *
 * Level 0 is the picture; each next level has half the pixels a side, rounded up, until both sides fit in one tile. A
 * pixel of level n covers 2^n x 2^n picture pixels exactly; the last column and row may stick out over the edge.
 */
import type { Box, Size } from './viewport.js';

/** Side of a tile in pixels of its level: 1 MiB as RGBA, and a screen needs a dozen. */
export const TILE = 512;

export interface TileAt { readonly level: number; readonly column: number; readonly row: number }

export const tileName = ({ level, column, row }: TileAt): string => `${level}/${column}/${row}`;

export function levelsOf(image: Size): readonly Size[] {
  const levels: Size[] = [{ width: image.width, height: image.height }];
  for (let last = image; last.width > TILE || last.height > TILE; last = levels.at(-1) as Size) {
    levels.push({ width: Math.ceil(last.width / 2), height: Math.ceil(last.height / 2) });
  }
  return levels;
}

/** The coarsest level that still has a pixel for every device pixel. */
export function levelFor(scale: number, levels: number): number {
  const halvings = Math.floor(Math.log2(1 / scale) + 1e-9); // a scale of 1/2 is level 1 whatever its last bit
  return Math.min(Math.max(halvings, 0), levels - 1);
}

/** The picture pixels under a tile, inside the picture. */
export function tileBox(image: Size, { level, column, row }: TileAt): Box {
  const side = TILE * 2 ** level;
  const x = column * side;
  const y = row * side;
  return { x, y, width: Math.min(side, image.width - x), height: Math.min(side, image.height - y) };
}

/** The tiles of a level that touch a part of the picture, from its middle outwards; `ring` adds as many tiles around it. */
export function tilesOver(image: Size, level: number, part: Box, ring = 0): readonly TileAt[] {
  const side = TILE * 2 ** level;
  const last = { column: Math.ceil(image.width / side) - 1, row: Math.ceil(image.height / side) - 1 };
  if (part.width <= 0 || part.height <= 0) return [];
  const left = Math.max(0, Math.floor(part.x / side) - ring);
  const top = Math.max(0, Math.floor(part.y / side) - ring);
  const right = Math.min(last.column, Math.ceil((part.x + part.width) / side) - 1 + ring);
  const bottom = Math.min(last.row, Math.ceil((part.y + part.height) / side) - 1 + ring);
  const tiles: TileAt[] = [];
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) tiles.push({ level, column, row });
  const middle = { x: (part.x + part.width / 2) / side - 0.5, y: (part.y + part.height / 2) / side - 0.5 };
  const far = (at: TileAt): number => Math.hypot(at.column - middle.x, at.row - middle.y);
  return tiles.sort((a, b) => far(a) - far(b));
}

/** The tile of a coarser level that contains this one. */
export function ancestor({ level, column, row }: TileAt, coarser: number): TileAt {
  const by = 2 ** (coarser - level);
  return { level: coarser, column: Math.floor(column / by), row: Math.floor(row / by) };
}
