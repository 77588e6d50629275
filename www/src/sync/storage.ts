/**
 * What this browser keeps for the sync: keys, signed events, links, what waits to be sent, opened pictures.
 *
 * IndexedDB database `proofroom-sync`. Private keys are CryptoKeys that cannot be exported. What a person was told is
 * kept is written with strict durability, so that it outlives a crash of the browser.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type {
  EventSummary, Hash, LinkParts, Manifest, Once, PicturePart, Role, SealedPicture, SeenManifest, Shows, StorePlace,
} from '../../../pkg/proofroom.js';
import type { OutboxItem } from '../state/model.js';

export interface Identity { id: 'studio' | 'device'; privateKey: CryptoKey; publicKey: string }
export interface KeptReview {
  id: string; title: string; studio: string;
  /** Seals the studio's copies in the store; 32 bytes. */
  key: Uint8Array<ArrayBuffer>;
  /** Parents of the next event. */
  heads: Hash[];
  /** Grows with each event; a link published at an older one must be published again. */
  revision: number;
  /** Time of the studio's newest event: the next is later, whatever the clock says. */
  at: number;
}
export interface KeptEvent extends EventSummary { /** Not yet in the store's log. */ unsent: 0 | 1 }
export interface KeptLink {
  link: string; review: string; parts: LinkParts; inviteKey: string; url: string;
  name: string; title: string; role: Role; shows: Shows;
  createdAt: number; expiresAt: number; revoked: boolean;
  /** Number of its newest manifest, revision of the review it told (-1: it lacks something that must be told), and when its signatures were made. */
  number: number; published: number; signedAt: number;
  /** ETag of its newest manifest, where the store lets the page read it. */
  etag?: string;
}
export interface KeptPicture { id: string; review: string; picture: SealedPicture }
export interface StoreKeys {
  place: StorePlace; root: CryptoKey;
  /** What goes into manifests. */
  signer: { place: StorePlace; root: CryptoKey };
  /** As in the grant. */
  public?: string; once?: Once;
}
export interface OpenedLink {
  link: string; parts: LinkParts; openedAt: number;
  manifest?: Manifest; seen?: SeenManifest; etag?: string;
}
export interface OutboxRow extends Omit<OutboxItem, 'id'> {
  link: string; hash: Hash; line: string;
  slot: number; tries: number; /** When to try next. */ due: number;
}
export interface CachedPicture { id: string; bytes: Uint8Array<ArrayBuffer>; mediaType: string }

interface Schema extends DBSchema {
  identities: { key: string; value: Identity };
  reviews: { key: string; value: KeptReview };
  events: { key: [string, Hash]; value: KeptEvent; indexes: { review: string; unsent: number } };
  links: { key: string; value: KeptLink };
  pictures: { key: string; value: KeptPicture; indexes: { review: string } };
  opened: { key: string; value: OpenedLink };
  outbox: { key: [string, Hash]; value: OutboxRow; indexes: { link: string } };
  cache: { key: string; value: CachedPicture };
  settings: { key: string; value: unknown };
}
export type SyncDatabase = IDBPDatabase<Schema>;

/** Raised when the stores change; a migration then stands in `upgrade`. */
const VERSION = 1;

export function openSyncDatabase(): Promise<SyncDatabase> {
  return openDB<Schema>('proofroom-sync', VERSION, {
    upgrade(db) {
      db.createObjectStore('identities', { keyPath: 'id' });
      db.createObjectStore('reviews', { keyPath: 'id' });
      const events = db.createObjectStore('events', { keyPath: ['review', 'hash'] });
      events.createIndex('review', 'review');
      events.createIndex('unsent', 'unsent');
      db.createObjectStore('links', { keyPath: 'link' });
      db.createObjectStore('pictures', { keyPath: 'id' }).createIndex('review', 'review');
      db.createObjectStore('opened', { keyPath: 'link' });
      db.createObjectStore('outbox', { keyPath: ['link', 'hash'] }).createIndex('link', 'link');
      db.createObjectStore('cache', { keyPath: 'id' });
      db.createObjectStore('settings');
    },
    // Another tab with a newer page waits for this one: let it go on.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** The part of a picture's key that is the same for all links of a review. */
export function pictureId(review: string, file: Hash, part: PicturePart): string {
  return `${review}/${file}/${part}`;
}
