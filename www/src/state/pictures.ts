/**
 * Where the bytes and thumbnails of a version come from: this browser's storage, or (reviewer's side) the link,
 * which fetches, decrypts and checks them against the version's hash. Thumbnails are there for those who look (a shelf).
 */
import { EngineError, toProblem, type Engine, type Opened, type Source } from '../engine/protocol.js';
import type { PictureSource, ReviewerSync } from '../sync/contract.js';
import type { ReviewState } from '../../../pkg/proofroom.js';
import { Again } from './again.js';
import type { Hash, PathView, PictureState } from './model.js';
import { Shelf } from './shelf.js';
import type { KeptPicture, Storage } from './storage.js';
import type { Store } from './store.js';
import { findVersion } from './version-index.js';

type Version = ReviewState['proofs'][number]['versions'][number];

export class Pictures {
  readonly #store: Store;
  readonly #engine: Engine;
  readonly #storage: Storage;
  readonly #sources = new Map<Hash, Promise<Source>>();
  readonly #shelf = new Shelf({ load: (hash) => this.#show(hash), drop: (hash) => this.set(hash) });
  readonly #failed = new Set<Hash>();
  readonly #again = new Again<Hash>((hash) => this.#shelf.renew(hash, false), (hash) => this.#shelf.wanted(hash));
  #followed: ReadonlySet<Hash> = new Set();
  /** Set once on the reviewer's side, before the first review is loaded. */
  reviewer: ReviewerSync | null = null;

  constructor(store: Store, engine: Engine, storage: Storage) {
    this.#store = store;
    this.#engine = engine;
    this.#storage = storage;
  }

  /** The file of a version, as a worker opens it. */
  source(hash: Hash): Promise<Source> {
    let source = this.#sources.get(hash);
    if (!source) {
      source = this.#find(hash);
      this.#sources.set(hash, source);
      source.catch(() => this.#sources.delete(hash)); // may be here later: ask again
    }
    return source;
  }

  async #find(hash: Hash): Promise<Source> {
    const kept = await this.#storage.file(hash);
    if (kept) return { hash, ...kept };
    const name = this.#version(hash)?.info.fileName ?? hash;
    if (this.reviewer) {
      const { bytes, mediaType } = await this.reviewer.picture(hash, 'full');
      return { hash, name, blob: new Blob([bytes], { type: mediaType }) };
    }
    throw new EngineError({ code: 'file-missing', message: `${name} is not kept in this browser; open the file again to see it` });
  }

  /** Somebody looks at a version: its thumbnail is made or fetched, and kept as long as anybody does. */
  want(hash: Hash): void {
    this.#shelf.want(hash);
  }

  leave(hash: Hash): void {
    this.#shelf.leave(hash);
  }

  /** The versions of the proof in view; called whenever the view or the review changes. */
  follow(versions: readonly Version[]): void {
    const now = new Set(versions.map((version) => version.info.file));
    for (const hash of now) if (!this.#followed.has(hash)) this.want(hash);
    for (const hash of this.#followed) if (!now.has(hash)) this.leave(hash);
    this.#followed = now;
    for (const hash of this.#failed) this.#shelf.renew(hash, false); // offline, perhaps: each change asks again
    this.#failed.clear();
  }

  async #show(hash: Hash): Promise<void> {
    const info = this.#version(hash)?.info;
    const base: PictureState = { state: 'loading', width: info?.width ?? 1, height: info?.height ?? 1, paths: [] };
    if (!this.#store.state.pictures.has(hash)) this.set(hash, base);
    try {
      const kept = await this.#storage.picture(hash);
      const thumb = kept ? await this.#storage.thumb(hash) : await this.#reviewerThumb(hash);
      if (kept) this.set(hash, describe(kept, thumb));
      else this.set(hash, { ...base, state: this.reviewer ? 'ready' : 'missing', ...(thumb && { thumb: URL.createObjectURL(thumb) }) });
      this.#again.succeeded(hash);
    } catch (error) {
      this.#failed.add(hash);
      // What was asked for before the studio's word of it was read hears of no later change: it asks by itself.
      this.#again.failed(hash);
      this.set(hash, { ...base, state: 'failed', problem: toProblem(error, info?.fileName) });
    }
  }

  async #reviewerThumb(hash: Hash): Promise<Blob | null> {
    if (!this.reviewer) return null;
    const { bytes, mediaType } = await this.reviewer.picture(hash, 'thumb');
    return new Blob([bytes], { type: mediaType });
  }

  /** Shows a file that was just opened and kept. */
  opened(kept: KeptPicture, thumb: Blob): void {
    this.#sources.delete(kept.hash);
    const wanted = this.#shelf.wanted(kept.hash);
    this.#shelf.renew(kept.hash, wanted);
    if (!wanted) return this.set(kept.hash); // whoever looks at it later loads it
    this.set(kept.hash, describe(kept, thumb));
  }

  set(hash: Hash, picture?: PictureState): void {
    const old = this.#store.state.pictures.get(hash)?.thumb;
    if (old && old !== picture?.thumb) URL.revokeObjectURL(old);
    this.#store.put('pictures', hash, picture);
  }

  /** Somebody looks at this version: on the reviewer's side its file is now here, and can be described. */
  looked(hash: Hash): void {
    if (this.reviewer && !this.#store.state.pictures.get(hash)?.info) void this.#describeLater(hash);
  }

  /** Bytes for the sync, which encrypts them for a link. */
  forLinks(): PictureSource {
    return {
      bytes: async (hash, part) => {
        const blob = part === 'thumb' ? await this.#storage.thumb(hash) : (await this.#storage.file(hash))?.blob;
        if (!blob) return null;
        const mediaType = part === 'thumb' ? blob.type : this.#version(hash)?.info.mediaType ?? blob.type;
        return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType };
      },
    };
  }

  /** The reviewer's browser learns paths and profile when it first has the whole file. */
  async #describeLater(hash: Hash): Promise<void> {
    try {
      // Asked of the worker that has just decoded it: another one would decode it again.
      const described = await this.#engine.call('describe', { picture: await this.source(hash) }, { priority: 0 });
      const thumb = this.#store.state.pictures.get(hash)?.thumb;
      this.set(hash, { ...describe(described, null), ...(thumb && { thumb }) });
    } catch (error) {
      const picture = this.#store.state.pictures.get(hash);
      if (picture) this.set(hash, { ...picture, problem: toProblem(error) });
    }
  }

  #version(hash: Hash): Version | undefined {
    return findVersion(this.#store.state.review, hash)?.version;
  }
}

function describe(opened: Pick<Opened, 'info' | 'paths'> & { svgPath?: PathView }, thumb: Blob | null): PictureState {
  const { profile, colorModel, bitDepth, format, dpi, width, height } = opened.info;
  return {
    state: 'ready', width, height, paths: opened.svgPath ? [...opened.paths, opened.svgPath] : opened.paths,
    info: { profile, colorModel, bitDepth, format, ...(dpi !== undefined && { dpi }) },
    ...(thumb && { thumb: URL.createObjectURL(thumb) }),
  };
}
