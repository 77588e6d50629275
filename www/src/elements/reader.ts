/** Reads places, one at a time and the latest last: what was asked for meanwhile and is out of date is never asked. */
import type { Average } from '../state/looking-model.js';
import type { Actions, Hash } from '../state/model.js';
import type { Pair } from '../viewer/readings.js';
import type { Affine } from '../viewer/alignment.js';
import { scaledPixel } from '../viewer/panes.js';
import type { Size } from '../viewer/viewport.js';

export interface Side { readonly version: Hash; readonly image: Size }
export interface Wish { readonly own: Side; readonly other: Side | null; readonly pixel: { x: number; y: number }; readonly size: Average; /** Places of our picture to places of the other one, where that was laid on ours. */ readonly map?: Affine | undefined }

/** Both versions at a place; where they do not lie on each other as they are, where the content lies, and without a difference. */
export async function readPair(actions: Actions, { own, other, pixel, size, map }: Wish): Promise<Pair> {
  const equal = other !== null && !map && other.image.width === own.image.width && other.image.height === own.image.height;
  const [first, second] = await Promise.all([
    actions.reading({ version: own.version, ...(equal && { reference: other.version }), ...pixel, size }),
    other && actions.reading({ version: other.version, ...scaledPixel(pixel, own.image, other.image, map), size }),
  ]);
  return { own: first, other: second };
}

export class Reader {
  #next: Wish | null = null;
  #busy = false;

  constructor(private readonly actions: Actions, private readonly tell: (wish: Wish, pair: Pair | null, problem: string) => void) {}

  read(wish: Wish): void {
    this.#next = wish;
    if (!this.#busy) void this.#run();
  }

  forget(): void {
    this.#next = null;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    for (let wish = this.#next; wish; wish = this.#next) {
      this.#next = null;
      try {
        this.tell(wish, await readPair(this.actions, wish), '');
      } catch (error) {
        this.tell(wish, null, error instanceof Error ? error.message : String(error));
      }
    }
    this.#busy = false;
  }
}
