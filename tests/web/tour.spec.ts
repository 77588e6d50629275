/** The guided tour: the studio places spots and asks for them, the reviewer cannot approve before having seen them, and both see how far it is. */
import type { Page } from '@playwright/test';

import { axe, expect, shoot, test } from './fixtures.js';
import { file, type KnownPicture } from './pictures.js';

/** Large enough that all of it is below 100 % on the screen: nothing is seen by opening it. */
const picture: KnownPicture = { name: 'TUR-1_front_v1_retouched.png', width: 2600, height: 2000, paint: (x, y) => [200 + (x % 7), 190 + (y % 5), 180] };

const stage = (page: Page) => page.getByRole('application');
const tour = (page: Page) => page.getByRole('region', { name: 'Guided tour' });

/** The scale of the picture in view. */
const scale = (page: Page) => page.locator('pr-viewer').evaluate((element) => (element as unknown as { panes: { view: { scale: number } }[] }).panes[0]?.view.scale);

/** Zooms in about a share of the stage. */
async function zoomAt(page: Page, x: number, y: number): Promise<void> {
  await stage(page).focus();
  await page.keyboard.press('0');
  const box = await stage(page).boundingBox();
  if (!box) throw new Error('the stage has no box');
  await page.mouse.dblclick(box.x + box.width * x, box.y + box.height * y);
  await expect.poll(() => scale(page)).toBe(1);
}

test('a reviewer sees every spot at 100 % or more before approving, when the studio asks for it', async ({ browser, server }) => {
  const studio = await (await browser.newContext()).newPage();
  await studio.goto(server.studioAddress);
  await studio.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file(picture));
  await studio.getByRole('link', { name: /TUR-1/ }).first().click();
  await expect(stage(studio)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });

  // Two places, by hand, and the rule.
  await studio.getByRole('button', { name: /^Guided tour/ }).click();
  await expect(tour(studio)).toContainText('There is nothing to tour');
  await zoomAt(studio, 0.35, 0.3);
  await tour(studio).getByRole('combobox', { name: 'What is there' }).selectOption('Hair');
  await tour(studio).getByRole('button', { name: 'Place a spot here' }).click();
  await expect(tour(studio)).toContainText('Spot 1 of 1');
  await zoomAt(studio, 0.65, 0.7);
  await tour(studio).getByRole('combobox', { name: 'What is there' }).selectOption('Ghost-mannequin join');
  await tour(studio).getByRole('button', { name: 'Place a spot here' }).click();
  await expect(tour(studio)).toContainText('of 2');
  await tour(studio).getByRole('checkbox', { name: /Reviewers must see every spot/ }).check();
  await expect(tour(studio)).toContainText('Seen by reviewers: Nobody has looked yet.');
  expect(await axe(studio)).toEqual([]);
  await shoot(studio, 'tour-studio');

  await studio.getByRole('link', { name: 'Share' }).first().click();
  await studio.getByLabel('Name', { exact: true }).fill('Dana');
  await studio.getByLabel('Title').fill('Client');
  await studio.getByRole('button', { name: 'Create link' }).click();
  const address = await studio.getByRole('textbox', { name: 'Link of Dana' }).inputValue();
  await expect(studio.getByText('Ready to send')).toHaveCount(1, { timeout: 60_000 });

  // The reviewer is told, taken there, and cannot approve before.
  const dana = await (await browser.newContext()).newPage();
  await dana.goto(address);
  await expect(stage(dana)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await expect(dana.getByText('2 places are still to be looked at')).toBeVisible();
  await dana.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(dana.getByRole('button', { name: 'Approve this file' })).toHaveCount(0);
  await expect(tour(dana)).toContainText('Spot 1 of 2');
  await expect(tour(dana)).toContainText('Hair');
  await expect.poll(() => scale(dana)).toBe(2);
  await expect(dana.getByText('1 place is still to be looked at')).toBeVisible({ timeout: 30_000 });
  expect(await axe(dana)).toEqual([]);
  await shoot(dana, 'tour');
  await stage(dana).focus();
  await dana.keyboard.press('n');
  await expect(tour(dana)).toContainText('Spot 2 of 2');
  await expect(tour(dana)).toContainText('Ghost-mannequin join');
  await expect(dana.getByText(/still to be looked at/)).toHaveCount(0, { timeout: 30_000 });
  await dana.keyboard.press('Shift+N');
  await expect(tour(dana)).toContainText('Spot 1 of 2');
  await dana.getByRole('button', { name: 'Approve', exact: true }).click();
  await dana.getByRole('button', { name: 'Approve this file' }).click();
  await expect(dana.getByText(/You approved version 1/)).toBeVisible();

  // The studio sees it.
  await studio.getByRole('link', { name: 'Board' }).first().click();
  await studio.getByRole('link', { name: /TUR-1/ }).first().click();
  await studio.getByRole('button', { name: /^Guided tour/ }).click();
  await expect(tour(studio)).toContainText('Dana: 2 of 2', { timeout: 60_000 });
});
