/**
 * What is to be seen: panes, in each a stack of sources or two stacks put together. Plain values; the compositor paints
 * them and the tile queue reads from them what is wanted.
 */
import type { Divider } from './compare.js';
import { levelFor, tilesOver, TILE } from './pyramid.js';
import type { Tile } from './tile-cache.js';
import type { Demand, TileSource } from './tiles.js';
import { visibleRegion, type Box, type Size, type Viewport } from './viewport.js';

/** A source at its place in a pane; later ones of a stack lie over earlier ones. */
export interface Placed<T extends Tile = ImageBitmap> { readonly source: TileSource<T>; readonly view: Viewport }
export type Stack<T extends Tile = ImageBitmap> = readonly Placed<T>[];

/** How two stacks make one picture. `part`: how much of the second shows, in 256ths. */
export type Mix = { readonly kind: 'wipe'; readonly divider: Divider } | { readonly kind: 'onion'; readonly part: number };

export interface PaneScene<T extends Tile = ImageBitmap> {
  /** Device pixels of the canvas. */
  readonly box: Box;
  readonly first: Stack<T>;
  readonly second?: Stack<T>;
  readonly mix?: Mix;
}

/** A picture laid over another one: same place when equally large, else as large as fits in its extent, in its middle. */
export function laidOver(own: Viewport, image: Size): Viewport {
  if (own.image.width === image.width && own.image.height === image.height) return own;
  const k = Math.min(own.image.width / image.width, own.image.height / image.height);
  return {
    ...own,
    image: { width: image.width, height: image.height },
    scale: own.scale * k,
    x: own.x + ((own.image.width - image.width * k) / 2) * own.scale,
    y: own.y + ((own.image.height - image.height * k) / 2) * own.scale,
  };
}

export const sourcesIn = <T extends Tile>(panes: readonly PaneScene<T>[]): readonly TileSource<T>[] =>
  [...new Set(panes.flatMap(({ first, second }) => [...first, ...(second ?? [])].map(({ source }) => source)))];

/** The tiles that a scene wants; a source that stands in two places wants both. */
export function demandsOf<T extends Tile>(panes: readonly PaneScene<T>[]): readonly Demand<T>[] {
  const placed = panes.flatMap(({ first, second }) => [...first, ...(second ?? [])]);
  const demands = new Map<TileSource<T>, Demand<T>>();
  for (const { source, view } of placed) {
    const before = demands.get(source);
    const more = demandOf(source, view);
    demands.set(source, before ? { source, sharp: [...before.sharp, ...more.sharp], ring: [...before.ring, ...more.ring] } : more);
  }
  return [...demands.values()];
}

function demandOf<T extends Tile>(source: TileSource<T>, view: Viewport): Demand<T> {
  const level = levelFor(view.scale, source.levels.length);
  const seen = visibleRegion(view);
  const sharp = tilesOver(source, level, seen);
  // What a step outwards shows, then what a small pan shows.
  const coarser = level + 1 < source.levels.length ? tilesOver(source, level + 1, widened(seen, TILE * 2 ** level)) : [];
  return { source, sharp, ring: [...coarser, ...tilesOver(source, level, seen, 1)] };
}

const widened = (box: Box, by: number): Box => ({ x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by });
