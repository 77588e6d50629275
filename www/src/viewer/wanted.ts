/** The pixels of one version, asked for by hash: the last one asked for wins, and what was let go of is asked for again. */
import { BitmapSource, type PictureSource } from './painter.js';

export class Wanted {
  source: PictureSource | null = null;
  /** Why there is no source, or empty. */
  problem = '';
  #hash = '';

  constructor(
    private readonly fetch: (hash: string) => Promise<ImageBitmap>,
    private readonly changed: () => void,
  ) {}

  /** Empty wants nothing. */
  async want(hash: string): Promise<void> {
    this.#hash = hash;
    this.source = null;
    this.problem = '';
    if (!hash) return;
    try {
      const bitmap = await this.fetch(hash);
      if (hash === this.#hash) this.source = new BitmapSource(bitmap);
    } catch (error) {
      if (hash === this.#hash) this.problem = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** Tries again after a problem, or when whoever keeps the pictures closed this one. */
  again(): void {
    void this.want(this.#hash);
  }
}
