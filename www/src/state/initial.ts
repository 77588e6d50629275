/** The state before anything is known. */
import { initialBoard } from './board.js';
import type { AppState, Settings } from './model.js';
import { DEFAULT_PATTERN } from './proof-key.js';
import { viewOf } from './routing.js';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  // Delta-E 2000 of 3: what brands commonly accept between approved and delivered pictures; the person's to change.
  tolerance: 3,
  // Zalando wants portrait pictures, so square ones would all fail there: it is judged when it is chosen.
  channels: ['amazon', 'walmart', 'google-merchant', 'etsy'],
  studio: '',
  pins: {},
};

/** Written into the document when it is built; empty while developing. */
const buildName = (): string => (typeof document === 'undefined' ? '' : document.querySelector<HTMLMetaElement>('meta[name=build]')?.content ?? '');

export function initialState(path: string, search: string, online: boolean): AppState {
  const view = viewOf(path, search);
  return {
    view,
    engine: { state: 'starting', workers: 0, version: '' },
    online,
    opening: true,
    store: { kind: 'none' },
    side: view.name === 'review' ? 'reviewer' : 'studio',
    me: null,
    review: null,
    link: { kind: 'none' },
    intake: { pattern: DEFAULT_PATTERN, files: [] },
    board: initialBoard(view.name === 'board' ? search : ''),
    looked: new Set(),
    pictures: new Map(),
    checks: new Map(),
    links: [],
    outbox: [],
    sync: { state: 'off' },
    verify: { kind: 'idle', logs: 0 },
    settings: DEFAULT_SETTINGS,
    channels: [],
    toasts: [],
    drafts: new Map(),
    pending: [],
    seen: new Set(),
    undoable: { undo: false, redo: false },
    pageFiles: { build: buildName(), offline: 'coming', newer: 'none' },
  };
}
