/** The way of a word through the store, without the checks: link, note, decision, receipt, renewal, closing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserContext, Page } from '@playwright/test';

import { axe, expect, root, shoot, test } from './fixtures.js';

const file = (name: string) => ({
  name, mimeType: 'image/png', buffer: readFileSync(join(root, 'tests/data/own', name)),
});

async function createLink(page: Page, name: string): Promise<string> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Title').fill('Client');
  for (const kind of ['automated', 'retouched', 'final']) await page.getByRole('checkbox', { name: kind }).check();
  await page.getByRole('button', { name: 'Create link' }).click();
  const address = page.getByRole('textbox', { name: `Link of ${name}` });
  await expect(address).toBeVisible();
  return address.inputValue();
}

async function decide(view: Page, verdict: 'Reject' | 'Approve'): Promise<void> {
  await view.getByRole('button', { name: verdict, exact: true }).first().click();
  if (verdict === 'Reject') {
    await view.getByLabel('Reason (required)').fill('The colour is off');
    await view.getByRole('button', { name: 'Reject this version' }).click();
  } else {
    await view.getByRole('button', { name: 'Approve this file' }).click();
  }
}

/** Keeps the first 12 bytes of everything that a page uploads: what it sealed begins with its nonce. Outlives a reload. */
async function watchNonces(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (input, init) => {
      if (init?.method === 'PUT' && init.body instanceof Uint8Array) {
        const nonce = Array.from(init.body.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
        sessionStorage.setItem('nonces', `${sessionStorage.getItem('nonces') ?? ''} ${nonce}`);
      }
      return send(input, init);
    };
  });
}

const nonces = async (page: Page) => (await page.evaluate(() => sessionStorage.getItem('nonces') ?? '')).trim().split(' ');

const received = (view: Page) => view.locator('pr-decision-bar').getByText('Received by the studio');

/** Decides without a network, saves the signed answer, and lets the studio open that file. Firefox's driver tells of no downloads. */
async function approveByFile(client: BrowserContext, view: Page, studio: Page): Promise<void> {
  await client.setOffline(true);
  await decide(view, 'Approve');
  await expect(view.locator('pr-decision-bar').getByText('Not sent yet')).toBeVisible({ timeout: 30_000 });
  const [saved] = await Promise.all([view.waitForEvent('download'), view.getByRole('button', { name: 'Save what waits as a file for the studio' }).click()]);
  expect(saved.suggestedFilename()).toBe('Dana-answers.jsonl');
  const answers = { name: 'answers.jsonl', mimeType: 'application/x-ndjson', buffer: readFileSync(await saved.path()) };
  await studio.getByRole('link', { name: 'Share' }).first().click();
  await studio.locator('pr-answers input').setInputFiles({ ...answers, buffer: Buffer.from(answers.buffer.toString().replace('approved', 'rejected')) });
  await expect(studio.getByText('This file holds no signed answers')).toBeVisible();
  await studio.locator('pr-answers input').setInputFiles(answers);
  await expect(studio.getByText('1 answer taken.')).toBeVisible({ timeout: 30_000 });
  await studio.locator('pr-answers input').setInputFiles(answers);
  await expect(studio.getByText('0 answers taken, 1 known already.')).toBeVisible({ timeout: 30_000 });
  await studio.getByRole('link', { name: 'Board' }).first().click();
  await client.setOffline(false);
}

test('a word goes from a link to the studio and back, through kills, reloads and closing', async ({ browser, server }) => {
  const studio = await (await browser.newContext()).newPage();
  const store: string[] = [];
  studio.on('request', (request) => {
    if (request.url().includes('/proofroom/') && request.url().includes('X-Amz')) store.push(`${request.method()} ${request.url()}`);
  });
  await watchNonces(studio);
  await studio.goto(server.studioAddress);
  await studio.locator('input[type=file]:not([webkitdirectory])').first()
    .setInputFiles([file('BOX-7001_side_v1_capture.png'), file('BOX-7001_side_v2_automated.png')]);
  await expect(studio.getByRole('link', { name: /BOX-7001/ }).first()).toBeVisible({ timeout: 60_000 });

  // One listing says whether the store works; nothing else is asked or sent before something is shared.
  await studio.waitForTimeout(5_000);
  expect(store.filter((each) => !each.includes('list-type')), 'requests before sharing').toEqual([]);

  await studio.getByRole('link', { name: 'Share' }).first().click();
  const address = await createLink(studio, 'Dana');
  await expect(studio.getByText('Ready to send')).toHaveCount(1, { timeout: 60_000 });

  const client = await browser.newContext();
  const view = await client.newPage();
  await watchNonces(view);
  await view.goto(address);
  await expect(view.getByRole('heading', { name: /BOX-7001.*version 2/ })).toBeVisible({ timeout: 60_000 });
  expect(new URL(view.url()).hash).toBe('');

  // The server is gone when the person decides; the page is reloaded from nothing when it is back.
  await server.kill();
  await decide(view, 'Reject');
  await expect(view.getByText('Not sent yet').first()).toBeVisible({ timeout: 30_000 });
  await server.restart();
  await view.reload();
  await expect(view.getByText('You rejected version 2')).toBeVisible({ timeout: 60_000 });
  await expect(received(view)).toBeVisible({ timeout: 60_000 });

  await studio.getByRole('link', { name: 'Board' }).first().click();
  const card = studio.locator('pr-board-grid [data-id]').filter({ hasText: 'BOX-7001' });
  await expect(card.getByText('Rejected').first()).toBeVisible({ timeout: 10_000 });

  await studio.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([file('BOX-7001_side_v3_retouched.png')]);
  await expect(view.getByText('Version 2 is superseded')).toBeVisible({ timeout: 60_000 });
  await view.getByRole('link', { name: 'Open version 3' }).click();
  if (test.info().project.name === 'chromium') await approveByFile(client, view, studio);
  else await decide(view, 'Approve');
  await expect(received(view)).toBeVisible({ timeout: 60_000 });
  await expect(card.getByText('Approved').first()).toBeVisible({ timeout: 10_000 });

  // Somebody else's browser with the same link is shown what was decided.
  const second = await (await browser.newContext()).newPage();
  await second.goto(address);
  await expect(second.getByRole('heading', { name: /BOX-7001.*version 3/ })).toBeVisible({ timeout: 60_000 });

  // Slots, manifests, log and pictures: no two seals have the same nonce.
  const [byStudio, byClient] = [await nonces(studio), await nonces(view)];
  expect(byStudio.length).toBeGreaterThan(12);
  // One of its two words may have gone as a file.
  expect(byClient.length).toBeGreaterThanOrEqual(1);
  expect(new Set([...byStudio, ...byClient]).size).toBe(byStudio.length + byClient.length);

  // The store is asked what it enforces, and it is said in words.
  await studio.getByRole('link', { name: 'Share' }).first().click();
  await studio.getByRole('button', { name: 'Set up or check a store' }).click();
  const setup = studio.locator('pr-store-setup');
  await setup.getByRole('button', { name: 'Check the connected store' }).click();
  await expect(setup.getByRole('heading', { name: 'This store can be used' })).toBeVisible({ timeout: 60_000 });
  await expect(setup.getByText('A slot is written once, also when 16 write at the same moment.')).toBeVisible();
  expect(await axe(studio)).toEqual([]);
  await shoot(studio, 'store-setup');
  const key = { Endpoint: server.origin, Bucket: 'proofroom', 'Access key': 'NOBODY', 'Secret key': 'nothing' };
  for (const [label, value] of Object.entries(key)) await setup.getByLabel(label, { exact: true }).first().fill(value);
  await setup.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(setup.getByText('The store does not know this access key')).toBeVisible({ timeout: 30_000 });
  await setup.getByLabel('Endpoint').fill('http://127.0.0.1:9');
  await setup.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(setup.getByText('This page may not talk to http://127.0.0.1:9')).toBeVisible({ timeout: 30_000 });
  await studio.getByRole('link', { name: 'Board' }).first().click();

  await studio.reload();
  await expect(studio.locator('pr-board-grid [data-id]').filter({ hasText: 'BOX-7001' }).getByText('Approved').first()).toBeVisible({ timeout: 60_000 });

  // A mangled link explains itself.
  const wrong = await (await browser.newContext()).newPage();
  await wrong.goto(address.slice(0, -9));
  await expect(wrong.getByText('The link is incomplete').first()).toBeVisible({ timeout: 30_000 });
});
