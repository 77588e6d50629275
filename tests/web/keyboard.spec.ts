/** From the link to the decision without a pointer; and a sheet that names every key. */
import { axe, expect, test } from './fixtures.js';
import { linkToReview, settled } from './surfaces.js';

/** What has the focus, through every shadow root: its role or tag, and its name. */
const focused = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return '';
  const label = at.labels?.[0]?.textContent ?? '';
  return (at.getAttribute('role') ?? at.localName) + ' ' + (at.getAttribute('aria-label') ?? (label || at.textContent)).trim().replace(/\\s+/g, ' ');
})()`;

test('a review by keyboard alone, from the link to the decision', async ({ browser, server }) => {
  const studio = await (await browser.newContext()).newPage();
  const address = await linkToReview(studio, server.studioAddress, 'Dana');
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: /BOX-7001.*version 2/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });

  const now = (): Promise<string> => page.evaluate<string>(focused);
  /** Presses Tab until the control has the focus; that it is reached at all is the point. */
  const tabTo = async (wanted: RegExp): Promise<void> => {
    // Forward to the page's end, where Firefox gives the focus to its own bars, then backward.
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let presses = 0, before = ''; presses < 80; presses++) {
        const here = await now();
        if (wanted.test(here)) return;
        if (here === before && presses > 0) break;
        before = here;
        await page.keyboard.press(key);
      }
    }
    throw new Error(`Tab never reaches ${wanted}; it stands on ${await now()}`);
  };

  await test.step('the first Tab offers to skip to the content', async () => {
    await page.keyboard.press('Tab');
    expect(await now()).toMatch(/Skip to content/);
    await page.keyboard.press('Enter');
    expect(await now()).toMatch(/^main/);
  });

  await test.step('Tab goes through everything once and comes out again: no trap', async () => {
    const seen: string[] = [];
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const here = await now();
      if (here === '' || here.startsWith('button Skip')) break;
      seen.push(here);
      const ring = await page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at ? at.matches(':focus-visible') : false;
      });
      expect(ring, `the focus on ${here} can be seen`).toBe(true);
    }
    expect(seen.length).toBeLessThan(80);
    for (const wanted of [/application/, /Approve/, /Request changes/, /Reject/]) expect(seen.some((each) => wanted.test(each)), String(wanted)).toBe(true);
  });

  await test.step('the sheet of keys opens, names the keys, closes, and gives the focus back', async () => {
    await page.getByRole('application').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toBeVisible();
    await expect(page.locator('pr-shortcuts').getByText('Mark a place').first()).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: /BOX-7001.*version 2/, includeHidden: true })).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    expect(await now()).toMatch(/^application/);
  });

  await test.step('next picture and back', async () => {
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: /MUG-5023/ })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /MUG-5023.*picture 2 of 2/ })).toHaveCount(1);
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { name: /BOX-7001/ })).toBeVisible();
  });

  await test.step('a place is marked and written about', async () => {
    await page.getByRole('application').focus();
    await page.keyboard.press('m');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
    await expect.poll(now).toMatch(/^textarea/);
    await page.keyboard.type('Too dark here');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Too dark here').first()).toBeVisible();
  });

  await test.step('rejected, with a reason, after a first try without one', async () => {
    await tabTo(/^button Reject/);
    await page.keyboard.press('Enter');
    await tabTo(/^button Reject this version/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'Say why' })).toBeVisible();
    await expect.poll(now).toMatch(/^textarea/);
    await page.keyboard.type('Wrong colour');
    await tabTo(/^button Reject this version/);
    await page.keyboard.press('Space');
    await expect(page.getByText('You rejected version 2')).toBeVisible();
    await settled(page);
    expect(await now(), 'the focus is not lost with the dialog').not.toBe('');
    await expect(page.locator('pr-decision-bar').getByText('Received by the studio')).toBeVisible({ timeout: 30_000 });
  });
});
