/**
 * The reviewer's words on their way: each is kept here until the studio's receipt names it.
 *
 * A word goes into the next free slot. `sent` means that the store has it; until the receipt comes it is offered to the
 * same slot again from time to time: 412 says that it is still there, 200 that it had vanished. A copy too many is
 * harmless, since an event is named by its content.
 */
import type { Hash, LinkParts, SignatureTable } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { OutboxItem } from '../state/model.js';
import { refused, send } from './requests.js';
import { nonce } from './crypto.js';
import { problemOf, SyncError } from './errors.js';
import type { OutboxRow, SyncDatabase } from './storage.js';

/** Slots of one link, as `share::slots::SLOTS`. */
const SLOTS = 256;
/** First and longest wait before a word without a receipt is offered again, ms. */
const AGAIN_MS = 20_000;
const SLOWEST_MS = 300_000;
/** After so many offers that found the slot taken, another slot is tried: somebody else's word may be in it. */
const MOVE_AFTER = 6;

export class Outbox {
  readonly #db: SyncDatabase;
  readonly #core: Engine['core'];
  readonly #link: string;

  constructor(db: SyncDatabase, core: Engine['core'], link: string) {
    this.#db = db;
    this.#core = core;
    this.#link = link;
  }

  /** Oldest first. */
  async rows(): Promise<OutboxRow[]> {
    return (await this.#db.getAllFromIndex('outbox', 'link', this.#link)).sort((a, b) => a.at - b.at);
  }

  async items(): Promise<OutboxItem[]> {
    return (await this.rows()).map(({ hash, kind, at, state, problem }) => ({ id: hash, kind, at, state, ...(problem && { problem }) }));
  }

  /** Keeps a word; resolves when it is on the disk. */
  async keep(word: Pick<OutboxRow, 'hash' | 'line' | 'kind' | 'at'>): Promise<void> {
    // Two browsers with one link start at different slots, for stores that do not prevent overwriting.
    const slot = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
    const tx = this.#db.transaction('outbox', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put({ ...word, link: this.#link, state: 'not-sent', slot, tries: 0, due: 0 }), tx.done]);
  }

  /** Marks what the studio's receipts name. */
  async receive(received: ReadonlySet<Hash>): Promise<void> {
    for (const row of await this.rows()) {
      if (row.state !== 'received' && received.has(row.hash)) await this.#put({ ...without(row), state: 'received' });
    }
  }

  /** Offers everything that is due; throws what stopped it, after noting it on each word that waits. */
  async send(parts: LinkParts, table: SignatureTable | undefined): Promise<void> {
    const waiting = (await this.rows()).filter((row) => row.state !== 'received' && row.due <= Date.now());
    try {
      for (const row of waiting) await this.#offer(row, parts, table);
    } catch (error) {
      const problem = problemOf(error);
      for (const row of await this.rows()) if (row.state === 'not-sent') await this.#put({ ...row, problem });
      throw error;
    }
  }

  async #offer(row: OutboxRow, parts: LinkParts, table: SignatureTable | undefined): Promise<void> {
    if (!table) throw new SyncError('link-needs-renewal', 'the studio must renew this link before it can receive anything');
    // A store that does not prevent overwriting must not lose one own word to another.
    const own = new Set((await this.rows()).filter((each) => each.state === 'sent' && each.hash !== row.hash).map((each) => each.slot));
    for (let attempt = 0; attempt < SLOTS; attempt++) {
      const slot = (row.slot + attempt) % SLOTS;
      if (own.has(slot)) continue;
      const body = (await this.#core('sealSlot', parts, slot, row.line, nonce())) as Uint8Array<ArrayBuffer>;
      const address = await this.#core('slotAddress', table, this.#link, slot);
      const response = await send(address, { method: 'PUT', body, ...(table.unconditional ? {} : { headers: { 'if-none-match': '*' } }) });
      const taken = response.status === 412 || response.status === 409;
      if (taken && row.state === 'sent' && row.tries % MOVE_AFTER !== MOVE_AFTER - 1) return this.#sent(row, row.slot);
      if (taken) continue;
      if (response.ok) return this.#sent(row, slot);
      if (response.status === 403 || response.status === 400) {
        throw new SyncError('link-needs-renewal', 'the store no longer accepts this link\'s signature: the studio must renew the link');
      }
      throw refused('write', response);
    }
    throw new SyncError('slots-full', `all ${SLOTS} places for unread answers are taken: the studio must collect them first`);
  }

  #sent(row: OutboxRow, slot: number): Promise<void> {
    const due = Date.now() + Math.min(AGAIN_MS * 2 ** Math.min(row.tries, 10), SLOWEST_MS);
    return this.#put({ ...without(row), state: 'sent', slot, tries: row.tries + 1, due });
  }

  async #put(row: OutboxRow): Promise<void> {
    const tx = this.#db.transaction('outbox', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(row), tx.done]);
  }
}

function without({ problem: _, ...row }: OutboxRow): OutboxRow {
  return row;
}
