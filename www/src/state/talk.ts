/**
 * Notes on their way from a draft to a signed word.
 *
 * A draft is kept with every change. What is said first waits for a moment, kept on the disk and shown as not sent; until
 * then it can be taken back, and its text and shape return to the draft. Then it is signed and belongs to the log: it is
 * never un-said, only withdrawn by another word. When the page is hidden nothing waits, so that a closed tab does not keep a
 * note from the studio. A word that cannot be signed stays here with its problem until somebody decides.
 */
import { toProblem } from '../engine/protocol.js';
import type { Note, ReviewState } from '../../../pkg/proofroom.js';
import { dismiss, toast, told, type Context } from './context.js';
import { History } from './history.js';
import type { Draft, DraftKey, Pending, Word } from './talk-model.js';

/** Time for second thoughts, ms: long enough to read the note once more. */
const GRACE_MS = 6000;
/** Where a page that goes away leaves what is not on the disk yet, in its tab. */
const STASH = 'proofroom-drafts';

export class Talk {
  readonly #context: Context;
  readonly #history: History;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #toasts = new Map<string, number>();
  /** Words are signed one after the other, in the order in which they were said. */
  #signing: Promise<unknown> = Promise.resolve();
  /** Drafts that are not on the disk yet. */
  readonly #unsaved = new Map<DraftKey, Draft>();
  #review = '';

  constructor(context: Context) {
    this.#context = context;
    this.#history = new History(context.store);
    context.store.subscribe((changed) => {
      if (changed.has('review') || changed.has('me')) void told(context.store, () => this.#follow()).catch(() => undefined); // told already
    });
    // Not in tests, where there is no document.
    globalThis.document?.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void this.flush(); });
    globalThis.addEventListener?.('pagehide', () => {
      this.#stash();
      void this.flush();
    });
  }

  /** Another review was opened: what was written in it comes back. */
  async #follow(): Promise<void> {
    const { store, storage } = this.#context;
    const { review, me } = store.state;
    if (!review || !me || review.id === this.#review) return;
    this.#review = review.id;
    const [drafts, pending, seen] = await Promise.all([storage.drafts(review.id), storage.pendings(review.id), storage.setting<string[]>(`seen ${review.id}`)]);
    for (const draft of this.#stashed(review.id)) {
      drafts.push(draft);
      await storage.keepDraft(review.id, draft);
    }
    this.#history.clear();
    const waiting: Pending[] = [];
    for (const row of pending.filter(({ by }) => by === me.key).sort((a, b) => a.at - b.at)) {
      // The page ended between the signing and this line.
      if (wasSaid(review, row)) await storage.dropPending(row.id);
      else waiting.push(row);
    }
    store.update({ drafts: new Map(drafts.map((draft) => [draft.key, draft])), pending: waiting, seen: new Set(seen) });
    for (const row of waiting) if (!row.problem) this.#schedule(row);
  }

  async keep(draft: Draft): Promise<void> {
    const { store, storage } = this.#context;
    const drafts = new Map(store.state.drafts).set(draft.key, draft);
    store.update({ drafts });
    this.#unsaved.set(draft.key, draft);
    await storage.keepDraft(this.#review, draft);
    if (this.#unsaved.get(draft.key) === draft) this.#unsaved.delete(draft.key);
  }

  /** A page that goes away takes the writes that have not ended with it: the last letters stay in the tab instead. */
  #stash(): void {
    if (this.#unsaved.size > 0) sessionStorage.setItem(STASH, JSON.stringify({ review: this.#review, drafts: [...this.#unsaved.values()] }));
  }

  #stashed(review: string): readonly Draft[] {
    const kept = globalThis.sessionStorage?.getItem(STASH);
    if (!kept) return [];
    sessionStorage.removeItem(STASH);
    const stash = JSON.parse(kept) as { review: string; drafts: Draft[] };
    return stash.review === review ? stash.drafts : [];
  }

  drop(key: DraftKey): Promise<void> {
    const { store, storage } = this.#context;
    const drafts = new Map(store.state.drafts);
    drafts.delete(key);
    store.update({ drafts });
    this.#unsaved.delete(key);
    return storage.dropDraft(this.#review, key);
  }

  /** A shape was drawn, changed or removed; this can be undone. */
  async draw(draft: Draft): Promise<void> {
    const before = this.#context.store.state.drafts.get(draft.key)?.shape ?? null;
    this.#history.add({ kind: 'shape', draft: { ...draft, text: '' }, before });
    await this.keep(draft);
  }

  /** Says a word: checked now, kept now, signed when its moment is over. Its draft is spent. */
  async say(proof: string, word: Word, draft: Draft | null): Promise<void> {
    const { store, engine } = this.#context;
    const { review, me } = store.state;
    if (!review || !me) throw Object.assign(new Error('no review is open'), { code: 'no-review' });
    const at = Date.now();
    // What the log would refuse is refused while the text is still in its field.
    await engine.core('draftEvent', { v: 1, review: review.id, author: me.key, device: undefined, at, parents: [], body: word });
    await this.#wait({ id: crypto.randomUUID(), review: review.id, by: me.key, word, draft, proof, at, due: at + GRACE_MS });
  }

  async #wait(row: Pending): Promise<void> {
    const { store, storage } = this.#context;
    await storage.keepPending(row);
    if (row.draft) await this.drop(row.draft.key);
    store.update({ pending: [...store.state.pending, row] });
    this.#history.add({ kind: 'word', row });
    // One offer to take back, of what was said last; the others have theirs in the list.
    for (const id of [...this.#toasts.keys()]) this.#dismiss(id);
    this.#toasts.set(row.id, toast(store, 'info', row.word.kind === 'note-withdrawn' ? 'withdrawalHeld' : 'noteHeld', { undo: true, ms: GRACE_MS }));
    this.#schedule(row);
  }

  #schedule(row: Pending): void {
    clearTimeout(this.#timers.get(row.id));
    this.#timers.set(row.id, setTimeout(() => void this.send(row.id), Math.max(0, row.due - Date.now())));
  }

  /** Signs a word now, and what was said before it: the log keeps the order in which a person spoke. */
  async send(id: string): Promise<void> {
    const { pending } = this.#context.store.state;
    const place = pending.findIndex((row) => row.id === id);
    await Promise.all(pending.slice(0, Math.max(0, place)).filter(({ problem }) => !problem).map((row) => this.#signInTurn(row.id)));
    await this.#signInTurn(id);
  }

  #signInTurn(id: string): Promise<void> {
    clearTimeout(this.#timers.get(id));
    const sent = this.#signing.then(() => navigator.locks.request('proofroom-pending', () => this.#sign(id)));
    this.#signing = sent.catch(() => undefined);
    return sent;
  }

  /** Signs everything that waits, before something is said that rests on it, and before the page goes. */
  async flush(): Promise<void> {
    await Promise.all(this.#context.store.state.pending.filter(({ problem }) => !problem).map(({ id }) => this.#signInTurn(id)));
  }

  async #sign(id: string): Promise<void> {
    const { store, storage, reviewer, studio } = this.#context;
    // Another tab may have signed it, or it was taken back meanwhile.
    const row = await storage.pending(id);
    if (!row) return this.#gone(id);
    try {
      await (reviewer ?? studio)?.say(row.word);
      await storage.dropPending(id);
      this.#gone(id);
    } catch (error) {
      const failed: Pending = { ...row, problem: toProblem(error) };
      await storage.keepPending(failed);
      store.update({ pending: store.state.pending.map((each) => (each.id === id ? failed : each)) });
      toast(store, 'bad', failed.problem ?? toProblem(error));
    }
    this.#dismiss(id);
  }

  #gone(id: string): void {
    const { store } = this.#context;
    store.update({ pending: store.state.pending.filter((row) => row.id !== id) });
    this.#history.forget(id);
    this.#dismiss(id);
  }

  #dismiss(id: string): void {
    const shown = this.#toasts.get(id);
    if (shown !== undefined) dismiss(this.#context.store, shown);
    this.#toasts.delete(id);
  }

  /** Takes a waiting word back into its draft. */
  async takeBack(id: string): Promise<void> {
    clearTimeout(this.#timers.get(id));
    await navigator.locks.request('proofroom-pending', async () => {
      const { storage, store } = this.#context;
      const row = await storage.pending(id);
      if (row) {
        if (row.draft) await this.keep(merged(row.draft, store.state.drafts.get(row.draft.key)));
        await storage.dropPending(id);
        this.#history.tookBack(row);
      }
      this.#gone(id);
    });
  }

  async undo(): Promise<void> {
    const step = this.#history.last();
    if (step?.kind === 'word') return this.takeBack(step.row.id);
    if (step) await this.#shape(step.draft, this.#history.undone(step).before);
  }

  async redo(): Promise<void> {
    const step = this.#history.next();
    if (!step) return;
    this.#history.redone(step);
    if (step.kind === 'shape') return this.#shape(step.draft, step.draft.shape);
    const at = Date.now();
    const { problem: _, ...row } = step.row;
    await this.#wait({ ...row, id: crypto.randomUUID(), at, due: at + GRACE_MS });
  }

  #shape(of: Draft, shape: Draft['shape']): Promise<void> {
    const now = this.#context.store.state.drafts.get(of.key);
    return this.keep({ ...of, text: now?.text ?? '', shape });
  }

  async see(ids: readonly string[]): Promise<void> {
    const { store, storage } = this.#context;
    const fresh = ids.filter((id) => !store.state.seen.has(id));
    if (fresh.length === 0 || !this.#review) return;
    const seen = new Set([...store.state.seen, ...fresh]);
    store.update({ seen });
    await storage.setSetting(`seen ${this.#review}`, [...seen]);
  }
}

/** What was written since stays: nothing that a person wrote is lost. */
export function merged(back: Draft, now: Draft | undefined): Draft {
  if (!now || (!now.text && !now.shape)) return back;
  const texts = [back.text, now.text].filter(Boolean);
  return now.shape ? { ...now, text: texts.join('\n\n') } : { ...back, text: texts.join('\n\n') };
}

/** Whether the log already holds this word of this person. */
export function wasSaid(review: ReviewState, { word, by, at }: Pending): boolean {
  const notes = review.proofs.flatMap((proof) => proof.notes).flatMap((note): Note[] => [note, ...note.replies]);
  switch (word.kind) {
    case 'note-added': return notes.some((note) => note.author.key === by && note.version === word.version && note.at >= at
      && [note.text, ...note.earlier.map(({ text }) => text)].includes(word.text));
    case 'note-edited': return notes.some((note) => note.id === word.note && note.text === word.text);
    case 'note-withdrawn': return notes.some((note) => note.id === word.note && note.withdrawnAt !== undefined);
  }
}
