/** Links of the page: a real address for every view, so that opening in a new tab works; a plain click stays here. */
import type { Actions, View } from '../state/model.js';

export function address(view: View): string {
  switch (view.name) {
    case 'board': return '/';
    case 'share': return '/share';
    case 'verify': return '/verify';
    case 'proof': return `/proof/${encodeURIComponent(view.proof)}${view.version ? `?v=${view.version}` : ''}`;
    case 'review': return view.proof ? `/review/${encodeURIComponent(view.proof)}${view.version ? `?v=${view.version}` : ''}` : '/review';
  }
}

/** The click handler for `<a href=${address(view)}>`. */
export const follow = (actions: Actions, view: View) => (event: MouseEvent): void => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  actions.go(view);
};
