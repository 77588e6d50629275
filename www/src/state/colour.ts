/** Judges colour in the engine by the reference that was chosen for a proof. Fetched when the Colour panel is. */
import type { JudgeOptions, Proof, Version } from '../../../pkg/proofroom.js';
import type { Against, PaintInput } from '../engine/colour-protocol.js';
import { EngineError, type Source } from '../engine/protocol.js';
import type { BrandFiles } from './brand-files.js';
import type { ColourResult, ColourSetup, NamedReference, Paint, PlacedColor } from './colour-model.js';
import type { Context } from './context.js';
import type { Hash } from './model.js';
import { defaultReference } from './reference.js';
import { findVersion } from './version-index.js';

/** Kinds of findings of a file that say that its colours are a guess. */
const TROUBLE: ReadonlySet<string> = new Set(['bad-profile', 'profile-mismatch', 'unsupported-profile', 'untagged', 'browser-decoded']);
/** Half the side of a place that somebody points at, px. */
export const RADIUS = 12;

export const FIRST_SETUP: ColourSetup = {
  kind: 'version', version: '', capture: '', look: '', space: '', swatches: '', placed: [], places: [], corners: [], target: '', parts: 'whole', rectangles: [], labels: '',
  preset: 'brand', compare: { tolerance: 3, formula: 'ciede2000', filterPx: 2, strict: false },
};

const missing = (message: string): EngineError => new EngineError({ code: 'no-reference', message });

interface Chosen { against: Against; reference?: Source; named: NamedReference }

export class Colour {
  constructor(private readonly context: Context, private readonly files: BrandFiles) {}

  async judge(hash: Hash, setup: ColourSetup, options: { signal?: AbortSignal; progress?: (part: number) => void }): Promise<ColourResult> {
    const { engine, pictures, storage, store } = this.context;
    const found = findVersion(store.state.review, hash);
    if (!found) throw new EngineError({ code: 'internal', message: `version ${hash} is not in this review` });
    const [picture, { against, reference, named }] = await Promise.all([pictures.source(hash), this.#chosen(found, setup)]);
    const kept = await storage.picture(hash);
    const path = setup.parts === 'path' ? kept?.svgPath ?? kept?.paths.find(({ isClippingPath }) => isClippingPath) ?? kept?.paths[0] : undefined;
    if (setup.parts === 'path' && !path) throw missing('this version has no clipping path; choose other parts to judge');
    const asked: JudgeOptions = {
      compare: setup.compare, preset: setup.preset, space: setup.space || 'srgb', reference: named.name, referenceHash: named.hash,
      rectangles: setup.parts === 'rectangles' ? [...setup.rectangles] : [], path: path?.id, svg: path && kept?.svgPath === path ? kept.svg : undefined,
    };
    const labels = setup.parts === 'labels' && setup.labels ? await this.files.bytes(setup.labels) : undefined;
    const report = await engine.call('judge', { picture, against, options: asked, ...(reference && { reference }), ...(labels && { labels }) }, { priority: 2, ...options });
    const files = await Promise.all([picture, ...(reference ? [reference] : [])].map(async ({ hash: file, name }) => ({ name, findings: (await storage.picture(file))?.findings ?? [] })));
    const troubles = files.flatMap(({ name, findings }) => findings.filter(({ kind }) => TROUBLE.has(kind)).map((finding) => ({ name, finding })));
    const sample: NamedReference = { name: found.version.info.fileName, hash };
    const { csv: _, ...figures } = report;
    const lut = against.kind === 'look' ? { capture: { name: reference?.name, sha256: reference?.hash }, inputSpace: setup.space, interpolation: 'tetrahedral' } : {};
    const reportJson = JSON.stringify({
      v: 1, sample: { name: sample.name, sha256: sample.hash }, reference: { kind: against.kind, name: named.name, sha256: named.hash, ...lut },
      preset: setup.preset, tolerance: setup.compare.tolerance, strict: setup.compare.strict, engine: store.state.engine.version, assumed: troubles, ...figures,
    }, null, 2);
    return { report, reference: named, sample, setup, reportJson, troubles };
  }

  async #chosen({ proof, version }: { proof: Proof; version: Version }, setup: ColourSetup): Promise<Chosen> {
    const { pictures } = this.context;
    const other = async (): Promise<{ reference: Source; named: NamedReference }> => {
      const hash = setup.version && setup.version !== version.info.file ? setup.version : defaultReference(proof, version)?.info.file ?? proof.versions.find((each) => each !== version)?.info.file;
      if (!hash) throw missing('this proof has no other version to compare with');
      const reference = await pictures.source(hash);
      return { reference, named: { name: reference.name, hash } };
    };
    switch (setup.kind) {
      case 'version': return { against: { kind: 'picture' }, ...await other() };
      case 'places': {
        if (setup.places.length === 0) throw missing('no places were set yet; set one in each of the two pictures');
        const place = (name: string, [x, y]: readonly [number, number]) => ({ name, lab: { l: 0, a: 0, b: 0 }, region: around(x, y, RADIUS) });
        return {
          ...await other(),
          against: { kind: 'places', own: setup.places.map(({ name, own }) => place(name, own)), other: setup.places.map((each) => place(each.name, each.other)) },
        };
      }
      case 'look': {
        if (!setup.look) throw missing('no .cube file was chosen');
        if (!setup.space) throw missing('say which colour space the .cube file was made for');
        const capture = setup.capture || proof.versions.find(({ info }) => info.kind === 'capture')?.info.file;
        if (!capture) throw missing('this proof has no original capture to lay the look on; open it with the others');
        const look = await this.files.bytes(setup.look);
        return { against: { kind: 'look', look, space: setup.space }, reference: await pictures.source(capture), named: look };
      }
      case 'swatches': {
        const file = setup.swatches ? await this.files.bytes(setup.swatches) : null;
        if (!file) throw missing('no file of named colours was chosen');
        const colors = setup.placed.map(({ name, lab, at, radius }: PlacedColor) => ({ name, lab, region: at ? around(at[0], at[1], radius) : undefined }));
        if (!colors.some(({ region }) => region)) throw missing('none of the colours has a place on the picture yet; place at least one');
        return { against: { kind: 'colors', colors: colors.filter(({ region }) => region) }, named: file };
      }
      case 'checker':
        return { against: { kind: 'checker', corners: setup.corners }, named: { name: CHART, hash: await this.#chart() } };
      case 'target': {
        if (!setup.target) throw missing('no ICC profile was chosen');
        const target = await this.files.bytes(setup.target);
        return { against: { kind: 'target', target }, named: target };
      }
    }
  }

  /** The chart has no file: its name is hashed, so that every finding names something that does not change. */
  async #chart(): Promise<string> {
    return this.context.engine.core('sha256', new TextEncoder().encode(CHART));
  }

  async paint(hash: Hash, paint: Paint): Promise<{ picture: Source; reference?: Source; paint: PaintInput }> {
    const { pictures } = this.context;
    const picture = await pictures.source(hash);
    switch (paint.kind) {
      case 'gamut': return { picture, paint: { kind: 'gamut', target: await this.files.bytes(paint.target) } };
      case 'correction': return { picture, paint: { kind: 'correction', cube: new Blob([paint.cube]), hash: paint.hash, space: paint.space } };
      case 'heat': {
        const look = paint.look ? await this.files.bytes(paint.look) : undefined;
        return {
          picture, reference: await pictures.source(paint.reference),
          paint: { kind: 'heat', space: paint.space, formula: paint.formula, ...(paint.map && { map: paint.map }), ...(look && { look }) },
        };
      }
    }
  }
}

/** The name of the chart's reference values, as the core has them. */
const CHART = 'ColorChecker Classic, BabelColor average of 30 charts (2012), Lab D50';

const around = (x: number, y: number, radius: number) => ({ x: Math.floor(x) - radius, y: Math.floor(y) - radius, width: 2 * radius + 1, height: 2 * radius + 1 });
