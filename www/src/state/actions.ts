/** Everything a person can do, put together; each subject has a file of its own. */
import { checkActions } from './actions/checks.js';
import { intakeActions } from './actions/intake.js';
import { pageActions } from './actions/page.js';
import { shareActions } from './actions/share.js';
import { talkActions } from './actions/talk.js';
import { tileActions } from './actions/tiles.js';
import { verifyActions } from './actions/verify.js';
import { Checks } from './checks.js';
import type { Context } from './context.js';
import { Intake } from './intake.js';
import type { Actions } from './model.js';
import { Talk } from './talk.js';

export function createActions(context: Context, checks = new Checks(context)): Actions {
  const talk = new Talk(context);
  return {
    ...pageActions(context),
    ...intakeActions(context, new Intake(context)),
    ...checkActions(context, checks),
    ...shareActions(context, talk),
    ...talkActions(context, talk),
    ...tileActions(context),
    ...verifyActions(context),
  };
}
