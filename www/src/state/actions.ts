/** Everything a person can do, put together; each subject has a file of its own. */
import { EngineError } from '../engine/protocol.js';
import type { checkActions } from './actions/checks.js';
import type { intakeActions } from './actions/intake.js';
import { pageActions } from './actions/page.js';
import { shareActions } from './actions/share.js';
import { tileActions } from './actions/tiles.js';
import { verifyActions } from './actions/verify.js';
import type { Context } from './context.js';
import type { Actions } from './model.js';

/** What only the studio does (`studio-work.ts`). */
export type StudioActions = Pick<Actions, keyof ReturnType<typeof intakeActions> | keyof ReturnType<typeof checkActions>>;

const refuse = (): never => {
  throw new EngineError({ code: 'not-allowed', message: 'only the studio can do this' });
};
/** A reviewer's page shows none of their buttons; whoever calls them all the same is told. */
const refused: StudioActions = {
  openFiles: refuse, openSample: refuse, cancelIntake: refuse, setPattern: refuse, setKind: refuse, newReview: refuse,
  runChecks: refuse, runAllChecks: refuse, cancelChecks: refuse, recordFindings: refuse, savePath: refuse,
};

export function createActions(context: Context, work: StudioActions = refused): Actions {
  return {
    ...work,
    ...pageActions(context),
    ...shareActions(context),
    ...tileActions(context),
    ...verifyActions(context),
  };
}
