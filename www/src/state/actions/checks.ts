/** Actions that measure, and that show what was measured. */
import { EngineError } from '../../engine/protocol.js';
import type { Checks } from '../checks.js';
import { told, type Context } from '../context.js';
import { saveText } from '../download.js';
import type { Actions } from '../model.js';
import { stemOf } from '../naming.js';

export function checkActions({ store, storage }: Context, checks: Checks) {
  return {
    runChecks: (hash, options) => told(store, () => checks.run(hash, options)),
    runAllChecks: (proofs) => told(store, () => checks.runAll(proofs)),
    cancelChecks: (hash) => checks.cancel(hash),
    recordFindings: (hash) => told(store, () => checks.record(hash)),

    savePath: (hash, which) => told(store, async () => {
      const [kept, picture] = [await storage.checks(hash), await storage.picture(hash)];
      if (!kept?.svg || !picture) {
        throw new EngineError({ code: 'nothing-to-save', message: 'the path was not refined yet; run the path check first' });
      }
      saveText(`${stemOf(picture.name)}${which === 'after' ? '_refined' : ''}.svg`, 'image/svg+xml', kept.svg[which]);
    }),
  } satisfies Partial<Actions>;
}
