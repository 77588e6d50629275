/** Actions that draw: tiles of pictures, for the viewer. Whoever waits for them waits at the screen. */
import type { Context } from '../context.js';
import type { TileActions } from '../tile-model.js';

const AT_THE_SCREEN = { priority: 2 } as const;

export function tileActions({ engine, pictures }: Context) {
  return {
    openTiles: async (version, space) => {
      const info = await engine.call('pyramid', { picture: await pictures.source(version), space }, AT_THE_SCREEN);
      pictures.looked(version);
      return info;
    },
    tiles: async (version, tiles, space) => engine.call('tiles', { picture: await pictures.source(version), tiles, space }, AT_THE_SCREEN),
    comparedTiles: async ({ version, reference, kind, tolerance, gain }, tiles, space) => {
      const [picture, other] = await Promise.all([pictures.source(version), pictures.source(reference)]);
      return engine.call('comparedTiles', { picture, reference: other, kind, tolerance, gain, tiles, space }, AT_THE_SCREEN);
    },
  } satisfies TileActions;
}
