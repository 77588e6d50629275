/**
 * The studio's log in this browser: events are signed, kept, and only then told. Two tabs share it: writing holds a lock,
 * and what the other tab wrote is read from the database.
 */
import type { Body, EventSummary, Hash, Proof, ReviewState } from '../../../pkg/proofroom.js';
import { EngineError, type Engine } from '../engine/protocol.js';
import { hex, identity, random, sign } from './crypto.js';
import { SyncError } from './errors.js';
import { applied } from './folded.js';
import type { Identity, KeptReview, SyncDatabase } from './storage.js';

/** Events that are read from the database at once: half a megabyte, a few milliseconds. */
const PIECE = 500;
const STRICT = { durability: 'strict' } as const;

interface Line { readonly hash: Hash; readonly line: string }
interface Own extends Line { readonly review: string; /** That of the review with this event. */ readonly revision: number }
interface Folded {
  readonly review: string; readonly revision: number; readonly state: ReviewState; readonly since: string;
  /** By id. */
  readonly proofs: Map<string, Proof>;
}

const written = (events: readonly Line[]): Blob => new Blob(events.map(({ hash, line }) => `${hash} ${line}\n`));

export class StudioLog {
  readonly #db: SyncDatabase;
  readonly #engine: Pick<Engine, 'call' | 'core'>;
  readonly #core: Engine['core'];
  /** What the log said last, as far as this page knows it. */
  #folded: Folded | null = null;
  #folding: Promise<unknown> = Promise.resolve();
  /** Events that this tab kept and the worker may not know. */
  #own: Own[] = [];
  /** Called with events that this tab has put on the disk. */
  onKept: (events: readonly EventSummary[]) => void = () => {};

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
      const given = new Map(events.map((event) => [event.hash, event]));
      const fresh = (await this.#lacks(review, 'event', [...given.keys()])).flatMap((hash) => given.get(hash) ?? []);
      if (fresh.length === 0) return [];
      const row = await this.#review(review);
      await this.#keep(row, fresh);
      const state = await this.fold(review);
      // What did not count is no head, so that the studio's next word does not rest on it.
      await this.#db.put('reviews', { ...row, heads: state.heads.slice(-24) });
      return fresh.map((event) => event.hash);
    });
    // A crash may have come between keeping and saying: asked of all.
    const owed = await this.#lacks(review, 'receipt', [...new Set(events.map((event) => event.hash))]);
    if (owed.length > 0) await this.say(review, [{ kind: 'receipt', events: owed }]);
    return fresh;
  }

  async lines(review: string): Promise<string[]> {
    return (await this.#db.getAllFromIndex('events', 'review', review)).map((event) => event.line);
  }

  async hashes(review: string): Promise<Hash[]> {
    return (await this.#db.getAllKeysFromIndex('events', 'review', review)).map(([, hash]) => hash);
  }

  /** What the log says now. The worker keeps it folded: it is told what is new, and tells what that changed. */
  fold(review: string): Promise<ReviewState> {
    const folded = this.#folding.then(() => this.#fold(review));
    this.#folding = folded.catch(() => undefined);
    return folded;
  }

  async #fold(review: string): Promise<ReviewState> {
    const { revision } = await this.#review(review);
    const folded = this.#folded?.review === review ? this.#folded : null;
    if (folded?.revision === revision) return folded.state;
    const fresh = folded && await this.#fresh(folded, revision);
    const start = performance.now();
    const told = fresh && await this.#engine.call('fold', { hash: review, log: fresh.length > 0 ? [written(fresh)] : [], since: folded.since }, { priority: 3 });
    const change = told ?? await this.#engine.call('fold', { hash: review, log: await this.#pieces(review), since: null }, { priority: 3 });
    if (!change) throw new EngineError({ code: 'engine-crashed', message: 'the measuring engine gave no answer about the whole log' });
    const state = applied(folded?.state ?? null, change);
    performance.measure('log-told', { start }); // what the board's bench measures of an event: to the worker and back, applied
    const proofs = change.whole || !folded ? new Map<string, Proof>() : folded.proofs;
    for (const proof of change.proofs) proofs.set(proof.id, proof);
    this.#own = this.#own.filter((event) => event.revision > revision);
    this.#folded = { review, revision, state, proofs, since: change.since };
    return state;
  }

  /** The events since the newest fold: those that this tab kept, unless another tab kept some too; null when the worker has lost what it knew. */
  async #fresh({ review, revision, since }: Folded, now: number): Promise<readonly Line[] | null> {
    const own = this.#own.filter((event) => event.review === review && event.revision > revision && event.revision <= now);
    if (own.length === now - revision) return own;
    const lacking = await this.#engine.call('lacks', { hash: review, since, what: 'event', events: await this.hashes(review) }, { priority: 3 });
    return lacking && Promise.all(lacking.map(async (hash) => (await this.#db.get('events', [review, hash])) ?? { hash, line: '' }));
  }

  /** Those of these events that the log lacks, or that no receipt of the studio names. */
  async #lacks(review: string, what: 'event' | 'receipt', events: readonly Hash[]): Promise<Hash[]> {
    for (;;) {
      await this.fold(review);
      const since = this.#folded?.since ?? '';
      const lacking = await this.#engine.call('lacks', { hash: review, since, what, events }, { priority: 3 });
      if (lacking) return lacking;
      // Another worker: it is told the whole log.
      if (this.#folded?.since === since) this.#folded = null;
    }
  }

  /** All events as a worker reads them, some at a time: ten thousand in one piece would stall the page. */
  async #pieces(review: string): Promise<Blob[]> {
    const pieces: Blob[] = [];
    for (let after = ''; ;) {
      const events = await this.#db.getAll('events', IDBKeyRange.bound([review, after], [review, '\uffff'], true), PIECE);
      const last = events.at(-1);
      if (!last) return pieces;
      pieces.push(written(events));
      after = last.hash;
    }
  }

  /** The next number of a proof's stack; a file that is in it keeps its own. */
  async #numbers(review: string): Promise<(proof: string, file: Hash) => number> {
    await this.fold(review);
    const stacks = new Map<string, Map<Hash, number>>();
    const known = this.#folded?.proofs;
    return (proof, file) => {
      const stack = stacks.get(proof) ?? new Map(known?.get(proof)?.versions.map((version) => [version.info.file, version.number]));
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
    const own = events.map(({ hash, line }, n) => ({ review: row.id, revision: row.revision + n + 1, hash, line }));
    row.revision += events.length;
    const tx = this.#db.transaction(['events', 'reviews'], 'readwrite', STRICT);
    await Promise.all([
      ...events.map((event) => tx.objectStore('events').put({ ...event, unsent: 1 })),
      tx.objectStore('reviews').put(row),
      tx.done,
    ]);
    this.#own.push(...own);
    this.onKept(events);
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks.request('proofroom-log', work) as Promise<T>;
  }
}
