/** A task that is done again and again: politely when nobody looks, slower while it fails, at once when poked. */

export interface LoopOptions {
  /** Pause between two runs, ms. */
  every: number;
  /** The same while the page is hidden, ms. */
  hidden: number;
  /** Longest pause after failures, ms. */
  slowest: number;
}

export class Loop {
  readonly #task: () => Promise<void>;
  readonly #options: LoopOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #failures = 0;
  #closed = true;

  /** `task` throws when it failed: it is then tried again after a growing pause. It must tell its failures itself. */
  constructor(task: () => Promise<void>, options: LoopOptions) {
    this.#task = task;
    this.#options = options;
  }

  start(): void {
    if (!this.#closed) return;
    this.#closed = false;
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('online', this.poke);
    this.poke();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
    window.removeEventListener('online', this.poke);
  }

  /** Runs the task at once, or once more when it is running. */
  readonly poke = (): void => {
    if (this.#closed) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    void this.#run();
  };

  readonly #look = (): void => {
    if (document.visibilityState === 'visible') this.poke();
  };

  async #run(): Promise<void> {
    this.#running = true;
    this.#again = false;
    try {
      await this.#task();
      this.#failures = 0;
    } catch {
      this.#failures += 1;
    }
    this.#running = false;
    if (this.#closed) return;
    const pause = document.visibilityState === 'visible' ? this.#options.every : this.#options.hidden;
    const wait = Math.min(pause * 2 ** this.#failures, Math.max(this.#options.slowest, pause));
    this.#timer = setTimeout(this.poke, this.#again && this.#failures === 0 ? 0 : wait);
  }
}
