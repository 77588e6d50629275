/** The studio's links: making them, filling them with sealed pictures, and telling each what it shows. */
import type { Hash, PicturePart, ReviewState, SealedPicture } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { IssuedLink, Problem } from '../state/model.js';
import type { Bucket } from './bucket.js';
import type { NewLink, PictureSource } from './contract.js';
import { dayKey, hex, nonce, random, sealPicture, sign } from './crypto.js';
import { problemOf, SyncError } from './errors.js';
import { shownFiles } from './shown-files.js';
import { pictureId, type KeptLink, type KeptPicture, type StoreKeys, type SyncDatabase } from './storage.js';
import type { StudioLog } from './studio-log.js';

/** Signatures live seven days; made anew after three, four remain for a studio that stays away. */
const RENEW_MS = 3 * 86_400_000;
const EXPIRES_S = 604_800;
const DAY_MS = 86_400_000;
/** While a long upload runs, what is there already is shown every few seconds. */
const TELL_EVERY_MS = 5_000;
/** How often it is looked whether a link's manifest is still the newest, ms: one small request a link. */
const CONFIRM_MS = 60_000;

interface Wanted { file: Hash; part: PicturePart }
interface Upload { done: number; total: number; problem?: Problem }

export class StudioLinks {
  readonly #db: SyncDatabase;
  readonly #core: Engine['core'];
  readonly #log: StudioLog;
  readonly #pictures: PictureSource;
  /** By link: pictures that it should have. */
  readonly #uploads = new Map<string, Upload>();
  /** By link: when its manifest was last seen to be the newest. */
  readonly #confirmed = new Map<string, number>();
  /** Called when progress changed. */
  onProgress: () => void = () => {};

  constructor(db: SyncDatabase, core: Engine['core'], log: StudioLog, pictures: PictureSource) {
    this.#db = db;
    this.#core = core;
    this.#log = log;
    this.#pictures = pictures;
  }

  /** Makes a link for one person; kept in this browser before anything is said. */
  async create(review: string, page: string, store: StoreKeys, input: NewLink): Promise<KeptLink> {
    const { endpoint, bucket } = store.place;
    const near = new URL(endpoint).origin === new URL(page).origin && bucket === 'proofroom';
    const parts = { id: hex(random(16)), secret: hex(random(32)), store: store.public ?? (near ? undefined : `${endpoint}/${bucket}`) };
    const now = Date.now();
    const row: KeptLink = {
      link: parts.id, review, parts, inviteKey: await this.#core('inviteKey', parts),
      url: page + (await this.#core('linkFragment', parts)),
      name: input.name, title: input.title, role: input.role, shows: input.shows,
      createdAt: now, expiresAt: now + input.expiresInDays * DAY_MS, revoked: false, number: 0, published: -1, signedAt: 0,
    };
    const tx = this.#db.transaction('links', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(row), tx.done]);
    await this.#log.say(review, [{
      kind: 'reviewer-added', key: row.inviteKey, name: row.name, title: row.title, role: row.role, link: row.link, shows: row.shows,
    }]);
    return row;
  }

  /** Closes a link: the page at its end says so at the next look. */
  async revoke(link: string): Promise<void> {
    const row = await this.#db.get('links', link);
    if (!row) throw new SyncError('invalid-argument', `this browser made no link ${link}`);
    if (row.revoked) return;
    await this.#log.say(row.review, [{ kind: 'reviewer-revoked', key: row.inviteKey }]);
    await this.#change(link, (kept) => ({ ...kept, revoked: true, published: -1 }));
  }

  /** Whether anybody may still send something. */
  async shared(): Promise<boolean> {
    const rows = await this.#db.getAll('links');
    return rows.some((row) => this.#alive(row, Date.now()));
  }

  /** Signatures live seven days, closed links included. */
  #alive(row: KeptLink, now: number): boolean {
    return row.expiresAt + EXPIRES_S * 1000 > now && (row.number > 0 || !row.revoked);
  }

  async issued(review: string): Promise<IssuedLink[]> {
    const rows = (await this.#db.getAll('links')).filter((row) => row.review === review);
    return rows.sort((a, b) => a.createdAt - b.createdAt).map((row) => ({
      link: row.link, name: row.name, title: row.title, role: row.role, shows: row.shows, url: row.url,
      createdAt: row.createdAt, expiresAt: row.expiresAt, revoked: row.revoked,
      upload: this.#upload(row),
    }));
  }

  /**
   * Looks whether the store still has the manifests that were written last. A write that was given up may arrive late and
   * put an older one in the newer's place: reviewers refuse that, and it is written again.
   */
  async confirm(bucket: Bucket): Promise<void> {
    const now = Date.now();
    for (const row of await this.#db.getAll('links')) {
      if (!row.etag || row.published < 0 || !this.#alive(row, now) || now - (this.#confirmed.get(row.link) ?? row.signedAt) < CONFIRM_MS) continue;
      const there = await bucket.etag(`open/${row.link}`);
      this.#confirmed.set(row.link, now);
      if (there !== undefined && there !== row.etag) await this.#change(row.link, (kept) => (kept.etag === row.etag ? { ...kept, published: -1 } : kept));
    }
  }

  /** Brings all links of a review up to date in the store: thumbs first, then what was said, then the full files. */
  async publish(review: string, bucket: Bucket, store: StoreKeys): Promise<void> {
    const kept = await this.#db.get('reviews', review);
    const rows = (await this.#db.getAll('links')).filter((row) => row.review === review && this.#open(row));
    if (!kept || rows.length === 0) return;
    const stale = rows.filter((row) => row.published < kept.revision || (!row.revoked && Date.now() - row.signedAt > RENEW_MS));
    const incomplete = rows.filter((row) => !row.revoked && !this.#complete(row.link));
    if (stale.length === 0 && incomplete.length === 0) return;
    const [lines, state] = [await this.#log.lines(review), await this.#log.fold(review)];
    // What was said goes first: it is small, and people wait for it.
    for (const row of stale) await this.#tell(row.link, lines, kept.revision, bucket, store);
    let told = Date.now();
    for (const part of ['thumb', 'full'] as const) {
      for (const row of rows.filter((each) => !each.revoked)) {
        let added = 0;
        await this.#progress(state, row);
        for (const wanted of await this.#missing(state, row, part)) {
          await this.#send(review, row, wanted, bucket);
          added += 1;
          if (Date.now() - told > TELL_EVERY_MS) {
            await this.#tell(row.link, lines, kept.revision, bucket, store);
            [told, added] = [Date.now(), 0];
          }
        }
        await this.#progress(state, row);
        // Pictures of one link may have come with another's: told whenever the manifest lacks one.
        if (added > 0) await this.#tellAll(rows, lines, kept.revision, bucket, store);
      }
    }
  }

  /** One link's manifest: composed, signed, sealed, written. */
  async #tell(link: string, lines: string[], revision: number, bucket: Bucket, store: StoreKeys): Promise<void> {
    // The number is taken before it is used: a write that may have arrived is never followed by another of its number.
    const row = await this.#change(link, (kept) => ({ ...kept, number: kept.number + 1 }));
    if (!row) return;
    const now = Date.now();
    const life = Math.max(1, Math.min(EXPIRES_S, Math.floor((row.expiresAt - now) / 1000)));
    const may = row.role !== 'view' && !row.revoked;
    const { place, root } = store.signer;
    const slots = may
      ? await this.#core('slotTable', place, now, life, await dayKey(root, await this.#core('signingDay', now)), link, store.once !== 'refused')
      : undefined;
    const pictures = (await this.#db.getAllFromIndex('pictures', 'review', row.review)).map((each) => each.picture);
    const draft = await this.#core('draftManifest', row.review, lines, {
      link, number: row.number, issuedAt: now, expiresAt: row.expiresAt, closed: row.revoked, inviteKey: row.inviteKey, pictures, slots,
    });
    const sealed = await this.#core('sealManifest', row.parts, draft.text, await sign(await this.#log.me(), draft.toSign), nonce());
    const etag = await bucket.put(`open/${link}`, sealed as Uint8Array<ArrayBuffer>);
    // Closed meanwhile: that must be told again.
    await this.#change(link, ({ etag: _, ...kept }) => ({
      ...kept, published: kept.revoked === row.revoked ? revision : -1, signedAt: now, ...(etag && { etag }),
    }));
  }

  /** Changes a link's row in one step: two things may want to at once. */
  async #change(link: string, change: (kept: KeptLink) => KeptLink): Promise<KeptLink | undefined> {
    const tx = this.#db.transaction('links', 'readwrite', { durability: 'strict' });
    const kept = await tx.store.get(link);
    const changed = kept && change(kept);
    if (changed) await tx.store.put(changed);
    await tx.done;
    return changed;
  }

  async #tellAll(rows: KeptLink[], lines: string[], revision: number, bucket: Bucket, store: StoreKeys): Promise<void> {
    for (const row of rows) if (!row.revoked) await this.#tell(row.link, lines, revision, bucket, store);
  }

  async #send(review: string, row: KeptLink, { file, part }: Wanted, bucket: Bucket): Promise<void> {
    const id = pictureId(review, file, part);
    try {
      const source = await this.#pictures.bytes(file, part);
      if (!source) {
        if (part === 'thumb') return;
        throw new SyncError('picture-not-there', `this browser no longer has the file ${file.slice(0, 12)}: add it again`);
      }
      const { sealed, key, object } = await sealPicture(await this.#core('pictureName', file, part), source.bytes);
      await bucket.put(object, sealed);
      const picture: SealedPicture = { file, part, object, key, mediaType: source.mediaType, bytes: source.bytes.length };
      await this.#keep({ id, review, picture });
      this.#count(row.link, part === 'full' ? 1 : 0);
    } catch (error) {
      this.#count(row.link, 0, problemOf(error));
      // A file that is gone must not hold up the others; a store that is gone must.
      if (!(error instanceof SyncError && error.code === 'picture-not-there')) throw error;
    }
  }

  /**
   * A picture that the store has now. In the same step every open link is marked as not told of it: when the telling
   * fails, or the page is closed before it, the next turn tells.
   */
  async #keep(picture: KeptPicture): Promise<void> {
    const tx = this.#db.transaction(['pictures', 'links'], 'readwrite');
    const links = tx.objectStore('links');
    const rows = (await links.getAll()).filter((row) => row.review === picture.review && !row.revoked);
    await Promise.all([tx.objectStore('pictures').put(picture), ...rows.map((row) => links.put({ ...row, published: -1 })), tx.done]);
  }

  /** Not known before the first turn after a start; ready when all is in the store and the link's manifest says so. */
  #upload(row: KeptLink): IssuedLink['upload'] {
    const upload = this.#uploads.get(row.link);
    if (!upload) return { state: 'preparing' };
    const ready = upload.done >= upload.total && row.published >= 0;
    return { state: ready ? 'ready' : 'uploading', ...upload };
  }

  /** What a link should show and the store does not have yet, newest versions first. */
  async #missing(state: ReviewState, row: KeptLink, part: PicturePart): Promise<Wanted[]> {
    const kept = new Set(await this.#db.getAllKeysFromIndex('pictures', 'review', row.review));
    return shownFiles(state, row.shows)
      .map((file) => ({ file, part }))
      .filter((wanted) => !kept.has(pictureId(row.review, wanted.file, part)));
  }

  async #progress(state: ReviewState, row: KeptLink): Promise<void> {
    const total = shownFiles(state, row.shows).length;
    const missing = (await this.#missing(state, row, 'full')).length;
    const problem = missing > 0 ? this.#uploads.get(row.link)?.problem : undefined;
    this.#uploads.set(row.link, { done: total - missing, total, ...(problem && { problem }) });
    this.onProgress();
  }

  #count(link: string, more: number, problem?: Problem): void {
    const upload = this.#uploads.get(link) ?? { done: 0, total: 0 };
    this.#uploads.set(link, { done: Math.min(upload.done + more, upload.total), total: upload.total, ...(problem && { problem }) });
    this.onProgress();
  }

  #complete(link: string): boolean {
    const upload = this.#uploads.get(link);
    return upload !== undefined && (upload.done === upload.total || upload.problem?.code === 'picture-not-there');
  }

  /** A closed link is told once more, an expired one never. */
  #open(row: KeptLink): boolean {
    return row.revoked ? row.published < 0 : row.expiresAt > Date.now();
  }
}
