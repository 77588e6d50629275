/**
 * The one store: a value, and who wants to know when which parts of it change.
 *
 * The maps by file hash (pictures, checks) are changed in their place, an entry at a time, so that one thumbnail among
 * ten thousand copies nothing; listeners hear which hashes changed and may pass over those that they do not show.
 */
import type { AppState, CheckState, Hash, PictureState } from './model.js';

export type Key = keyof AppState;
/** `entries` are the hashes whose entry in a map changed. */
type Listener = (changed: ReadonlySet<Key>, entries: ReadonlySet<Hash>) => void;
interface Maps { pictures: PictureState; checks: CheckState }

export class Store {
  #state: AppState;
  readonly #listeners = new Set<Listener>();
  #changed = new Set<Key>();
  #entries = new Set<Hash>();

  constructor(initial: AppState) {
    this.#state = initial;
  }

  get state(): Readonly<AppState> {
    return this.#state;
  }

  /** Replaces some parts; listeners hear once a microtask, with the set of all parts that changed. */
  update(change: Partial<AppState>): void {
    const changed = (Object.keys(change) as Key[]).filter((key) => change[key] !== this.#state[key]);
    if (changed.length === 0) return;
    this.#state = { ...this.#state, ...change };
    this.#tellOf(changed);
  }

  /** Sets one entry of a map; without a value, takes it out. */
  put<K extends keyof Maps>(key: K, hash: Hash, value?: Maps[K]): void {
    const map = this.#state[key] as Map<Hash, Maps[K]>;
    if (value) map.set(hash, value);
    else if (!map.delete(hash)) return;
    this.#entries.add(hash);
    this.#tellOf([key]);
  }

  /** Calls `listener` after each change until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellOf(keys: readonly Key[]): void {
    if (this.#changed.size === 0) queueMicrotask(() => this.#tell());
    for (const key of keys) this.#changed.add(key);
  }

  #tell(): void {
    const [changed, entries] = [this.#changed, this.#entries];
    this.#changed = new Set();
    this.#entries = new Set();
    for (const listener of this.#listeners) listener(changed, entries);
  }
}
