/** The page's one set of tile sources, made when the first viewer is shown: its cache bounds the whole page. */
import type { Actions } from '../state/model.js';
import type { CanvasSpace } from '../viewer/canvas.js';
import { Sources } from '../viewer/sources.js';

let made: { actions: Actions; space: CanvasSpace; sources: Sources } | undefined;

export function sourcesOf(actions: Actions, space: CanvasSpace): Sources {
  if (made?.actions !== actions || made.space !== space) made = { actions, space, sources: new Sources(actions, space) };
  return made.sources;
}
