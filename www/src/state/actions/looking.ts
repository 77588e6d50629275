/** Actions of looking closely: readings of a place, kept sample points, and the guided tour. */
import { EngineError } from '../../engine/protocol.js';
import { studioOf, told, type Context } from '../context.js';
import type { SamplePoint } from '../looking-model.js';
import type { Actions } from '../model.js';
import { owedSpots } from '../tour.js';

/** Above tiles: somebody holds the loupe still and waits for the figure. */
const AT_ONCE = { priority: 3 } as const;
/** Spots of one record: the core takes no more. */
const RECORD = 32;

const keyOf = (proof: string): string => `samples:${proof}`;

export function lookingActions(context: Context) {
  const { store, engine, pictures, storage, reviewer, studio } = context;
  return {
    async reading({ version, reference, x, y, size }) {
      const [picture, other] = await Promise.all([pictures.source(version), reference ? pictures.source(reference) : undefined]);
      return engine.call('reading', { picture, ...(other && { reference: other }), x, y, size }, AT_ONCE);
    },

    measureFrames: (version) => told(store, async () => {
      const check = { ...(store.state.checks.get(version) ?? { problems: {} }), running: { crop: 0 } };
      store.put('checks', version, check);
      try {
        const { rulesOf } = await import('../rules.js');
        const date = new Date().toISOString().slice(0, 10);
        const path = store.state.pictures.get(version)?.paths.find(({ isClippingPath, source }) => isClippingPath && source === 'photoshop')?.id;
        const { views } = await engine.call('market', { picture: await pictures.source(version), rules: await rulesOf(store.state.settings.channels), date, ...(path && { path }) });
        store.put('checks', version, { ...check, running: {}, market: views });
      } catch (error) {
        store.put('checks', version, { ...check, running: {} });
        throw error;
      }
    }),

    samples: async (proof) => (await storage.setting<readonly SamplePoint[]>(keyOf(proof))) ?? [],
    keepSamples: (proof, samples) => told(store, () => storage.setSetting(keyOf(proof), samples)),

    placeSpots: (version, spots) => told(store, async () => { await studioOf(context).say({ kind: 'spots-placed', version, spots: [...spots] }); }),
    requireTour: (required) => told(store, async () => { await studioOf(context).say({ kind: 'policy-set', tourRequired: required }); }),

    async recordTour(version, spots) {
      const side = reviewer ?? studio;
      if (!side) throw new EngineError({ code: 'not-allowed', message: 'nobody can speak on this page' });
      for (let from = 0; from < spots.length; from += RECORD) {
        await side.say({ kind: 'tour-recorded', version, spots: spots.slice(from, from + RECORD) });
      }
    },
  } satisfies Partial<Actions>;
}

/** Refuses an approval while the review asks for the tour and this person has not seen all of it. */
export function toured({ store }: Context, version: string): void {
  const { review, me } = store.state;
  const found = review?.proofs.flatMap((proof) => proof.versions).find((each) => each.info.file === version);
  const owed = review && found ? owedSpots(review, found, me) : [];
  if (owed.length > 0) {
    throw new EngineError({ code: 'not-allowed', message: `${owed.length} places of the guided tour are still to be looked at, at 100 % or more` });
  }
}
