/** What the journeys over every surface share: a small review behind a link, and a look at how a page lies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, root } from './fixtures.js';

const own = (name: string) => ({ name, mimeType: 'image/png', buffer: readFileSync(join(root, 'tests/data/own', name)) });
const sample = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: readFileSync(join(root, 'sample', name)) });

/** Two proofs, of two versions and of one. */
export const PICTURES = [own('BOX-7001_side_v1_capture.png'), own('BOX-7001_side_v2_automated.png'), sample('MUG-5023_front_v3_retouched.jpg')];

/** Words of a language that the journeys press. */
export const WORDS = {
  en: { open: 'Open pictures', share: 'Share', name: 'Name', title: 'Title', automated: 'automated', create: 'Create link', link: (name: string) => `Link of ${name}`, ready: 'Ready to send', board: 'Back to the board' },
  de: { open: 'Bilder öffnen', share: 'Vorlegen', name: 'Name', title: 'Funktion', automated: 'automatisch bearbeitet', create: 'Link anlegen', link: (name: string) => `Link für ${name}`, ready: 'Bereit zum Versenden', board: 'Zurück zur Übersicht' },
} as const;

export async function openPictures(page: Page): Promise<void> {
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(PICTURES);
  for (const name of ['BOX-7001', 'MUG-5023']) await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible({ timeout: 60_000 });
}

/** Makes a link on the share page that is in view; answers its address when everything is uploaded. */
export async function makeLink(page: Page, name: string, language: keyof typeof WORDS = 'en'): Promise<string> {
  const words = WORDS[language];
  await page.getByLabel(words.name, { exact: true }).fill(name);
  await page.getByRole('checkbox', { name: words.automated }).check();
  await page.getByRole('button', { name: words.create }).click();
  const address = page.getByRole('textbox', { name: words.link(name) });
  await expect(address).toBeVisible();
  await expect(page.getByText(words.ready)).toBeVisible({ timeout: 60_000 });
  return address.inputValue();
}

/** A review of two pictures, made by a studio in a profile of its own; answers a link to it. */
export async function linkToReview(studio: Page, studioAddress: string, name: string): Promise<string> {
  await studio.goto(studioAddress);
  await openPictures(studio);
  await studio.getByRole('link', { name: WORDS.en.share }).first().click();
  return makeLink(studio, name);
}

/**
 * What lies wrong on the page: it scrolls sideways, a control leaves the window, two controls cover each other, or a
 * control's own words do not fit in it. What scrolls by itself may be longer; what floats above the page may cover it.
 */
export async function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (e: Element): string => `${e.localName}${e.className && typeof e.className === 'string' ? `.${e.className.trim().replace(/\s+/g, '.')}` : ''} "${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}"`;
    const parent = (e: Element): Element | null => e.assignedSlot ?? e.parentElement ?? (e.getRootNode() instanceof ShadowRoot ? (e.getRootNode() as ShadowRoot).host : null);
    const above = (e: Element): Element[] => { const all: Element[] = []; for (let at: Element | null = e; at; at = parent(at)) all.push(at); return all; };
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
    for (const { e, box, chain } of controls) {
      if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(chain)) found.push(`${name(e)} leaves the window: ${Math.round(box.left)} to ${Math.round(box.right)}`);
      if (e.matches('button, a.button') && /\p{L}{2}/u.test(e.textContent ?? '') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible') found.push(`the words of ${name(e)} do not fit: ${e.scrollWidth} in ${e.clientWidth}`);
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

/** Waits until the page has been laid out anew and what moves or fades has come to its end. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    const ends: Promise<unknown>[] = [];
    const walk = (root: Document | ShadowRoot): void => {
      // What turns for ever has no end to wait for; what is cancelled has ended.
      for (const each of root.getAnimations()) if (each.effect?.getComputedTiming().iterations !== Infinity) ends.push(each.finished.catch(() => undefined));
      for (const e of root.querySelectorAll('*')) if (e.shadowRoot) walk(e.shadowRoot);
    };
    walk(document);
    await Promise.all(ends);
  });
