/** The sources of the page: one for each picture, and one for each pair that is compared pixel by pixel. */
import { Alignments, type Affine, type Laid } from './alignment.js';
import type { CanvasSpace } from './canvas.js';
import type { TileAt } from './pyramid.js';
import { Tiles, TileSource } from './tiles.js';
import type { Size } from './viewport.js';

/** What two pictures of one size can be drawn as, by the core. */
export type ComparedKind = 'ghost' | 'difference' | 'delta-e';

/** Where tiles come from; the page's actions. */
export interface TileCalls {
  openTiles(version: string, space: CanvasSpace): Promise<unknown>;
  tiles(version: string, tiles: readonly TileAt[], space: CanvasSpace): Promise<readonly ImageBitmap[]>;
  alignment(version: string, reference: string, space: CanvasSpace): Promise<Laid>;
  movedTiles(pair: { version: string; reference: string; map: Affine }, tiles: readonly TileAt[], space: CanvasSpace): Promise<readonly ImageBitmap[]>;
  ground(version: string, space: CanvasSpace): Promise<{ why: string }>;
  groundTiles(version: string, tiles: readonly TileAt[], space: CanvasSpace): Promise<readonly ImageBitmap[]>;
  comparedTiles(pair: { version: string; reference: string; kind: ComparedKind; tolerance: number; gain: number; map?: Affine }, tiles: readonly TileAt[], space: CanvasSpace): Promise<readonly ImageBitmap[]>;
}

const nothing = async (): Promise<void> => undefined;

/** Sources that are remembered: a source is small, its tiles are in the cache. */
const REMEMBERED = 32;

export class Sources {
  readonly tiles = new Tiles();
  readonly #known = new Map<string, TileSource<ImageBitmap>>();

  readonly alignments: Alignments;

  constructor(private readonly calls: TileCalls, private readonly space: CanvasSpace) {
    this.alignments = new Alignments((version, reference) => calls.alignment(version, reference, space), () => this.tiles.tell());
  }

  picture(version: string, image: Size, thumb?: string): TileSource<ImageBitmap> {
    const source = this.#source(version, image, () => this.calls.openTiles(version, this.space), (tiles) => this.calls.tiles(version, tiles, this.space));
    if (thumb && !source.thumb && !source.visible) void this.#thumb(source, thumb);
    return source;
  }

  /** The reference as it lies under the version: a picture of the version's size. */
  moved(version: string, reference: string, image: Size, map: Affine): TileSource<ImageBitmap> {
    const pair = { version, reference, map };
    return this.#source(`${version}:${reference}:${map.flat().join()}`, image, nothing, (tiles) => this.calls.movedTiles(pair, tiles, this.space));
  }

  /** Where the background is not pure white. */
  ground(version: string, image: Size): TileSource<ImageBitmap> {
    const open = async (): Promise<void> => {
      const { why } = await this.calls.ground(version, this.space);
      if (why) throw new Error(why);
    };
    return this.#source(`${version}:ground`, image, open, (tiles) => this.calls.groundTiles(version, tiles, this.space), 'background');
  }

  compared(kind: ComparedKind, version: string, reference: string, image: Size, { tolerance, gain }: { tolerance: number; gain: number }, map?: Affine): TileSource<ImageBitmap> {
    // What a kind does not look at is left out, so that it makes no other tiles.
    const pair = { version, reference, kind, ...(kind === 'difference' ? { tolerance: 0, gain } : { tolerance, gain: 1 }), ...(map && { map }) };
    // Each call opens what it needs.
    return this.#source(`${version}:${reference}:${kind}:${pair.tolerance}:${pair.gain}:${map?.flat().join() ?? ''}`, image, nothing, (tiles) => this.calls.comparedTiles(pair, tiles, this.space));
  }

  #source(name: string, image: Size, open: () => Promise<unknown>, make: (tiles: readonly TileAt[]) => Promise<readonly ImageBitmap[]>, overlay?: 'background'): TileSource<ImageBitmap> {
    const known = this.#known.get(name);
    const source = known ?? new TileSource({ name: `${name}:${this.space}`, image, open, make, ...(overlay && { overlay }) }, this.tiles.cache);
    this.#known.delete(name);
    this.#known.set(name, source); // the newest is last
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
    return source;
  }

  /** The small picture that the page already has, until the first tile is there. */
  async #thumb(source: TileSource<ImageBitmap>, url: string): Promise<void> {
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
    } catch {
      return; // without it the first tile is what is seen first
    }
    source.thumb = image;
    this.tiles.tell();
  }
}
