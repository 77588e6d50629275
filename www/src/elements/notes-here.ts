/** The notes of the place that a page shows, and what drawing and undoing mean there. No document here. */
import type { NoteShape } from '../../../pkg/proofroom.js';
import type { Actions, AppState } from '../state/model.js';
import type { Draft } from '../state/talk-model.js';
import type { Layer } from '../viewer/layers.js';
import type { NotesOfPage } from './look-at-proof.js';
import { filterThreads, isOpen, threadsOf, unread, type NoteFilter, type Thread } from './note-view.js';
import { noteLayers } from './proof-layers.js';
import type { Place } from './proof-place.js';

type Known = Pick<AppState, 'me' | 'pending' | 'seen' | 'drafts'>;

export interface NotesHere {
  readonly threads: readonly Thread[];
  /** What of them lies over the picture: what the list lists. */
  readonly layers: readonly Layer[];
  /** The place of the note that is being written, if it was drawn on this version. */
  readonly draft: NoteShape | null;
  readonly open: number;
  readonly unread: number;
}

export function notesHere({ proof, version }: Place, state: Known, filter: NoteFilter): NotesHere {
  const threads = threadsOf(proof, version, state);
  const draft = newDraft(state, proof.id, version.info.file);
  return {
    threads, layers: noteLayers(filterThreads(threads, filter, version, state.me)), draft: draft.version === version.info.file ? draft.shape : null,
    open: threads.filter(isOpen).length, unread: unread(threads, state).length,
  };
}

/** The draft of a proof's next note, as it is or empty on this version. */
export const newDraft = ({ drafts }: Pick<AppState, 'drafts'>, proof: string, version: string): Draft =>
  drafts.get(`new:${proof}`) ?? { key: `new:${proof}`, proof, version, text: '', shape: null };

/** Drawing and undoing for a page; what goes wrong is told by the actions. */
export function notesOfPage(page: { place(): Place | null; state(): Known; actions(): Actions; write(): void }): NotesOfPage {
  const quietly = (action: Promise<void>): void => void action.catch(() => undefined); // told already
  return {
    draw: async (shape) => {
      const here = page.place();
      if (!here) return;
      const version = here.version.info.file;
      await page.actions().drawDraft({ ...newDraft(page.state(), here.proof.id, version), version, shape }).catch(() => undefined); // told already
    },
    write: () => page.write(),
    undo: () => quietly(page.actions().undo()),
    redo: () => quietly(page.actions().redo()),
  };
}
