/**
 * Takes the fragment out of the address: it may hold a link's secret or a store's key. This module is the first import
 * of the page, so it runs before anything is fetched, and neither history nor a copied address keeps the secret.
 */
export function takeFragment(location: Pick<Location, 'hash' | 'pathname' | 'search'>, history: Pick<History, 'replaceState' | 'state'>): string {
  const taken = location.hash;
  if (taken) history.replaceState(history.state, '', location.pathname + location.search);
  return taken;
}

/** What the fragment was when the page opened, with its `#`; empty when there was none. */
export const openedWith: string = typeof location === 'undefined' ? '' : takeFragment(location, history);
