/** A look at how a page lies, by the boxes of its controls. */
import type { Page } from '@playwright/test';

/**
 * What lies wrong on the page: it scrolls sideways, a control leaves the window, two controls cover each other, or a
 * control's own words do not fit in it or stand one letter below the other. What scrolls by itself may be longer; what floats above the page may cover it.
 */
export async function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (e: Element): string => `${e.localName}${e.className && typeof e.className === 'string' ? `.${e.className.trim().replace(/\s+/g, '.')}` : ''} "${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}"`;
    const parent = (e: Element): Element | null => e.assignedSlot ?? e.parentElement ?? (e.getRootNode() instanceof ShadowRoot ? (e.getRootNode() as ShadowRoot).host : null);
    const above = (e: Element): Element[] => { const all: Element[] = []; for (let at: Element | null = e; at; at = parent(at)) all.push(at); return all; };
    const visibleWords = (e: Element): string => (e instanceof HTMLElement ? e.innerText : '');
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}`);

    const controls: { e: Element; box: DOMRect; seen: DOMRect; chain: Element[] }[] = [];
    const walk = (root: ParentNode): void => {
      for (const e of root.querySelectorAll('*')) {
        if (e.shadowRoot) walk(e.shadowRoot);
        if (!e.matches('button, a[href], select, input:not([type=radio], [type=checkbox], [type=file]), textarea, label')) continue;
        if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
        const chain = above(e);
        const box = e.getBoundingClientRect();
        // Of what scrolls inside the page, only the part that is seen.
        let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
        for (const each of chain.slice(1)) {
          const style = getComputedStyle(each);
          const clip = each.getBoundingClientRect();
          if (style.overflowX !== 'visible' && style.display !== 'contents' && each !== document.documentElement && each !== document.body) {
            [left, top, right, bottom] = [Math.max(left, clip.left), Math.max(top, clip.top), Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
          }
        }
        if (box.width > 1 && box.height > 1) controls.push({ e, box, seen: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), chain });
      }
    };
    walk(document);
    const scrolls = (chain: Element[]): boolean => chain.slice(1).some((each) => each !== document.documentElement && each !== document.body && /auto|scroll|hidden|clip/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth);
    const floats = (chain: Element[]): boolean => chain.some((each) => ['fixed', 'absolute', 'sticky'].includes(getComputedStyle(each).position) && !each.matches('main'));
    for (const { e, box, seen, chain } of controls) {
      // A marker beside the part of the picture in view is nowhere on the page.
      if ((seen.width === 0 || seen.height === 0) && chain.some((each) => each.localName === 'pr-viewer')) continue;
      if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(chain)) found.push(`${name(e)} leaves the window: ${Math.round(box.left)} to ${Math.round(box.right)}`);
      if (e.matches('button, a.button') && /\p{L}{2}/u.test(e.textContent ?? '') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible') found.push(`the words of ${name(e)} do not fit: ${e.scrollWidth} in ${e.clientWidth}`);
      // A word wants to lie: a button that was squeezed until its letters stand is taller than wide.
      if (e.matches('button, a.button') && /\p{L}{4}/u.test(visibleWords(e)) && box.height > box.width * 1.5) found.push(`the words of ${name(e)} stand on end: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
    const still = controls.filter(({ chain }) => !floats(chain));
    for (const [n, one] of still.entries()) {
      for (const two of still.slice(n + 1)) {
        if (one.chain.includes(two.e) || two.chain.includes(one.e)) continue;
        const width = Math.min(one.seen.right, two.seen.right) - Math.max(one.seen.left, two.seen.left);
        const height = Math.min(one.seen.bottom, two.seen.bottom) - Math.max(one.seen.top, two.seen.top);
        // What has been scrolled out of sight lies under what covers it.
        const seen = [one, two].every(({ e, box }) => {
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return at !== null && above(e).some((each) => each === at || each.getRootNode() === document && at.contains(each));
        });
        if (width > 2 && height > 2 && seen) found.push(`${name(one.e)} and ${name(two.e)} cover each other by ${Math.round(width)} × ${Math.round(height)} px`);
      }
    }
    return found;
  });
}
