/** Tells of everything that moves what the viewer shows: a gesture, the first sharp view, another size. */
import type { PrViewer } from './pr-viewer.js';

/** Calls `listener` until the returned function is called. */
export function watchViewer(viewer: PrViewer, listener: () => void): () => void {
  viewer.addEventListener('look-change', listener);
  const sharp = new MutationObserver(listener);
  sharp.observe(viewer, { attributes: true, attributeFilter: ['sharp'] });
  // A frame later the viewer has laid its panes anew.
  const size = new ResizeObserver(() => { requestAnimationFrame(() => requestAnimationFrame(listener)); });
  size.observe(viewer);
  return () => {
    viewer.removeEventListener('look-change', listener);
    sharp.disconnect();
    size.disconnect();
  };
}

/** A point is on the picture some updates after it was asked for: the panel's, the page's, the viewer's. */
const FRAMES = 60;

/** Gives the keyboard to a point on the picture, once it is drawn. */
export async function focusPoint(viewer: PrViewer | null | undefined, id: string): Promise<void> {
  for (let frame = 0; frame < FRAMES; frame++) {
    for (const points of viewer?.renderRoot.querySelectorAll('pr-drag-points') ?? []) if (points.focusPoint(id)) return;
    await new Promise(requestAnimationFrame);
  }
}
