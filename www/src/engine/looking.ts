/** The worker's side of looking: tiles for a canvas, tiles of two pictures compared, readings. Called by worker.ts alone. */
import type { Picture, Pixels } from '../../../pkg/proofroom.js';
import type { Calls, Source } from './protocol.js';

type Looks = 'pyramid' | 'tiles' | 'comparedTiles' | 'reading';
type LookHandlers = { [K in Looks]: (input: Calls[K]['input']) => Promise<Calls[K]['output']> };

/** `colorSpaceConversion: 'none'` keeps the levels as they are; the space says what they mean when they are drawn. */
export function bitmap(pixels: Pixels, colorSpace: PredefinedColorSpace): Promise<ImageBitmap> {
  const { width, height } = pixels;
  const data = new ImageData(new Uint8ClampedArray(pixels.take()), width, height, { colorSpace });
  return createImageBitmap(data, { colorSpaceConversion: 'none' });
}

export function lookHandlers(pictureOf: (source: Source) => Promise<Picture>): LookHandlers {
  return {
    async pyramid({ picture, space }) {
      return (await pictureOf(picture)).pyramid(space);
    },

    async tiles({ picture: source, tiles, space }) {
      const picture = await pictureOf(source);
      return Promise.all(tiles.map(({ level, column, row }) => bitmap(picture.tile(level, column, row, space), space)));
    },

    async comparedTiles({ picture: source, reference: other, kind, tolerance, gain, tiles, space }) {
      const [picture, reference] = [await pictureOf(source), await pictureOf(other)];
      const options = { kind, tolerance, gain };
      return Promise.all(tiles.map(({ level, column, row }) =>
        bitmap(picture.comparedTile(reference, level, column, row, space, options), space)));
    },

    async reading({ picture: source, reference: other, x, y, size }) {
      const picture = await pictureOf(source);
      return other ? picture.readingAgainst(await pictureOf(other), x, y, size) : picture.reading(x, y, size);
    },
  };
}
