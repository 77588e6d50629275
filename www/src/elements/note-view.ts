/** The notes of a proof as one version's page shows them: with what still waits to be sent, numbered, sorted out. No document here. */
import type { Note, Person, Proof, NoteShape, Version } from '../../../pkg/proofroom.js';
import type { Pending } from '../state/talk-model.js';

/** Where a thread's place can be shown on the version that is looked at. */
export type Shown = 'here' | 'earlier' | 'other-size' | 'nowhere';

export interface Thread {
  readonly note: Note;
  /** Counts the threads of its version, so that everybody who sees that version has the same numbers. */
  readonly number: number;
  /** The number of the version that it was written on. */
  readonly version: number;
  readonly shown: Shown;
  /** Words of this thread that wait to be signed, by the note or answer that they speak of. */
  readonly held: ReadonlyMap<string, Pending>;
}

export type NoteFilter = 'open' | 'mine' | 'version' | 'all';
export const NOTE_FILTERS: readonly NoteFilter[] = ['open', 'mine', 'version', 'all'];

export interface Looker { readonly me: Person | null; readonly pending: readonly Pending[]; readonly seen: ReadonlySet<string> }

export function threadsOf(proof: Proof, version: Version, { me, pending }: Pick<Looker, 'me' | 'pending'>): readonly Thread[] {
  const waiting = pending.filter((row) => row.proof === proof.id);
  const written = proof.notes.map((note) => applied(note, waiting));
  const fresh = waiting.flatMap(({ id, word, at }): Note[] => (me && word.kind === 'note-added' && !word.replyTo ? [made(id, word, at, me)] : []));
  const counts = new Map<string, number>();
  return [...written, ...fresh].map((note): Thread => {
    const number = (counts.get(note.version) ?? 0) + 1;
    counts.set(note.version, number);
    const replies = me ? waiting.flatMap(({ id, word, at }) => (word.kind === 'note-added' && word.replyTo === note.id ? [made(id, word, at, me)] : [])) : [];
    const whole = { ...note, replies: [...note.replies.map((reply) => applied(reply, waiting)), ...replies] };
    const ids = new Set([whole.id, ...whole.replies.map(({ id }) => id)]);
    const of = (row: Pending) => (row.word.kind === 'note-added' ? row.id : row.word.note);
    const held = new Map(waiting.filter((row) => ids.has(of(row))).map((row) => [of(row), row]));
    const from = proof.versions.find(({ info }) => info.file === note.version);
    return { note: whole, number, version: from?.number ?? 0, shown: shownOn(version, from, note.shape), held };
  });
}

function shownOn({ info }: Version, from: Version | undefined, shape: NoteShape | undefined): Shown {
  if (!shape || !from) return 'nowhere';
  if (from.info.file === info.file) return 'here';
  return from.info.width === info.width && from.info.height === info.height ? 'earlier' : 'other-size';
}

/** A note that was said here and is not in the log yet. */
function made(id: string, word: Extract<Pending['word'], { kind: 'note-added' }>, at: number, author: Person): Note {
  return {
    id, version: word.version, author, at, text: word.text, shape: word.shape, region: word.shape && boundsOf(word.shape), receivedAt: undefined,
    editedAt: undefined, earlier: [], withdrawnAt: undefined, resolved: undefined, clashes: [], replies: [],
  };
}

/** A note with the edit or the withdrawal of it that waits. */
function applied(note: Note, waiting: readonly Pending[]): Note {
  let now = note;
  for (const { word, at } of waiting) {
    if (word.kind === 'note-edited' && word.note === note.id) {
      now = { ...now, text: word.text, editedAt: at, earlier: [...now.earlier, { text: now.text, at: now.editedAt ?? now.at }] };
    }
    if (word.kind === 'note-withdrawn' && word.note === note.id) now = { ...now, withdrawnAt: at };
  }
  return now;
}

/** The smallest upright rectangle around a shape, as the core has it. */
export function boundsOf(shape: NoteShape): { x: number; y: number; width: number; height: number } {
  switch (shape.kind) {
    case 'pin': return { x: shape.x, y: shape.y, width: 0, height: 0 };
    case 'rectangle':
    case 'ellipse': return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
    case 'arrow': return around([shape.from, shape.to]);
    case 'freehand': return around(shape.points);
  }
}

function around(points: readonly (readonly [number, number])[]) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const isOpen = ({ note }: Thread): boolean => note.resolved === undefined && note.withdrawnAt === undefined;

export function filterThreads(threads: readonly Thread[], filter: NoteFilter, version: Version, me: Person | null): readonly Thread[] {
  const mine = (note: Note) => note.author.key === me?.key;
  switch (filter) {
    case 'open': return threads.filter(isOpen);
    case 'mine': return threads.filter(({ note }) => mine(note) || note.replies.some(mine));
    case 'version': return threads.filter(({ note }) => note.version === version.info.file);
    case 'all': return threads;
  }
}

/** Notes and answers of others that this person has not looked at. */
export function unread(threads: readonly Thread[], { me, seen }: Pick<Looker, 'me' | 'seen'>): readonly string[] {
  return threads.flatMap(({ note }) => [note, ...note.replies]).filter(({ author, id }) => author.key !== me?.key && !seen.has(id)).map(({ id }) => id);
}
