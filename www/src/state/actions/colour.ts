/** Actions about colour: the reference of a proof, brand files, judging, drift across a set. The work is fetched with the first of them. */
import type { ColourActions, ColourSetup } from '../colour-model.js';
import { studioOf, told, type Context } from '../context.js';
import { findVersion } from '../version-index.js';

const keyOf = (proof: string): string => `colour:${proof}`;

export function colourActions(context: Context) {
  const { store, engine, pictures, storage } = context;
  let work: Promise<Awaited<ReturnType<typeof fetchWork>>> | undefined;
  const fetchWork = async () => {
    const [{ BrandFiles }, { Colour, FIRST_SETUP }] = await Promise.all([import('../brand-files.js'), import('../colour.js')]);
    const files = new BrandFiles(context);
    return { files, colour: new Colour(context, files), FIRST_SETUP };
  };
  const ready = () => {
    work ??= fetchWork();
    work.catch(() => { work = undefined; }); // may be fetched later
    return work;
  };
  return {
    colourSetup: async (proof) => ({ ...(await ready()).FIRST_SETUP, ...(await storage.setting<Partial<ColourSetup>>(keyOf(proof))) }),
    keepColourSetup: (proof, setup) => told(store, () => storage.setSetting(keyOf(proof), setup)),
    colourPresets: async () => (await engine.core('colorPresets')).presets,
    brandFiles: async () => (await ready()).files.list(),
    openBrandFile: async (file, kind) => (await ready()).files.open(file, kind),
    async brandColours(hash, version) {
      const found = findVersion(store.state.review, version);
      return (await ready()).files.colours(hash, { sku: found?.proof.sku ?? '', view: found?.proof.view ?? '', kind: found?.version.info.kind ?? 'retouched' });
    },
    judgeColour: async (version, setup, options) => (await ready()).colour.judge(version, setup, options),
    async paintedTiles(version, paint, tiles, space) {
      return engine.call('paintedTiles', { ...await (await ready()).colour.paint(version, paint), tiles, space }, { priority: 2 });
    },
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
  } satisfies ColourActions;
}
