/** What the page hands to the browser's own "save", in every browser: Firefox tells of no download over WebDriver BiDi. */
import type { Page } from '@playwright/test';

/** The bytes of the next file that is saved after `press`; pictures that are only shown do not count. */
export async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    const file = new Promise<Blob>((done) => {
      URL.createObjectURL = (what) => {
        if (what instanceof Blob && !what.type.startsWith('image/')) {
          URL.createObjectURL = make;
          done(what);
        }
        return make.call(URL, what);
      };
    });
    Object.assign(globalThis, { savedByThePage: file });
  });
  await press();
  const data = await page.evaluate(async () => {
    const blob = await (globalThis as unknown as { savedByThePage: Promise<Blob> }).savedByThePage;
    return new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.readAsDataURL(blob);
    });
  });
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
}
