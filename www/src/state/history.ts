/** What can be undone: only what is not said yet. A word that was signed leaves both lists. */
import type { Store } from './store.js';
import type { Draft, Pending } from './talk-model.js';

export type Step =
  | { readonly kind: 'word'; readonly row: Pending }
  /** The shape of a draft was `before`, and is the draft's now. */
  | { readonly kind: 'shape'; readonly draft: Draft; readonly before: Draft['shape'] };

/** Steps that are remembered: more than anybody retraces. */
const MOST = 100;

export class History {
  readonly #store: Store;
  #past: readonly Step[] = [];
  #future: readonly Step[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** A new step; what was undone before can no longer be done again, except words: they are somebody's. */
  add(step: Step): void {
    this.#set([...this.#past, step].slice(-MOST), this.#future.filter(({ kind }) => kind === 'word' && step.kind === 'shape'));
  }

  last(): Step | undefined {
    return this.#past.at(-1);
  }

  next(): Step | undefined {
    return this.#future.at(-1);
  }

  undone<S extends Step>(step: S): S {
    this.#set(this.#past.filter((each) => each !== step), [...this.#future, step]);
    return step;
  }

  /** Words come again as new steps. */
  redone(step: Step): void {
    this.#set(step.kind === 'word' ? this.#past : [...this.#past, step], this.#future.filter((each) => each !== step));
  }

  /** A word returned to its draft. */
  tookBack(row: Pending): void {
    this.#set(this.#without(row.id), [...this.#future, { kind: 'word', row }]);
  }

  /** A word was signed. */
  forget(id: string): void {
    this.#set(this.#without(id), this.#future);
  }

  clear(): void {
    this.#set([], []);
  }

  #without(id: string): readonly Step[] {
    return this.#past.filter((step) => step.kind !== 'word' || step.row.id !== id);
  }

  #set(past: readonly Step[], future: readonly Step[]): void {
    this.#past = past;
    this.#future = future;
    this.#store.update({ undoable: { undo: past.length > 0, redo: future.length > 0 } });
  }
}
