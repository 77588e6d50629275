/** The review as evidence: one file with the log, a report, and the pictures that are wanted. */
import type { ReviewState } from '../../../../pkg/proofroom.js';
import { studioOf, told, type Context } from '../context.js';
import { saveBlob } from '../download.js';
import { EngineError, type Source } from '../../engine/protocol.js';
import type { Actions } from '../model.js';
import type { DossierTakes } from '../verify-model.js';

/** The version that stands approved of each proof, or every version. */
export function dossierFiles(review: ReviewState, takes: DossierTakes): string[] {
  if (takes === 'none') return [];
  const proofs = takes === 'all' ? review.proofs : review.proofs.filter((proof) => proof.status === 'approved');
  const files = proofs.flatMap(({ versions }) => (takes === 'all' ? versions : versions.slice(-1)).map((version) => version.info.file));
  return [...new Set(files)];
}

export function dossierActions(context: Context) {
  const { store, engine, storage, pictures } = context;
  return {
    makeDossier: (takes, { progress, signal }) => told(store, async () => {
      const studio = studioOf(context);
      const { review } = store.state;
      if (!review) throw new EngineError({ code: 'no-review', message: 'there is no review yet: open some pictures first' });
      const shown = review.proofs.flatMap(({ versions }) => versions.slice(-1).map((version) => version.info.file));
      const thumbs: { file: string; blob: Blob }[] = [];
      for (const file of new Set(shown)) {
        const blob = await storage.thumb(file);
        if (blob) thumbs.push({ file, blob });
      }
      const files: Source[] = [];
      for (const file of dossierFiles(review, takes)) files.push(await pictures.source(file));
      signal.throwIfAborted();
      const log = await studio.exportLog();
      const { manifest, toSign, entries, parts } = await engine.call('draftDossier', { log, thumbs, files, approved: takes === 'approved', at: Date.now() }, { priority: 2, progress, signal });
      const signature = await studio.signDossier(toSign);
      const dossier = await engine.call('finishDossier', { manifest, signature, entries, parts }, { priority: 2, signal });
      saveBlob(`${review.title.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'review'}-dossier.zip`, dossier);
    }),
  } satisfies Partial<Actions>;
}
