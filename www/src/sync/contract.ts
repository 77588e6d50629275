/** What the page's actions ask of the sync, and what it tells them: nothing in here does anything. */
import type { Body, Hash, Once, Person, PicturePart, ReviewState, Role, SetupReport, SetupRules, Shows } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { IssuedLink, LinkState, OutboxItem, StoreState, SyncState } from '../state/model.js';

/** Where the studio's bytes come from when a link is filled. */
export interface PictureSource {
  /** The exact bytes that were picked (SHA-256 = `file`); a thumb may be null when none can be drawn. */
  bytes(file: Hash, part: PicturePart): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string } | null>;
}

/** The parts of the page's state that the studio's sync owns; hand it to `store.update` as it comes. */
export interface StudioSnapshot {
  review: ReviewState | null;
  me: Person | null;
  links: readonly IssuedLink[];
  outbox: readonly OutboxItem[];
  sync: SyncState;
  store: StoreState;
}

/** Credentials of a store, as `proofroom serve` gives them or as a person types them in. */
export interface StoreGrant {
  v: 1;
  /** Origin of the S3 endpoint, path style. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** A second key that may only write slots: what goes into manifests. Absent: the first is used. */
  signer?: { accessKey: string; secretKey: string };
  /** Address of the bucket for reading without a signature, where it is not the endpoint's (R2). */
  public?: string;
  /** What a check found that the store does with conditional uploads. */
  once?: Once;
}

/** What a check of a store found, and what to apply at the provider's. */
export interface StoreCheck { report: SetupReport; rules: SetupRules; endpoint: string; bucket: string }

export interface NewLink { name: string; title: string; role: Role; shows: Shows; expiresInDays: number }

/** What became of words that came as a file. */
export interface TakenAnswers { fresh: number; known: number; refused: readonly string[] }

/** The studio's side of a review. Every promise resolves when the word is kept in this browser, not when it is sent. */
export interface StudioSync {
  /** Reads what this browser keeps, makes the studio's key if there is none, and starts to follow the store. */
  open(): Promise<StudioSnapshot>;
  /** Starts a new review and makes it the current one. */
  newReview(title: string, studio: string): Promise<void>;
  /** Says one or more things at once; signed, kept, folded (one `onChange`), then sent. Returns the events' hashes. */
  say(...bodies: Body[]): Promise<Hash[]>;
  /** Takes credentials: a grant, `#store=<base64url>`, or a whole address that ends so. */
  connect(grant: StoreGrant | string): Promise<void>;
  /** Finds out what a store enforces, a new one or the connected one (null); what was found of the connected one is kept. */
  checkStore(grant: StoreGrant | null): Promise<StoreCheck>;
  /** What the last check of the connected store found. */
  checkedStore(): Promise<StoreCheck | null>;
  /** Asks the server that the page came from for its store, once; does nothing if a store is known. */
  claim(): Promise<void>;
  createLink(input: NewLink): Promise<IssuedLink>;
  revokeLink(link: string): Promise<void>;
  /** Takes signed words that came as a file instead of through the store, into whichever review they belong to. */
  takeAnswers(text: string): Promise<TakenAnswers>;
  /** The whole signed log of the current review, JSON Lines: what `verify` reads. */
  exportLog(): Promise<string>;
  /** The studio's signature over what a dossier says, 128 hex digits; signs nothing else. */
  signDossier(text: string): Promise<string>;
  /** Polls at once; call it when the page becomes visible or comes online (done by itself for those two). */
  poke(): void;
  close(): void;
}

export interface StudioOptions {
  engine: Pick<Engine, 'call' | 'core'>;
  pictures: PictureSource;
  /** Where reviewers go, such as `https://studio.example/review/`. */
  reviewPage: string;
  onChange(snapshot: StudioSnapshot): void;
}

/** The parts of the page's state that the reviewer's sync owns. */
export interface ReviewerSnapshot {
  review: ReviewState | null;
  me: Person | null;
  link: LinkState;
  outbox: readonly OutboxItem[];
  sync: SyncState;
}

/** The reviewer's side of one link. */
export interface ReviewerSync {
  /**
   * Opens a link by its address, fragment, or any text that holds it; without one, the link that this browser opened
   * last. Take the fragment out of the address BEFORE calling this: it makes the first request.
   * A link that can't be opened is told as `link.kind = 'broken'`, not thrown.
   */
  open(pasted?: string): Promise<ReviewerSnapshot>;
  /** `note-added` or `decision-made`; resolves when kept in this browser. Refused with a code when the role or size forbids it. */
  say(body: Body): Promise<Hash>;
  /** Fetched, decrypted and, for `full`, checked against the version's SHA-256. Kept in this browser. */
  picture(file: Hash, part: PicturePart): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string }>;
  /** The signed log as far as this link shows it, with the reviewer's own words. */
  exportLog(): Promise<string>;
  /** The reviewer's own signed words that the studio has not confirmed, JSON Lines: what `takeAnswers` reads. */
  answers(): Promise<string>;
  poke(): void;
  close(): void;
}

export interface ReviewerOptions {
  engine: Pick<Engine, 'call' | 'core'>;
  onChange(snapshot: ReviewerSnapshot): void;
}
