/** Files of a brand that are no pictures: looks, named colours, profiles. Kept in this browser by the SHA-256 of their bytes. */
import type { BrandBytes } from '../engine/colour-protocol.js';
import { EngineError } from '../engine/protocol.js';
import type { SwatchesFor } from '../../../pkg/proofroom.js';
import type { BrandFile, BrandKind } from './colour-model.js';
import type { Context } from './context.js';
import type { KeptCompanion } from './storage.js';

const LIST = 'brand-files';
const keyOf = (hash: string): string => `brand-file:${hash}`;
interface Kept { readonly name: string; readonly bytes: ArrayBuffer }

export class BrandFiles {
  /** Companions of pictures that were hashed already, by name. */
  readonly #companions = new Map<string, BrandFile>();

  constructor(private readonly context: Pick<Context, 'engine' | 'storage'>) {}

  /** All that are kept, and the looks and colours that came with pictures. */
  async list(): Promise<readonly BrandFile[]> {
    const kept = await this.#kept();
    const known = new Set(kept.map(({ hash }) => hash));
    const beside = (await this.#beside()).filter(({ hash }) => !known.has(hash));
    return [...kept, ...beside];
  }

  /** Reads, checks and keeps a file. */
  async open(file: File, kind: BrandKind): Promise<BrandFile> {
    const found = await this.#about(file.name, file, kind);
    await this.context.storage.setSetting(keyOf(found.hash), { name: file.name, bytes: await file.arrayBuffer() } satisfies Kept);
    const others = (await this.#kept()).filter(({ hash, kind: of }) => hash !== found.hash || of !== kind);
    await this.context.storage.setSetting(LIST, [...others, found]);
    return found;
  }

  /** The bytes of a file, as a worker reads them. */
  async bytes(hash: string): Promise<BrandBytes> {
    const kept = await this.context.storage.setting<Kept>(keyOf(hash));
    if (kept) return { hash, name: kept.name, blob: new Blob([kept.bytes]) };
    await this.#beside();
    const companion = [...this.#companions.values()].find((each) => each.hash === hash);
    const text = companion && (await this.context.storage.companions()).find(({ name }) => name === companion.name)?.text;
    if (companion && text !== undefined) return { hash, name: companion.name, blob: new Blob([text]) };
    throw new EngineError({ code: 'file-missing', message: `the file with SHA-256 ${hash} is not kept in this browser; choose it again` });
  }

  async colours(hash: string, wanted: SwatchesFor) {
    const { name, blob } = await this.bytes(hash);
    const { swatches } = await this.context.engine.call('brandFile', { kind: 'swatches', name, blob, wanted }, { priority: 2 });
    return swatches ?? { colors: [], problems: [] };
  }

  async #kept(): Promise<readonly BrandFile[]> {
    return (await this.context.storage.setting<readonly BrandFile[]>(LIST)) ?? [];
  }

  /** What was opened with pictures; a file that cannot be read stays out of the list. */
  async #beside(): Promise<readonly BrandFile[]> {
    const companions = (await this.context.storage.companions()).filter(({ kind }) => kind === 'lut' || kind === 'swatches');
    await Promise.all(companions.map(async ({ name, kind, text }: KeptCompanion) => {
      if (this.#companions.has(name)) return;
      try {
        this.#companions.set(name, await this.#about(name, new Blob([text]), kind === 'lut' ? 'look' : 'swatches'));
      } catch (error) {
        console.warn(`${name} is not offered as a reference: ${String(error)}`);
      }
    }));
    return [...this.#companions.values()];
  }

  async #about(name: string, blob: Blob, kind: BrandKind): Promise<BrandFile> {
    if (kind === 'swatches' && await isReference(blob)) {
      // Its colours are read when a product is in view.
      const hash = await this.context.engine.core('sha256', new Uint8Array(await blob.arrayBuffer()));
      return { hash, name, kind, about: '' };
    }
    const { hash, look, profile, swatches } = await this.context.engine.call('brandFile', { kind, name, blob }, { priority: 2 });
    if (swatches?.colors.length === 0) throw new EngineError({ code: 'damaged', message: `${name} names no colour: ${swatches.problems[0] ?? 'found none'}` });
    const size = look && (look.cube ?? look.curve);
    return { hash, name, kind, about: profile ?? look?.title ?? (size ? String(size) : swatches ? String(swatches.colors.length) : '') };
  }
}

/** Whether it is a brand's own reference: products, each with its colours. */
async function isReference(blob: Blob): Promise<boolean> {
  const head = await blob.slice(0, 4096).text();
  return /^\s*\{/.test(head) && /"products"\s*:/.test(await blob.text());
}
