/** The board: ten thousand proofs, sorting, filters, columns, saved views, selecting by keyboard; and the reviewer's overview with look-alike changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

// Plain JavaScript, because the bench uses it too.
import { bigReview, keepReview } from './big-review.mjs';
import { axe, expect, root, shoot, test, type Server } from './fixtures.js';

const PROOFS = 10_000;
/** Reading ten thousand proofs' events on two busy cores; the bench says how long it takes alone. */
const READING_MS = 150_000;

const list = (page: Page) => page.locator('pr-board-grid, pr-board-table');
const rows = (page: Page) => page.locator('pr-board-grid [data-id], pr-board-table [data-id]');
const names = (page: Page) => page.locator('pr-board-table [data-id] .proof a').allInnerTexts();

/** Opens the page with a review of so many proofs in it. */
async function withReview(page: Page, server: Server, count: number): Promise<void> {
  await page.goto(server.origin);
  await expect(page.getByRole('button', { name: 'Open pictures' })).toBeVisible();
  await keepReview(page, bigReview(count), { without: (n: number) => n % 11 === 5 });
}

test('ten thousand proofs: only what is in sight is in the document, at every place of the list', async ({ page, server }) => {
  test.setTimeout(420_000);
  await withReview(page, server, PROOFS);
  await page.goto(server.origin);
  await expect(rows(page).first()).toBeVisible({ timeout: READING_MS });
  await expect(page.getByText('10,000 proofs', { exact: true }).first()).toBeVisible();
  const grid = page.locator('pr-board-grid [role=grid]');
  const columns = Number(await grid.getAttribute('aria-colcount'));
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(Math.ceil(PROOFS / columns));
  expect(await rows(page).count()).toBeLessThan(60);

  // To the end, and back to the middle: the same list, other proofs, thumbnails loaded for what is in sight alone.
  const scrollTo = (part: number) => list(page).evaluate((element, at) => { element.scrollTop = (element.scrollHeight - element.clientHeight) * at; }, part);
  await scrollTo(1);
  await expect(page.locator('[data-id$="_9999"]')).toBeVisible();
  await expect(page.locator('[role=row][aria-rowindex="1"]')).toHaveCount(0);
  await scrollTo(0.5);
  const middle = rows(page).nth(8).locator('pr-thumb');
  await expect(middle).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(60);
  expect(await page.evaluate(() => document.querySelector('pr-app') !== null)).toBe(true);

  await page.getByLabel('Table', { exact: true }).check({ force: true });
  await expect(page.locator('pr-board-table [role=grid]')).toHaveAttribute('aria-rowcount', String(PROOFS + 1));
  await expect(page).toHaveURL(/\?layout=table$/);
  await page.getByRole('button', { name: 'Sort by Risk' }).click();
  await page.getByRole('button', { name: 'Sort by Risk' }).click();
  await expect(page.locator('.risk [aria-sort], .risk[aria-sort]')).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page).first()).toContainText('High');
  await page.getByRole('searchbox').fill('rng-5');
  await expect(rows(page).first()).toContainText('RNG-5');
  await expect(page).toHaveURL(/q=rng-5/);
});

test('the board is filtered, sorted, kept as a view, walked and selected by keyboard alone', async ({ page, server }) => {
  test.setTimeout(240_000);
  await withReview(page, server, 120);
  await page.goto(server.origin);
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 });

  await test.step('what is not here, and what is no longer valid, says so', async () => {
    await expect(page.getByRole('img', { name: 'Picture not in this browser' }).first()).toBeVisible();
    await expect(page.locator('.kind.old').first()).toContainText('is superseded by version');
    await expect(page.locator('.chip.good').first()).toContainText(/Approved\s+[0-9a-f]{8}/);
    expect(await axe(page), 'axe on the cards').toEqual([]);
    await shoot(page, 'board-cards');
  });

  await test.step('filters count, combine, and stand in the address', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Filter' });
    await expect(panel).toBeVisible();
    await page.getByRole('checkbox', { name: /Reviewers disagree/ }).check();
    await page.getByRole('checkbox', { name: /^High/ }).check();
    expect(await axe(page), 'axe on the filters').toEqual([]);
    await shoot(page, 'board-filters');
    await page.getByRole('button', { name: /^Show/ }).click();
    await expect(page).toHaveURL(/queue=conflict.*risk=high/);
    await expect(page.getByRole('button', { name: 'Remove the filter Risk High' })).toBeVisible();
    const shown = await rows(page).count();
    expect(shown).toBeGreaterThan(0);
    await expect(page.locator('.queue-name', { hasText: 'Reviewers disagree' })).toHaveCount(shown);
  });

  await test.step('a view is saved with its columns and order, and its address opens the same board', async () => {
    await page.getByLabel('Table', { exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByRole('checkbox', { name: 'Latest' }).check();
    await page.getByRole('checkbox', { name: 'Versions' }).uncheck();
    await page.getByLabel('Sort', { exact: true }).first().selectOption('due');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: 'Sort by Due' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('columnheader', { name: 'Sort by Versions' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill('Fights on dear things');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await expect(page.getByRole('button', { name: 'Open the view Fights on dear things' })).toBeVisible();
    await page.keyboard.press('Escape');
    const [address, order] = [page.url(), await names(page)];
    expect(new URL(address).hash).toBe('');
    await page.goto(server.origin);
    await expect(rows(page).first()).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Open the view Fights on dear things' }).click();
    await expect(page).toHaveURL(address);
    await page.goto(address);
    await expect(rows(page).first()).toBeVisible({ timeout: 60_000 });
    expect(await names(page)).toEqual(order);
    expect(await axe(page), 'axe on the table').toEqual([]);
    await shoot(page, 'board-table');
  });

  await test.step('nothing fits: said, and undone with one press', async () => {
    await page.getByRole('searchbox').fill('no such thing');
    await expect(page.getByRole('heading', { name: 'No proof fits' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(page.locator('pr-board-table [role=grid]')).toHaveAttribute('aria-rowcount', '121');
  });

  await test.step('the keyboard selects, and the proof page goes on in that order', async () => {
    await rows(page).first().getByRole('link').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.getByText('1 selected')).toBeVisible();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 selected')).toBeVisible();
    await page.keyboard.press('Shift+ArrowUp');
    await expect(page.getByText('2 selected')).toBeVisible();
    await page.keyboard.press('Control+a');
    await expect(page.getByText('120 selected')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('120 selected')).toBeHidden();
    // The end is far below: it is drawn, in sight, and has the keyboard.
    await page.keyboard.press('End');
    await expect(page.locator('pr-board-table [data-id]:focus-within')).toHaveAttribute('aria-rowindex', '121');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await rows(page).nth(3).getByRole('checkbox').click({ modifiers: ['Shift'] });
    await expect(page.getByText('4 selected')).toBeVisible();
    expect(await axe(page), 'axe on a selection').toEqual([]);
    await shoot(page, 'board-selection');
    // Back at its width the table is laid out anew.
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(4);
    const wanted = (await names(page)).slice(0, 4);
    await page.getByRole('button', { name: 'Open in order' }).click();
    await expect(page.getByText('1 of 4', { exact: true }).first()).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.getByText('2 of 4', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(wanted[1]?.split(' ')[0] ?? 'no name');
    await page.getByRole('link', { name: 'Back to the board' }).click();
    await expect(page.getByText('4 selected')).toBeVisible();
  });

  await test.step('a description is an entry of the log for each proof, and is shown at once', async () => {
    await page.getByRole('button', { name: 'Describe' }).click();
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(page.getByText('Fill in at least one field.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Owner' }).fill('Kim');
    await page.getByRole('combobox', { name: 'Risk' }).selectOption('high');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('searchbox').fill('');
    await page.goto(`${server.origin}/?layout=table&owner=Kim&columns=proof+owner+risk`);
    await expect(rows(page)).toHaveCount(4, { timeout: 60_000 });
    for (const row of await rows(page).all()) await expect(row).toContainText('High');
  });

  await test.step('text at twice the size: nothing is lost', async () => {
    await page.goto(server.origin);
    await expect(rows(page).first()).toBeVisible({ timeout: 60_000 });
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    const card = rows(page).first();
    await expect.poll(() => card.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });
});

test('a reviewer sees all pictures, and decides on look-alike changes after three looks', async ({ page, browser, server }) => {
  test.setTimeout(300_000);
  const file = (sku: string, version: string) => ({ name: `${sku}_side_${version}.png`, mimeType: 'image/png', buffer: picture(version, sku) });
  await page.goto(server.studioAddress);
  const skus = ['BOX-1', 'BOX-2', 'BOX-3', 'BOX-4', 'BOX-5'];
  await page.locator('input[type=file]:not([webkitdirectory])').first()
    .setInputFiles(skus.flatMap((sku) => [file(sku, 'v2_automated'), file(sku, 'v3_retouched')]));
  await expect(rows(page)).toHaveCount(5, { timeout: 120_000 });
  await page.getByRole('link', { name: 'Share' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Dana Reyes');
  await page.getByRole('checkbox', { name: 'automated' }).check();
  await page.getByRole('button', { name: 'Create link' }).click();
  const address = await page.getByRole('textbox', { name: 'Link of Dana Reyes' }).inputValue();
  await expect(page.getByText('Ready to send')).toBeVisible({ timeout: 120_000 });

  const client = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await client.goto(address);
  await client.getByRole('link', { name: 'All pictures' }).click({ timeout: 60_000 });
  await expect(client.getByText('5 of 5 pictures wait for you.')).toBeVisible();
  await expect(client.locator('pr-overview .card')).toHaveCount(5);
  await expect(client).toHaveURL(/\/review\/\?all$/);
  expect(await axe(client), 'axe on the overview').toEqual([]);
  await shoot(client, 'overview');

  await client.getByRole('button', { name: 'Look-alike changes' }).click();
  await client.getByRole('button', { name: 'Look at this group' }).click();
  await expect(client.getByRole('button', { name: 'Approve 5 files' })).toBeDisabled();
  for (const [n, sku] of ['BOX-1', 'BOX-3', 'BOX-5'].entries()) {
    await client.getByRole('link', { name: `Look at ${sku} side` }).click();
    // A picture that is still being sent is asked for again by itself a few times, then by hand.
    await expect(async () => {
      const again = client.getByRole('button', { name: 'Try again' });
      if (await again.isVisible()) await again.click({ timeout: 1_000 });
      await expect(client.locator('pr-viewer[sharp]')).toBeAttached({ timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
    await client.goBack();
    await client.getByRole('button', { name: 'Look-alike changes' }).click();
    await expect(client.getByText(`${n + 1} of 3 looked at`)).toBeVisible();
  }
  expect(await axe(client), 'axe on a group').toEqual([]);
  await shoot(client, 'look-alike');
  await client.getByRole('button', { name: 'Approve 5 files' }).click();
  await expect(client.getByRole('dialog', { name: 'Approve 5 files?' })).toBeVisible();
  const confirm = client.locator('pr-bulk-confirm');
  await expect(confirm.locator('.mono')).toHaveText([/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/, /./, /./, /./, /./]);
  expect(await axe(client), 'axe on the confirmation').toEqual([]);
  await shoot(client, 'bulk-confirm');
  await confirm.getByRole('checkbox', { name: 'Include BOX-2 side' }).uncheck();
  await confirm.getByRole('button', { name: 'Sign 4 decisions' }).click();
  await expect(client.getByText('1 of 5 pictures wait for you.')).toBeVisible({ timeout: 60_000 });

  // One signed decision a file, each with its own hash, at the studio.
  await page.getByRole('link', { name: 'Board' }).first().click();
  await expect(page.locator('.chip.good')).toHaveCount(4, { timeout: 60_000 });
  const hashes = await page.locator('.chip.good .mono').allInnerTexts();
  expect(new Set(hashes).size).toBe(4);
});

/** A picture of its own for each SKU: the same file under two names would be one version. A text chunk is not a pixel, so a byte of the file differs. */
function picture(version: string, sku: string): Buffer {
  const png = readFileSync(join(root, 'tests/data/own', `BOX-7001_side_${version}.png`));
  const data = Buffer.from(`tEXtSKU\0${sku}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data));
  return Buffer.concat([png.subarray(0, 33), length, data, check, png.subarray(33)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
