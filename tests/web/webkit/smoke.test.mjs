/**
 * WebKitGTK as the old or limited Safari: no OPFS, no shared memory, no WebP writing. The page must open there, read the
 * sample review with the wasm core, and answer on the Verify page.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { join } from 'node:path';

import { root, startServer } from '../server.mjs';
import { startWebKit } from './driver.mjs';

describe('WebKit', () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    browser = await startWebKit();
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
  });

  test('the board opens and offers the sample review', async () => {
    await browser.open(`${server.origin}/`);
    const shown = await browser.until('the board', async () => {
      const text = await browser.text();
      return text.includes('Try the sample review') && text;
    });
    assert.match(shown, /Open pictures/);
  });

  test('the sample review loads: its five products are on the board', async () => {
    await browser.press('Try the sample review');
    await browser.until('the five products', async () => {
      const text = await browser.text();
      return ['BAG-1042', 'PRF-2207', 'RNG-3310', 'SUN-4158', 'MUG-5023'].every((sku) => text.includes(sku));
    }, 120_000);
  });

  test('the Verify page says of a file that nobody approved it', async () => {
    await browser.open(`${server.origin}/verify`);
    await browser.choose('pr-app >>> pr-verify >>> input[type=file]', [join(root, 'sample/MUG-5023_front_v3_retouched.jpg')]);
    await browser.until('the answer', async () => /not approved|no review/i.test(await browser.text()));
  });
});
