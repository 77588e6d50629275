/** What only the studio does: bring pictures in, measure them, and take the review out as evidence. Fetched after the first view; a reviewer never needs it. */
import { checkActions } from './actions/checks.js';
import { dossierActions } from './actions/dossier.js';
import { intakeActions } from './actions/intake.js';
import type { StudioActions } from './actions.js';
import { Checks } from './checks.js';
import type { Context } from './context.js';
import { Intake } from './intake.js';

export function studioWork(context: Context): { actions: StudioActions; checks: Checks } {
  const checks = new Checks(context);
  const paths = async () => (await import('./actions/paths.js')).pathActions(context);
  return { checks, actions: { ...intakeActions(context, new Intake(context)), ...checkActions(context, checks), ...dossierActions(context), paths } };
}
