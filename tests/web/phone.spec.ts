/** A review by thumb on a phone: swipe, pinch, note, approve, reject; upright and sideways. */
import type { CDPSession, Page } from '@playwright/test';

import { axe, expect, shoot, test } from './fixtures.js';
import { misplaced } from './misplaced.js';
import { linkToReview, settled } from './surfaces.js';

test.skip(({ browserName }) => browserName !== 'chromium', 'touch is driven over the DevTools protocol');

interface Finger { x: number; y: number }

/** Moves one or two fingers from their first places to their last, in steps as a screen reports them. */
async function drag(cdp: CDPSession, from: Finger[], to: Finger[], steps = 8): Promise<void> {
  const at = (part: number) => from.map((start, n) => ({ x: start.x + ((to[n]?.x ?? start.x) - start.x) * part, y: start.y + ((to[n]?.y ?? start.y) - start.y) * part, id: n }));
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= steps; step++) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / steps) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const fitted = (page: Page): Promise<boolean> =>
  page.locator('pr-viewer').evaluate((viewer) => (viewer as HTMLElement & { panes: { view: { fitted: boolean } }[] }).panes[0]?.view.fitted ?? false);

/** Controls that a thumb could miss: smaller than 44 px either way, and not as large by what is around them. */
const small = (page: Page): Promise<string[]> => page.evaluate(() => {
  const found: string[] = [];
  const walk = (root: ParentNode): void => {
    for (const e of root.querySelectorAll('*')) {
      if (e.shadowRoot) walk(e.shadowRoot);
      if (!e.matches('button, a[href], select, input:not([type=file]), textarea, summary') || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      // A radio or a checkbox is as large as its label; a link in a sentence is exempt.
      const target = e.closest('label') ?? e;
      const box = target.getBoundingClientRect();
      if (box.width <= 1 || box.bottom <= 0 || box.top >= innerHeight || getComputedStyle(e).display === 'inline') continue;
      const around = ['::before', '::after'].map((part) => getComputedStyle(e, part)).filter((style) => style.content !== 'none' && style.position === 'absolute');
      const reach = Math.max(0, ...around.map((style) => -(parseFloat(style.top) || 0)));
      if (Math.min(box.width, box.height) + 2 * reach < 43.5) found.push(`${e.localName}.${String(e.className)} "${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 30)}" ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
  };
  walk(document);
  return found;
});

test('a review by thumb', async ({ browser, server }) => {
  const studio = await (await browser.newContext()).newPage();
  const address = await linkToReview(studio, server.studioAddress, 'Dana');
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(address);
  const stage = page.getByRole('application');
  await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const box = await stage.boundingBox();
  if (!box) throw new Error('the stage has no box');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  await test.step('everything is in reach, and nothing overflows', async () => {
    expect(await misplaced(page)).toEqual([]);
    expect(await small(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    const approve = await page.getByRole('button', { name: 'Approve', exact: true }).boundingBox();
    expect(approve && approve.y, 'the decision lies at the thumb').toBeGreaterThan(740 / 2);
  });

  await test.step('a finger drawn sideways goes to the next picture and back, and no further', async () => {
    await drag(cdp, [{ x: 300, y: middle.y }], [{ x: 80, y: middle.y + 10 }]);
    await expect(page.getByRole('heading', { name: /MUG-5023/ })).toBeVisible();
    await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
    await drag(cdp, [{ x: 300, y: middle.y }], [{ x: 80, y: middle.y }]);
    await settled(page);
    await expect(page.getByRole('heading', { name: /MUG-5023/ })).toBeVisible();
    await drag(cdp, [{ x: 80, y: middle.y }], [{ x: 300, y: middle.y }]);
    await expect(page.getByRole('heading', { name: /BOX-7001/ })).toBeVisible();
    await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  });

  await test.step('two fingers zoom; then a drag pans and does not leave the picture', async () => {
    expect(await fitted(page)).toBe(true);
    await drag(cdp, [{ x: middle.x - 30, y: middle.y }, { x: middle.x + 30, y: middle.y }], [{ x: middle.x - 140, y: middle.y }, { x: middle.x + 140, y: middle.y }]);
    await expect.poll(() => fitted(page)).toBe(false);
    await drag(cdp, [{ x: 300, y: middle.y }], [{ x: 80, y: middle.y }]);
    await settled(page);
    await expect(page.getByRole('heading', { name: /BOX-7001/ })).toBeVisible();
    // Right after a driven drag the browser takes a tap for the end of a fling; a person waits longer.
    await page.getByRole('button', { name: 'Fit the whole picture' }).click();
    await expect.poll(() => fitted(page)).toBe(true);
  });

  await test.step('a finger held still takes the loupe out, moves it, and puts it away', async () => {
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: middle.y, id: 0 }] });
    const loupe = page.locator('pr-loupe');
    await finger('touchStart', middle.x);
    await expect(loupe).toBeVisible();
    await expect(loupe).toHaveAttribute('sharp', '', { timeout: 30_000 });
    const before = await loupe.evaluate((each) => (each as HTMLElement & { pixel: { x: number } }).pixel.x);
    await shoot(page, 'phone-loupe');
    await finger('touchMove', middle.x - 60);
    await expect.poll(() => loupe.evaluate((each) => (each as HTMLElement & { pixel: { x: number } }).pixel.x)).toBeLessThan(before);
    await finger('touchMove', middle.x - 140);
    await finger('touchEnd', 0);
    await expect(loupe).toHaveCount(0);
    // It was the loupe that moved, not the picture, and not to the next one.
    expect(await fitted(page)).toBe(true);
    await expect(page.getByRole('heading', { name: /BOX-7001/ })).toBeVisible();
  });

  await test.step('a place is marked and written about; the sheet leaves the picture its room', async () => {
    await page.getByRole('button', { name: 'Mark a place' }).first().click();
    await drag(cdp, [{ x: middle.x - 50, y: middle.y - 40 }], [{ x: middle.x + 50, y: middle.y + 40 }]);
    const text = page.getByRole('textbox', { name: /note/i }).first();
    await expect(text).toBeVisible();
    await text.fill('A scratch');
    const left = await page.locator('.picture').boundingBox();
    expect(left && left.height, 'the picture keeps its room').toBeGreaterThan(180);
    expect(await misplaced(page)).toEqual([]);
    expect(await small(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add note' }).tap();
    await expect(page.getByText('A scratch').first()).toBeVisible();
    await shoot(page, 'phone-notes');
  });

  await test.step('rejected by thumb, and the other picture approved', async () => {
    await page.getByRole('button', { name: 'Reject', exact: true }).tap();
    await page.getByLabel('Reason (required)').fill('Scratched');
    expect(await misplaced(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reject this version' }).tap();
    await expect(page.getByText('You rejected version 2')).toBeVisible();
    await page.getByRole('link', { name: /Next picture/ }).tap();
    await expect(page.getByRole('heading', { name: /MUG-5023/ })).toBeVisible();
    await page.getByRole('button', { name: 'Approve', exact: true }).tap();
    await page.getByRole('button', { name: 'Approve this file' }).tap();
    await expect(page.getByText(/You approved version/)).toBeVisible();
  });

  await test.step('sideways, the panel stands beside the picture', async () => {
    await page.setViewportSize({ width: 740, height: 360 });
    await settled(page);
    expect(await misplaced(page)).toEqual([]);
    const picture = await stage.boundingBox();
    expect(picture && picture.height, 'the picture is seen').toBeGreaterThan(180);
    await page.screenshot({ path: 'screenshots/chromium/phone-sideways.png' });
  });

  await test.step('the studio fits on a phone as well', async () => {
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })).newPage();
    await phone.goto(server.origin);
    await phone.getByRole('button', { name: 'Open pictures' }).waitFor();
    expect(await misplaced(phone), 'board').toEqual([]);
    expect(await small(phone), 'board').toEqual([]);
    await phone.goto(`${server.origin}/verify`);
    await phone.getByRole('heading', { name: 'Verify a file' }).waitFor();
    expect(await misplaced(phone), 'verify').toEqual([]);
    expect(await small(phone), 'verify').toEqual([]);
    await phone.context().close();
  });
  await context.close();
});
