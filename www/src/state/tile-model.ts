/** What the viewer asks for: tiles of pictures, and of two pictures compared. */
import type { GroundInfo, Laid, PyramidInfo, Space, TileKind } from '../../../pkg/proofroom.js';
import type { Hash } from './model.js';

/** A tile of a level of a picture; level 0 is the picture, each next one half of it. */
export interface TileAt { readonly level: number; readonly column: number; readonly row: number }

/** Two versions, what to draw of their difference, the Delta-E below which nothing is drawn, and the factor of a difference. */
export interface ComparedPair { readonly version: Hash; readonly reference: Hash; readonly kind: TileKind; readonly tolerance: number; readonly gain: number; /** From the version's places to the reference's, where they do not lie on each other as they are. */ readonly map?: Laid['map'] }

export interface TileActions {
  /** Decodes a version and builds its levels, so that tiles can be made. */
  openTiles(version: Hash, space: Space): Promise<PyramidInfo>;
  /** Tiles of a version in the order asked for, in the canvas's colour space; whoever asked closes them. */
  tiles(version: Hash, tiles: readonly TileAt[], space: Space): Promise<readonly ImageBitmap[]>;
  /** How a reference lies under a version. */
  alignment(version: Hash, reference: Hash, space: Space): Promise<Laid>;
  /** Tiles of the reference on the version's grid, as it lies under it. */
  movedTiles(pair: { version: Hash; reference: Hash; map: Laid['map'] }, tiles: readonly TileAt[], space: Space): Promise<readonly ImageBitmap[]>;
  /** Where the version's background is, and tiles that mark where it is not pure white. */
  ground(version: Hash, space: Space): Promise<GroundInfo>;
  groundTiles(version: Hash, tiles: readonly TileAt[], space: Space): Promise<readonly ImageBitmap[]>;
  /** Tiles of two versions that lie on each other, compared pixel by pixel. */
  comparedTiles(pair: ComparedPair, tiles: readonly TileAt[], space: Space): Promise<readonly ImageBitmap[]>;
}
