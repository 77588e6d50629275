/**
 * What a loupe shows: the picture's own pixels around one of them, each n x n device pixels large, never smoothed. It takes
 * tiles of level 0 from the page's cache and asks for those that are not there.
 */
import type { TileAt } from './pyramid.js';
import { TILE, tileName } from './pyramid.js';
import type { Size } from './viewport.js';

/** Side of a lens, CSS px: as much as a thumb and its surroundings. */
export const LENS_SIDE = 168;

export type LensZoom = 1 | 2 | 4;
export const LENS_ZOOMS: readonly LensZoom[] = [1, 2, 4];

/** A part of a tile, and where it lies in the lens: whole numbers, tile pixels and device pixels. */
export interface LensPart { readonly at: TileAt; readonly from: { x: number; y: number; width: number; height: number }; readonly to: { x: number; y: number } }

/** Where the left or upper edge of the middle pixel lies in a lens. */
export const lensMiddle = (side: number, zoom: LensZoom): number => Math.floor((side - zoom) / 2);

/** Which parts of which tiles fill a lens of `side` device pixels whose middle shows `pixel`. */
export function lensParts(image: Size, pixel: { x: number; y: number }, side: number, zoom: LensZoom): readonly LensPart[] {
  const middle = lensMiddle(side, zoom);
  const range = (centre: number, length: number): [number, number] => {
    const before = Math.ceil(middle / zoom);
    const after = Math.ceil((side - middle) / zoom);
    return [Math.max(0, centre - before), Math.min(length, centre + after)];
  };
  const [left, right] = range(pixel.x, image.width);
  const [top, bottom] = range(pixel.y, image.height);
  const parts: LensPart[] = [];
  for (let row = Math.floor(top / TILE); row * TILE < bottom; row++) {
    for (let column = Math.floor(left / TILE); column * TILE < right; column++) {
      const [x, y] = [Math.max(left, column * TILE), Math.max(top, row * TILE)];
      const from = { x: x - column * TILE, y: y - row * TILE, width: Math.min(right, (column + 1) * TILE) - x, height: Math.min(bottom, (row + 1) * TILE) - y };
      parts.push({ at: { level: 0, column, row }, from, to: { x: middle + (x - pixel.x) * zoom, y: middle + (y - pixel.y) * zoom } });
    }
  }
  return parts;
}

/** Where a lens gets a version's tiles. */
export interface LensSource {
  /** A tile that the viewer holds; good until the next task. */
  held(at: TileAt): ImageBitmap | undefined;
  fetch(at: TileAt): Promise<ImageBitmap | undefined>;
}

/** Tiles that a lens keeps itself, 1 MiB each: two lenses at a corner of four, and where they came from. */
const KEPT = 12;

export class Lens {
  readonly #own = new Map<string, ImageBitmap>();
  readonly #asked = new Set<string>();
  #ended = false;

  constructor(private readonly source: LensSource, private readonly changed: () => void) {}

  /** Draws what is there and asks for what is not; true when nothing is missing. */
  draw(pen: CanvasRenderingContext2D, image: Size, pixel: { x: number; y: number }, zoom: LensZoom): boolean {
    const side = pen.canvas.width;
    pen.imageSmoothingEnabled = false;
    pen.clearRect(0, 0, side, side);
    let whole = true;
    for (const { at, from, to } of lensParts(image, pixel, side, zoom)) {
      const tile = this.source.held(at) ?? this.#own.get(tileName(at));
      if (tile) pen.drawImage(tile, from.x, from.y, from.width, from.height, to.x, to.y, from.width * zoom, from.height * zoom);
      else {
        whole = false;
        void this.#fetch(at);
      }
    }
    return whole;
  }

  end(): void {
    this.#ended = true;
    for (const tile of this.#own.values()) tile.close();
    this.#own.clear();
  }

  async #fetch(at: TileAt): Promise<void> {
    const name = tileName(at);
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    try {
      const tile = await this.source.fetch(at);
      if (!tile) return;
      if (this.#ended) return tile.close();
      this.#own.set(name, tile);
      for (const [oldest, held] of this.#own) {
        if (this.#own.size <= KEPT) break;
        this.#own.delete(oldest);
        held.close();
      }
      this.changed();
    } catch {
      return; // the viewer says why there are no tiles
    } finally {
      this.#asked.delete(name);
    }
  }
}
