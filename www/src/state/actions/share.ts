/** Actions that talk to others: links, notes, decisions. What is said is kept here first and sent after. */
import { EngineError } from '../../engine/protocol.js';
import type { Body } from '../../../../pkg/proofroom.js';
import { studioOf, toast, told, type Context } from '../context.js';
import { saveText } from '../download.js';
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

    checkStore: (grant) => studioOf(context).checkStore(grant),
    checkedStore: () => studioOf(context).checkedStore(),

    createLink: (input) => told(store, async () => {
      await studioOf(context).createLink(input);
    }),

    revokeLink: (link) => told(store, async () => {
      await studioOf(context).revokeLink(link);
      toast(store, 'info', 'linkClosed');
    }),

    async openAnswers(files) {
      const texts = await Promise.all(files.map((file) => file.text()));
      return studioOf(context).takeAnswers(texts.join('\n'));
    },

    saveAnswers: () => told(store, async () => {
      const text = (await reviewer?.answers()) ?? '';
      const name = store.state.me?.name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'answers';
      if (text) saveText(`${name}-answers.jsonl`, 'application/x-ndjson', text);
      else toast(store, 'info', 'noLog');
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
