/**
 * Delta-E in Chromium: ours (statistics, verdict and heat map in the same pass) against palette with `wide`, palette alone
 * and culori in the same page. Speeds are ratios within one run: each round runs every candidate once on a slice of rows, and
 * the best of all rounds counts, so that a busy machine slows all of them alike. 24 MP are the slice, many times.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, copyFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { root, startServer } from '../server.mjs';

/** A slice of a 24-megapixel picture: as wide, and as high as a scheduler's slice of time allows. */
const [WIDTH, HEIGHT] = [6000, 64];
const ROUNDS = 40;
/** Pixels that culori does in a round: it is some 30 times slower. */
const FEW = 6000;

const target = join(root, 'target/delta-bench');
execFileSync('cargo', ['build', '--release', '--target', 'wasm32-unknown-unknown', '--target-dir', target], { cwd: join(root, 'benches/web'), stdio: 'inherit' });

const folder = mkdtempSync(join(tmpdir(), 'proofroom-bench-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>bench</title>');
copyFileSync(join(target, 'wasm32-unknown-unknown/release/delta_bench.wasm'), join(folder, 'bench.wasm'));
const culori = [process.env.CULORI, join(root, 'node_modules/culori')].find((path) => path && existsSync(path));
if (!culori) throw new Error('culori is not installed: npm ci');
cpSync(culori, join(folder, 'culori'), { recursive: true, dereference: true });

const server = await startServer({ page: folder });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(server.origin);
  const figures = await page.evaluate(async ({ width, height, rounds, few }) => {
    const module = await WebAssembly.compileStreaming(fetch('/bench.wasm'));
    // The library's bindings for the page are linked in and never called.
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => { throw new Error(name); };
    const { exports: core } = await WebAssembly.instantiate(module, imports);
    core.prepare(width, height);
    const { differenceCiede2000, converter } = await import('/culori/bundled/culori.mjs');
    const [toLab, difference] = [converter('lab65'), differenceCiede2000()];
    const pixels = Array.from({ length: few }, (_, i) => ({ mode: 'rgb', r: (i % 251) / 255, g: (i % 241) / 255, b: (i % 239) / 255 }));
    const others = pixels.map(({ r, g, b }) => ({ mode: 'rgb', r: Math.min(1, r + 0.04), g: Math.min(1, g + 0.02), b }));
    const byCulori = () => { let sum = 0; for (let i = 0; i < few; i += 1) sum += difference(toLab(pixels[i]), toLab(others[i])); return sum; };
    const all = width * height;
    const [PLAIN, GRADED, SOME, EQUAL] = [0, 1, 2, 3];
    const candidates = {
      ours: [() => core.ours(PLAIN, GRADED, 1, 0), all],
      filtered: [() => core.ours(PLAIN, GRADED, 1, 1), all],
      some: [() => core.ours(PLAIN, SOME, 1, 0), all],
      equal: [() => core.ours(PLAIN, EQUAL, 1, 0), all],
      wide: [() => core.palette_wide(PLAIN, GRADED), all],
      palette: [() => core.palette_f32(PLAIN, GRADED), all],
      read: [() => core.read_both(PLAIN, GRADED), all],
      culori: [byCulori, few],
    };
    const best = Object.fromEntries(Object.keys(candidates).map((name) => [name, Infinity]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, [work, count]] of Object.entries(candidates)) {
        const start = performance.now();
        work();
        best[name] = Math.min(best[name], ((performance.now() - start) * 1e6) / count);
      }
    }
    return { best, means: [core.ours(PLAIN, GRADED, 0, 0), core.palette_wide(PLAIN, GRADED)] };
  }, { width: WIDTH, height: HEIGHT, rounds: ROUNDS, few: FEW });
  const { best, means } = figures;
  const line = (name, value, accept, aim) => `${name.padEnd(52)}${value.padStart(10)}   accept ${accept}, aim ${aim}`;
  const times = (slow) => `${(slow / best.ours).toFixed(1)}x`;
  const share = (part) => `${((part / best.ours) * 100).toFixed(1)} %`;
  process.stdout.write([
    `ours, all different, figures and heat map            ${best.ours.toFixed(1)} ns/px, ${(best.ours * 0.024).toFixed(2)} s for 24 MP (mean ${means[0].toFixed(3)} D50, palette ${means[1].toFixed(3)} D65)`,
    line('times faster than palette with wide f32x4', times(best.wide), '4', '7'),
    line('times faster than palette f32 per pixel', times(best.palette), '7', '11'),
    line('times faster than culori', times(best.culori), '30', '48'),
    line('6 % of the pixels changed, of all-different time', share(best.some), '25 %', '10 %'),
    line('identical, of all-different time', share(best.equal), '6 %', '2 %'),
    `with the filtered figures                            ${(best.filtered / best.ours).toFixed(1)} times as long`,
    `reading both pictures                                ${best.read.toFixed(2)} ns/px`,
    '',
  ].join('\n'));
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
