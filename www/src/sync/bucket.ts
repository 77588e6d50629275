/** The studio's requests to its store: presigned in Rust, answers read here. */
import type { StoreRequest } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import { dayKey } from './crypto.js';
import { SyncError } from './errors.js';
import { LARGE_MS, refused, send, SMALL_MS } from './requests.js';
import type { StoreKeys } from './storage.js';

/** A request is sent at once; a quarter of an hour forgives slow lines and clocks, seconds. */
const EXPIRES_S = 900;

export interface Listed { name: string; etag: string }

export class Bucket {
  readonly #core: Engine['core'];
  readonly #keys: StoreKeys;
  #day: { name: string; key: Uint8Array<ArrayBuffer> } | null = null;

  constructor(core: Engine['core'], keys: StoreKeys) {
    this.#core = core;
    this.#keys = keys;
  }

  /** Writes an object; answers its ETag where that can be read. */
  async put(object: string, body: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
    const response = await this.#send({ method: 'PUT', object, query: [], headers: [] }, { body });
    if (!response.ok) throw refused('write', response);
    return response.headers.get('etag') ?? undefined;
  }

  /** The ETag of what is there now: null when there is nothing, undefined when it cannot be read. */
  async etag(object: string): Promise<string | null | undefined> {
    const response = await this.#send({ method: 'HEAD', object, query: [], headers: [] });
    if (response.status === 404) return null;
    if (!response.ok) throw refused('read', response);
    return response.headers.get('etag') ?? undefined;
  }

  /** Reads an object; null when there is none. */
  async get(object: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const response = await this.#send({ method: 'GET', object, query: [], headers: [] });
    if (response.status === 404) return null;
    if (!response.ok) throw refused('read', response);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Removes what has this ETag: a removal that arrives late must not take what was written since. */
  async delete(object: string, etag: string): Promise<void> {
    const headers: [string, string][] = etag ? [['if-match', etag]] : [];
    const response = await this.#send({ method: 'DELETE', object, query: [], headers });
    // A store that does not know the condition (B2).
    if (response.status === 501 && etag) return this.delete(object, '');
    // 412: something else is there now; it is read at the next turn.
    if (!response.ok && response.status !== 404 && response.status !== 412) throw refused('delete', response);
  }

  /** All objects whose name starts with `prefix`. */
  async list(prefix: string): Promise<Listed[]> {
    const found: Listed[] = [];
    for (let after: string | undefined; ;) {
      const query: [string, string][] = [['list-type', '2'], ['prefix', prefix]];
      if (after) query.push(['continuation-token', after]);
      const response = await this.#send({ method: 'GET', object: '', query, headers: [] });
      if (!response.ok) throw refused('list', response);
      const page = new DOMParser().parseFromString(await response.text(), 'application/xml');
      if (page.documentElement.localName !== 'ListBucketResult') {
        throw new SyncError('store-answer', 'the store answered a listing with something else than a list');
      }
      for (const entry of page.getElementsByTagName('Contents')) {
        found.push({ name: text(entry, 'Key') ?? '', etag: text(entry, 'ETag') ?? '' });
      }
      after = text(page, 'NextContinuationToken');
      if (!after) return found;
    }
  }

  async #send(request: StoreRequest, init: { body?: Uint8Array<ArrayBuffer> } = {}): Promise<Response> {
    const now = Date.now();
    const day = await this.#core('signingDay', now);
    if (this.#day?.name !== day) this.#day = { name: day, key: await dayKey(this.#keys.root, day) };
    const address = await this.#core('presign', this.#keys.place, now, EXPIRES_S, this.#day.key, request);
    const large = (init.body?.length ?? 0) > 1_000_000;
    return send(address, { method: request.method, headers: request.headers, ...init }, large ? LARGE_MS : SMALL_MS);
  }
}

function text(parent: Document | Element, name: string): string | undefined {
  return parent.getElementsByTagName(name)[0]?.textContent || undefined;
}
