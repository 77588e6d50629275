/** What a person writes before it is said: drafts, and words that wait out a moment for second thoughts. */
import type { Body, NoteShape } from '../../../pkg/proofroom.js';
import type { NotesImported } from './note-import.js';

/** What of notes can wait: it can be taken back until it is signed. */
export type Word = Extract<Body, { kind: 'note-added' | 'note-edited' | 'note-withdrawn' }>;

/** `new:` and a proof, `reply:` or `edit:` and a note: one text is written in each place. */
export type DraftKey = `new:${string}` | `reply:${string}` | `edit:${string}`;

export interface Draft {
  readonly key: DraftKey;
  readonly proof: string;
  /** The version that it is written about, and in whose pixels the shape lies. */
  readonly version: string;
  readonly text: string;
  readonly shape: NoteShape | null;
}

/** A word that is kept here and signed when its moment is over. */
export interface Pending {
  readonly id: string;
  readonly review: string;
  /** The key of the person who said it. */
  readonly by: string;
  readonly word: Word;
  /** What comes back when it is taken back; none for a withdrawal. */
  readonly draft: Draft | null;
  readonly proof: string;
  readonly at: number;
  /** When it is signed. */
  readonly due: number;
  /** Why it could not be signed: it then waits until the person tries again or takes it back. */
  readonly problem?: { code: string; message: string };
}

/** What the page knows of it. */
export interface TalkState {
  /** What is being written, kept with every change. */
  drafts: ReadonlyMap<DraftKey, Draft>;
  /** What was said here and is not signed yet. */
  pending: readonly Pending[];
  /** Notes of others that this person looked at. */
  seen: ReadonlySet<string>;
  undoable: { undo: boolean; redo: boolean };
}

/** What can be done with it; each returns when it is safe in this browser. */
export interface TalkActions {
  keepDraft(draft: Draft): Promise<void>;
  dropDraft(key: DraftKey): Promise<void>;
  /** Keeps a draft whose shape changed; this can be undone. */
  drawDraft(draft: Draft): Promise<void>;
  /** Says a draft: it can be taken back for a moment, then it is signed. */
  sayNote(draft: Draft): Promise<void>;
  withdrawNote(proof: string, note: string): Promise<void>;
  resolveNote(note: string, resolved: boolean): Promise<void>;
  /** Signs a waiting word at once. */
  sendNow(id: string): Promise<void>;
  takeBack(id: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  seeNotes(ids: readonly string[]): Promise<void>;
  /** Says the notes of a file of W3C Web Annotations; those without a version on this one. */
  importNotes(file: File, proof: string, version: string): Promise<NotesImported>;
  /** All notes of the review as W3C Web Annotations. */
  saveNotes(): Promise<void>;
}

export const noteOf = (key: DraftKey): string => key.slice(key.indexOf(':') + 1);
