/** The reviewer's side: opens a link, follows what the studio shows through it, and sends what the person says. */
import type { Body, Hash, LinkParts, Manifest, PicturePart, ReviewState } from '../../../pkg/proofroom.js';
import type { LinkState, OutboxItem, SyncState } from '../state/model.js';
import { refused, send } from './requests.js';
import type { ReviewerOptions, ReviewerSnapshot, ReviewerSync } from './contract.js';
import { identity, sign } from './crypto.js';
import { isPassing, problemOf, SyncError } from './errors.js';
import { Loop } from './loop.js';
import { Outbox } from './reviewer-outbox.js';
import { ReviewerPictures } from './reviewer-pictures.js';
import { bucketOf, canSend, checkWord, sends } from './reviewer-link.js';
import { openSyncDatabase, type OpenedLink, type SyncDatabase } from './storage.js';
import { receiptOf } from './receipt.js';

/** A receipt or a new version is seen within five seconds; nobody looks: twice a minute. */
const LOOP = { every: 2_500, hidden: 30_000, slowest: 30_000 };
/** Parents beside the manifest's heads: the person's own words that the studio may not know yet. */
const OWN_PARENTS = 1;
export class Reviewer implements ReviewerSync {
  readonly #options: ReviewerOptions;
  readonly #loop: Loop;
  #db: SyncDatabase | null = null;
  #opened: OpenedLink | null = null;
  #outbox: Outbox | null = null;
  #review: ReviewState | null = null;
  #folded: { lines: readonly string[]; number: number } | null = null;
  #link: LinkState = { kind: 'none' };
  #items: OutboxItem[] = [];
  #sync: SyncState = { state: 'off' };
  /** Words are made one after the other: each names the one before. */
  #saying: Promise<unknown> = Promise.resolve();
  #pictures: ReviewerPictures | null = null;

  constructor(options: ReviewerOptions) {
    this.#options = options;
    this.#loop = new Loop(() => this.#follow(), LOOP);
  }

  async open(pasted?: string): Promise<ReviewerSnapshot> {
    this.#loop.close();
    this.#db ??= await openSyncDatabase();
    try {
      const parts = await this.#parts(pasted);
      if (!parts) throw new SyncError('link-missing', 'this browser has opened no review link yet: paste the one that the studio sent you');
      this.#link = { kind: 'opening' };
      const kept = await this.#db.get('opened', parts.id);
      // A link whose secret was changed must not hide behind what an intact one opened before.
      const same = kept?.parts.secret === parts.secret ? kept : undefined;
      this.#opened = { ...(same ?? { link: parts.id, parts }), openedAt: Date.now() };
      // Kept before the first request: the address no longer holds it.
      if (same || !kept) await this.#db.put('opened', this.#opened);
      this.#outbox = new Outbox(this.#db, this.#core, parts.id);
      this.#review = null;
      await this.#refresh();
      this.#tell();
      await this.#follow().catch(() => undefined);
      this.#loop.start();
    } catch (error) {
      this.#link = { kind: 'broken', problem: problemOf(error) };
    }
    this.#tell();
    return this.#snapshot();
  }

  say(body: Body): Promise<Hash> {
    const said = this.#saying.then(() => this.#say(body));
    this.#saying = said.catch(() => undefined);
    return said;
  }

  async picture(file: Hash, part: PicturePart): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string }> {
    this.#pictures ??= new ReviewerPictures(this.#database, this.#core);
    return this.#pictures.get(this.#manifest, bucketOf(this.#opened?.parts), file, part);
  }

  async exportLog(): Promise<string> {
    return this.#core('writeLog', this.#manifest.review, await this.#lines());
  }

  async answers(): Promise<string> {
    const rows = (await this.#outbox?.rows()) ?? [];
    return rows.filter((row) => row.state !== 'received').map((row) => `${row.line}\n`).join('');
  }

  poke(): void {
    this.#loop.poke();
  }

  close(): void {
    this.#loop.close();
    this.#db?.close();
  }

  /** The link in `pasted`, or the one that this browser opened last. */
  async #parts(pasted: string | undefined): Promise<LinkParts | null> {
    if (pasted) {
      return this.#core('parseLink', pasted).catch((error: unknown) => {
        throw new SyncError('link-incomplete', problemOf(error).message);
      });
    }
    const all = await this.#database.getAll('opened');
    return all.sort((a, b) => b.openedAt - a.openedAt)[0]?.parts ?? null;
  }

  async #say(body: Body): Promise<Hash> {
    const { manifest, opened, outbox } = { manifest: this.#manifest, opened: this.#opened, outbox: this.#outbox };
    if (!opened || !outbox) throw new SyncError('link-missing', 'no link is open');
    checkWord(body, this.#review, this.#manifest.inviteKey);
    const device = await identity(this.#database, 'device');
    const own = await outbox.rows();
    const last = own.at(-1);
    const event = {
      v: 1, review: manifest.review, author: manifest.inviteKey, device: device.publicKey,
      at: Math.max(Date.now(), (last?.at ?? 0) + 1),
      parents: [...manifest.heads, ...own.slice(-OWN_PARENTS).map((row) => row.hash)], body,
    };
    const draft = await this.#core('draftEvent', event);
    const invited = await this.#core('signAsInvited', opened.parts, draft.toSign);
    const made = await this.#core('assembleEvent', draft.text, invited, await sign(device, draft.toSign));
    const kind = body.kind === 'note-added' || body.kind === 'decision-made' ? body.kind : 'other';
    await outbox.keep({ hash: made.hash, line: made.line, kind, at: made.at });
    await this.#refresh();
    this.#tell();
    this.#loop.poke();
    return made.hash;
  }

  /** One turn: look what the studio shows, then send what waits. */
  async #follow(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    try {
      await this.#look(opened);
      if (this.#link.kind === 'open') await this.#outbox?.send(opened.parts, opened.manifest?.slots);
      this.#sync = { state: 'current', at: Date.now() };
      await this.#refresh();
      this.#tell();
    } catch (error) {
      const problem = problemOf(error);
      const offline = !navigator.onLine;
      this.#sync = { state: offline ? 'offline' : 'failed', why: problem.message };
      // The store is away for a while: what was opened before stays open. So does a link that ends while somebody writes.
      if (problem.code === 'link-expired' && this.#link.kind === 'open') this.#link = { ...this.#link, canSend: false };
      else if (!(isPassing(error) && opened.manifest) && !sends(problem)) this.#link = { kind: 'broken', problem };
      await this.#refresh().catch(() => undefined);
      this.#tell();
      throw error;
    }
  }

  async #look(opened: OpenedLink): Promise<void> {
    const headers = opened.etag && opened.manifest ? { 'if-none-match': opened.etag } : undefined;
    const response = await send(`${bucketOf(opened.parts)}/open/${opened.link}`, headers ? { headers } : {});
    if (response.status === 404 || response.status === 403) {
      throw new SyncError('link-missing', 'the studio\'s store knows no such link: it was withdrawn, or a character of the link was changed');
    }
    if (response.status !== 304) {
      if (!response.ok) throw refused('read', response);
      const etag = response.headers.get('etag') ?? undefined;
      if (!etag || etag !== opened.etag || !opened.manifest) await this.#take(opened, new Uint8Array(await response.arrayBuffer()), etag);
    }
    const { manifest } = opened;
    if (!manifest) return;
    if (manifest.closed) throw new SyncError('link-revoked', 'the studio has closed this link');
    if (manifest.expiresAt <= Date.now()) {
      throw new SyncError('link-expired', `this link ended on ${new Date(manifest.expiresAt).toLocaleDateString('en-GB')}: ask the studio for a new one`);
    }
    const me = this.#me(manifest);
    if (me) this.#link = { kind: 'open', role: me.role, expiresAt: manifest.expiresAt, canSend: canSend(manifest) };
  }

  /** Checks a manifest and makes it the current one. */
  async #take(opened: OpenedLink, sealed: Uint8Array, etag: string | undefined): Promise<void> {
    const seen = opened.seen && { ...opened.seen, events: opened.manifest?.events ?? [] };
    const { manifest } = await this.#core('openManifest', opened.parts, sealed, seen);
    opened.manifest = manifest;
    opened.seen = { number: manifest.number, studioKey: manifest.studioKey };
    if (etag) opened.etag = etag;
    else delete opened.etag;
    await this.#database.put('opened', opened);
    const received = new Set(manifest.events.flatMap((line) => receiptOf(line)));
    await this.#outbox?.receive(received);
    // Who is invited must be known before the link is called open.
    await this.#refresh();
  }

  /** What the studio shows, and the person's own words. */
  async #lines(): Promise<string[]> {
    const own = (await this.#outbox?.rows()) ?? [];
    return [...(this.#opened?.manifest?.events ?? []), ...own.map((row) => row.line)];
  }

  async #refresh(): Promise<void> {
    const manifest = this.#opened?.manifest;
    this.#items = (await this.#outbox?.items()) ?? [];
    if (manifest && !manifest.closed) {
      const lines = await this.#lines();
      // The same events say the same; a page is not drawn anew for each look at the store, but for each manifest: it may bring pictures.
      const same = this.#folded?.lines.length === lines.length && this.#folded.lines.every((line, n) => line === lines[n]);
      if (!this.#review || !same) this.#review = await this.#options.engine.call('foldLink', { hash: manifest.review, lines }, { priority: 3 });
      else if (this.#folded?.number !== manifest.number) this.#review = { ...this.#review };
      this.#folded = { lines, number: manifest.number };
    }
    const me = manifest && this.#me(manifest);
    if (manifest && me && this.#link.kind === 'opening') {
      this.#link = { kind: 'open', role: me.role, expiresAt: manifest.expiresAt, canSend: canSend(manifest) };
    }
  }

  #me(manifest: Manifest) {
    return this.#review?.reviewers.find((reviewer) => reviewer.person.key === manifest.inviteKey);
  }

  #tell(): void {
    this.#options.onChange(this.#snapshot());
  }

  #snapshot(): ReviewerSnapshot {
    const manifest = this.#opened?.manifest;
    const me = manifest ? (this.#me(manifest)?.person ?? null) : null;
    return { review: this.#review, me, link: this.#link, outbox: this.#items, sync: this.#sync };
  }

  get #core(): ReviewerOptions['engine']['core'] {
    return this.#options.engine.core.bind(this.#options.engine);
  }

  get #database(): SyncDatabase {
    if (!this.#db) throw new SyncError('invalid-argument', 'open() must come first');
    return this.#db;
  }

  get #manifest(): Manifest {
    const manifest = this.#opened?.manifest;
    if (!manifest) throw new SyncError('link-missing', 'no link is open');
    return manifest;
  }
}
