/** Actions that draw: tiles of pictures, for the viewer. Whoever waits for them waits at the screen. */
import type { Context } from '../context.js';
import type { Hash } from '../model.js';
import type { TileActions } from '../tile-model.js';

const AT_THE_SCREEN = { priority: 2 } as const;

export function tileActions({ engine, pictures }: Context) {
  const both = async (version: Hash, reference: Hash) => {
    const [picture, other] = await Promise.all([pictures.source(version), pictures.source(reference)]);
    return { picture, reference: other };
  };
  return {
    openTiles: async (version, space) => {
      const info = await engine.call('pyramid', { picture: await pictures.source(version), space }, AT_THE_SCREEN);
      pictures.looked(version);
      return info;
    },
    tiles: async (version, tiles, space) => engine.call('tiles', { picture: await pictures.source(version), tiles, space }, AT_THE_SCREEN),
    alignment: async (version, reference, space) => engine.call('alignment', { ...await both(version, reference), space }, AT_THE_SCREEN),
    movedTiles: async ({ version, reference, map }, tiles, space) => engine.call('movedTiles', { ...await both(version, reference), map, tiles, space }, AT_THE_SCREEN),
    ground: async (version, space) => engine.call('ground', { picture: await pictures.source(version), space }, AT_THE_SCREEN),
    groundTiles: async (version, tiles, space) => engine.call('groundTiles', { picture: await pictures.source(version), tiles, space }, AT_THE_SCREEN),
    comparedTiles: async ({ version, reference, ...how }, tiles, space) => engine.call('comparedTiles', { ...await both(version, reference), ...how, tiles, space }, AT_THE_SCREEN),
  } satisfies TileActions;
}
