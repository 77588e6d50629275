/** Pictures that a link shows: fetched once, opened, checked, and kept for the next visit. */
import type { Hash, Manifest, PicturePart } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import { download } from './requests.js';
import { openPicture, sha256 } from './crypto.js';
import { SyncError } from './errors.js';
import { pictureId, type SyncDatabase } from './storage.js';

export interface Opened { bytes: Uint8Array<ArrayBuffer>; mediaType: string }

export class ReviewerPictures {
  readonly #db: SyncDatabase;
  readonly #core: Engine['core'];
  /** Downloads that run, so that none is made twice. */
  readonly #running = new Map<string, Promise<Opened>>();

  constructor(db: SyncDatabase, core: Engine['core']) {
    this.#db = db;
    this.#core = core;
  }

  async get(manifest: Manifest, bucket: string, file: Hash, part: PicturePart): Promise<Opened> {
    const id = pictureId(manifest.review, file, part);
    const kept = await this.#db.get('cache', id);
    if (kept) return { bytes: kept.bytes, mediaType: kept.mediaType };
    const running = this.#running.get(id) ?? this.#fetch(manifest, bucket, id, file, part).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #fetch(manifest: Manifest, bucket: string, id: string, file: Hash, part: PicturePart): Promise<Opened> {
    const picture = manifest.pictures.find((each) => each.file === file && each.part === part);
    if (!picture) throw new SyncError('picture-not-there', 'the studio has not sent this picture yet; it comes by itself');
    const sealed = await download(`${bucket}/${picture.object}`);
    if (!sealed) throw new SyncError('picture-not-there', 'the store no longer has this picture');
    const bytes = await openPicture(await this.#core('pictureName', file, part), picture.key, sealed);
    // A decision names the file by its hash: the person must have seen exactly that.
    if (part === 'full' && (await sha256(bytes)) !== file) throw new SyncError('forged', 'the picture is not the file that the log names');
    const found = { bytes, mediaType: picture.mediaType };
    // A full disk only means that it is fetched again.
    await this.#db.put('cache', { id, ...found }).catch(() => undefined);
    return found;
  }
}
