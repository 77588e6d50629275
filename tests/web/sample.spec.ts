/** The sample review: its checks find the faults that were planted in the automated versions and none of them in the retouched ones. */
import type { Page } from '@playwright/test';

import { axe, expect, shoot, test } from './fixtures.js';

/** Fifteen pictures of up to four megapixels, opened and measured on two busy cores. */
const OPEN_MS = 120_000;
const CHECKS_MS = 360_000;

const DRIFT = 'Colour differs from the reference';
const SWATCH = 'Brand colour is off';
const CORNER = 'Background is not pure white';
const FILL = 'Product fills too little';
const CLOSE = 'Product is too close to the frame';
const PATH = 'Clipping path leaves the edge';
const PLANTED = [DRIFT, SWATCH, CORNER, FILL, CLOSE, PATH];

interface Expected { title: string; says?: RegExp }

/** From the table of faults in sample/README.md. */
const sample: Record<string, readonly Expected[]> = {
  'BAG-1042': [{ title: PATH }],
  'MUG-5023': [{ title: PATH }, { title: DRIFT, says: /bluer/ }, { title: SWATCH }],
  // 250,250,248 at the upper right.
  'PRF-2207': [{ title: PATH }, { title: DRIFT, says: /yellower/ }, { title: SWATCH }, { title: CORNER, says: /248/ }],
  'RNG-3310': [{ title: PATH }, { title: FILL, says: /\b(59|60)(\.\d)?\s%/ }],
  'SUN-4158': [{ title: PATH }, { title: CLOSE }],
};

/** Every finding that the page lists for the version in view, as a person reads it. */
async function findings(page: Page): Promise<string[]> {
  const list = page.locator('pr-checks-panel pr-finding-list').first();
  await expect(list.locator('li').first()).toBeVisible();
  const texts = await list.locator('li').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' '));
}

async function openVersion(page: Page, sku: string, version: 2 | 3): Promise<void> {
  if (await page.getByRole('link', { name: 'Back to the board' }).isVisible()) await page.getByRole('link', { name: 'Back to the board' }).click();
  await page.getByRole('link', { name: new RegExp(sku) }).first().click();
  await page.getByRole('navigation', { name: 'Versions' }).getByRole('link', { name: `Version ${version}` }).click();
  await expect(page.getByText(new RegExp(`${sku}_front_v${version}_`)).first()).toBeVisible();
  await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
}

async function keep(page: Page, name: string): Promise<void> {
  expect(await axe(page), `axe on ${name}`).toEqual([]);
  await shoot(page, name);
}

test.use({ actionTimeout: 20_000 });

test('the sample review: planted faults are found, retouched versions are clean', async ({ page, server }) => {
  test.setTimeout(720_000);

  await test.step('the sample opens as five proofs of three versions', async () => {
    await page.goto(server.origin);
    await page.getByRole('button', { name: 'Try the sample review' }).click();
    await expect(page.getByText('5 proofs, 15 versions')).toBeVisible({ timeout: OPEN_MS });
    await expect(page.getByRole('button', { name: 'Run checks' })).toBeEnabled({ timeout: OPEN_MS });
  });

  await test.step('channels are the person’s choice, and the choice stays', async () => {
    const channels = page.locator('pr-channels');
    await channels.getByRole('button', { name: 'Channels: 4 of 34' }).click();
    const choices = channels.getByRole('dialog', { name: 'Channels' });
    await expect(choices.getByRole('checkbox')).toHaveCount(34);
    await expect(choices.getByRole('checkbox', { name: /Zalando/ })).not.toBeChecked();
    await expect(choices.getByRole('checkbox', { name: /Amazon/ })).toBeChecked();
    await expect(choices.getByText(/rules read \d{4}-\d\d-\d\d/)).toHaveCount(34);
    await keep(page, 'sample-channels');
    await choices.getByRole('checkbox', { name: /Etsy/ }).uncheck();
    await page.keyboard.press('Escape');
    await expect(channels.getByRole('button', { name: 'Channels: 3 of 34' })).toBeVisible();
    await page.reload();
    await channels.getByRole('button', { name: 'Channels: 3 of 34' }).click({ timeout: OPEN_MS });
    // A channel's rules come when it is chosen, so that no check has to ask for them.
    const rules = page.waitForResponse(/\/etsy-[^/]*\.json$/);
    await choices.getByRole('checkbox', { name: /Etsy/ }).check();
    await page.keyboard.press('Escape');
    await expect(channels.getByRole('button', { name: 'Channels: 4 of 34' })).toBeFocused();
    await rules;
  });

  await test.step('all checks run here: nothing is asked of anybody', async () => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url())) sent.push(`${request.method()} ${request.url()}`);
    });
    await page.getByRole('button', { name: 'Run checks' }).click();
    await expect(page.locator('pr-checks-run').getByRole('status')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run checks' })).toBeEnabled({ timeout: CHECKS_MS });
    expect(sent, 'requests while checking').toEqual([]);
    await keep(page, 'sample-board');
  });

  for (const [sku, expected] of Object.entries(sample)) {
    await test.step(`${sku}: faults of the automated version, none of them in the retouched one`, async () => {
      await openVersion(page, sku, 2);
      const automated = await findings(page);
      test.info().annotations.push({ type: `${sku} v2`, description: automated.join('\n') });
      for (const { title, says } of expected) {
        const found = automated.filter((text) => text.includes(title));
        expect.soft(found, `${sku} v2: ${title}`).not.toEqual([]);
        if (says) expect.soft(found.join('\n'), `${sku} v2: ${title}`).toMatch(says);
      }
      await openVersion(page, sku, 3);
      const retouched = await findings(page);
      test.info().annotations.push({ type: `${sku} v3`, description: retouched.join('\n') });
      expect.soft(retouched.filter((text) => PLANTED.some((title) => text.includes(title))), `${sku} v3`).toEqual([]);
    });
  }

  await test.step('the heat map lies over the picture, with its scale', async () => {
    await openVersion(page, 'MUG-5023', 2);
    const panel = page.locator('pr-delta-panel');
    await expect(panel.getByLabel('Delta-E 2000')).toContainText('median');
    await panel.getByRole('checkbox', { name: 'Heat map over the picture' }).check();
    await expect(panel.getByLabel('Opacity')).toBeVisible();
    await expect(page.locator('pr-viewer-bar')).toContainText('Overlays');
    await keep(page, 'sample-proof-delta');
    await panel.getByRole('checkbox', { name: 'Heat map over the picture' }).uncheck();
    await expect(panel.getByLabel('Opacity')).toHaveCount(0);
  });

  await test.step('the refined path shows how far it moved, and how sure it is', async () => {
    await openVersion(page, 'PRF-2207', 2);
    const panel = page.locator('pr-path-panel');
    await panel.getByRole('button', { name: 'Run again: Clipping path' }).click();
    const moved = panel.getByLabel('Distance moved by refining');
    await expect(moved).toContainText(/\d\.\d+ px/, { timeout: CHECKS_MS });
    await expect(panel.getByRole('button', { name: 'Run again: Clipping path' })).toBeVisible({ timeout: CHECKS_MS });
    await panel.getByRole('radio', { name: 'Both' }).check();
    await panel.getByRole('radio', { name: 'Confidence' }).check();
    await panel.scrollIntoViewIfNeeded();
    await keep(page, 'sample-proof-path');
  });

  await test.step('a channel’s crop is framed in the picture', async () => {
    await openVersion(page, 'SUN-4158', 2);
    const panel = page.locator('pr-crop-panel');
    await expect(panel.locator('details')).toHaveCount(4);
    const channel = panel.locator('details').filter({ has: page.getByRole('group', { name: /^Crops of/, includeHidden: true }) }).first();
    await channel.locator('summary').click();
    const frame = channel.getByRole('group', { name: /^Crops of/ }).getByRole('button').first();
    await frame.click();
    await expect(frame).toHaveAttribute('aria-pressed', 'true');
    await expect(frame).toContainText('kept');
    await keep(page, 'sample-proof-crop');
    await frame.click();
    await expect(frame).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('results of other channels say so', async () => {
    const panel = page.locator('pr-crop-panel');
    await panel.getByRole('button', { name: 'Channels: 4 of 34' }).click();
    await panel.getByRole('checkbox', { name: /Zalando/ }).check();
    await page.keyboard.press('Escape');
    await expect(panel.getByText('These results are for other channels than those chosen now.')).toBeVisible();
    await panel.getByRole('button', { name: 'Judge for the chosen ones' }).click();
    await expect(panel.locator('details')).toHaveCount(5, { timeout: CHECKS_MS });
    await expect(panel.locator('details').filter({ hasText: 'Zalando' })).toContainText('Fails');
  });
});
