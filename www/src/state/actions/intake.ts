/** Actions that bring pictures in. */
import { EngineError } from '../../engine/protocol.js';
import { studioOf, told, type Context } from '../context.js';
import type { Intake } from '../intake.js';
import type { Actions } from '../model.js';
import { compile, extensionOf } from '../naming.js';

/** What of the sample shoot is taken in: the rest (its README, coverage masks) is there to be read. */
const SAMPLE_KINDS = new Set(['jpg', 'json', 'csv', 'cube']);
const MEDIA_TYPES: Record<string, string> = { jpg: 'image/jpeg', json: 'application/json', csv: 'text/csv' };

export function intakeActions(context: Context, intake: Intake) {
  const { store, storage } = context;
  return {
    openFiles: (files) => told(store, () => intake.open(files)),

    openSample: () => told(store, async () => {
      const names = (await (await served('/sample/files.json')).json()) as string[];
      const wanted = names.filter((name) => SAMPLE_KINDS.has(extensionOf(name)) && !name.includes('/'));
      const files = await Promise.all(wanted.map(async (name) => {
        const blob = await (await served(`/sample/${encodeURIComponent(name)}`)).blob();
        return new File([blob], name, { type: MEDIA_TYPES[extensionOf(name)] ?? 'text/plain' });
      }));
      await intake.open(files, context.names.sample());
    }),

    cancelIntake: () => intake.cancel(),

    setPattern(pattern) {
      const compiled = compile(pattern);
      const { patternProblem: _, ...rest } = store.state.intake;
      store.update({ intake: { ...rest, pattern, ...(typeof compiled === 'string' && { patternProblem: compiled }) } });
      if (typeof compiled !== 'string') void told(store, () => storage.setSetting('pattern', pattern)).catch(() => undefined);
    },

    setKind: (hash, kind) => told(store, async () => {
      for (const proof of store.state.review?.proofs ?? []) {
        const version = proof.versions.find(({ info }) => info.file === hash);
        // The same file said again is no new version: it names the kind anew.
        if (version && version.info.kind !== kind) {
          await studioOf(context).say({ kind: 'version-added', proof: proof.id, version: { ...version.info, kind } });
        }
      }
    }),

    newReview: (title) => told(store, () => studioOf(context).newReview(title, store.state.settings.studio || 'Studio')),
  } satisfies Partial<Actions>;
}

async function served(path: string): Promise<Response> {
  const response = await fetch(path).catch((error: unknown) => {
    throw new EngineError({ code: 'offline', message: `${path} could not be fetched: ${String(error)}` });
  });
  if (!response.ok) throw new EngineError({ code: 'sample-missing', message: `${path}: the server answered ${response.status}; the sample is not shipped with this page` });
  return response;
}
