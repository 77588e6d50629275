/** Actions of the page itself: where it looks, what it prefers. */
import { dismiss, told, type Context } from '../context.js';
import type { Actions } from '../model.js';
import { pathOf, viewOf } from '../routing.js';

export function pageActions({ store, storage }: Pick<Context, 'store' | 'storage'>) {
  addEventListener('popstate', () => store.update({ view: viewOf(location.pathname) }));
  return {
    go(view, { replace = false } = {}) {
      const path = pathOf(view);
      if (path !== location.pathname) history[replace ? 'replaceState' : 'pushState'](null, '', path);
      store.update({ view });
    },
    setSetting(key, value) {
      const settings = { ...store.state.settings, [key]: value };
      store.update({ settings });
      void told(store, () => storage.setSetting('settings', settings)).catch(() => undefined); // told already
    },
    dismissToast: (id) => dismiss(store, id),
  } satisfies Partial<Actions>;
}
