/** Actions about notes: drafting, saying, taking back, changing, closing, exporting. */
import { told, toast, type Context } from '../context.js';
import { saveText } from '../download.js';
import type { Actions } from '../model.js';
import type { Talk } from '../talk.js';
import { noteOf, type Draft, type Word } from '../talk-model.js';

export function talkActions(context: Context, talk: Talk) {
  const { store, engine, reviewer, studio } = context;
  return {
    keepDraft: (draft) => told(store, () => talk.keep(draft)),
    dropDraft: (key) => told(store, () => talk.drop(key)),
    drawDraft: (draft) => told(store, () => talk.draw(draft)),

    // The forms show what went wrong themselves: no second message.
    sayNote: (draft) => talk.say(draft.proof, wordOf(draft), draft),
    withdrawNote: (proof, note) => told(store, () => talk.say(proof, { kind: 'note-withdrawn', note }, null)),
    resolveNote: (note, resolved) => told(store, async () => {
      await talk.flush();
      await (reviewer ?? studio)?.say({ kind: 'note-resolved', note, resolved });
    }),
    sendNow: (id) => told(store, () => talk.send(id)),
    takeBack: (id) => told(store, () => talk.takeBack(id)),
    undo: () => told(store, () => talk.undo()),
    redo: () => told(store, () => talk.redo()),
    seeNotes: (ids) => told(store, () => talk.see(ids)),

    saveNotes: () => told(store, async () => {
      const { review } = store.state;
      const side = reviewer ?? studio;
      if (!review || !side) return void toast(store, 'info', 'noLog');
      await talk.flush();
      const lines = (await side.exportLog()).split('\n').filter(Boolean);
      const title = review.title.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'review';
      saveText(`${title}-notes.jsonld`, 'application/ld+json', await engine.core('exportNotes', review.id, lines));
    }),
  } satisfies Partial<Actions>;
}

function wordOf({ key, version, text, shape }: Draft): Word {
  const said = text.trim();
  if (key.startsWith('edit:')) return { kind: 'note-edited', note: noteOf(key), text: said };
  const replyTo = key.startsWith('reply:') ? noteOf(key) : undefined;
  return { kind: 'note-added', version, text: said, region: undefined, shape: shape ?? undefined, replyTo };
}
