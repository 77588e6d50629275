/** Where the lenses lie on the screen: beside the place, so that neither pointer nor finger hides it, and within its pane. */
import { LENS_SIDE } from '../viewer/lens.js';
import { cssBox } from '../viewer/panes.js';
import { imagePoint, toScreen, type Box } from '../viewer/viewport.js';
import type { PrViewer } from './pr-viewer.js';

/** From a mouse, CSS px. */
const BESIDE = 20;
/** From a finger, which is wide and comes from below. */
const ABOVE = 64;
/** A lens with its lines of values. */
const HEIGHT = LENS_SIDE + 64;
const GAP = 6;

/** CSS pixels of the window, one for each lens; two lenses over one pane lie beside each other. */
export function lensPlaces(viewer: PrViewer, lenses: readonly { readonly side: 'own' | 'other'; readonly at: { x: number; y: number } }[], finger: boolean): readonly { x: number; y: number }[] {
  const stage = viewer.getBoundingClientRect();
  const apart = viewer.panes.length > 1;
  return lenses.map(({ side, at }, n) => {
    const pane = viewer.panes.find((each) => each.side === side) ?? viewer.panes[0];
    if (!pane) return { x: stage.x, y: stage.y };
    const box = cssBox(pane.box, pane.view.ratio);
    const inside: Box = { ...box, x: stage.x + box.x, y: stage.y + box.y };
    const p = toScreen(pane.view, imagePoint(at.x + 0.5, at.y + 0.5));
    const [x, y] = [inside.x + p.x, inside.y + p.y];
    const width = apart || lenses.length === 1 ? LENS_SIDE : 2 * LENS_SIDE + GAP;
    const place = finger ? { x: x - width / 2, y: y - ABOVE - HEIGHT } : { x: x + BESIDE, y: y + BESIDE };
    if (!finger && place.x + width > inside.x + inside.width) place.x = x - BESIDE - width;
    if (!finger && place.y + HEIGHT > inside.y + inside.height) place.y = y - BESIDE - HEIGHT;
    // No room above the finger: beside it.
    if (finger && place.y < inside.y) place.x = x > inside.x + inside.width / 2 ? x - ABOVE - width : x + ABOVE;
    const left = Math.min(Math.max(place.x, inside.x), Math.max(inside.x, inside.x + inside.width - width));
    const top = Math.min(Math.max(place.y, inside.y), Math.max(inside.y, inside.y + inside.height - HEIGHT));
    return { x: left + (apart ? 0 : n * (LENS_SIDE + GAP)), y: top };
  });
}
