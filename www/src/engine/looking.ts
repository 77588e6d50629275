/** The worker's side of looking: tiles for a canvas, of two pictures compared or laid on each other, of the background; readings. Called by worker.ts alone. */
import type { Picture, Pixels } from '../../../pkg/proofroom.js';
import type { Calls, Source } from './protocol.js';
import { pathView } from './views.js';

type Looks = 'describe' | 'pyramid' | 'tiles' | 'movedTiles' | 'comparedTiles' | 'alignment' | 'ground' | 'groundTiles' | 'reading';
type LookHandlers = { [K in Looks]: (input: Calls[K]['input']) => Promise<Calls[K]['output']> };

/** `colorSpaceConversion: 'none'` keeps the levels as they are; the space says what they mean when they are drawn. */
function bitmap(pixels: Pixels, colorSpace: PredefinedColorSpace): Promise<ImageBitmap> {
  const { width, height } = pixels;
  const data = new ImageData(new Uint8ClampedArray(pixels.take()), width, height, { colorSpace });
  return createImageBitmap(data, { colorSpaceConversion: 'none' });
}

export function lookHandlers(pictureOf: (source: Source) => Promise<Picture>): LookHandlers {
  return {
    async describe({ picture: source }) {
      const picture = await pictureOf(source);
      return { info: picture.describe(), paths: picture.paths().paths.map(pathView) };
    },

    async pyramid({ picture, space }) {
      return (await pictureOf(picture)).pyramid(space);
    },

    async tiles({ picture: source, tiles, space }) {
      const picture = await pictureOf(source);
      return Promise.all(tiles.map(({ level, column, row }) => bitmap(picture.tile(level, column, row, space), space)));
    },

    async alignment({ picture, reference, space }) {
      const [ours, theirs] = [await pictureOf(picture), await pictureOf(reference)];
      return ours.alignment(theirs, space);
    },

    async movedTiles({ picture: source, reference: other, map, tiles, space }) {
      const [picture, reference] = [await pictureOf(source), await pictureOf(other)];
      const rows = new Float64Array(map.flat());
      return Promise.all(tiles.map(({ level, column, row }) => bitmap(reference.movedTile(picture, rows, level, column, row, space), space)));
    },

    async ground({ picture, space }) {
      return (await pictureOf(picture)).ground(space);
    },

    async groundTiles({ picture: source, tiles, space }) {
      const picture = await pictureOf(source);
      return Promise.all(tiles.map(({ level, column, row }) => bitmap(picture.groundTile(level, column, row, space), space)));
    },

    async comparedTiles({ picture: source, reference: other, kind, tolerance, gain, map, tiles, space }) {
      const [picture, reference] = [await pictureOf(source), await pictureOf(other)];
      const options = { kind, tolerance, gain, map };
      return Promise.all(tiles.map(({ level, column, row }) =>
        bitmap(picture.comparedTile(reference, level, column, row, space, options), space)));
    },

    async reading({ picture: source, reference: other, x, y, size }) {
      const picture = await pictureOf(source);
      return other ? picture.readingAgainst(await pictureOf(other), x, y, size) : picture.reading(x, y, size);
    },
  };
}
