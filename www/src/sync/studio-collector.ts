/** Reads the slots of all links that this browser made, and takes into the log what is good in them. */
import type { EventSummary } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { Bucket, Listed } from './bucket.js';
import { problemOf, SyncError } from './errors.js';
import type { KeptLink, SyncDatabase } from './storage.js';
import type { StudioLog } from './studio-log.js';

export class Collector {
  readonly #db: SyncDatabase;
  readonly #core: Engine['core'];
  readonly #log: StudioLog;
  /** Slots whose content is none of ours, by name and ETag: not fetched again. */
  readonly #strange = new Set<string>();

  constructor(db: SyncDatabase, core: Engine['core'], log: StudioLog) {
    this.#db = db;
    this.#core = core;
    this.#log = log;
  }

  /** How many events were new, and the slots whose events are safely kept, with a receipt. */
  async collect(bucket: Bucket): Promise<{ fresh: number; done: Listed[] }> {
    const links = new Map((await this.#db.getAll('links')).map((row) => [row.link, row]));
    const arrived = new Map<string, EventSummary[]>();
    const done: Listed[] = [];
    for (const { name, etag } of await bucket.list('in/')) {
      const link = links.get(name.split('/')[1] ?? '');
      if (!link || this.#strange.has(name + etag)) continue;
      const event = await this.#slot(bucket, link, name, etag);
      if (!event) continue;
      arrived.set(link.review, [...(arrived.get(link.review) ?? []), event]);
      done.push({ name, etag });
    }
    let fresh = 0;
    for (const [review, events] of arrived) fresh += (await this.#log.receive(review, events)).length;
    return { fresh, done };
  }

  async #slot(bucket: Bucket, link: KeptLink, name: string, etag: string): Promise<EventSummary | null> {
    const sealed = await bucket.get(name);
    if (!sealed) return null;
    try {
      const event = await this.#core('openSlot', link.parts, name, sealed);
      if (event.review !== link.review) throw new SyncError('forged', `the slot ${name} holds an event of another review`);
      return event;
    } catch (error) {
      // Written by somebody with the link, or damaged: it stays where it is, is not counted, and is not read again.
      const { code } = problemOf(error);
      if (code.startsWith('engine-') || code === 'cancelled') throw error;
      this.#strange.add(name + etag);
      return null;
    }
  }
}
