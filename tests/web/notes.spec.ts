/** Notes of every kind, by mouse, keys and touch: drawn, said, undone, answered, changed, withdrawn, closed, and shown from version to version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Locator, Page } from '@playwright/test';

import { axe, expect, root, type Server, shoot, test } from './fixtures.js';

const TOOLS = ['Pin', 'Rectangle', 'Ellipse', 'Freehand', 'Arrow'] as const;
/** Markup, and text of both directions with an override: all of it is text. */
const HOSTILE = '<img src=x onerror=alert(1)> \u202eabc\u202c \u05e9\u05dc\u05d5\u05dd & <b>bold</b>';

const file = (name: string) => ({ name, mimeType: 'image/png', buffer: readFileSync(join(root, 'tests/data/own', name)) });
const picker = (page: Page) => page.locator('input[type=file]:not([webkitdirectory])').first();
const stage = (page: Page) => page.getByRole('application');
const thread = (page: Page, text: string): Locator => page.locator('pr-thread').filter({ hasText: text });

/** Which notes are listed. */
const filter = (page: Page, name: string) => page.locator('pr-note-list').getByRole('radio', { name: new RegExp(`^${name}`) }).check();

/** A studio with two versions of a proof, and a link for Dana, who may decide. */
async function review(browser: Browser, server: Server): Promise<{ studio: Page; address: string }> {
  const studio = await (await browser.newContext()).newPage();
  await studio.goto(server.studioAddress);
  await picker(studio).setInputFiles([file('BOX-7001_side_v1_capture.png'), file('BOX-7001_side_v2_automated.png')]);
  await expect(studio.getByRole('link', { name: /BOX-7001/ }).first()).toBeVisible({ timeout: 60_000 });
  await studio.getByRole('link', { name: 'Share' }).first().click();
  await studio.getByLabel('Name', { exact: true }).fill('Dana');
  await studio.getByLabel('Title').fill('Client');
  for (const kind of ['automated', 'retouched', 'final']) await studio.getByRole('checkbox', { name: kind }).check();
  await studio.getByRole('button', { name: 'Create link' }).click();
  const address = await studio.getByRole('textbox', { name: 'Link of Dana' }).inputValue();
  await expect(studio.getByText('Ready to send')).toHaveCount(1, { timeout: 60_000 });
  return { studio, address };
}

async function opened(view: Page, version: number): Promise<void> {
  await expect(view.getByRole('heading', { name: new RegExp(`BOX-7001.*version ${version}`) })).toBeVisible({ timeout: 60_000 });
  await expect(stage(view)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
}

/** A drag over the picture, in shares of the stage. */
async function drag(view: Page, ...points: readonly (readonly [number, number])[]): Promise<void> {
  const box = await stage(view).boundingBox();
  if (!box) throw new Error('the stage has no box');
  const [first, ...rest] = points.map(([x, y]) => [box.x + box.width * x, box.y + box.height * y] as const);
  if (!first) return;
  await view.mouse.move(...first);
  await view.mouse.down();
  for (const point of rest) await view.mouse.move(...point, { steps: 4 });
  await view.mouse.up();
}

async function arm(view: Page, tool: (typeof TOOLS)[number]): Promise<void> {
  await stage(view).focus();
  if (!(await view.locator('pr-tools').isVisible())) await view.keyboard.press('m');
  await view.getByRole('radio', { name: tool, exact: true }).check();
}

async function write(view: Page, text: string): Promise<void> {
  await expect(view.getByLabel('New note')).toBeFocused();
  await view.keyboard.type(text);
  await view.keyboard.press('Control+Enter');
  await expect(view.getByLabel('New note')).toHaveValue('');
}

/** What a note points at, as the page's list and picture say it. */
const markOf = (view: Page, text: string) => view.locator('.tag').filter({ has: view.locator(`xpath=self::*[contains(@aria-label, ${JSON.stringify(text)})]`) });

test('notes of each kind are drawn by mouse and by keys, go to the studio, and live on there', async ({ browser, server }) => {
  const { studio, address } = await review(browser, server);
  const client = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const view = await client.newPage();
  await view.goto(address);
  await opened(view, 2);

  await test.step('by mouse', async () => {
    const strokes: Record<(typeof TOOLS)[number], [number, number][]> = {
      Pin: [[0.3, 0.3]], Rectangle: [[0.35, 0.35], [0.45, 0.45]], Ellipse: [[0.5, 0.3], [0.6, 0.4]], Freehand: [[0.4, 0.6], [0.45, 0.55], [0.5, 0.62], [0.55, 0.56]], Arrow: [[0.7, 0.4], [0.6, 0.5]],
    };
    for (const tool of TOOLS) {
      await arm(view, tool);
      await drag(view, ...strokes[tool]);
      await write(view, `${tool} by mouse`);
      await expect(markOf(view, `${tool} by mouse`)).toHaveCount(1);
    }
    await expect(view.locator('pr-thread')).toHaveCount(5);
    await expect(view.locator('g.shape')).toHaveCount(5);
  });

  await test.step('by keys alone', async () => {
    for (const tool of TOOLS) {
      await stage(view).focus();
      // The first press takes the last tool, each one more the next.
      for (const key of ['m', 'm']) await view.keyboard.press(key);
      await expect(view.getByRole('radio', { name: tool, exact: true })).toBeChecked();
      if (tool === 'Freehand') for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Space', 'ArrowDown', 'Space']) await view.keyboard.press(key);
      else for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowDown', 'Shift+ArrowRight']) await view.keyboard.press(key);
      await expect(view.locator('g.shape.drawn')).toHaveCount(1);
      await view.keyboard.press('Enter');
      await write(view, `${tool} by keys`);
    }
    await expect(view.locator('pr-thread')).toHaveCount(10);
    await stage(view).focus();
    await view.keyboard.press('m');
    await view.keyboard.press('ArrowLeft');
    await view.keyboard.press('Escape');
    await expect(view.locator('g.shape.drawn')).toHaveCount(0);
  });

  await test.step('what is not sent can be undone and comes back whole; what people write is text', async () => {
    await arm(view, 'Rectangle');
    await drag(view, [0.62, 0.62], [0.7, 0.7]);
    await expect(view.getByLabel('New note')).toBeFocused();
    await view.getByLabel('New note').fill(HOSTILE);
    await view.getByRole('button', { name: 'Add note' }).click();
    await expect(thread(view, '<b>bold</b>').getByText('Not sent yet')).toBeVisible();
    await view.getByRole('status').getByRole('button', { name: 'Undo' }).last().click();
    await expect(view.getByLabel('New note')).toHaveValue(HOSTILE);
    await expect(thread(view, '<b>bold</b>')).toHaveCount(0);
    await stage(view).focus();
    await view.keyboard.press('Control+y');
    await expect(thread(view, '<b>bold</b>').getByText('Not sent yet')).toBeVisible();
    await expect(view.getByLabel('New note')).toHaveValue('');
    expect(await thread(view, '<b>bold</b>').locator('p.text').first().evaluate((each) => [each.textContent, each.children.length, each.getAttribute('dir')])).toEqual([HOSTILE, 0, 'auto']);
    await thread(view, '<b>bold</b>').getByRole('button', { name: 'Send now' }).click();
    await expect(thread(view, '<b>bold</b>').getByText('Not sent yet')).toHaveCount(0);
  });

  await test.step('a draft outlives a reload, is adjusted, and its steps are undone', async () => {
    await arm(view, 'Ellipse');
    await drag(view, [0.3, 0.5], [0.4, 0.6]);
    await expect(view.getByLabel('New note')).toBeFocused();
    await view.keyboard.type('Half a thought');
    await expect(view.locator('g.shape.drawn')).toHaveCount(1);
    await view.reload();
    await opened(view, 2);
    await expect(view.getByLabel('New note')).toHaveValue('Half a thought');
    const place = view.locator('pr-note-form .place');
    await expect(place).toContainText('ellipse');
    const before = await place.textContent();
    const corner = view.getByRole('button', { name: 'Move the bottom right corner' });
    await corner.focus();
    for (const key of ['Shift+ArrowRight', 'ArrowDown']) await view.keyboard.press(key);
    await expect(place).not.toHaveText(before ?? '');
    for (let n = 0; n < 2; n++) await view.keyboard.press('Control+z');
    await expect(place).toHaveText(before ?? '');
    await view.keyboard.press('Control+y');
    await expect(place).not.toHaveText(before ?? '');
    await view.getByRole('button', { name: 'Add note' }).click();
    await expect(thread(view, 'Half a thought')).toBeVisible();
  });

  await test.step('own words are changed and taken back, and both stay visible', async () => {
    const pin = thread(view, 'Pin by mouse');
    await pin.getByRole('button', { name: /^Edit/ }).click();
    // Its words are in the field now, and no longer in the list.
    const wording = view.getByLabel(/^New wording of note/);
    await expect(wording).toBeFocused();
    await expect(wording).toHaveValue('Pin by mouse');
    await wording.fill('Pin, reworded');
    await view.getByRole('button', { name: 'Save wording' }).click();
    const reworded = thread(view, 'Pin, reworded');
    await expect(reworded.getByText('Edit not sent yet')).toBeVisible();
    await reworded.getByRole('button', { name: 'Send now' }).click();
    await expect(reworded.getByText('edited', { exact: true })).toBeVisible();
    await thread(view, 'Arrow by keys').getByRole('button', { name: /^Withdraw/ }).click();
    await expect(thread(view, 'Arrow by keys')).toHaveCount(0);
    await filter(view, 'All');
    await expect(thread(view, 'You took this note back').getByText('Withdrawal not sent yet')).toBeVisible();
    await thread(view, 'You took this note back').getByRole('button', { name: 'Send now' }).click();
    await filter(view, 'Open');
    expect(await axe(view)).toEqual([]);
    await shoot(view, 'notes-client');
  });

  await test.step('the studio sees, answers, is told of contradictions, and closes', async () => {
    await studio.bringToFront();
    await studio.goto(server.studioAddress);
    await studio.getByRole('link', { name: /BOX-7001/ }).first().click();
    await studio.getByRole('radio', { name: /Notes & decisions/ }).check();
    await expect(thread(studio, 'Half a thought')).toBeVisible({ timeout: 60_000 });
    await expect(thread(studio, 'Pin, reworded').getByText('New', { exact: true })).toBeVisible();
    await expect(studio.locator('pr-thread')).toHaveCount(11);
    const mine = thread(studio, 'Rectangle by mouse');
    await mine.getByRole('button', { name: /^Reply/ }).click();
    await mine.getByRole('textbox').fill('Is it better so?');
    await mine.getByRole('textbox').press('Control+Enter');
    await mine.getByRole('button', { name: 'Send now' }).click();
    await mine.getByRole('button', { name: /^Show note/ }).click();
    await expect(studio.locator('.tag[aria-pressed=true]')).toHaveAttribute('aria-label', /Rectangle by mouse/);
    await expect(studio.locator('pr-viewer-bar')).toContainText('200\u202f%');

    // On the same place as the client's: the two may contradict each other.
    await arm(studio, 'Pin');
    await drag(studio, [0.5, 0.5]);
    await write(studio, 'Leave it as it is');
    await thread(studio, 'Leave it as it is').getByRole('button', { name: 'Send now' }).click();
    await expect(thread(studio, 'Leave it as it is').getByText(/Overlaps with note \d+ by Dana/)).toBeVisible();
    await expect(studio.getByText(/of different people overlap/)).toBeVisible();

    await thread(studio, 'Ellipse by mouse').getByRole('button', { name: /^Done/ }).click();
    await expect(thread(studio, 'Ellipse by mouse')).toHaveCount(0);
    await filter(studio, 'All');
    await expect(thread(studio, 'Ellipse by mouse').getByText(/^done/)).toBeVisible();
    expect(await axe(studio)).toEqual([]);
    await shoot(studio, 'notes-studio');

    const answered = thread(view, 'Rectangle by mouse');
    await expect(answered.getByText('Is it better so?')).toBeVisible({ timeout: 60_000 });
    await expect(answered.getByText('New', { exact: true })).toBeVisible();
    await expect(thread(view, 'Ellipse by mouse')).toHaveCount(0, { timeout: 60_000 });
  });

  await test.step('all notes are saved as W3C annotations in picture pixels', async () => {
    if (test.info().project.name !== 'chromium') return; // no download event over BiDi
    const [download] = await Promise.all([studio.waitForEvent('download'), studio.getByRole('button', { name: /^Save notes/ }).click()]);
    const page = JSON.parse(readFileSync(await download.path(), 'utf8')) as { type: string; items: { motivation: string; target: { selector?: { type: string; value: string } } }[] };
    expect(page.type).toBe('AnnotationPage');
    const selectors = page.items.flatMap(({ target }) => (target.selector ? [`${target.selector.type} ${/<(\w+) [^>]*\/>|xywh=pixel/.exec(target.selector.value)?.[0].slice(0, 9)}`] : []));
    expect([...new Set(selectors)].sort()).toEqual(['FragmentSelector xywh=pixe', 'SvgSelector <circle c', 'SvgSelector <ellipse ', 'SvgSelector <line x1=', 'SvgSelector <polyline']);
    expect(page.items.filter(({ motivation }) => motivation === 'replying')).toHaveLength(1);
  });

  await test.step('notes of another program come in; what cannot be read is named by its place', async () => {
    const annotation = (more: object) => ({ type: 'Annotation', creator: { name: 'Kim' }, body: { type: 'TextualBody', value: 'From elsewhere' }, target: { source: 'picture', selector: { type: 'FragmentSelector', value: 'xywh=pixel:8,9,40,30' } }, ...more });
    const notes = [annotation({}), annotation({ target: { source: 'picture', selector: { type: 'FragmentSelector', value: 'xywh=percent:8,9,40,30' } } }), annotation({ target: { source: `urn:sha256:${'a'.repeat(64)}` } }), annotation({})];
    await studio.locator('pr-note-import input').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(notes)) });
    const result = studio.locator('pr-note-import').getByRole('status');
    await expect(result).toContainText('1 note imported. 1 was here already. 1 is about other files or replaced versions. 1 annotation could not be read.');
    await expect(result.getByRole('listitem')).toHaveText(/^Annotation 2: .*percent/);
    await expect(thread(studio, 'Kim: From elsewhere').getByText('Not sent yet')).toBeVisible();
    await result.getByRole('button', { name: 'Close' }).click();
    await studio.locator('pr-note-import input').setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"type": ') });
    await expect(result).toContainText('JSON');
    await thread(studio, 'Kim: From elsewhere').getByRole('button', { name: 'Undo' }).click();
    await expect(thread(studio, 'Kim: From elsewhere')).toHaveCount(0);
  });

  await test.step('on the next version they are from version 2, and shown there only when asked for', async () => {
    await studio.getByRole('link', { name: 'Back to the board' }).click();
    await picker(studio).setInputFiles([file('BOX-7001_side_v3_retouched.png')]);
    await view.bringToFront();
    await expect(view.getByText('Version 2 is superseded')).toBeVisible({ timeout: 60_000 });
    await view.getByRole('link', { name: 'Open version 3' }).click();
    await opened(view, 3);
    const old = thread(view, 'Rectangle by mouse');
    await expect(old.getByText('from v2')).toBeVisible();
    await expect(view.locator('g.shape')).toHaveCount(0);
    await filter(view, 'This version');
    await expect(view.getByText('No notes on this version.')).toBeVisible();
    await filter(view, 'Open');
    await old.getByRole('button', { name: /^Show note/ }).click();
    await expect(view.locator('g.shape.earlier.selected')).toHaveCount(1);
    await expect(view.locator('.tag[aria-pressed=true]')).toHaveAttribute('aria-label', /from version 2/);
    await shoot(view, 'notes-from-v2');
  });
});

test('a finger draws, two fingers pan, and the tools fit a thumb', async ({ browser, server, browserName }) => {
  test.skip(browserName !== 'chromium', 'touch points are dispatched through the DevTools protocol');
  const { address } = await review(browser, server);
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const view = await phone.newPage();
  await view.goto(address);
  await opened(view, 2);
  const cdp = await phone.newCDPSession(view);
  const touch = async (...frames: readonly (readonly (readonly [number, number])[])[]) => {
    const box = await stage(view).boundingBox();
    if (!box) throw new Error('the stage has no box');
    const at = (frame: readonly (readonly [number, number])[]) => frame.map(([x, y], id) => ({ x: box.x + box.width * x, y: box.y + box.height * y, id }));
    for (const [n, frame] of frames.entries()) {
      const more = frame.length > (frames[n - 1]?.length ?? 0);
      await cdp.send('Input.dispatchTouchEvent', { type: more ? 'touchStart' : 'touchMove', touchPoints: at(frame) });
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };

  await view.getByRole('button', { name: 'Mark a place' }).first().tap();
  const tools = view.locator('pr-tools');
  await expect(tools).toBeVisible();
  await view.screenshot({ path: join(root, 'screenshots/chromium/notes-tools-360.png') });
  for (const each of await tools.locator('label, button').all()) {
    const box = await each.boundingBox();
    expect([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)].every((side) => side >= 44), JSON.stringify(box)).toBe(true);
    expect((box?.x ?? 0) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 360).toBe(true);
  }

  // A second finger: it was a pinch after all, and nothing was drawn.
  await touch([[0.3, 0.4]], [[0.3, 0.4], [0.7, 0.4]], [[0.2, 0.4], [0.8, 0.4]]);
  await expect(view.locator('g.shape')).toHaveCount(0);
  await expect(tools).toBeVisible();

  await view.getByRole('radio', { name: 'Freehand', exact: true }).check({ force: true });
  await touch([[0.3, 0.4]], [[0.4, 0.3]], [[0.5, 0.45]], [[0.6, 0.35]]);
  await expect(view.getByLabel('New note')).toBeVisible();
  await view.getByLabel('New note').fill('Drawn with a thumb');
  // After dispatched touches Chromium makes no click of Playwright's own tap: that one is a mouse's.
  await view.getByRole('button', { name: 'Add note' }).click();
  await expect(thread(view, 'Drawn with a thumb')).toBeVisible();
  expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await view.screenshot({ path: join(root, 'screenshots/chromium/notes-phone-360.png') });
  await thread(view, 'Drawn with a thumb').getByRole('button', { name: 'Send now' }).click();
  await expect(thread(view, 'Drawn with a thumb').getByText('Received by the studio')).toBeVisible({ timeout: 60_000 });
});
