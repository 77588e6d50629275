/** Loupe and readings: exact pixels read back from both lenses, values against known ones, points that stay, all by keyboard too. */
import type { Locator, Page } from '@playwright/test';

import { axe, expect, shoot, test } from './fixtures.js';
import { file, type KnownPicture, type Paint } from './pictures.js';

const SIZE = { width: 900, height: 700 };
const first: Paint = (x, y) => [(x * 7) % 256, (y * 5) % 256, (x + 3 * y) % 256];
const second: Paint = (x, y) => (x >= 400 && x < 560 && y >= 300 && y < 420 ? [240, 40, 30] : first(x, y));
const known: readonly KnownPicture[] = [
  { name: 'LUP-1_front_v1_automated.png', ...SIZE, paint: second },
  { name: 'LUP-1_front_v2_retouched.png', ...SIZE, paint: first },
];

/** What a lens shows, and which pixel it has in its middle. */
async function lens(loupe: Locator): Promise<{ side: number; zoom: number; pixel: { x: number; y: number }; data: number[] }> {
  await expect(loupe).toHaveAttribute('sharp', '', { timeout: 30_000 });
  return loupe.evaluate((element) => {
    const { zoom, pixel, renderRoot } = element as unknown as { zoom: number; pixel: { x: number; y: number }; renderRoot: ShadowRoot };
    const canvas = renderRoot.querySelector('canvas') as HTMLCanvasElement;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!data) throw new Error('no 2D canvas');
    return { side: canvas.width, zoom, pixel, data: [...data] };
  });
}

/** Every device pixel of the lens is the picture pixel that belongs there. */
async function expectExact(loupe: Locator, paint: Paint, zoom: number): Promise<void> {
  const found = await lens(loupe);
  expect(found.zoom).toBe(zoom);
  const middle = Math.floor((found.side - zoom) / 2);
  let [compared, different] = [0, 0];
  for (let row = 0; row < found.side; row++) {
    for (let column = 0; column < found.side; column++) {
      const [x, y] = [found.pixel.x + Math.floor((column - middle) / zoom), found.pixel.y + Math.floor((row - middle) / zoom)];
      if (x < 0 || y < 0 || x >= SIZE.width || y >= SIZE.height) continue;
      compared += 1;
      if ([...paint(x, y), 255].some((level, n) => found.data[(row * found.side + column) * 4 + n] !== level)) different += 1;
    }
  }
  expect(compared).toBeGreaterThan(20_000);
  expect(different).toBe(0);
}

const at = async (loupe: Locator): Promise<{ x: number; y: number }> => (await lens(loupe)).pixel;

/** Moves the loupe from wherever it is, by ten pixels and by one. */
async function walk(page: Page, loupe: Locator, to: { x: number; y: number }): Promise<void> {
  const from = await at(loupe);
  for (const [distance, less, more] of [[to.x - from.x, 'ArrowLeft', 'ArrowRight'], [to.y - from.y, 'ArrowUp', 'ArrowDown']] as const) {
    const key = distance < 0 ? less : more;
    for (let left = Math.abs(distance); left > 0;) {
      const far = left >= 10;
      await page.keyboard.press(far ? `Shift+${key}` : key);
      left -= far ? 10 : 1;
    }
  }
  expect(await at(loupe)).toEqual(to);
}

test('the loupe shows exact pixels of both versions, and the readings are those of the files', async ({ page, server }) => {
  await page.goto(server.studioAddress);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(known.map(file));
  await page.getByRole('link', { name: /LUP-1/ }).first().click();
  const stage = page.getByRole('application');
  await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const bar = page.locator('pr-status-bar');
  await expect(bar).toContainText('Drawn in sRGB');
  await expect(bar).toContainText('Display not verified');
  const values = bar.getByRole('group', { name: 'Reading' });

  // By keyboard, on one picture: exact at each magnification.
  await stage.focus();
  await page.keyboard.press('l');
  const loupes = page.locator('pr-loupe');
  await expect(loupes).toHaveCount(1);
  await walk(page, loupes.first(), { x: 480, y: 360 });
  for (const zoom of [2, 4, 1]) {
    await expectExact(loupes.first(), first, zoom);
    await page.keyboard.press('z');
  }
  await expect(values).toContainText('480, 360');
  await expect(values).toContainText('32\u20028\u200224');
  await expect(values).toContainText('4.98\u200213.04\u2002-4.56');

  // Beside another version: a lens in each pane, and how far the colours lie apart.
  await page.keyboard.press('s');
  await expect(loupes).toHaveCount(2);
  await expectExact(loupes.nth(0), first, 2);
  await expectExact(loupes.nth(1), second, 2);
  await expect(values).toContainText('Delta-E 2000 to Version 1 46.99');
  await bar.getByRole('combobox', { name: 'Averaged over' }).selectOption({ label: '3 × 3 px' });
  await expect(values).toContainText('32.0\u20028.0\u200224.0');

  // Points stay, with both versions' values, and are removed.
  await stage.focus();
  await page.keyboard.press('Enter');
  await walk(page, loupes.first(), { x: 10, y: 20 });
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Sample point 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Sample points 2' }).click();
  const table = page.getByRole('region', { name: 'Sample points' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('row').nth(1)).toContainText('480, 360');
  await expect(table.getByRole('row').nth(1)).toContainText('RGB 32.0\u20028.0\u200224.0');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove sample point 1' }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Escape');

  // By mouse: the lens follows and lies beside the pointer; a click drops a point.
  await page.getByRole('button', { name: 'Loupe', exact: true }).click();
  const box = await stage.boundingBox();
  if (!box) throw new Error('the stage has no box');
  const pointer = { x: box.x + box.width / 2 + 40, y: box.y + box.height / 2 + 30 };
  await page.mouse.move(pointer.x, pointer.y);
  const under = await at(loupes.first());
  await page.mouse.move(pointer.x + 60, pointer.y);
  await expect.poll(async () => (await at(loupes.first())).x).toBeGreaterThan(under.x);
  const covered = await loupes.first().boundingBox();
  expect(covered && covered.x <= pointer.x + 60 && covered.x + covered.width >= pointer.x + 60 && covered.y <= pointer.y && covered.y + covered.height >= pointer.y).toBe(false);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Sample points 2' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'loupe');
  await stage.focus();
  await page.keyboard.press('Escape');
  await expect(loupes).toHaveCount(0);
});
