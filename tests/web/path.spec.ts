/** The path editor: by pointer, by keys and by touch; snapping, undo, a new version and exports, read back by the native program. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

import type { Download, Page } from '@playwright/test';

import { axe, expect, root, shoot, test } from './fixtures.js';
import { file, type Paint } from './pictures.js';
import { program } from './server.mjs';

const NAME = 'BAG-1042_front_v2_automated.jpg';
const bag = { name: NAME, mimeType: 'image/jpeg', buffer: readFileSync(join(root, 'sample', NAME)) };
const editor = (page: Page) => page.getByRole('application', { name: /^Path over the picture/ });
/** What is selected, as the page says it. */
const told = (page: Page) => page.locator('pr-path-editor .told span').first();
const said = (page: Page) => page.locator('pr-path-editor .told .visually-hidden');
const tools = (page: Page) => page.getByRole('toolbar', { name: 'Path tools' });
const anchors = (page: Page) => page.locator('pr-path-bar .count');

async function open(page: Page, address: string, picture: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto(address);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([picture]);
  await page.getByRole('link', { name: new RegExp(picture.name.split('_')[0] ?? '') }).first().click();
  await expect(page.getByRole('application').first()).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await page.keyboard.press('Shift+P');
  await expect(editor(page)).toBeFocused({ timeout: 30_000 });
}

/** Where the selected anchor or handle is, picture pixels. */
async function selected(page: Page): Promise<{ x: number; y: number }> {
  const found = /at (-?[\d,.]+), (-?[\d,.]+)/.exec((await told(page).textContent()) ?? '');
  if (!found) throw new Error(`nothing selected: ${await told(page).textContent()}`);
  return { x: Number(found[1]?.replaceAll(',', '')), y: Number(found[2]?.replaceAll(',', '')) };
}

/** The window's point of a picture point, as the viewer shows it now. */
async function onScreen(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  return page.locator('pr-viewer').evaluate((viewer, at) => {
    const { panes, renderRoot } = viewer as unknown as { panes: { view: { x: number; y: number; scale: number; ratio: number } }[]; renderRoot: ShadowRoot };
    const [view, stage] = [panes[0]?.view, renderRoot.querySelector('.stage')];
    if (!view || !stage) throw new Error('no picture');
    const box = stage.getBoundingClientRect();
    return { x: box.left + (Math.round(view.x) + at.x * view.scale) / view.ratio, y: box.top + (Math.round(view.y) + at.y * view.scale) / view.ratio };
  }, { x, y });
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The levels of a PNG's first pixel, which no filter changes: what is left of it and above it counts as 0. */
function firstPixel(png: Buffer): number[] {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return [...inflateSync(Buffer.concat(parts)).subarray(1, png[25] === 6 ? 5 : 4)];
}

/** What the native program reads of a file. */
function listed(path: string): { paths: { name: string; clipping: boolean; knots: number; subpaths: number; flatness: number }[] } {
  return JSON.parse(execFileSync(program(), ['path', 'list', '--json', path], { encoding: 'utf8' }));
}

test('a path is mended by keys and by hand, undone, saved as a version, and exported', async ({ page, server }) => {
  await open(page, server.studioAddress, bag);
  await expect(anchors(page)).toHaveText('87 anchors');

  await test.step('by keys alone', async () => {
    await press(page, 'n', 'n');
    await expect(told(page)).toContainText('Anchor 2 of 87');
    const from = await selected(page);
    await press(page, 'ArrowRight', 'Shift+ArrowDown', 'Control+ArrowLeft', 'Control+ArrowLeft');
    const to = await selected(page);
    expect([to.x - from.x, to.y - from.y].map((v) => Math.round(v * 10) / 10)).toEqual([0.8, 10]);
    await expect(page.locator('pr-path-bar .apart')).toContainText(/^\d+\.\d\d px from before/);
    await press(page, 'i');
    await expect(anchors(page)).toHaveText('88 anchors');
    await press(page, 'c');
    await expect(told(page)).toContainText(/smooth|corner/);
    await press(page, 'h', 'Shift+ArrowUp');
    await expect(told(page)).toContainText('Leaving handle');
    await press(page, 'h', 'h', 'x');
    await expect(said(page)).toHaveText('Split');
    await expect(anchors(page)).toHaveText('89 anchors');
    await press(page, 'ArrowLeft', 'j');
    await expect(said(page)).toHaveText('Joined');
    await press(page, 'Delete');
    await expect(said(page)).toHaveText('Deleted');
    // All of it back, one step at a time, and forth again.
    const steps = 10;
    for (let n = 0; n < 20; n++) await press(page, 'Control+z');
    await expect(said(page)).toHaveText('Nothing to undo');
    await expect(anchors(page)).toHaveText('87 anchors');
    await expect(page.locator('pr-path-bar .apart')).toHaveText('as before');
    for (let n = 0; n < steps + 2; n++) await press(page, 'Control+y');
    await expect(said(page)).toHaveText('Nothing to redo');
    for (let n = 0; n < 20; n++) await press(page, 'Control+z');
    await press(page, 'PageDown');
    await expect(told(page)).toContainText('Anchor 1 of');
  });

  await test.step('the whole path is refined, and coloured by how sure it is', async () => {
    await press(page, 'r');
    await expect(said(page)).toContainText('Refined', { timeout: 60_000 });
    await expect(anchors(page)).not.toHaveText('87 anchors');
    await press(page, 'n');
    await expect(told(page)).toContainText('% sure');
    await press(page, 'f');
    await expect(page.locator('pr-path-editor .tag')).toHaveText('Before');
    await press(page, 'f');
    await expect(page.locator('pr-path-editor .tag')).toHaveCount(0);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'path-refined');
  });

  await test.step('a side is bent by hand and snaps to the edge; an anchor is dragged', async () => {
    // The front's bottom side: from its longest stretch of the refined path.
    await press(page, 'n');
    const before = await anchors(page).textContent();
    const place = await page.locator('pr-path-editor').evaluate((element) => {
      const { editor } = element as unknown as { editor: { path: { subpaths: { anchors: { x: number; y: number; outgoing: { x: number; y: number }; incoming: { x: number; y: number } }[] }[] } } };
      let best = { length: 0, x: 0, y: 0 };
      for (const { anchors: all } of editor.path.subpaths) {
        all.forEach((a, n) => {
          const b = all[(n + 1) % all.length] ?? a;
          const length = Math.hypot(b.x - a.x, b.y - a.y);
          if (length > best.length) best = { length, x: (a.x + 3 * a.outgoing.x + 3 * b.incoming.x + b.x) / 8, y: (a.y + 3 * a.outgoing.y + 3 * b.incoming.y + b.y) / 8 };
        });
      }
      return best;
    });
    const at = await onScreen(page, place.x, place.y);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 2, at.y + 6, { steps: 4 });
    await page.mouse.up();
    await expect(said(page)).toHaveText('Side laid on the edge', { timeout: 30_000 });
    // Bent by some 18 px of the picture, it is back on the edge: within a pixel of where refining had it.
    const off = await page.locator('pr-path-editor').evaluate((element, was) => {
      const { editor } = element as unknown as { editor: { path: { subpaths: { anchors: { x: number; y: number; outgoing: { x: number; y: number }; incoming: { x: number; y: number } }[] }[] } } };
      let best = Infinity;
      for (const { anchors: all } of editor.path.subpaths) {
        all.forEach((a, n) => {
          const b = all[(n + 1) % all.length] ?? a;
          for (let t = 0; t <= 1; t += 0.002) {
            const [s, p] = [1 - t, (k: 'x' | 'y') => (1 - t) ** 3 * a[k] + 3 * (1 - t) ** 2 * t * a.outgoing[k] + 3 * (1 - t) * t * t * b.incoming[k] + t ** 3 * b[k]];
            if (s >= 0) best = Math.min(best, Math.hypot(p('x') - was.x, p('y') - was.y));
          }
        });
      }
      return best;
    }, place);
    expect(off).toBeLessThan(1.5);
    await press(page, 'Control+z');
    await expect(anchors(page)).toHaveText(before ?? '');

    await press(page, 'n');
    const anchor = await selected(page);
    const grip = await onScreen(page, anchor.x, anchor.y);
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x + 12, grip.y - 9, { steps: 3 });
    await page.mouse.up();
    const moved = await selected(page);
    expect(Math.hypot(moved.x - anchor.x, moved.y - anchor.y)).toBeGreaterThan(10);
    await press(page, 'Control+z');
    expect(await selected(page)).toEqual(anchor);
  });

  await test.step('the cut-out is looked at on backdrops and exported, by keys', async () => {
    await press(page, 'm');
    const [sheet, panel] = [page.locator('pr-path-editor .sheet'), page.locator('pr-path-cut-out')];
    await expect(said(page)).toHaveText('The cut-out is shown');
    const alpha = panel.getByRole('button', { name: 'With alpha (PNG)' });
    await expect(alpha).toBeEnabled({ timeout: 60_000 });
    // It lies exactly on the picture.
    const box = await sheet.boundingBox();
    const corner = await onScreen(page, 0, 0);
    expect([box?.x, box?.y].map((v) => Math.round(v ?? -1))).toEqual([corner.x, corner.y].map(Math.round));
    expect(await axe(page)).toEqual([]);
    await panel.getByRole('radio', { name: 'Chequer' }).focus();
    await press(page, 'ArrowDown');
    await expect(sheet).toHaveClass('sheet white');
    await shoot(page, 'path-cut-out');
    await press(page, 'ArrowDown', 'ArrowDown');
    await panel.getByLabel('Colour', { exact: true }).fill('#0a3cff');
    await expect(sheet).toHaveCSS('background-color', 'rgb(10, 60, 255)');
    // Firefox under test hands no download over.
    const wanted = [['With alpha (PNG)', /_cutout\.png$/, [255, 255, 255, 0]], ['On exact white (PNG)', /_on_ffffff\.png$/, [255, 255, 255]], ['On this colour (PNG)', /_on_0a3cff\.png$/, [10, 60, 255]]] as const;
    for (const [name, ending, corner] of test.info().project.name === 'chromium' ? wanted : []) {
      const waiting: Promise<Download> = page.waitForEvent('download', { timeout: 60_000 });
      await panel.getByRole('button', { name }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toMatch(ending);
      expect(firstPixel(readFileSync(await download.path()))).toEqual(corner);
      await expect(said(page)).toContainText(download.suggestedFilename());
    }
    await panel.getByLabel('Colour', { exact: true }).focus();
    await press(page, 'Escape', 'Escape');
    await expect(said(page)).toHaveText('The picture is shown');
    await expect(sheet).toHaveCount(0);
  });

  await test.step('it becomes a new version that says what it was made from, and the file is the same but for the path', async () => {
    const knots = Number(((await anchors(page).textContent()) ?? '').replace(/\D/g, ''));
    await press(page, 'Control+s');
    await expect(page.getByText('nothing is overwritten')).toBeVisible();
    await shoot(page, 'path-save');
    if (test.info().project.name === 'chromium') {
      const folder = mkdtempSync(join(tmpdir(), 'proofroom-path-'));
      try {
        const got: Record<string, string> = {};
        for (const [name, ending] of [['File with the path in it', 'jpg'], ['SVG', 'svg'], ['Mask (PNG)', 'png'], ['Cut-out with alpha (PNG)', 'png']] as const) {
          if (!(await page.getByRole('button', { name: 'SVG', exact: true }).isVisible())) await press(page, 'Control+s');
          const waiting: Promise<Download> = page.waitForEvent('download', { timeout: 60_000 });
          await page.getByRole('button', { name, exact: true }).click();
          const download = await waiting;
          expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
          got[name] = join(folder, download.suggestedFilename());
          await download.saveAs(got[name]);
          await expect(said(page)).toContainText(download.suggestedFilename());
        }
        const embedded = got['File with the path in it'] ?? '';
        const [path] = listed(embedded).paths;
        expect(path).toMatchObject({ name: 'Path 1', clipping: true, knots, flatness: 1 });
        // The native program takes each of them back.
        for (const [name, from] of Object.entries(got)) {
          if (name === 'File with the path in it') continue;
          const copy = join(folder, `copy-${name.replace(/\W/g, '')}.jpg`);
          execFileSync(program(), ['path', 'embed', join(root, 'sample', NAME), from, copy]);
          expect(listed(copy).paths[0]?.knots).toBeGreaterThan(20);
        }
        const scan = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf(Buffer.of(0xff, 0xda)));
        expect(scan(readFileSync(embedded)).equals(scan(bag.buffer))).toBe(true);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      await press(page, 'Control+s');
    }
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(said(page)).toHaveText('Saved as version 2', { timeout: 60_000 });
    // The new version is open in the editor, with the path that its file holds.
    await expect(anchors(page)).toHaveText(`${knots} anchors`, { timeout: 30_000 });
    await expect(page.locator('pr-path-bar .apart')).toHaveText('as before');
    await expect(editor(page)).toBeFocused();
    await press(page, 'Escape');
    await expect(editor(page)).toHaveCount(0);
    await expect(page.getByText('Path edited, from version 1')).toBeVisible();
    await expect(page.locator('pr-path-panel')).toContainText(`${knots} anchors`);
  });
});

/** A dark disc of 200 px on a light backdrop, drawn with soft edges. */
const disc: Paint = (x, y) => {
  const inside = Math.min(1, Math.max(0, 200.5 - Math.hypot(x + 0.5 - 400, y + 0.5 - 300)));
  const level = Math.round(235 - 180 * inside);
  return [level, level, level];
};

test('where there is no path one is drawn by pen, along the edge, or made; a busy picture is refused', async ({ page, server }) => {
  await open(page, server.studioAddress, file({ name: 'DSC-1_front_v1_capture.png', width: 800, height: 600, paint: disc }));
  await expect(anchors(page)).toHaveText('0 anchors');

  await test.step('the magnetic pen follows the edge between clicks', async () => {
    await press(page, 'g');
    for (const degrees of [0, 120, 240, 360]) {
      const at = await onScreen(page, 400 + 200 * Math.cos(degrees * Math.PI / 180), 300 + 200 * Math.sin(degrees * Math.PI / 180));
      await page.mouse.click(at.x, at.y);
      await expect(said(page)).toHaveText(degrees === 360 ? 'Outline closed' : 'Anchor set', { timeout: 30_000 });
      if (degrees > 0) await expect.poll(async () => Number(((await anchors(page).textContent()) ?? '').replace(/\D/g, ''))).toBeGreaterThan(degrees / 120);
    }
    const worst = await page.locator('pr-path-editor').evaluate((element) => {
      const { editor } = element as unknown as { editor: { path: { subpaths: { closed: boolean; anchors: { x: number; y: number }[] }[] } } };
      const [outline] = editor.path.subpaths;
      if (!outline?.closed) throw new Error('not closed');
      return Math.max(...outline.anchors.map(({ x, y }) => Math.abs(Math.hypot(x - 400, y - 300) - 200)));
    });
    expect(worst).toBeLessThan(1.5);
    await shoot(page, 'path-drawn');
  });

  await test.step('the pen draws by keys', async () => {
    const before = Number(((await anchors(page).textContent()) ?? '').replace(/\D/g, ''));
    await press(page, 'b', 'Shift+ArrowLeft', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp', 'Enter');
    await expect(said(page)).toHaveText('Outline closed');
    await expect(anchors(page)).toHaveText(`${before + 3} anchors`);
    await press(page, 'Escape');
  });

  await test.step('a path is made from the plain backdrop, and a file without a place for it says so', async () => {
    for (let n = 0; n < 20; n++) await press(page, 'Control+z');
    await page.getByRole('button', { name: 'Make a path' }).click();
    await expect(said(page)).toContainText('Made a path of', { timeout: 60_000 });
    await press(page, 'Control+s');
    await expect(page.getByText('PNG has no place for a path')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as a new version' })).toBeDisabled();
  });
});

test('a picture without a plain backdrop gets no path made, and is told why', async ({ page, server }) => {
  const busy: Paint = (x, y) => {
    const v = Math.imul(Math.imul(x, 2_654_435_761) + Math.imul(y, 40_503), 2_246_822_519) >>> 24;
    return [v, (v * 3) % 256, (v * 7) % 256];
  };
  await open(page, server.studioAddress, file({ name: 'BSY-1_front_v1_capture.png', width: 200, height: 200, paint: busy }));
  await page.getByRole('button', { name: 'Make a path' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No path was made' })).toBeVisible({ timeout: 30_000 });
});

test('a finger selects, moves and draws, with targets of 44 px', async ({ browser, server }) => {
  test.skip(test.info().project.name === 'firefox', 'touch is not emulated in Firefox');
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await open(page, server.studioAddress, file({ name: 'DSC-1_front_v1_capture.png', width: 800, height: 600, paint: disc }));
  const small = await tools(page).locator('button').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length);
  expect(small).toBe(0);
  await tools(page).getByRole('button', { name: 'Pen', exact: true }).tap();
  for (const [x, y] of [[250, 200], [550, 200], [550, 420], [250, 200]] as const) {
    const at = await onScreen(page, x, y);
    await page.touchscreen.tap(at.x, at.y);
    await expect(said(page)).toHaveText(/Anchor set|Outline closed/);
  }
  await expect(said(page)).toHaveText('Outline closed');
  await expect(anchors(page)).toHaveText('3 anchors');
  await tools(page).getByRole('button', { name: 'Select and move' }).tap();
  // Beside the anchor by less than half of a target.
  const at = await onScreen(page, 550, 420);
  await page.touchscreen.tap(at.x + 14, at.y + 10);
  await expect(told(page)).toContainText('Anchor 3 of 3');
  await tools(page).getByRole('button', { name: 'Delete anchor' }).tap();
  await expect(anchors(page)).toHaveText('2 anchors');
  await tools(page).getByRole('button', { name: 'Undo' }).tap();
  await expect(anchors(page)).toHaveText('3 anchors');
  await tools(page).getByRole('button', { name: 'Look at the cut-out' }).tap();
  await page.getByText('Black', { exact: true }).tap();
  await expect(page.locator('pr-path-editor .sheet')).toHaveClass('sheet black', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Hide these controls' }).tap();
  await expect(page.locator('pr-path-cut-out')).toHaveCount(0);
  await shoot(page, 'path-cut-out-phone');
  expect(await axe(page)).toEqual([]);
  await context.close();
});
