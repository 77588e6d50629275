/**
 * The parts of the page that are fetched when they are wanted, so that the first view is not kept waiting for the others.
 * Once the engine runs, `loadAll` fetches the rest: from then on nothing is asked of the server while somebody works.
 */
import type { View } from '../state/model.js';
import { fetchWords } from '../text/language.js';

const parts = {
  board: () => {
    // Beside the engine: there is no proof to list before that has read the log.
    wanted('shown');
    return Promise.all([import('./pr-board.js'), fetchWords('board')]);
  },
  proof: () => Promise.all([import('./pr-proof.js'), import('./pr-viewer.js'), fetchWords('board', 'picture', 'studio')]),
  share: () => Promise.all([import('./pr-share.js'), fetchWords('studio')]),
  storeSetup: () => import('./pr-store-setup.js'),
  review: () => {
    // Beside the engine: there is no picture to look at before that has decrypted it.
    wanted('viewer');
    return Promise.all([import('./pr-review.js'), fetchWords('picture')]);
  },
  viewer: () => Promise.all([import('./pr-viewer.js'), import('./pr-decision-bar.js'), import('./pr-proof-strip.js'), import('./pr-version-strip.js')]),
  verify: () => Promise.all([import('./pr-verify.js'), import('../state/actions/verify.js'), fetchWords('studio')]),
  shortcuts: () => Promise.all([import('./pr-shortcuts.js'), fetchWords('studio')]),
  /** Controls of a comparison, and what was said: elements that come to life where they stand. */
  compare: () => Promise.all([import('./pr-compare-menu.js'), import('./pr-compare-bar.js'), import('./pr-wipe.js')]),
  talk: () => import('./pr-talk-panel.js'),
  /** Its words first: the element comes to life where it stands. */
  overview: async () => { await fetchWords('overview'); await import('./pr-overview.js'); },
  /** What the board shows once the log is read, and what of it when it is asked for. */
  shown: async () => { await fetchWords('studio'); await import('./pr-board-shown.js'); },
  table: () => Promise.all([import('./pr-board-table.js'), import('./pr-board-selection.js')]),
  intake: () => import('./pr-intake.js'),
  /** Judging colour by a reference; and the same across the set, from the board. Their words first. */
  colour: async () => { await fetchWords('colouring', 'studio'); await import('./pr-colour-panel.js'); },
  drift: async () => { await fetchWords('colouring', 'studio'); await import('./pr-drift.js'); },
  /** Loupe, readings, status bar and tour; its words first. */
  looking: async () => { await fetchWords('looking'); await import('./pr-looking.js'); },
  /** The path editor, its words first; and what it does in the engine comes with its first call. */
  pathing: async () => { await fetchWords('pathing', 'studio'); await import('./pr-path-editor.js'); },
} as const satisfies Record<View['name'] | 'pathing' | 'storeSetup' | 'shortcuts' | 'viewer' | 'compare' | 'talk' | 'overview' | 'table' | 'looking' | 'intake' | 'shown' | 'colour' | 'drift', () => Promise<unknown>>;

export type Part = keyof typeof parts;

const loaded = new Set<Part>();

/** True when a part can be shown: its element is defined, and its words are there. */
export const isLoaded = (part: Part): boolean => loaded.has(part);

/** Fetches a part and its words, once; rejects when it cannot be had, and may then be asked again. */
export async function load(part: Part): Promise<void> {
  await parts[part]();
  loaded.add(part);
}

/** Asks for controls that a view is about to show. Without a network they are missing; asked for again, they may come. */
export function wanted(part: Part): void {
  load(part).catch((error: unknown) => console.warn(`${part} could not be fetched: ${String(error)}`));
}

/** Fetches what a side of the page may still want. */
export async function loadAll(side: 'studio' | 'reviewer'): Promise<void> {
  const rest: readonly Part[] = side === 'reviewer'
    ? ['review', 'overview', 'viewer', 'talk', 'compare', 'looking', 'verify', 'shortcuts'] : ['board', 'shown', 'intake', 'table', 'proof', 'talk', 'compare', 'looking', 'colour', 'drift', 'pathing', 'share', 'storeSetup', 'verify', 'shortcuts'];
  await Promise.all(rest.map(load));
}
