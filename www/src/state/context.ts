/** What every action works with; made once by the composition root. */
import type { Engine } from '../engine/protocol.js';
import { toProblem } from '../engine/protocol.js';
import type { ReviewerSync, StudioSync } from '../sync/contract.js';
import type { News, Toast } from './model.js';
import type { Pictures } from './pictures.js';
import type { Storage } from './storage.js';
import type { Store } from './store.js';

export interface Context {
  readonly store: Store;
  readonly engine: Engine;
  readonly storage: Storage;
  readonly pictures: Pictures;
  /** Exactly one of the two is there, by the side of the page. */
  readonly studio: StudioSync | null;
  readonly reviewer: ReviewerSync | null;
  /** What a new review is called, in the language of whoever makes it. */
  readonly names: ReviewNames;
  /** Settles when the review that this browser keeps has been read: nothing may be said of it, or asked of it, before. */
  readonly opened: Promise<void>;
}

export interface ReviewNames { ofDay(at: number): string; sample(): string }

/** Bad news stays longer, ms: it is read twice. */
const TOAST_MS: Record<Toast['tone'], number> = { info: 6000, good: 6000, bad: 15000 };
let nextToast = 1;

/** Shows a message for a while; returns its id. */
export function toast(store: Store, tone: Toast['tone'], news: News, { undo = false, ms = TOAST_MS[tone] } = {}): number {
  const id = nextToast++;
  store.update({ toasts: [...store.state.toasts, { id, tone, news, ...(undo && { undo }) }] });
  setTimeout(() => dismiss(store, id), ms);
  return id;
}

export function dismiss(store: Store, id: number): void {
  const toasts = store.state.toasts.filter((each) => each.id !== id);
  if (toasts.length < store.state.toasts.length) store.update({ toasts });
}

/** Runs an action that a person started; what goes wrong is told once and thrown on, with its code. */
export async function told<T>(store: Store, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code !== 'cancelled') toast(store, 'bad', problem);
    throw error;
  }
}

/** The studio's sync, or a clear refusal on the reviewer's side. */
export function studioOf({ studio }: Context): StudioSync {
  if (!studio) throw Object.assign(new Error('only the studio can do this'), { code: 'not-allowed' });
  return studio;
}
