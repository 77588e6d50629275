/** Actions that talk to others: links, notes, decisions. What is said is kept here first and sent after. */
import { EngineError } from '../../engine/protocol.js';
import type { Body } from '../../../../pkg/proofroom.js';
import { studioOf, toast, told, type Context } from '../context.js';
import type { Actions } from '../model.js';

export function shareActions(context: Context) {
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

    // The forms show what went wrong themselves: no second message.
    async addNote({ version, text, region }) {
      await say({ kind: 'note-added', version, text, region: region ?? undefined, shape: undefined, replyTo: undefined });
    },
    async decide({ version, verdict, reason }) {
      await say({ kind: 'decision-made', version, verdict, reason });
    },
  } satisfies Partial<Actions>;
}
