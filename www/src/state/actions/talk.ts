/** Actions about notes: drafting, saying, taking back, changing, closing, exporting. */
import { EngineError, toProblem } from '../../engine/protocol.js';
import { told, toast, type Context } from '../context.js';
import { saveText } from '../download.js';
import type { Actions } from '../model.js';
import type { NoteFailure } from '../note-import.js';
import type { Talk } from '../talk.js';
import { noteOf, type Draft, type Word } from '../talk-model.js';

/** A file of notes that is read, bytes: as much as the core takes. */
const NOTES_BYTES = 16 << 20;
/** Letters of a note that tell which one it is. */
const BEGINS = 40;

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

    // The panel shows what went wrong itself.
    async importNotes(file, proof, version) {
      const { review, me } = store.state;
      if (!review || !me) throw new EngineError({ code: 'no-review', message: 'no review is open' });
      if (file.size > NOTES_BYTES) throw new EngineError({ code: 'too-large', message: `${file.name} is ${file.size} bytes; at most ${NOTES_BYTES} are read` });
      const [{ wordsOf }, { notes, failures }] = await Promise.all([import('../note-import.js'), file.text().then((text) => engine.core('importNotes', text))]);
      const { words, already, elsewhere } = wordsOf(notes, { review, me: me.name, proof, version });
      const refused: NoteFailure[] = [];
      for (const { proof: of, word } of words) {
        // What the log refuses (a place that is too long) is told; the others are said.
        await talk.say(of, word, null).catch((error: unknown) => refused.push({ begins: 'text' in word ? word.text.slice(0, BEGINS) : '', message: toProblem(error).message }));
      }
      return { said: words.length - refused.length, already, elsewhere, failures: [...failures, ...refused] };
    },

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
