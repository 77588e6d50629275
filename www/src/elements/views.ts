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
  /** Controls of a comparison; they come to life where they stand. */
  compare: () => Promise.all([import('./pr-compare-bar.js'), import('./pr-wipe.js')]),
} as const satisfies Record<View['name'] | 'shortcuts' | 'compare', () => Promise<unknown>>;

export type Part = keyof typeof parts;

/** True when the element of a part can be shown. */
export const isLoaded = (part: Part): boolean => customElements.get(`pr-${part}`) !== undefined;

/** Fetches a part and its words, once; rejects when it cannot be had, and may then be asked again. */
export async function load(part: Part): Promise<void> {
  await Promise.all([parts[part](), part === 'review' || part === 'compare' ? undefined : fetchStudioWords()]);
}

/** Asks for controls that a view is about to show. Without a network they are missing; asked for again, they may come. */
export function wanted(part: Part): void {
  load(part).catch((error: unknown) => console.warn(`${part} could not be fetched: ${String(error)}`));
}

/** Fetches what a side of the page may still want. */
export async function loadAll(side: 'studio' | 'reviewer'): Promise<void> {
  const wanted: readonly Part[] = side === 'reviewer' ? ['review', 'compare', 'verify', 'shortcuts'] : ['board', 'proof', 'compare', 'share', 'verify', 'shortcuts'];
  await Promise.all(wanted.map(load));
}
