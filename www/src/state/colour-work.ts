/** What is done about colour: references, brand files, judging, drift. Fetched with the first of these actions. */
import { BrandFiles } from './brand-files.js';
import { Colour, FIRST_SETUP } from './colour.js';
import type { ColourActions, ColourSetup } from './colour-model.js';
import { studioOf, told, type Context } from './context.js';
import { findVersion } from './version-index.js';

const keyOf = (proof: string): string => `colour:${proof}`;

export function colourWork(context: Context): ColourActions {
  const { store, engine, pictures, storage } = context;
  const files = new BrandFiles(context);
  const colour = new Colour(context, files);
  return {
    colourSetup: async (proof) => ({ ...FIRST_SETUP, ...(await storage.setting<Partial<ColourSetup>>(keyOf(proof))) }),
    keepColourSetup: (proof, setup) => told(store, () => storage.setSetting(keyOf(proof), setup)),
    colourPresets: async () => (await engine.core('colorPresets')).presets,
    brandFiles: () => files.list(),
    openBrandFile: (file, kind) => files.open(file, kind),
    brandColours(hash, version) {
      const found = findVersion(store.state.review, version);
      return files.colours(hash, { sku: found?.proof.sku ?? '', view: found?.proof.view ?? '', kind: found?.version.info.kind ?? 'retouched' });
    },
    judgeColour: (version, setup, options) => colour.judge(version, setup, options),
    paintedTiles: async (version, paint, tiles, space) => engine.call('paintedTiles', { ...await colour.paint(version, paint), tiles, space }, { priority: 2 }),
    recordColour: (version, { report }) => told(store, async () => {
      await storage.keepChecks(version, 'delta-e', report.findings, {});
      const others = findVersion(store.state.review, version)?.version.findings.filter(({ check }) => check !== 'delta-e') ?? [];
      await studioOf(context).say({ kind: 'checks-recorded', version, findings: [...others, ...report.findings], engine: store.state.engine.version });
    }),
    async judgeDrift(versions, hero, options) {
      const set = hero && !versions.includes(hero) ? [...versions, hero] : versions;
      const at = hero ? set.indexOf(hero) : -1;
      const sources = await Promise.all(set.map((each) => pictures.source(each)));
      const report = await engine.call('drift', { pictures: sources, hero: at < 0 ? null : at }, { priority: 2, ...options });
      return { report, versions: set, hero: at < 0 ? null : at };
    },
  };
}
