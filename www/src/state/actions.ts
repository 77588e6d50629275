/** Everything a person can do, put together; each subject has a file of its own. */
import { EngineError } from '../engine/protocol.js';
import { boardActions } from './actions/board.js';
import type { checkActions } from './actions/checks.js';
import { colourActions } from './actions/colour.js';
import type { dossierActions } from './actions/dossier.js';
import type { intakeActions } from './actions/intake.js';
import { lookingActions } from './actions/looking.js';
import { pageActions } from './actions/page.js';
import { shareActions } from './actions/share.js';
import { talkActions } from './actions/talk.js';
import { tileActions } from './actions/tiles.js';
import type { verifyActions } from './actions/verify.js';
import { told, type Context } from './context.js';
import type { Actions } from './model.js';
import { Talk } from './talk.js';

/** What only the studio does (`studio-work.ts`). */
export type StudioActions = Pick<Actions, 'paths' | keyof ReturnType<typeof intakeActions> | keyof ReturnType<typeof checkActions> | keyof ReturnType<typeof dossierActions>>;

/** What a control does not wait for: a failure is told, and ends here. */
const tell = ({ store }: Context, work: Promise<void>): void => void told(store, () => work).catch(() => undefined); // told already

/** The studio's work is fetched after the first view, or with the first call; a reviewer's page shows none of its buttons. */
function studioActions(context: Context, work: (() => Promise<StudioActions>) | undefined): StudioActions {
  const ready = async (): Promise<StudioActions> => {
    if (!work) throw new EngineError({ code: 'not-allowed', message: 'only the studio can do this' });
    return work();
  };
  return {
    openFiles: async (files) => (await ready()).openFiles(files),
    openSample: async () => (await ready()).openSample(),
    cancelIntake: () => tell(context, ready().then((actions) => actions.cancelIntake())),
    setPattern: (pattern) => tell(context, ready().then((actions) => actions.setPattern(pattern))),
    setKind: async (version, kind) => (await ready()).setKind(version, kind),
    newReview: async (title) => (await ready()).newReview(title),
    runChecks: async (version, options) => (await ready()).runChecks(version, options),
    runAllChecks: async (proofs) => (await ready()).runAllChecks(proofs),
    cancelChecks: (version) => tell(context, ready().then((actions) => actions.cancelChecks(version))),
    recordFindings: async (version) => (await ready()).recordFindings(version),
    makeDossier: async (takes, options) => (await ready()).makeDossier(takes, options),
    savePath: async (version, path) => (await ready()).savePath(version, path),
    paths: async () => (await ready()).paths(),
  };
}

/** Verifying is fetched with its page, or with the first call: no first view asks for it. */
function verifying(context: Context): ReturnType<typeof verifyActions> {
  let coming: Promise<ReturnType<typeof verifyActions>> | undefined;
  const fetched = async () => (await import('./actions/verify.js')).verifyActions(context);
  const ready = () => told(context.store, () => (coming ??= fetched().catch((error: unknown) => { coming = undefined; throw error; })));
  return { verifyFiles: async (files) => (await ready()).verifyFiles(files), saveLog: async () => (await ready()).saveLog() };
}

export function createActions(context: Context, work?: () => Promise<StudioActions>): Actions {
  const talk = new Talk(context);
  return {
    ...studioActions(context, work),
    ...lookingActions(context),
    ...colourActions(context),
    ...pageActions(context),
    ...boardActions(context),
    ...shareActions(context, talk),
    ...talkActions(context, talk),
    ...tileActions(context),
    ...verifying(context),
  };
}
