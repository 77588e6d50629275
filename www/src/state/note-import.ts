/** Notes of another program, as words of the person who brings them: which can be said here, and why the others cannot. */
import type { Imported, ReviewState } from '../../../pkg/proofroom.js';
import type { Word } from './talk-model.js';

/** What became of a file of notes. */
/** Which annotation of the file, from 1, or how the note begins that the log refused. */
export interface NoteFailure { readonly place?: number; readonly begins?: string; readonly message: string }

export interface NotesImported {
  readonly said: number;
  /** Said here before, word for word at the same place. */
  readonly already: number;
  readonly failures: readonly NoteFailure[];
  /** Good notes that name a file that this review does not show, or a version that was replaced. */
  readonly elsewhere: number;
}

export interface Said { readonly proof: string; readonly word: Word }

/** The words to say; a note that names no version is about the one in view. Its author's name is kept in its text. */
export function wordsOf(notes: readonly Imported[], { review, me, proof, version }: { review: ReviewState; me: string; proof: string; version: string }): { words: readonly Said[]; already: number; elsewhere: number } {
  const words: Said[] = [];
  const known = new Set(review.proofs.flatMap((each) => each.notes.map(({ version: on, text, shape }) => keyOf(on, text, shape))));
  let [already, elsewhere] = [0, 0];
  for (const note of notes) {
    const on = note.version ?? version;
    const holder = note.version === undefined ? proof : review.proofs.find((each) => each.versions.some(({ info, supersededBy }) => info.file === on && !supersededBy))?.id;
    if (!holder) {
      elsewhere += 1;
      continue;
    }
    const text = note.name && note.name !== me ? `${note.name}: ${note.text.trim()}` : note.text.trim();
    if ([text, note.text.trim()].some((said) => known.has(keyOf(on, said, note.shape)))) {
      already += 1;
      continue;
    }
    known.add(keyOf(on, text, note.shape));
    words.push({ proof: holder, word: { kind: 'note-added', version: on, text, region: undefined, shape: note.shape, replyTo: undefined } });
  }
  return { words, already, elsewhere };
}

const keyOf = (version: string, text: string, shape: unknown): string => JSON.stringify([version, text, shape ?? null]);
