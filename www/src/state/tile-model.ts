/** What the viewer asks for: tiles of pictures, and of two pictures compared. */
import type { PyramidInfo, Space, TileKind } from '../../../pkg/proofroom.js';
import type { Hash } from './model.js';

/** A tile of a level of a picture; level 0 is the picture, each next one half of it. */
export interface TileAt { readonly level: number; readonly column: number; readonly row: number }

/** Two versions, what to draw of their difference, the Delta-E below which nothing is drawn, and the factor of a difference. */
export interface ComparedPair { readonly version: Hash; readonly reference: Hash; readonly kind: TileKind; readonly tolerance: number; readonly gain: number }

export interface TileActions {
  /** Decodes a version and builds its levels, so that tiles can be made. */
  openTiles(version: Hash, space: Space): Promise<PyramidInfo>;
  /** Tiles of a version in the order asked for, in the canvas's colour space; whoever asked closes them. */
  tiles(version: Hash, tiles: readonly TileAt[], space: Space): Promise<readonly ImageBitmap[]>;
  /** Tiles of two versions of one size, compared pixel by pixel. */
  comparedTiles(pair: ComparedPair, tiles: readonly TileAt[], space: Space): Promise<readonly ImageBitmap[]>;
}
