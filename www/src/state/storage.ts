/**
 * What this browser keeps for the studio: picked files, what was read from them, results of checks, companions, settings.
 *
 * IndexedDB database `proofroom`. Files are kept under the SHA-256 of their bytes; writing waits for the disk (strict
 * durability) before the page says "done". The review's log, keys and links are the sync's, in a database of its own.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { EngineError, type Opened } from '../engine/protocol.js';
import type { Check, Finding } from '../../../pkg/proofroom.js';
import type { CheckState, Hash, PathView } from './model.js';
import type { Draft, DraftKey, Pending } from './talk-model.js';

/** What was read from a file when it was opened, enough to draw the board without opening it again. */
export interface KeptPicture extends Omit<Opened, 'thumb'> { name: string; svg?: string; svgPath?: PathView }
/** Results of checks, with the SVG texts that can be saved. */
export interface KeptChecks extends Pick<CheckState, 'deltaE' | 'swatches' | 'refine' | 'market'> {
  hash: Hash; svg?: { before: string; after: string };
  /** What each check that ran said. */
  findings: Partial<Record<Check, Finding[]>>;
}
export type CompanionKind = 'svg' | 'swatches' | 'table' | 'lut';
/** A file that goes with pictures. */
export interface KeptCompanion { name: string; kind: CompanionKind; text: string }

interface Schema extends DBSchema {
  files: { key: Hash; value: { hash: Hash; name: string; type: string; data: Blob | ArrayBuffer } };
  pictures: { key: Hash; value: KeptPicture };
  thumbs: { key: Hash; value: { hash: Hash; type: string; data: Blob | ArrayBuffer } };
  checks: { key: Hash; value: KeptChecks };
  companions: { key: string; value: KeptCompanion };
  drafts: { key: string; value: { id: string; review: string; draft: Draft }; indexes: { review: string } };
  pending: { key: string; value: Pending; indexes: { review: string } };
  settings: { key: string; value: unknown };
}
type Stored = { type: string; data: Blob | ArrayBuffer };

/** Raised when the stores change; a migration then stands in `upgrade`. */
const VERSION = 2;
/** How long a browser may take to answer whether data may stay: Firefox asks the person and may never answer. */
const PERSIST_MS = 1500;

export class Storage {
  readonly #db: IDBPDatabase<Schema>;
  /** Whether this browser keeps Blobs; where it does not, their bytes are kept. */
  readonly #blobs: boolean;
  private constructor(db: IDBPDatabase<Schema>, blobs: boolean) {
    this.#db = db;
    this.#blobs = blobs;
  }

  /** Opens the database; a browser that refuses (private window, storage switched off) is a clear error. */
  static async open(): Promise<Storage> {
    try {
      const db = await openDB<Schema>('proofroom', VERSION, {
        upgrade(db, before) {
          if (before < 1) {
            db.createObjectStore('files', { keyPath: 'hash' });
            db.createObjectStore('pictures', { keyPath: 'hash' });
            db.createObjectStore('thumbs', { keyPath: 'hash' });
            db.createObjectStore('checks', { keyPath: 'hash' });
            db.createObjectStore('companions', { keyPath: 'name' });
            db.createObjectStore('settings');
          }
          if (before < 2) {
            db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('review', 'review');
            db.createObjectStore('pending', { keyPath: 'id' }).createIndex('review', 'review');
          }
        },
        // Another tab with a newer page waits for this one: let it go on.
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      });
      return new Storage(db, await keepsBlobs(db));
    } catch (error) {
      throw new EngineError({
        code: 'storage-unavailable',
        message: `this browser does not let the page keep data (${String(error)}); leave the private window or allow site data`,
      });
    }
  }

  /** Keeps a file and what was read from it in one step; resolves when both are on the disk. */
  async keep(file: Blob, picture: KeptPicture, thumb: Blob): Promise<void> {
    await this.#write(async (bytes) => {
      const [data, small] = [await bytes(file), await bytes(thumb)];
      const tx = this.#db.transaction(['files', 'pictures', 'thumbs'], 'readwrite', { durability: 'strict' });
      await Promise.all([
        tx.objectStore('files').put({ hash: picture.hash, name: picture.name, type: file.type, data }),
        tx.objectStore('pictures').put(picture),
        tx.objectStore('thumbs').put({ hash: picture.hash, type: thumb.type, data: small }),
        tx.done,
      ]);
    });
  }

  async file(hash: Hash): Promise<{ name: string; blob: Blob } | null> {
    const found = await this.#db.get('files', hash);
    return found ? { name: found.name, blob: asBlob(found) } : null;
  }

  async thumb(hash: Hash): Promise<Blob | null> {
    const found = await this.#db.get('thumbs', hash);
    return found ? asBlob(found) : null;
  }

  picture(hash: Hash): Promise<KeptPicture | undefined> {
    return this.#db.get('pictures', hash);
  }

  async update(picture: KeptPicture): Promise<void> {
    await this.#write(() => this.#db.put('pictures', picture));
  }

  checks(hash: Hash): Promise<KeptChecks | undefined> {
    return this.#db.get('checks', hash);
  }

  /** Adds one check's result to those that are kept; checks of one version may end at the same time. */
  async keepChecks(hash: Hash, check: Check, findings: Finding[], result: Partial<KeptChecks>): Promise<void> {
    await this.#write(async () => {
      const tx = this.#db.transaction('checks', 'readwrite');
      const before = await tx.store.get(hash);
      await tx.store.put({ ...before, ...result, hash, findings: { ...before?.findings, [check]: findings } });
      await tx.done;
    });
  }

  companions(): Promise<KeptCompanion[]> {
    return this.#db.getAll('companions');
  }

  async keepCompanion(companion: KeptCompanion): Promise<void> {
    await this.#write(() => this.#db.put('companions', companion));
  }

  async drafts(review: string): Promise<Draft[]> {
    return (await this.#db.getAllFromIndex('drafts', 'review', review)).map(({ draft }) => draft);
  }

  async keepDraft(review: string, draft: Draft): Promise<void> {
    await this.#write(() => this.#db.put('drafts', { id: `${review} ${draft.key}`, review, draft }));
  }

  async dropDraft(review: string, key: DraftKey): Promise<void> {
    await this.#db.delete('drafts', `${review} ${key}`);
  }

  pendings(review: string): Promise<Pending[]> {
    return this.#db.getAllFromIndex('pending', 'review', review);
  }

  pending(id: string): Promise<Pending | undefined> {
    return this.#db.get('pending', id);
  }

  /** Keeps a word until it is signed; resolves when it is on the disk. */
  async keepPending(row: Pending): Promise<void> {
    await this.#write(async () => {
      const tx = this.#db.transaction('pending', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(row), tx.done]);
    });
  }

  async dropPending(id: string): Promise<void> {
    await this.#db.delete('pending', id);
  }

  async setting<T>(key: string): Promise<T | undefined> {
    return (await this.#db.get('settings', key)) as T | undefined;
  }

  async setSetting(key: string, value: unknown): Promise<void> {
    await this.#write(() => this.#db.put('settings', value, key));
  }

  /** Asks that the browser not clear this site's data under pressure; an answer is not waited for longer than a moment. */
  async persist(): Promise<boolean> {
    if (!navigator.storage?.persist) return false; // WebKitGTK has none
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PERSIST_MS));
    return Promise.race([navigator.storage.persist().catch(() => false), late]);
  }

  /** Writes; a full disk becomes a clear error. */
  async #write(put: (bytes: (blob: Blob) => Promise<Blob | ArrayBuffer>) => Promise<unknown>): Promise<void> {
    try {
      await put(async (blob) => (this.#blobs ? blob : blob.arrayBuffer()));
    } catch (error) {
      throw error instanceof DOMException && error.name === 'QuotaExceededError' ? full(error) : error;
    }
  }
}

/**
 * Tries to keep a Blob, which some private windows refuse. Asked once and alone: in WebKit, a transaction in which two
 * Blobs are refused never ends, and all later ones wait for it.
 */
async function keepsBlobs(db: IDBPDatabase<Schema>): Promise<boolean> {
  try {
    await db.put('settings', new Blob(['blob']), 'probe');
    await db.delete('settings', 'probe');
    return true;
  } catch {
    return false;
  }
}

function asBlob({ type, data }: Stored): Blob {
  return data instanceof Blob ? data : new Blob([data], { type });
}

function full(cause: unknown): EngineError {
  const message = 'this browser has no room left for this site; free disk space or remove other site data, then add the file again';
  return Object.assign(new EngineError({ code: 'storage-full', message }), { cause });
}
