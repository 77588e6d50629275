/** Actions that talk to others: links, notes, decisions. What is said is kept here first and sent after. */
import { EngineError } from '../../engine/protocol.js';
import type { Body } from '../../../../pkg/proofroom.js';
import { studioOf, toast, told, type Context } from '../context.js';
import type { Actions } from '../model.js';
import { toured } from './looking.js';
import type { Talk } from '../talk.js';

export function shareActions(context: Context, talk: Talk) {
  const { store, reviewer, studio } = context;
  const say = (body: Body) => {
    const side = reviewer ?? studio;
    if (!side) throw new EngineError({ code: 'not-allowed', message: 'nobody can speak on this page' });
    return side.say(body);
  };
  return {
    connectStore: (address) => told(store, () => studioOf(context).connect(address)),

    createLink: (input) => told(store, async () => {
      await studioOf(context).createLink(input);
    }),

    revokeLink: (link) => told(store, async () => {
      await studioOf(context).revokeLink(link);
      toast(store, 'info', 'linkClosed');
    }),

    async openLink(pasted) {
      if (!reviewer) throw new EngineError({ code: 'not-allowed', message: 'links are opened on the page /review/' });
      store.update({ link: { kind: 'opening' } });
      store.update(await reviewer.open(pasted));
    },

    // The form shows what went wrong itself: no second message. Notes that still wait belong before the decision.
    async decide({ version, verdict, reason }) {
      if (reviewer && verdict === 'approved') toured(context, version);
      await talk.flush();
      await say({ kind: 'decision-made', version, verdict, reason });
    },
  } satisfies Partial<Actions>;
}
