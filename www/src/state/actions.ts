/** Everything a person can do, put together; each subject has a file of its own. */
import { checkActions } from './actions/checks.js';
import { intakeActions } from './actions/intake.js';
import { pageActions } from './actions/page.js';
import { shareActions } from './actions/share.js';
import { tileActions } from './actions/tiles.js';
import { verifyActions } from './actions/verify.js';
import { Checks } from './checks.js';
import type { Context } from './context.js';
import { Intake } from './intake.js';
import type { Actions } from './model.js';

export function createActions(context: Context, checks = new Checks(context)): Actions {
  return {
    ...pageActions(context),
    ...intakeActions(context, new Intake(context)),
    ...checkActions(context, checks),
    ...shareActions(context),
    ...tileActions(context),
    ...verifyActions(context),
  };
}
