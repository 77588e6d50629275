/** What only the studio does: bring pictures in and measure them. A reviewer's page never fetches this. */
import { checkActions } from './actions/checks.js';
import { intakeActions } from './actions/intake.js';
import type { StudioActions } from './actions.js';
import { Checks } from './checks.js';
import type { Context } from './context.js';
import { Intake } from './intake.js';

export function studioWork(context: Context, checks = new Checks(context)): { actions: StudioActions; checks: Checks } {
  return { checks, actions: { ...intakeActions(context, new Intake(context)), ...checkActions(context, checks) } };
}
