/**
 * The worker's side of colour: judging by a reference, brand files, tiles laid over a picture, drift. Fetched by worker.ts alone, after
 * the first view, and given all it needs: a module that imports from the worker's own file makes WebKit run that file a second time,
 * with a second core that is never started.
 */
import type { CorrectionPreview, Picture, TargetGamut } from '../../../pkg/proofroom.js';
import type { BrandBytes, ColourCalls, PaintInput } from './colour-protocol.js';
import type { bitmap } from './looking.js';
import type { EngineError, Source, TilePlace } from './protocol.js';

type Core = typeof import('../../../pkg/proofroom.js');
type Progress = (part: number) => boolean;
export type ColourHandlers = { [K in keyof ColourCalls]: (input: ColourCalls[K]['input'], progress: Progress) => Promise<ColourCalls[K]['output']> };

/** Longest brand file, bytes: a 129-point .cube has 60 MB of text, a library of 20,000 colours 15 MB. */
const LONGEST = 64 << 20;

/** What the worker hands over. */
export interface Tools { readonly core: Core; readonly pictureOf: (source: Source) => Promise<Picture>; readonly bitmap: typeof bitmap; readonly Refused: typeof EngineError }

/** Handles that are made from a file and asked often: the last one of each kind stays. */
class Kept<T extends { free(): void }> {
  #last: { key: string; handle: T } | null = null;

  async get(key: string, make: () => Promise<T>): Promise<T> {
    if (this.#last?.key === key) return this.#last.handle;
    const handle = await make();
    this.#last?.handle.free();
    this.#last = { key, handle };
    return handle;
  }
}

export function colourHandlers({ core, pictureOf, bitmap, Refused }: Tools): ColourHandlers {
  const bytesOf = async ({ name, blob }: { name: string; blob: Blob }): Promise<Uint8Array> => {
    if (blob.size > LONGEST) throw new Refused({ code: 'too-large', message: `${name} has ${blob.size} bytes, the limit for such a file is ${LONGEST}` });
    return new Uint8Array(await blob.arrayBuffer());
  };
  const targets = new Kept<TargetGamut>();
  const previews = new Kept<CorrectionPreview>();
  const target = (file: BrandBytes) => targets.get(file.hash, async () => core.TargetGamut.read(await bytesOf(file)));

  async function painter(picture: Picture, reference: Source | undefined, paint: PaintInput, space: 'srgb' | 'display-p3') {
    switch (paint.kind) {
      case 'gamut': {
        const gamut = await target(paint.target);
        return ({ level, column, row }: TilePlace) => picture.gamutTile(gamut, level, column, row, space);
      }
      case 'correction': {
        const preview = await previews.get(`${paint.hash} ${space}`, async () => {
          const table = core.Look.read(await bytesOf({ name: 'correction.cube', blob: paint.cube }), paint.space);
          try {
            return new core.CorrectionPreview(table, space);
          } finally {
            table.free();
          }
        });
        return ({ level, column, row }: TilePlace) => picture.correctedTile(preview, level, column, row);
      }
      case 'heat': {
        if (!reference) throw new Refused({ code: 'invalid-argument', message: 'a difference needs a reference' });
        const other = await pictureOf(reference);
        const bytes = paint.look && await bytesOf(paint.look);
        const options = { formula: paint.formula, space, map: paint.map as never };
        // A look is taken over by the call that it is handed to.
        return ({ level, column, row }: TilePlace) => picture.heatTile(other, bytes && core.Look.read(bytes, paint.space), level, column, row, options);
      }
    }
  }

  return {
    async brandFile({ kind, name, blob, wanted }) {
      const bytes = await bytesOf({ name, blob });
      const hash = core.sha256(bytes);
      switch (kind) {
        case 'swatches': return { hash, swatches: core.readSwatchFile(bytes, wanted ?? { sku: '', view: '', kind: 'retouched' }) };
        case 'look': {
          const look = core.Look.read(bytes, 'own');
          try {
            return { hash, look: look.about() };
          } finally {
            look.free();
          }
        }
        case 'target': return { hash, profile: (await target({ hash, name, blob })).name };
        case 'labels': {
          core.Picture.open(bytes, name).free(); // a picture, at least: its levels are read with the version's size
          return { hash };
        }
      }
    },

    async judge({ picture: source, reference, labels, against, options }, progress) {
      const picture = await pictureOf(source);
      switch (against.kind) {
        case 'colors': return picture.judgeColors({ colors: [...against.colors] }, options);
        case 'checker': return picture.judgeChecker(new Float64Array(against.corners), options);
        case 'target': return picture.outOfGamut(await target(against.target), options, progress);
      }
      if (!reference) throw new Refused({ code: 'invalid-argument', message: 'there is no picture to compare with' });
      const other = await pictureOf(reference);
      if (against.kind === 'places') {
        const wanted = other.colorsAt({ colors: [...against.other] }).colors;
        const colors = against.own.map((place, n) => ({ ...place, lab: wanted[n]?.lab ?? place.lab }));
        return picture.judgeColors({ colors }, options);
      }
      const look = against.kind === 'look' ? core.Look.read(await bytesOf(against.look), against.space) : undefined;
      const mask = labels && core.Picture.open(await bytesOf(labels), labels.name);
      return picture.judge(other, look, mask, options, progress);
    },

    async paintedTiles({ picture: source, reference, paint, tiles, space }) {
      const paintTile = await painter(await pictureOf(source), reference, paint, space);
      return Promise.all(tiles.map((at) => bitmap(paintTile(at), space)));
    },

    async drift({ pictures, hero }, progress) {
      const set = new core.DriftSet();
      try {
        for (const [n, { name, blob }] of pictures.entries()) {
          progress(n / pictures.length);
          // Opened one after the other and let go of: a shoot does not fit into memory.
          const picture = core.Picture.open(new Uint8Array(await blob.arrayBuffer()), name);
          try {
            set.add(picture);
          } finally {
            picture.free();
          }
        }
        return set.judge(hero ?? undefined);
      } finally {
        set.free();
      }
    },
  };
}
