/**
 * The studio's log in this browser: events are signed, kept, and only then told. Two tabs share it: writing holds a lock,
 * and what the other tab wrote is read from the database.
 */
import type { Body, EventSummary, Hash, ReviewState } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import { hex, identity, random, sign } from './crypto.js';
import { SyncError } from './errors.js';
import type { Identity, KeptReview, SyncDatabase } from './storage.js';

/** Events that are read from the database at once: half a megabyte, a few milliseconds. */
const PIECE = 500;
const STRICT = { durability: 'strict' } as const;

export class StudioLog {
  readonly #db: SyncDatabase;
  readonly #engine: Pick<Engine, 'call' | 'core'>;
  readonly #core: Engine['core'];

  constructor(db: SyncDatabase, engine: Pick<Engine, 'call' | 'core'>) {
    this.#db = db;
    this.#engine = engine;
    this.#core = engine.core.bind(engine);
  }

  /** The studio's key in this browser; made with the first word, so that a visitor gets none. */
  me(): Promise<Identity> {
    return identity(this.#db, 'studio');
  }

  /** Begins a review; its id proves this studio's key. */
  async create(title: string, studio: string): Promise<string> {
    const nonce = hex(random(16));
    const id = await this.#core('reviewId', (await this.me()).publicKey, nonce);
    await this.#db.put('reviews', { id, title, studio, key: random(32), heads: [], revision: 0, at: 0 });
    await this.say(id, [{ kind: 'review-created', title, studio, nonce }]);
    await this.#db.put('settings', id, 'review');
    return id;
  }

  async current(): Promise<string | null> {
    return ((await this.#db.get('settings', 'review')) as string | undefined) ?? null;
  }

  /** Signs and keeps what the studio says; resolves with the events' names when they are on the disk. */
  say(review: string, bodies: readonly Body[]): Promise<Hash[]> {
    return this.#locked(async () => {
      const [row, me] = [await this.#review(review), await this.me()];
      const events: EventSummary[] = [];
      const number = bodies.some((body) => body.kind === 'version-added') ? await this.#numbers(review) : null;
      for (const said of bodies) {
        const body = said.kind === 'version-added' && number ? { ...said, number: number(said.proof, said.version.file) } : said;
        row.at = Math.max(Date.now(), row.at + 1);
        const event = { v: 1, review, author: me.publicKey, at: row.at, parents: row.heads, body };
        const draft = await this.#core('draftEvent', event);
        const made = await this.#core('assembleEvent', draft.text, await sign(me, draft.toSign), undefined);
        row.heads = [made.hash];
        events.push(made);
      }
      await this.#keep(row, events);
      return events.map((event) => event.hash);
    });
  }

  /**
   * Keeps what reviewers said (already checked) and says the receipt for all of it. An event that is known, and received,
   * is passed over; the names of those that were new are returned.
   */
  async receive(review: string, events: readonly EventSummary[]): Promise<Hash[]> {
    const fresh = await this.#locked(async () => {
      const known = new Set(await this.hashes(review));
      const fresh = [...new Map(events.map((event) => [event.hash, event])).values()].filter((event) => !known.has(event.hash));
      if (fresh.length === 0) return [];
      const row = await this.#review(review);
      await this.#keep(row, fresh);
      const state = await this.fold(review);
      // What did not count is no head, so that the studio's next word does not rest on it.
      await this.#db.put('reviews', { ...row, heads: state.heads.slice(-24) });
      return fresh.map((event) => event.hash);
    });
    const owed = await this.#unreceipted(review, events.map((event) => event.hash));
    if (owed.length > 0) await this.say(review, [{ kind: 'receipt', events: owed }]);
    return fresh;
  }

  async lines(review: string): Promise<string[]> {
    return (await this.#db.getAllFromIndex('events', 'review', review)).map((event) => event.line);
  }

  async hashes(review: string): Promise<Hash[]> {
    return (await this.#db.getAllKeysFromIndex('events', 'review', review)).map(([, hash]) => hash);
  }

  async fold(review: string): Promise<ReviewState> {
    return this.#engine.call('fold', { hash: review, log: await this.#pieces(review) }, { priority: 3 });
  }

  /** All events as a worker reads them, some at a time: ten thousand in one piece would stall the page. */
  async #pieces(review: string): Promise<Blob[]> {
    const pieces: Blob[] = [];
    for (let after = ''; ;) {
      const events = await this.#db.getAll('events', IDBKeyRange.bound([review, after], [review, '\uffff'], true), PIECE);
      const last = events.at(-1);
      if (!last) return pieces;
      pieces.push(new Blob(events.map(({ hash, line }) => `${hash} ${line}\n`)));
      after = last.hash;
    }
  }

  /** Those of these events that no receipt of the studio names: a crash may have come between keeping and saying. */
  async #unreceipted(review: string, hashes: readonly Hash[]): Promise<Hash[]> {
    const owed = new Set(hashes);
    const { publicKey } = await this.me();
    for (const event of await this.#db.getAllFromIndex('events', 'review', review)) {
      if (event.kind === 'receipt' && event.author === publicKey) {
        for (const hash of receiptOf(event.line)) owed.delete(hash);
      }
    }
    return [...owed];
  }

  /** The next number of a proof's stack; a file that is in it keeps its own. */
  async #numbers(review: string): Promise<(proof: string, file: Hash) => number> {
    const stacks = new Map<string, Map<Hash, number>>();
    for (const { id, versions } of (await this.fold(review)).proofs) {
      stacks.set(id, new Map(versions.map((version) => [version.info.file, version.number])));
    }
    return (proof, file) => {
      const stack = stacks.get(proof) ?? new Map<Hash, number>();
      stacks.set(proof, stack);
      const number = stack.get(file) ?? Math.max(0, ...stack.values()) + 1;
      stack.set(file, number);
      return number;
    };
  }

  async #review(id: string): Promise<KeptReview> {
    const row = await this.#db.get('reviews', id);
    if (!row) throw new SyncError('no-review', `this browser keeps no review ${id}`);
    return row;
  }

  /** Events and the review's row in one step. */
  async #keep(row: KeptReview, events: readonly EventSummary[]): Promise<void> {
    row.revision += events.length;
    const tx = this.#db.transaction(['events', 'reviews'], 'readwrite', STRICT);
    await Promise.all([
      ...events.map((event) => tx.objectStore('events').put({ ...event, unsent: 1 })),
      tx.objectStore('reviews').put(row),
      tx.done,
    ]);
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks.request('proofroom-log', work) as Promise<T>;
  }
}

/** The events that a receipt names; the line was checked when it was kept. */
export function receiptOf(line: string): Hash[] {
  const { event } = JSON.parse(line) as { event: { body: { kind: string; events?: Hash[] } } };
  return event.body.kind === 'receipt' ? (event.body.events ?? []) : [];
}
