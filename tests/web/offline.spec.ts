/** Without a network: the page opens, a review goes on; and a newer build is offered, taken by a press, never by itself. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, root, test } from './fixtures.js';
import { startServer } from './server.mjs';
import { linkToReview } from './surfaces.js';

test.skip(({ browserName }) => browserName !== 'chromium', 'service workers are not driven over WebDriver BiDi');

const kept = (page: Page): Promise<string[]> => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  const addresses: string[] = [];
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) addresses.push(request.url);
  return addresses;
});
const build = (page: Page): Promise<string> => page.locator('meta[name=build]').getAttribute('content').then((name) => name ?? '');

test('a review once opened goes on without a server, and no secret is in the cache', async ({ browser, server }) => {
  const studio = await (await browser.newContext()).newPage();
  const address = await linkToReview(studio, server.studioAddress, 'Dana');
  const page = await (await browser.newContext()).newPage();
  const foreign: string[] = [];
  page.context().on('request', (request) => { if (!request.url().startsWith(server.origin) && !/^(blob|data):/.test(request.url())) foreign.push(request.url()); });
  await page.goto(address);
  await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });

  const addresses = await kept(page);
  expect(addresses.length).toBeGreaterThan(20);
  const secret = new URL(address).hash.slice(1);
  expect(addresses.filter((each) => each.includes('#') || each.includes(secret.slice(-24)) || each.includes('/sample/') || each.includes('/proofroom/'))).toEqual([]);

  await server.kill();
  await page.reload();
  await expect(page.getByRole('heading', { name: /BOX-7001.*version 2/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Approve this file' }).click();
  await expect(page.getByText('You approved version 2')).toBeVisible();
  await expect(page.getByText('Not sent yet').first()).toBeVisible({ timeout: 30_000 });

  // The studio's board opens as well, with its pictures.
  await studio.goto(server.origin);
  await expect(studio.getByRole('link', { name: /BOX-7001/ }).first()).toBeVisible({ timeout: 30_000 });

  await server.restart();
  await expect(page.locator('pr-decision-bar').getByText('Received by the studio')).toBeVisible({ timeout: 90_000 });
  expect(foreign).toEqual([]);
});

/** The same page as another build: its document says so, and its worker pins that document. */
function rebuild(folder: string, name: string): void {
  const [page, worker] = [join(folder, 'index.html'), join(folder, 'sw.js')];
  const before = readFileSync(page, 'utf8');
  const old = /name="build" content="([0-9a-f]{8})"/.exec(before)?.[1];
  if (!old) throw new Error('the built document names no build');
  const pin = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const after = before.replaceAll(old, name);
  const script = readFileSync(worker, 'utf8');
  if (!script.includes(pin(before))) throw new Error('the worker does not pin the document');
  writeFileSync(page, after);
  writeFileSync(worker, script.replaceAll(old, name).replaceAll(pin(before), pin(after)));
}

test('a newer build waits until a person takes it, in two tabs', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-page-'));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  const server = await startServer({ page: folder });
  try {
    const context = await browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await one.goto(server.studioAddress);
    await kept(one);
    // The first visit's worker takes charge of the page that is already open.
    await expect.poll(() => one.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    const first = await build(one);
    await one.getByRole('button', { name: 'Appearance and language' }).click();
    await expect(one.getByText(new RegExp(`Proofroom .*${first}`))).toBeVisible();
    await expect(one.getByText('Opens without a network')).toBeVisible();
    await one.keyboard.press('Escape');

    rebuild(folder, 'feedc0de');
    await two.goto(server.origin);
    const offer = two.getByRole('status').filter({ hasText: 'A new version of Proofroom is ready' });
    await expect(offer).toBeVisible({ timeout: 30_000 });
    expect(await build(two), 'nothing has changed yet').toBe(first);
    await two.reload();
    expect(await build(two), 'a reload does not take it either').toBe(first);

    await expect(one.getByText('A new version of Proofroom is ready')).toBeVisible({ timeout: 30_000 });
    await one.getByRole('button', { name: 'Later' }).click();
    await expect(one.getByText('A new version of Proofroom is ready')).toBeHidden();

    await two.getByRole('button', { name: 'Update now' }).click();
    await expect.poll(() => build(two), { timeout: 30_000 }).toBe('feedc0de');
    await expect(two.getByRole('button', { name: 'Open pictures' })).toBeVisible({ timeout: 30_000 });
    // The other tab goes on with what it has, and may follow.
    expect(await build(one)).toBe(first);
    await expect(one.getByText('Proofroom was updated in another tab')).toBeVisible();
    await one.getByRole('button', { name: 'Update now' }).click();
    await expect.poll(() => build(one), { timeout: 30_000 }).toBe('feedc0de');
    await context.close();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
