/** Actions of the page itself: where it looks, what it prefers. */
import { readQuery, writeQuery } from '../board.js';
import { dismiss, told, type Context } from '../context.js';
import type { Actions } from '../model.js';
import { takeNewBuild } from '../page-files.js';
import { pathOf, viewOf } from '../routing.js';

export function pageActions({ store, storage }: Pick<Context, 'store' | 'storage'>) {
  addEventListener('popstate', () => {
    const view = viewOf(location.pathname, location.search);
    store.update({ view, ...(view.name === 'board' && { board: { ...store.state.board, query: readQuery(location.search) } }) });
  });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    go(view, { replace = false } = {}) {
      const path = pathOf(view) + (view.name === 'board' ? writeQuery(store.state.board.query) : '');
      if (path !== location.pathname + location.search) history[replace ? 'replaceState' : 'pushState'](null, '', path);
      store.update({ view });
    },
    /** Kept first, shown then: what the page shows as chosen is still chosen after a reload. */
    setSetting(key, value) {
      turn = turn.then(() => told(store, async () => {
        const settings = { ...store.state.settings, [key]: value };
        await storage.setSetting('settings', settings);
        store.update({ settings });
      })).catch(() => undefined); // told already
    },
    dismissToast: (id) => dismiss(store, id),
    updatePage: () => takeNewBuild(),
    updateLater: () => store.update({ pageFiles: { ...store.state.pageFiles, newer: 'later' } }),
  } satisfies Partial<Actions>;
}
