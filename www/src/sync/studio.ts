/** The studio's side: keeps the log here, follows the store there, and tells the page what changed. */
import type { Body, Hash, ReviewState } from '../../../pkg/proofroom.js';
import type { IssuedLink, OutboxItem, StoreState, SyncState } from '../state/model.js';
import { Bucket } from './bucket.js';
import type { NewLink, StoreCheck, StoreGrant, StudioOptions, StudioSnapshot, StudioSync, TakenAnswers } from './contract.js';
import { nonce, sign } from './crypto.js';
import { problemOf, SyncError } from './errors.js';
import { keysOf, readGrant } from './grant.js';
import { Loop } from './loop.js';
import { openSyncDatabase, type StoreKeys, type SyncDatabase } from './storage.js';
import { Collector } from './studio-collector.js';
import { StudioLinks } from './studio-links.js';
import { StudioLog } from './studio-log.js';
import { StudioOutbox } from './studio-outbox.js';

/** What stands before all that is signed for a dossier: nothing else passes for an event. */
const DOSSIER = 'proofroom/dossier/1\n';
/** A reviewer's word is seen within five seconds: two of waiting, the rest for the store. Nobody looks: four a minute. */
const LOOP = { every: 2_000, hidden: 15_000, slowest: 30_000 };

interface Open { db: SyncDatabase; log: StudioLog; links: StudioLinks; outbox: StudioOutbox; collector: Collector; store: StoreKeys | null }

export class Studio implements StudioSync {
  readonly #options: StudioOptions;
  readonly #loop: Loop;
  readonly #tabs = new BroadcastChannel('proofroom-studio');
  #open: Open | null = null;
  #review: ReviewState | null = null;
  #sync: SyncState = { state: 'off' };
  #store: StoreState = { kind: 'none' };
  #issued: IssuedLink[] = [];
  #outbox: OutboxItem[] = [];

  constructor(options: StudioOptions) {
    this.#options = options;
    this.#loop = new Loop(() => this.#follow(), LOOP);
    this.#tabs.onmessage = () => void (this.#open?.outbox.forget(), this.#refresh());
  }

  async open(): Promise<StudioSnapshot> {
    const db = await openSyncDatabase();
    const log = new StudioLog(db, this.#options.engine);
    const links = new StudioLinks(db, this.#core, log, this.#options.pictures);
    links.onProgress = () => void this.#refreshLinks();
    const outbox = new StudioOutbox(db);
    log.onKept = (events) => outbox.kept(events);
    const collector = new Collector(db, this.#core, log);
    this.#open = { db, log, links, outbox, collector, store: ((await db.get('settings', 'store')) as StoreKeys | undefined) ?? null };
    // Nothing is asked of the store before something is shared: until then what was known of it stands.
    if (this.#open.store) this.#setStore(this.#open.store, (await links.shared()) ? 'connecting' : 'connected');
    await this.#refresh();
    this.#loop.start();
    return this.#snapshot();
  }

  async newReview(title: string, studio: string): Promise<void> {
    await this.#opened.log.create(title, studio);
    await this.#changed();
  }

  async say(...bodies: Body[]): Promise<Hash[]> {
    const { log } = this.#opened;
    const hashes = await log.say(await this.#current(), bodies);
    await this.#changed();
    return hashes;
  }

  async connect(given: StoreGrant | string): Promise<void> {
    const open = this.#opened;
    open.store = await keysOf(readGrant(given));
    await open.db.put('settings', open.store, 'store');
    try {
      // The one request before anything is shared: a person asked for this store, and wants to know whether it works.
      await new Bucket(this.#core, open.store).list('in/');
      this.#setStore(open.store, 'connected');
    } catch (error) {
      this.#setStore(open.store, problemOf(error).message);
    }
    this.#tell();
    this.#loop.poke();
  }

  async checkStore(given: StoreGrant | null): Promise<StoreCheck> {
    const open = this.#opened;
    const { check, keys } = await (await import('./store-setup.js')).checkAndKeep(open.db, this.#core, given, open.store);
    if (!given) open.store = keys;
    return check;
  }

  async checkedStore(): Promise<StoreCheck | null> {
    return (await import('./store-setup.js')).checkedStore(this.#opened.db, this.#opened.store);
  }

  async claim(): Promise<void> {
    if (this.#opened.store) return;
    this.#store = { kind: 'connecting' };
    this.#tell();
    const response = await fetch('/store/claim', { method: 'POST', credentials: 'omit', cache: 'no-store' }).catch(() => null);
    // No such server (404, 405), or claimed by another browser (409): the page works without a store until one is given.
    if (response?.ok && response.headers.get('content-type')?.includes('json')) return this.connect((await response.json()) as StoreGrant);
    const refused = response?.status === 409 || response?.status === 403;
    const { message } = refused ? ((await response.json().catch(() => ({}))) as { message?: string }) : {};
    this.#store = { kind: 'none', ...(message && { why: message }) };
    this.#tell();
  }

  async createLink(input: NewLink): Promise<IssuedLink> {
    const { links, store } = this.#opened;
    if (!store) throw new SyncError('store-none', 'there is no store to share through: start proofroom serve and open the address that it prints');
    const row = await links.create(await this.#current(), this.#options.reviewPage, store, input);
    await this.#changed();
    const issued = this.#issued.find((link) => link.link === row.link);
    if (!issued) throw new SyncError('invalid-argument', 'the new link was not kept');
    return issued;
  }

  async revokeLink(link: string): Promise<void> {
    await this.#opened.links.revoke(link);
    await this.#changed();
  }

  async takeAnswers(text: string): Promise<TakenAnswers> {
    const { db, log } = this.#opened;
    const taken = await (await import('./answers.js')).takeAnswers(text, this.#core, log, await db.getAllKeys('reviews'));
    await this.#changed();
    return taken;
  }

  async exportLog(): Promise<string> {
    const review = await this.#current();
    return this.#core('writeLog', review, await this.#opened.log.lines(review));
  }

  async signDossier(text: string): Promise<string> {
    if (!text.startsWith(DOSSIER)) throw new SyncError('invalid-argument', `what is signed here begins with ${JSON.stringify(DOSSIER)}`);
    return sign(await this.#opened.log.me(), text);
  }

  poke(): void {
    this.#loop.poke();
  }

  close(): void {
    this.#loop.close();
    this.#tabs.close();
    this.#open?.db.close();
  }

  /** One turn: send what is unsent, collect what is new, tell the links, clear the slots. One tab does it for all. */
  async #follow(): Promise<void> {
    await navigator.locks.request('proofroom-follow', { ifAvailable: true }, async (lock) => {
      const { store, links, collector } = this.#opened;
      if (!lock || !store || !(await links.shared())) return;
      const bucket = new Bucket(this.#core, store);
      try {
        await this.#send(bucket);
        const { fresh, done } = await collector.collect(bucket);
        if (fresh > 0) await this.#changed();
        // What arrived, and its receipt, are in the store's log before the slots are cleared.
        if (done.length > 0) await this.#send(bucket);
        await links.confirm(bucket);
        for (const review of await this.#opened.db.getAllKeys('reviews')) await links.publish(review, bucket, store);
        // Their receipts are published: the slots may be used again.
        for (const { name, etag } of done) await bucket.delete(name, etag);
        this.#setStore(store, 'connected');
        this.#sync = { state: 'current', at: Date.now() };
        await this.#refreshLinks();
      } catch (error) {
        const { message } = problemOf(error);
        const offline = !navigator.onLine;
        this.#sync = { state: offline ? 'offline' : 'failed', why: message };
        this.#setStore(store, message);
        await this.#refreshLinks();
        throw error;
      }
    });
  }

  /** Copies events that only this browser has into the store's log, sealed with the review's own key. */
  async #send(bucket: Bucket): Promise<void> {
    const { db, outbox } = this.#opened;
    const unsent = await db.getAllFromIndex('events', 'unsent', 1);
    for (const event of unsent) {
      const review = await db.get('reviews', event.review);
      if (!review) continue;
      const object = `log/${event.review}/${event.hash}`;
      const sealed = await this.#core('sealOwn', review.key, object, event.line, nonce());
      await bucket.put(object, sealed as Uint8Array<ArrayBuffer>);
      await db.put('events', { ...event, unsent: 0 });
      outbox.sent(event.hash);
    }
    if (unsent.length > 0) this.#tabs.postMessage('sent');
  }

  /** The log changed here: fold, tell the page and the other tabs, and follow up with the store. */
  async #changed(): Promise<void> {
    await this.#refresh();
    this.#tabs.postMessage('changed');
    this.#loop.poke();
  }

  async #refresh(): Promise<void> {
    const { log } = this.#opened;
    const review = await log.current();
    this.#review = review ? await log.fold(review) : null;
    await this.#refreshLinks();
  }

  async #refreshLinks(): Promise<void> {
    const { links, log, outbox } = this.#opened;
    const review = await log.current();
    this.#issued = review ? await links.issued(review) : [];
    // Before the first link there is nobody to send to.
    this.#outbox = review && this.#review && (await links.shared()) ? await outbox.items(review, this.#review.studioKey) : [];
    this.#tell();
  }

  #tell(): void {
    this.#options.onChange(this.#snapshot());
  }

  #snapshot(): StudioSnapshot {
    const review = this.#review;
    return {
      review, me: review && { key: review.studioKey, name: review.studio, title: 'studio' }, links: this.#issued, outbox: this.#outbox,
      sync: this.#opened.store ? this.#sync : { state: 'off' }, store: this.#store,
    };
  }

  #setStore({ place: { endpoint, bucket } }: StoreKeys, state: string): void {
    if (state === 'connecting') this.#store = { kind: 'connecting' };
    else if (state === 'connected') this.#store = { kind: 'connected', endpoint, bucket };
    else this.#store = { kind: 'unreachable', endpoint, bucket, why: state };
  }

  get #core(): StudioOptions['engine']['core'] {
    return this.#options.engine.core.bind(this.#options.engine);
  }

  get #opened(): Open {
    if (!this.#open) throw new SyncError('invalid-argument', 'open() must come first');
    return this.#open;
  }

  async #current(): Promise<string> {
    const review = await this.#opened.log.current();
    if (!review) throw new SyncError('no-review', 'there is no review yet: open some pictures first');
    return review;
  }
}
