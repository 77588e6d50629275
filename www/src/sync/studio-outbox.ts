/**
 * What the studio said and the store does not have yet. It is read from the database once and then follows what this tab
 * keeps and sends: read after each word, a shoot of ten thousand pictures added offline read fifty million events.
 * What another tab did is not followed word by word; its message makes this one read again.
 */
import type { EventSummary, Hash } from '../../../pkg/proofroom.js';
import type { OutboxItem } from '../state/model.js';
import type { SyncDatabase } from './storage.js';

export class StudioOutbox {
  readonly #db: SyncDatabase;
  /** By name of the event: those of one review by one author. */
  #known: { readonly review: string; readonly author: string; readonly items: Map<Hash, OutboxItem> } | null = null;
  /** Grows with each change, so that a reading that one overtook is seen. */
  #changes = 0;

  constructor(db: SyncDatabase) {
    this.#db = db;
  }

  /** Something was written that is not known here. */
  forget(): void {
    this.#known = null;
    this.#changes += 1;
  }

  /** Events that this tab has put on the disk. */
  kept(events: readonly EventSummary[]): void {
    this.#changes += 1;
    for (const event of events) this.#add(event);
  }

  /** An event that the store's log has now. */
  sent(hash: Hash): void {
    this.#changes += 1;
    this.#known?.items.delete(hash);
  }

  async items(review: string, author: string): Promise<OutboxItem[]> {
    while (this.#known?.review !== review || this.#known.author !== author) {
      const changes = this.#changes;
      const unsent = await this.#db.getAllFromIndex('events', 'unsent', 1);
      if (changes !== this.#changes) continue;
      this.#known = { review, author, items: new Map() };
      for (const event of unsent) this.#add(event);
    }
    return [...this.#known.items.values()];
  }

  #add({ review, author, hash, kind, at }: EventSummary): void {
    if (this.#known?.review !== review || this.#known.author !== author) return;
    const shown = kind === 'note-added' || kind === 'decision-made' ? kind : 'other';
    this.#known.items.set(hash, { id: hash, kind: shown, at, state: 'not-sent' });
  }
}
