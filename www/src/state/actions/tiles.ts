/** Actions that draw: tiles of pictures, for the viewer. */
import { EngineError } from '../../engine/protocol.js';
import type { Context } from '../context.js';
import type { Actions, TileAt } from '../model.js';

const TILE = 512;

export function tileActions({ pictures }: Context) {
  return {
    openTiles: (version) => pictures.pixels(version),
    tiles: async (version, tiles) => cut(await pictures.pixels(version), tiles),
    comparedTiles: async ({ version, reference, kind }, tiles) => {
      if (kind !== 'delta-e') throw new EngineError({ code: 'not-available', message: `${kind} cannot be drawn yet` });
      return cut(await pictures.heatMap(version, reference), tiles);
    },
  } satisfies Partial<Actions>;
}

function cut(bitmap: ImageBitmap, tiles: readonly TileAt[]): Promise<readonly ImageBitmap[]> {
  return Promise.all(tiles.map(({ level, column, row }) => {
    const side = TILE * 2 ** level;
    const [x, y] = [column * side, row * side];
    const [width, height] = [Math.min(side, bitmap.width - x), Math.min(side, bitmap.height - y)];
    return createImageBitmap(bitmap, x, y, width, height, { resizeWidth: Math.ceil(width / 2 ** level), resizeHeight: Math.ceil(height / 2 ** level), resizeQuality: 'medium' });
  }));
}
