/** Undo and redo of states that are never changed in place. Steps of one gesture are one step. */
const MOST = 200;

interface Step<T> { readonly state: T; readonly gesture: string | null }

export class History<T> {
  #past: readonly Step<T>[] = [];
  #future: readonly T[] = [];
  #now: Step<T>;

  constructor(state: T) {
    this.#now = { state, gesture: null };
  }

  get state(): T { return this.#now.state; }
  get canUndo(): boolean { return this.#past.length > 0; }
  get canRedo(): boolean { return this.#future.length > 0; }

  /** A new state; another one of the same gesture takes the place of the last. */
  push(state: T, gesture: string | null = null): void {
    if (gesture === null || gesture !== this.#now.gesture) this.#past = [...this.#past, this.#now].slice(-MOST);
    this.#now = { state, gesture };
    this.#future = [];
  }

  /** The gesture ended: the next one is a step of its own. */
  rest(): void {
    this.#now = { ...this.#now, gesture: null };
  }

  undo(): boolean {
    const last = this.#past.at(-1);
    if (!last) return false;
    this.#future = [this.#now.state, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#now = { ...last, gesture: null };
    return true;
  }

  redo(): boolean {
    const [next, ...rest] = this.#future;
    if (next === undefined) return false;
    this.#past = [...this.#past, { ...this.#now, gesture: null }];
    this.#future = rest;
    this.#now = { state: next, gesture: null };
    return true;
  }
}
