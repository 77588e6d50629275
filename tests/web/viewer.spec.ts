/** The viewer shows pixels as they are: at 100, 200 and 400 % each picture pixel is exactly n x n device pixels, read back from the canvas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { axe, expect, root, type Server, shoot, test } from './fixtures.js';

const FILE = 'BAG-1042_front_v3_retouched.jpg';
const STEPS = [{ key: '1', n: 1 }, { key: '2', n: 2 }, { key: '4', n: 4 }] as const;

interface At { level: number; column: number; row: number }
/** What the viewer element holds; private in TypeScript, read here to know which pixel should be where. */
interface Inside {
  panes: { view: { x: number; y: number; scale: number; image: { width: number; height: number } } }[];
  picture: string;
  actions: { tiles(version: string, tiles: At[], space: string): Promise<ImageBitmap[]> };
  renderRoot: ShadowRoot;
}

/** Compares every visible device pixel with the picture pixel that belongs there. */
async function compare(viewer: Locator): Promise<{ scale: number; space: string; compared: number; different: number; inside: boolean }> {
  await expect(viewer).toHaveAttribute('sharp');
  return viewer.evaluate(async (element) => {
    const { panes, picture: version, actions, renderRoot } = element as unknown as Inside;
    const view = panes[0]?.view;
    const canvas = renderRoot.querySelector('canvas') as HTMLCanvasElement;
    const shown = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!view || !shown) throw new Error('no view or no 2D canvas');
    const space = canvas.getContext('2d')?.getContextAttributes().colorSpace ?? 'srgb';
    const picture = new OffscreenCanvas(view.image.width, view.image.height);
    const pen = picture.getContext('2d', { colorSpace: space });
    const all: At[] = [];
    for (let row = 0; row * 512 < picture.height; row++) for (let column = 0; column * 512 < picture.width; column++) all.push({ level: 0, column, row });
    const tiles = await actions.tiles(version, all, space);
    all.forEach(({ column, row }, n) => pen?.drawImage(tiles[n] as ImageBitmap, column * 512, row * 512));
    const wanted = pen?.getImageData(0, 0, picture.width, picture.height).data;
    if (!wanted) throw new Error('no 2D canvas');
    const [left, top] = [Math.round(view.x), Math.round(view.y)];
    let [compared, different] = [0, 0];
    for (let y = 0; y < canvas.height; y++) {
      for (let x = 0; x < canvas.width; x++) {
        const [u, v] = [Math.floor((x - left) / view.scale), Math.floor((y - top) / view.scale)];
        if (u < 0 || v < 0 || u >= picture.width || v >= picture.height) continue;
        const a = (y * canvas.width + x) * 4;
        const b = (v * picture.width + u) * 4;
        compared += 1;
        if (shown[a] !== wanted[b] || shown[a + 1] !== wanted[b + 1] || shown[a + 2] !== wanted[b + 2] || shown[a + 3] !== 255) different += 1;
      }
    }
    const box = canvas.getBoundingClientRect();
    const inside = Math.abs(box.width * devicePixelRatio - canvas.width) <= 1 && Math.abs(box.height * devicePixelRatio - canvas.height) <= 1;
    return { scale: view.scale, space, compared, different, inside };
  });
}

async function open(page: Page, server: Server): Promise<{ viewer: Locator; stage: Locator }> {
  await page.goto(server.studioAddress);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles({
    name: FILE, mimeType: 'image/jpeg', buffer: readFileSync(join(root, 'sample', FILE)),
  });
  await page.getByRole('link', { name: /BAG-1042/ }).first().click();
  const stage = page.getByRole('application');
  await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  return { viewer: page.locator('pr-viewer'), stage };
}

for (const deviceScaleFactor of [1, 2]) {
  test(`100, 200 and 400 % are exact at ${deviceScaleFactor} device pixels per CSS pixel`, async ({ browser, server }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor });
    const page = await context.newPage();
    const { viewer, stage } = await open(page, server);
    await stage.focus();
    for (const { key, n } of STEPS) {
      await page.keyboard.press(key);
      // Off the middle, so that the origin has to be rounded.
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('pr-viewer-bar')).toContainText(`${n}00\u202f%`);
      const result = await compare(viewer);
      expect(result.scale).toBe(n);
      expect(result.inside, 'the canvas has as many pixels as the screen gives it').toBe(true);
      expect(result.compared).toBeGreaterThan(100_000);
      expect(result.different).toBe(0);
    }

    // Zooming about the pointer, then back to an exact scale by keys: still exact.
    const box = await stage.boundingBox();
    if (!box) throw new Error('the stage has no box');
    await page.mouse.move(box.x + box.width * 0.31, box.y + box.height * 0.67);
    await page.mouse.wheel(0, 240);
    await page.keyboard.press('2');
    await expect(page.locator('pr-viewer-bar')).toContainText('200\u202f%');
    expect((await compare(viewer)).different).toBe(0);

    await page.keyboard.press('0');
    await expect(page.getByRole('button', { name: 'Fit the whole picture' })).toHaveAttribute('aria-pressed', 'true');
    if (deviceScaleFactor === 1) {
      expect(await axe(page)).toEqual([]);
      await shoot(page, 'viewer');
    }
    await context.close();
  });
}

test('a screen that shows Display P3 gets such a canvas, as exact', async ({ page, server, browserName }) => {
  test.skip(browserName !== 'chromium', 'Firefox gives no P3 canvas, and cannot be told of such a screen');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'color-gamut', value: 'p3' }] });
  const { viewer, stage } = await open(page, server);
  await stage.focus();
  await page.keyboard.press('1');
  const { space, compared, different } = await compare(viewer);
  expect(space).toBe('display-p3');
  expect(compared).toBeGreaterThan(100_000);
  expect(different).toBe(0);
});

test('a canvas that holds nothing is said to be blank, not shown as the picture', async ({ page, server }) => {
  // What a browser does that has no memory for a canvas: no error, and nothing on it.
  await page.addInitScript(() => {
    const get = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function getImageData(...args: Parameters<typeof get>) {
      const [, , width, height] = args;
      return this.canvas.width > 300 ? new ImageData(width, height) : get.apply(this, args);
    };
  });
  await open(page, server);
  await expect(page.getByRole('alert').filter({ hasText: 'no memory for a canvas of this size' })).toBeVisible();
});
