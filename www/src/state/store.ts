/** The one store: a value, and who wants to know when which parts of it change. */
import type { AppState } from './model.js';

export type Key = keyof AppState;
type Listener = (changed: ReadonlySet<Key>) => void;

export class Store {
  #state: AppState;
  readonly #listeners = new Set<Listener>();
  #changed = new Set<Key>();

  constructor(initial: AppState) {
    this.#state = initial;
  }

  get state(): Readonly<AppState> {
    return this.#state;
  }

  /** Replaces some parts; listeners hear once a microtask, with the set of all parts that changed. */
  update(change: Partial<AppState>): void {
    this.#state = { ...this.#state, ...change };
    const first = this.#changed.size === 0;
    for (const key of Object.keys(change) as Key[]) this.#changed.add(key);
    if (first && this.#changed.size > 0) queueMicrotask(() => this.#tell());
  }

  /** Calls `listener` after each change until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const listener of this.#listeners) listener(changed);
  }
}
