/** What the journeys over every surface share: a small review behind a link, and when a page lies still. */
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
