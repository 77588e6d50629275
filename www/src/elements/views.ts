/**
 * The parts of the page that are fetched when they are wanted, so that the first view is not kept waiting for the others.
 * Once the engine runs, `loadAll` fetches the rest: from then on nothing is asked of the server while somebody works.
 */
import type { View } from '../state/model.js';
import { fetchWords } from '../text/language.js';

const parts = {
  board: () => Promise.all([import('./pr-board.js'), fetchWords('board')]),
  proof: () => Promise.all([import('./pr-proof.js'), import('./pr-viewer.js'), fetchWords('board', 'studio')]),
  share: () => Promise.all([import('./pr-share.js'), fetchWords('studio')]),
  review: () => {
    // Beside the engine: there is no picture to look at before that has decrypted it.
    wanted('viewer');
    return import('./pr-review.js');
  },
  viewer: () => import('./pr-viewer.js'),
  verify: () => Promise.all([import('./pr-verify.js'), fetchWords('studio')]),
  shortcuts: () => Promise.all([import('./pr-shortcuts.js'), fetchWords('studio')]),
  /** Controls of a comparison, and what was said: elements that come to life where they stand. */
  compare: () => Promise.all([import('./pr-compare-menu.js'), import('./pr-compare-bar.js'), import('./pr-wipe.js')]),
  talk: () => import('./pr-talk-panel.js'),
} as const satisfies Record<View['name'] | 'shortcuts' | 'viewer' | 'compare' | 'talk', () => Promise<unknown>>;

export type Part = keyof typeof parts;

/** True when the element of a view or a dialog can be shown. */
export const isLoaded = (part: Part): boolean => customElements.get(`pr-${part}`) !== undefined;

/** Fetches a part and its words, once; rejects when it cannot be had, and may then be asked again. */
export async function load(part: Part): Promise<void> {
  await parts[part]();
}

/** Asks for controls that a view is about to show. Without a network they are missing; asked for again, they may come. */
export function wanted(part: Part): void {
  load(part).catch((error: unknown) => console.warn(`${part} could not be fetched: ${String(error)}`));
}

/** Fetches what a side of the page may still want. */
export async function loadAll(side: 'studio' | 'reviewer'): Promise<void> {
  const rest: readonly Part[] = side === 'reviewer'
    ? ['review', 'viewer', 'talk', 'compare', 'verify', 'shortcuts'] : ['board', 'proof', 'talk', 'compare', 'share', 'verify', 'shortcuts'];
  await Promise.all(rest.map(load));
}
