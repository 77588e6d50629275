/** Two languages, switched at once and kept; a page that is written from right to left, at twice the text size, and in both colour schemes. */
import { axe, expect, test } from './fixtures.js';
import { misplaced } from './misplaced.js';
import { makeLink, openPictures, settled, WORDS } from './surfaces.js';

const WIDTHS = [{ width: 1440, height: 900 }, { width: 360, height: 740 }];

test('German follows the browser, English is one press away, and every view lies well in both directions', async ({ browser, server, browserName }) => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.studioAddress);
  await expect(page.getByRole('button', { name: WORDS.de.open })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Übersicht · Proofroom');

  /** Each width as it is, from right to left, and at twice the text size; axe in light and dark. */
  const look = async (view: string): Promise<void> => {
    for (const size of WIDTHS) {
      await page.setViewportSize(size);
      for (const way of ['ltr', 'rtl', 'large'] as const) {
        await page.evaluate((way_) => {
          document.documentElement.dir = way_ === 'rtl' ? 'rtl' : 'ltr';
          document.documentElement.style.fontSize = way_ === 'large' ? '200%' : '';
        }, way);
        await settled(page);
        expect.soft(await misplaced(page), `${view} at ${size.width}, ${way}`).toEqual([]);
      }
      await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    // Over WebDriver BiDi the colour scheme cannot be set; the setting can.
    for (const theme of ['light', 'dark']) {
      await page.evaluate((theme_) => { document.documentElement.dataset['theme'] = theme_; }, theme);
      await settled(page);
      expect.soft(await axe(page), `axe on ${view}, ${theme}`).toEqual([]);
    }
  };

  await look('empty board');
  await openPictures(page);
  await look('board');
  await page.getByRole('link', { name: /BOX-7001/ }).first().click();
  await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await look('proof');
  await page.getByRole('link', { name: WORDS.de.board }).click();
  await page.getByRole('link', { name: WORDS.de.share }).first().click();
  const address = await makeLink(page, 'Dana Reyes', 'de');
  await look('share');

  await test.step('English is chosen, at once and with what was typed still there', async () => {
    await page.getByLabel(WORDS.de.name, { exact: true }).fill('Alex Kim');
    await page.getByRole('button', { name: 'Darstellung und Sprache' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.getByRole('button', { name: WORDS.en.create })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByLabel(WORDS.en.name, { exact: true })).toHaveValue('Alex Kim');
    await page.reload();
    await expect(page.getByRole('button', { name: WORDS.en.create })).toBeVisible();
  });

  await page.getByRole('link', { name: 'Verify' }).first().click();
  await expect(page.getByRole('heading', { name: 'Verify a file' })).toBeVisible();
  await look('verify');
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('shortcuts');

  await test.step('a link opens in the language of whoever opens it', async () => {
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
    await look('review');
    if (browserName === 'chromium') {
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      expect.soft(await axe(page), 'axe on review, forced colours').toEqual([]);
      await page.emulateMedia({ forcedColors: null, reducedMotion: null });
    }
  });
  await context.close();
});
