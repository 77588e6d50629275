/**
 * The parts of the page that are fetched when they are wanted, so that the first view is not kept waiting for the others.
 * Once the page has come to rest, `loadAll` fetches the rest: from then on nothing is asked of the server while somebody works.
 */
import type { View } from '../state/model.js';
import { fetchStudioWords } from '../text/language.js';

const parts = {
  board: () => import('./pr-board.js'),
  proof: () => import('./pr-proof.js'),
  share: () => import('./pr-share.js'),
  review: () => import('./pr-review.js'),
  verify: () => import('./pr-verify.js'),
  shortcuts: () => import('./pr-shortcuts.js'),
} as const satisfies Record<View['name'] | 'shortcuts', () => Promise<unknown>>;

/** What parts fetch themselves when it is first wanted. */
const later = {
  studio: () => [import('./pr-board-table.js'), import('./pr-board-selection.js')],
  reviewer: () => [import('./pr-overview.js'), import('./pr-alike.js')],
} as const;

export type Part = keyof typeof parts;

/** True when the element of a part can be shown. */
export const isLoaded = (part: Part): boolean => customElements.get(`pr-${part}`) !== undefined;

/** Fetches a part and its words, once; rejects when it cannot be had, and may then be asked again. */
export async function load(part: Part): Promise<void> {
  await Promise.all([parts[part](), part === 'review' ? undefined : fetchStudioWords()]);
}

/** Fetches what a side of the page may still want. */
export async function loadAll(side: 'studio' | 'reviewer'): Promise<void> {
  const wanted: readonly Part[] = side === 'reviewer' ? ['review', 'verify', 'shortcuts'] : ['board', 'proof', 'share', 'verify', 'shortcuts'];
  const fetched: Promise<unknown>[] = [...wanted.map(load), ...later[side]()];
  await Promise.all(fetched);
}
