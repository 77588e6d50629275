/** The whole job, once, in two or more isolated profiles: intake, checks, share, decide, follow, verify, and nothing lost. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Browser, BrowserContext, Page } from '@playwright/test';

import { axe, expect, root, shoot, test } from './fixtures.js';
import { saved } from './saved.js';
import { program } from './server.mjs';

/** How long the studio may take to show what a reviewer said (issue: within five seconds), and the machine's own slack. */
const ARRIVAL_MS = 5_000;
/** Decoding, measuring and refining three versions of four megapixels on two busy cores. */
const CHECKS_MS = 120_000;

interface Shoot { title: string; folder: string; proof: string; capture: string; automated: string; retouched: string }

const shoots: readonly Shoot[] = [
  {
    title: 'the sample shoot', folder: 'sample', proof: 'PRF-2207', capture: 'PRF-2207_front_v1_capture.jpg',
    automated: 'PRF-2207_front_v2_automated.jpg', retouched: 'PRF-2207_front_v3_retouched.jpg',
  },
  {
    title: 'pictures of our own', folder: 'tests/data/own', proof: 'BOX-7001', capture: 'BOX-7001_side_v1_capture.png',
    automated: 'BOX-7001_side_v2_automated.png', retouched: 'BOX-7001_side_v3_retouched.png',
  },
];

const picture = (shoot_: Shoot, name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name, mimeType: name.endsWith('.png') ? 'image/png' : 'image/jpeg', buffer: readFileSync(join(root, shoot_.folder, name)),
});

const openPictures = (page: Page, files: ReturnType<typeof picture>[]): Promise<void> =>
  page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(files);

/** Everything that leaves the page from now on, except what never reaches a network. */
function witness(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) sent.push(`${request.method()} ${request.url()}`);
  });
  return sent;
}

/** A browser profile of its own, with what its scripts fetch and what stood in the address when they did. */
async function profile(browser: Browser): Promise<{ context: BrowserContext; page: Page; requests: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()}\n${JSON.stringify(request.headers())}\n${request.postData() ?? ''}`));
  await page.addInitScript(() => {
    const seen: string[] = [];
    (globalThis as unknown as { hashes: string[] }).hashes = seen;
    const plain = globalThis.fetch;
    globalThis.fetch = (...args) => {
      seen.push(location.hash);
      return plain(...args);
    };
  });
  return { context, page, requests };
}

async function clean(page: Page, name: string): Promise<void> {
  expect(await axe(page), `axe on ${name}`).toEqual([]);
  await shoot(page, name);
}

async function createLink(page: Page, name: string, title: string): Promise<string> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Title').fill(title);
  for (const kind of ['automated', 'retouched', 'final']) await page.getByRole('checkbox', { name: kind }).check();
  await page.getByRole('button', { name: 'Create link' }).click();
  const address = page.getByRole('textbox', { name: `Link of ${name}` });
  await expect(address).toBeVisible();
  return address.inputValue();
}

for (const one of shoots) {
  test(`a client approves a real proof through a link: ${one.title}`, async ({ browser, server }) => {
    test.setTimeout(240_000);
    const first = one.folder === 'sample';
    const studio = await profile(browser);
    const page = studio.page;

    await test.step('intake: files are grouped, and a broken one is one clear finding', async () => {
      await page.goto(server.studioAddress);
      await expect(page.getByRole('button', { name: 'Open pictures' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Try the sample review' })).toBeVisible();
      expect(new URL(page.url()).hash).toBe('');
      if (first) await clean(page, 'board-empty');
      await openPictures(page, [
        picture(one, one.capture), picture(one, one.automated),
        { name: `${one.proof}_detail_v1.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from('not a picture at all') },
      ]);
      await expect(page.getByRole('link', { name: new RegExp(one.proof) }).first()).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText('1 file could not be opened')).toBeVisible({ timeout: 30_000 });
    });

    await test.step('checks: measured here, and nothing is sent', async () => {
      const sent = witness(page);
      await page.getByRole('button', { name: 'Run checks' }).click();
      await expect(page.getByRole('button', { name: 'Run checks' })).toBeEnabled({ timeout: CHECKS_MS });
      await page.getByRole('link', { name: new RegExp(one.proof) }).first().click();
      await expect(page.getByRole('heading', { name: 'Findings' })).toBeVisible();
      await expect(page.locator('pr-finding-list li').first()).toBeVisible({ timeout: CHECKS_MS });
      expect(sent, 'requests while checking').toEqual([]);
      await clean(page, first ? 'proof' : 'proof-own');
    });

    const links = await test.step('share: one link per person', async () => {
      await page.getByRole('link', { name: 'Back to the board' }).click();
      await page.getByRole('link', { name: 'Share' }).first().click();
      const client = await createLink(page, 'Dana Reyes', 'Client');
      const lead = await createLink(page, 'Alex Kim', 'Marketing lead');
      await expect(page.getByText('Ready to send')).toHaveCount(2, { timeout: 60_000 });
      if (first) await clean(page, 'share');
      expect(client).not.toBe(lead);
      return { client, lead };
    });

    const client = await profile(browser);
    await test.step('decide: the link opens on the first proof, the client marks, notes and rejects', async () => {
      const view = client.page;
      await view.goto(links.client);
      await expect(view.getByRole('heading', { name: new RegExp(`${one.proof}.*version 2`) })).toBeVisible({ timeout: 30_000 });
      expect(new URL(view.url()).hash).toBe('');
      expect(await view.evaluate(() => (globalThis as unknown as { hashes: string[] }).hashes.filter(Boolean))).toEqual([]);
      const secret = new URL(links.client).hash.slice(3);
      expect(client.requests.filter((each) => each.includes(secret) || each.includes(secret.slice(-40)))).toEqual([]);

      const canvas = view.locator('pr-viewer canvas').first();
      await expect(canvas).toBeVisible();
      await view.getByRole('application').focus();
      const zoom = view.getByLabel('Zoom', { exact: true });
      await expect(zoom).toHaveText(/\d/, { timeout: 30_000 });
      await view.keyboard.press('1');
      await expect(zoom).toHaveText(/^100/);
      await view.keyboard.press('2');
      await expect(zoom).toHaveText(/^200/);
      if (first) await clean(view, 'client');

      await view.getByRole('button', { name: 'Mark a place' }).first().click();
      const box = await canvas.boundingBox();
      if (!box) throw new Error('the canvas has no box');
      await view.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
      await view.mouse.down();
      await view.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 6 });
      await view.mouse.up();
      await view.getByLabel('New note').fill('The colour is off here <b>please</b>');
      await view.getByRole('button', { name: 'Add note' }).click();
      await expect(view.getByText('The colour is off here <b>please</b>')).toBeVisible();

      await view.getByRole('button', { name: 'Reject', exact: true }).click();
      await view.getByRole('button', { name: 'Reject this version' }).click();
      await expect(view.getByText('Say why, so that the studio knows what to do.')).toBeVisible();
      await view.getByLabel('Reason (required)').fill('Drifted from the brand colour');
      await view.getByRole('button', { name: 'Reject this version' }).click();
      await expect(view.getByText('You rejected version 2')).toBeVisible();
    });

    await test.step('follow: the board shows it within five seconds, without a reload', async () => {
      await expect(client.page.getByText('Received by the studio').first()).toBeVisible({ timeout: 2 * ARRIVAL_MS });
      await page.getByRole('link', { name: 'Board' }).first().click();
      const card = page.locator('pr-board-grid [data-id]').filter({ hasText: one.proof });
      await expect(card.getByText('Rejected').first()).toBeVisible({ timeout: ARRIVAL_MS });
      await expect(card.getByText('1 open note')).toBeVisible({ timeout: ARRIVAL_MS });
      if (first) await clean(page, 'board');
    });

    await test.step('a third version makes the second read-only, and says so', async () => {
      await openPictures(page, [picture(one, one.retouched)]);
      await expect(client.page.getByText('Version 2 is superseded')).toBeVisible({ timeout: 30_000 });
      await expect(client.page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    });

    await test.step('nothing lost: the server is killed, the client approves, the server comes back', async () => {
      const view = client.page;
      await view.getByRole('link', { name: 'Open version 3' }).click();
      await expect(view.getByRole('heading', { name: new RegExp(`${one.proof}.*version 3`) })).toBeVisible();
      await server.kill();
      await view.getByRole('button', { name: 'Approve' }).click();
      await view.getByRole('button', { name: 'Approve this file' }).click();
      await expect(view.getByText('You approved version 3')).toBeVisible();
      await expect(view.getByText('Not sent yet').first()).toBeVisible({ timeout: 15_000 });
      await server.restart();
      await view.reload();
      await expect(view.getByText('You approved version 3')).toBeVisible({ timeout: 30_000 });
      await expect(view.locator('pr-decision-bar').getByText('Received by the studio')).toBeVisible({ timeout: 30_000 });
    });

    await test.step('the marketing lead approves too, offline at first', async () => {
      const lead = await profile(browser);
      const view = lead.page;
      await view.goto(links.lead);
      await expect(view.getByRole('heading', { name: new RegExp(`${one.proof}.*version 3`) })).toBeVisible({ timeout: 30_000 });
      await lead.context.setOffline(true);
      await view.getByRole('button', { name: 'Approve' }).click();
      await view.getByRole('button', { name: 'Approve this file' }).click();
      await expect(view.getByText('Not sent yet').first()).toBeVisible({ timeout: 15_000 });
      await lead.context.setOffline(false);
      await expect(view.locator('pr-decision-bar').getByText('Received by the studio')).toBeVisible({ timeout: 30_000 });
      await lead.context.close();
    });

    await test.step('nothing lost: the studio reloads and sees the approval', async () => {
      await page.reload();
      const card = page.locator('pr-board-grid [data-id]').filter({ hasText: one.proof });
      await expect(card.getByText('Approved').first()).toBeVisible({ timeout: 30_000 });
    });

    await test.step('verify: the very bytes are approved, one changed byte is not', async () => {
      for (const view of [page, client.page]) {
        await view.goto(new URL('/verify', server.origin).href);
        const chosen = picture(one, one.retouched);
        const changed = { ...chosen, name: `changed-${chosen.name}`, buffer: Buffer.from(chosen.buffer) };
        const last = changed.buffer.length - 20;
        changed.buffer[last] = (changed.buffer[last] ?? 0) ^ 1;
        await view.locator('input[type=file]').first().setInputFiles([chosen]);
        await expect(view.getByRole('heading', { name: 'Approved', exact: true })).toBeVisible({ timeout: 30_000 });
        await expect(view.getByText('Dana Reyes').first()).toBeVisible();
        await expect(view.getByText(createHash('sha256').update(chosen.buffer).digest('hex'))).toBeVisible();
        if (first && view === page) await clean(page, 'verify-approved');
        await view.locator('input[type=file]').first().setInputFiles([changed]);
        const answer = view.getByRole('article').filter({ hasText: changed.name });
        await expect(answer.getByRole('heading', { name: /Not approved|Could not be checked/ })).toBeVisible({ timeout: 30_000 });
      }
      if (first) await clean(page, 'verify');
    });

    await test.step('dossier: the review as evidence, which a stranger and the native program can check', async () => {
      await page.goto(new URL('/verify', server.origin).href);
      await page.getByRole('radio', { name: /Approved versions/ }).check();
      const whole = await saved(page, () => page.getByRole('button', { name: 'Save the dossier' }).click());
      const path = test.info().outputPath('dossier.zip');
      writeFileSync(path, whole);

      const { stdout } = await promisify(execFile)(program(), ['verify', join(root, one.folder, one.retouched), '--dossier', path]);
      expect(stdout).toContain('WHOLE: nothing was changed');
      expect(stdout).toContain(`${one.retouched}: APPROVED`);

      const stranger = await profile(browser);
      await stranger.page.goto(new URL('/verify', server.origin).href);
      const drop = (name: string, buffer: Buffer) => stranger.page.locator('input[type=file]').first().setInputFiles([{ name, mimeType: 'application/zip', buffer }]);
      await drop('dossier.zip', whole);
      await expect(stranger.page.getByRole('heading', { name: 'The dossier is whole' })).toBeVisible({ timeout: 30_000 });
      await expect(stranger.page.getByText(/1 of 1 proof approved/)).toBeVisible();
      if (first) await clean(stranger.page, 'dossier');
      // A good one answers for files: this browser knew no review before.
      await stranger.page.locator('input[type=file]').first().setInputFiles([picture(one, one.retouched)]);
      await expect(stranger.page.getByRole('heading', { name: 'Approved', exact: true })).toBeVisible({ timeout: 30_000 });

      const changed = Buffer.from(whole);
      const at = changed.indexOf('"verdict":"approved"');
      changed.write('"verdict":"rejected"', at);
      await drop('changed.zip', changed);
      await expect(stranger.page.getByRole('heading', { name: 'The dossier was changed' })).toBeVisible({ timeout: 30_000 });
      await expect(stranger.page.getByText(/log\.jsonl, line \d+/)).toBeVisible();
      if (first) await clean(stranger.page, 'dossier-changed');
      await stranger.context.close();
    });

    await studio.context.close();
    await client.context.close();
  });
}
