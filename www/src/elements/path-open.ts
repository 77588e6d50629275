/** Opens the path of a version for editing: the one that clips, else the first, else none. */
import { Editor } from '../path/editor.js';
import { EMPTY, pathOf } from '../path/model.js';
import type { PathView } from '../state/model.js';
import type { PathActions } from '../state/path-model.js';

export interface OpenedPath { readonly editor: Editor; readonly name: string }

/** Edits of this session, by version: whoever comes back finds them. */
const kept = new Map<string, OpenedPath>();

export async function openPath(file: string, paths: readonly PathView[], actions: () => Promise<PathActions>): Promise<OpenedPath> {
  const before = kept.get(file);
  if (before) return before;
  const chosen = paths.find(({ isClippingPath }) => isClippingPath) ?? paths[0];
  const path = chosen ? pathOf(await (await actions()).read(file, chosen.id)) : EMPTY;
  const opened = { editor: new Editor(path), name: chosen?.name ?? '' };
  kept.set(file, opened);
  return opened;
}
