/** Links of the page: a real address for every view, so that opening in a new tab works; a plain click stays here. */
import type { Actions, View } from '../state/model.js';

export { pathOf as address } from '../state/routing.js';

/** The click handler for `<a href=${address(view)}>`. */
export const follow = (actions: Actions, view: View) => (event: MouseEvent): void => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  actions.go(view);
};
