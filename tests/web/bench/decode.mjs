/**
 * Decoding a 24-megapixel JPEG in Chromium: our wasm against the browser's own decoder, both to RGBA bytes in memory.
 * Ours also keeps the native depth and profile, walks the container and hashes the file; the ratio says what that costs.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { root, startServer } from '../server.mjs';

/** 4,899² px are 24.0 million. */
const SIDE = 4899;
/** The first run of ours is in the baseline compiler tier, so it is shown apart; then the median of these. */
const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'proofroom-bench-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>bench</title>');
for (const name of ['proofroom.js', 'proofroom_bg.wasm']) copyFileSync(join(root, 'pkg', name), join(folder, name));
copyFileSync(join(root, 'sample/BAG-1042_front_v3_retouched.jpg'), join(folder, 'small.jpg'));

const server = await startServer({ page: folder });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(server.origin);
  const times = await page.evaluate(async ({ side, runs }) => {
    const small = await createImageBitmap(await (await fetch('/small.jpg')).blob());
    const canvas = new OffscreenCanvas(side, side);
    canvas.getContext('2d').drawImage(small, 0, 0, side, side);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    const bytes = new Uint8Array(await blob.arrayBuffer());

    const core = await import('/proofroom.js');
    await core.default({ module_or_path: '/proofroom_bg.wasm' });
    const timed = async (work) => {
      const taken = [];
      for (let run = 0; run < runs + 1; run += 1) {
        const start = performance.now();
        await work();
        taken.push(performance.now() - start);
      }
      const [first, ...rest] = taken;
      return { first, median: rest.sort((a, b) => a - b)[Math.floor(runs / 2)] };
    };
    const ours = await timed(() => {
      const picture = core.Picture.open(bytes, 'bench.jpg');
      picture.rgba();
      picture.free();
    });
    const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
    const theirs = await timed(async () => {
      const bitmap = await createImageBitmap(blob);
      context.drawImage(bitmap, 0, 0);
      context.getImageData(0, 0, side, side);
      bitmap.close();
    });
    return { megabytes: bytes.length / 1e6, ours, theirs };
  }, { side: SIDE, runs: RUNS });
  const show = ({ first, median }) => `${median.toFixed(0)} ms (first ${first.toFixed(0)} ms)`;
  process.stdout.write([
    `picture            24.0 MP JPEG, ${times.megabytes.toFixed(1)} MB, ${readFileSync(join(folder, 'proofroom_bg.wasm')).length} bytes of wasm`,
    `decode, ours       ${show(times.ours)}`,
    `decode, browser    ${show(times.theirs)}`,
    `ours / browser     ${(times.ours.median / times.theirs.median).toFixed(2)}`,
    '',
  ].join('\n'));
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
