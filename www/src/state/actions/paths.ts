/** Actions of the path editor. Nothing here overwrites: a path goes into a copy, as a new version or as a file to save. */
import type { PathFile, PathKnots, PathRequest } from '../../../../pkg/proofroom.js';
import { EngineError, type Source } from '../../engine/protocol.js';
import { studioOf, told, type Context } from '../context.js';
import { saveBlob } from '../download.js';
import type { Hash } from '../model.js';
import { extensionOf, nextName, stemOf } from '../naming.js';
import type { PathActions, Rgb, Work } from '../path-model.js';
import { findVersion } from '../version-index.js';

/** Above tiles: somebody holds the line in their hand. */
const IN_HAND = { priority: 3 } as const;
/** A person waits for the whole path. */
const AWAITED = { priority: 2 } as const;
/** The flatness that a printer may use, device px: what Photoshop suggests for pictures at 300 dpi is more; 1 is never seen. */
const FLATNESS = 1;

const MEDIA: Record<'svg' | 'mask', { ending: string; type: string }> = {
  svg: { ending: '.svg', type: 'image/svg+xml' }, mask: { ending: '_mask.png', type: 'image/png' },
};

export function pathActions(context: Context): PathActions {
  const { store, engine, pictures, storage } = context;

  const ask = async (version: Hash, request: PathRequest, { signal, progress }: Work = {}) =>
    engine.call('path', { picture: await pictures.source(version), request }, { ...AWAITED, ...(signal && { signal }), ...(progress && { progress }) });
  const live = async (version: Hash, request: PathRequest) => {
    const answer = await engine.call('pathLive', { picture: await pictures.source(version), request }, IN_HAND);
    if (answer.kind !== 'stretch') throw unexpected(answer.kind);
    return answer;
  };
  const file = async (picture: Source, request: PathFile, { signal, progress }: Work = {}): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await engine.call('pathFile', { picture, request }, { ...AWAITED, ...(signal && { signal }), ...(progress && { progress }) }));
  const cutOut = async (version: Hash, path: PathKnots, over: Rgb | null, work?: Work): Promise<Blob> =>
    new Blob([await file(await pictures.source(version), { kind: 'cut-out', path, over: over ? [...over] : undefined }, work)], { type: 'image/png' });
  const keepCutOut = async (version: Hash, made: Blob, over: Rgb | null): Promise<string> => {
    const saved = `${stemOf((await pictures.source(version)).name)}${over ? `_on_${hexOf(over)}` : '_cutout'}.png`;
    saveBlob(saved, made);
    return saved;
  };
  const embedded = async (version: Hash, path: PathKnots, name: string) => {
    const picture = await pictures.source(version);
    return { picture, bytes: await file(picture, { kind: 'embed', path, name: ascii(name), flatness: FLATNESS }) };
  };

  return {
    async read(version, id) {
      const svg = id === 'svg' ? (await storage.picture(version))?.svg : undefined;
      const answer = await ask(version, { kind: 'read', id, svg });
      if (answer.kind !== 'path') throw unexpected(answer.kind);
      return answer.path;
    },

    refine: (version, path, options, work) => told(store, async () => {
      const answer = await ask(version, { kind: 'refine', path, options }, work);
      if (answer.kind !== 'path') throw unexpected(answer.kind);
      return answer;
    }),

    make: (version, options, work) => told(store, async () => {
      const answer = await ask(version, { kind: 'make', options }, work);
      if (answer.kind !== 'path' && answer.kind !== 'refused') throw unexpected(answer.kind);
      return answer;
    }),

    stretch: (version, sides, options) => live(version, { kind: 'stretch', sides: [...sides], options }),
    wire: (version, from, to, options) => live(version, { kind: 'wire', from: [...from], to: [...to], options }),

    async apart(version, path, before) {
      const answer = await ask(version, { kind: 'apart', path, before });
      if (answer.kind !== 'apart') throw unexpected(answer.kind);
      return answer.distance ?? null;
    },

    exportAs: (version, path, as, name) => told(store, async () => {
      if (as === 'embed') {
        const { picture, bytes } = await embedded(version, path, name);
        const saved = `${stemOf(picture.name)}_path.${extensionOf(picture.name)}`;
        saveBlob(saved, new Blob([bytes], { type: picture.blob.type }));
        return saved;
      }
      if (as === 'cut-out') return keepCutOut(version, await cutOut(version, path, null), null);
      const picture = await pictures.source(version);
      const { ending, type } = MEDIA[as];
      const saved = `${stemOf(picture.name)}${ending}`;
      saveBlob(saved, new Blob([await file(picture, { kind: as, path })], { type }));
      return saved;
    }),

    cutOut: (version, path, over, work) => told(store, () => cutOut(version, path, over, work)),
    saveCutOut: (version, made, over) => told(store, () => keepCutOut(version, made, over)),

    saveVersion: (version, path, name) => told(store, async () => {
      const found = findVersion(store.state.review, version);
      if (!found) throw new EngineError({ code: 'file-missing', message: 'the version that the path was drawn on is not in this review' });
      const { proof, version: { info } } = found;
      const { picture, bytes } = await embedded(version, path, name);
      const blob = new Blob([bytes], { type: picture.blob.type });
      const number = Math.max(...proof.versions.map((each) => each.number)) + 1;
      const fileName = nextName(picture.name, number);
      const { thumb, ...opened } = await engine.call('open', { name: fileName, blob }, AWAITED);
      if (opened.pixels !== info.pixels) throw new EngineError({ code: 'internal', message: `the pixels of ${fileName} are not those of ${info.fileName}` });
      if (proof.versions.some((each) => each.info.file === opened.hash)) throw new EngineError({ code: 'nothing-to-save', message: 'a version of this proof is the same file with the same path already' });
      const kept = { ...opened, name: fileName };
      await storage.keep(blob, kept, thumb);
      await studioOf(context).say(
        { kind: 'version-added', proof: proof.id, version: { ...info, file: opened.hash, pixels: opened.pixels, fileName, bytes: opened.info.bytes } },
        { kind: 'version-derived', version: opened.hash, from: info.file, step: 'path-edited' },
      );
      pictures.opened(kept, thumb);
      return number;
    }),
  };
}

/** A colour in a file's name. */
const hexOf = (colour: Rgb): string => colour.map((level) => level.toString(16).padStart(2, '0')).join('');

/** What every reader of a path's name understands. */
function ascii(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').trim().slice(0, 255);
  return plain || 'Path 1';
}

const unexpected = (kind: string): EngineError => new EngineError({ code: 'internal', message: `the engine answered ${kind}` });
