/** The list of files that are taken in. What changes on its lines is told together: a list of thousands is not copied for each. */
import type { IntakeFile } from './model.js';
import type { Store } from './store.js';

/** How often the list is told while files are read, ms. */
const TELL_MS = 50;

export class IntakeLines {
  readonly #store: Store;
  /** Lines that changed and were not told yet. */
  readonly #changes = new Map<number, Partial<IntakeFile>>();
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  get all(): readonly IntakeFile[] {
    this.tell();
    return this.#store.state.intake.files;
  }

  set(files: readonly IntakeFile[]): void {
    this.tell();
    this.#store.update({ intake: { ...this.#store.state.intake, files } });
  }

  change(id: number, change: Partial<IntakeFile>): void {
    this.#changes.set(id, { ...this.#changes.get(id), ...change });
    this.#telling ??= setTimeout(() => this.tell(), TELL_MS);
  }

  /** Tells at once what was not told yet. */
  tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    if (this.#changes.size === 0) return;
    const { intake } = this.#store.state;
    const files = intake.files.map((file) => {
      const change = this.#changes.get(file.id);
      return change ? { ...file, ...change } : file;
    });
    this.#changes.clear();
    this.#store.update({ intake: { ...intake, files } });
  }
}
