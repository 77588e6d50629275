/**
 * Looking at a 24- and a 100-megapixel JPEG in Chromium: our viewer, and OpenSeadragon with its own image source, on the
 * same picture in the same run.
 *
 * A time ends when a pixel in the middle of the canvas was read back and is there: an event says that something was drawn, not
 * that it can be seen. Both begin with a loaded page and no decoded picture. Times are from the press that opens the picture, and from the key
 * that goes to 100 %. The longest task is the most processor time that one task of the page's main thread took while a mouse
 * dragged and a wheel zoomed, from a trace: on a busy machine a clock would measure the others. Memory is the peak of the page's process, workers included (VmHWM, set back before the picture is
 * opened), and of the GPU process, where canvases may live.
 */
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { root, startServer } from '../server.mjs';

const SCREEN = { width: 1440, height: 900 };
const PICTURES = [{ name: '24 MP', width: 6000, height: 4000 }, { name: '100 MP', width: 11_608, height: 8_708 }];
/** Decoding 100 megapixels on two busy cores. */
const WAIT = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'proofroom-bench-'));
const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

/** The same bytes on every machine with the same browser: a sample picture, enlarged, with a pattern that JPEG has to work for. */
async function makePictures() {
  const browser = await launch();
  const page = await browser.newPage();
  const small = readFileSync(join(root, 'sample/BAG-1042_front_v3_retouched.jpg')).toString('base64');
  for (const { name, width, height } of PICTURES) {
    const download = page.waitForEvent('download', { timeout: WAIT });
    await page.evaluate(async ({ small, width, height }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${small}`)).blob());
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(bitmap, 0, 0, width, height);
      const noise = new ImageData(256, 256);
      for (let n = 0, seed = 1; n < noise.data.length; n++) {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        noise.data[n] = n % 4 === 3 ? 40 : seed >>> 24;
      }
      pen.fillStyle = pen.createPattern(await createImageBitmap(noise), 'repeat');
      pen.fillRect(0, 0, width, height);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = 'picture.jpg';
      link.click();
    }, { small, width, height });
    await (await download).saveAs(file(name, 2));
    // A second version that differs by one byte behind the picture: another file, decoded anew.
    writeFileSync(file(name, 1), Buffer.concat([readFileSync(file(name, 2)), Buffer.of(0)]));
  }
  await browser.close();
}

const file = (name, version) => join(folder, `${name.replace(' ', '')}_front_v${version}_retouched.jpg`);

/** The renderer's and the GPU process's peak since `reset`, MiB. */
async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const ids = (type) => processInfo.filter((each) => each.type === type).map((each) => each.id);
  const processes = [...ids('renderer'), ...ids('GPU')];
  const peak = (id) => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0; // a process that has ended meanwhile
    }
  };
  return {
    reset: () => processes.forEach((id) => { try { writeFileSync(`/proc/${id}/clear_refs`, '5'); } catch { /* ended */ } }),
    peak: () => Math.max(...ids('renderer').map(peak)) + ids('GPU').map(peak).reduce((a, b) => a + b, 0),
  };
}

/** The longest task of the page's main thread while `work` runs, ms of processor time. */
async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = traceEvents.filter(({ name, tdur, pid, tid }) => tdur && main.has(`${pid}:${tid}`) && /RunTask/.test(name));
  if (tasks.length === 0) throw new Error('the trace holds no task of the main thread');
  return Math.max(...tasks.map(({ tdur }) => tdur)) / 1000;
}

/** Drags and turns the wheel over the middle of a picture. */
async function stir(page, box) {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let round = 0; round < 2; round++) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let n = 0; n < 16; n++) await page.mouse.move(x + 200 * Math.sin(n / 5), y + 150 * Math.sin(n / 7));
    await page.mouse.up();
    for (let n = 0; n < 4; n++) await page.mouse.wheel(0, round % 2 === 0 ? 240 : -240);
    for (let n = 0; n < 4; n++) await page.mouse.wheel(0, round % 2 === 0 ? -240 : 240);
  }
}

async function ours(server, name, two) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: SCREEN });
    await page.goto(server.origin);
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(two ? [file(name, 1), file(name, 2)] : [file(name, 2)]);
    await page.getByText(`1 proof, ${two ? '2 versions' : '1 version'}`).waitFor({ timeout: WAIT });
    await page.locator('pr-card img, pr-board img').first().waitFor({ timeout: WAIT });
    // New workers: nothing is decoded.
    await page.reload();
    const link = page.getByRole('link', { name: new RegExp(name.replace(' ', '')) }).first();
    await link.waitFor({ timeout: WAIT });
    await page.locator('pr-card img, pr-board img').first().waitFor({ timeout: WAIT });
    const memory = await memoryOf(browser);
    memory.reset();
    const opened = await page.evaluate(() => new Promise((resolve) => {
      const found = {};
      const began = performance.now();
      const deep = (node, wanted) => {
        for (const each of node.querySelectorAll('*')) {
          if (each.matches(wanted)) return each;
          const inner = each.shadowRoot && deep(each.shadowRoot, wanted);
          if (inner) return inner;
        }
        return null;
      };
      const seen = (canvas) => canvas.getContext('2d').getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[3] === 255;
      deep(document, 'a[href*="/proof/"]').click();
      const look = () => {
        const viewer = deep(document, 'pr-viewer');
        const canvas = viewer?.shadowRoot?.querySelector('canvas');
        if (found.first === undefined && viewer?.panes?.length > 0 && viewer.shadowRoot.querySelector('.stage')?.getAttribute('aria-busy') === 'false' && canvas?.width > 300 && seen(canvas)) found.first = performance.now() - began;
        if (viewer?.hasAttribute('sharp') && seen(canvas)) return resolve({ ...found, sharp: performance.now() - began });
        requestAnimationFrame(look);
      };
      look();
    }));
    const stage = page.getByRole('application');
    await stage.focus();
    if (two) {
      await page.keyboard.press('s');
      await page.locator('pr-viewer pr-compare-bar').waitFor();
      await page.locator('pr-viewer[sharp]').waitFor({ timeout: WAIT });
    }
    const sharp = () => page.evaluate(() => new Promise((resolve) => {
      const began = performance.now();
      const viewer = document.querySelector('pr-app').shadowRoot.querySelector('pr-proof').shadowRoot.querySelector('pr-viewer');
      viewer.zoom(1);
      const look = () => (viewer.hasAttribute('sharp') && viewer.panes[0].view.scale === 1 ? resolve(performance.now() - began) : requestAnimationFrame(look));
      requestAnimationFrame(() => requestAnimationFrame(look));
    }));
    const full = await sharp();
    const box = await stage.boundingBox();
    const task = await longestTask(browser, page, async () => {
      await stir(page, two ? { ...box, width: box.width / 2 } : box);
      await page.locator('pr-viewer[sharp]').waitFor({ timeout: WAIT });
    });
    return { first: opened.first, sharp: opened.sharp, full, task, memory: memory.peak() };
  } finally {
    await browser.close();
  }
}

/** With its own choice of drawer; where that shows black (a picture larger than a texture), with its canvas. */
async function openSeadragon(origin, name, two, drawer) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: SCREEN });
    await page.goto(origin);
    const memory = await memoryOf(browser);
    memory.reset();
    const opened = await page.evaluate(({ urls, wait, drawer }) => new Promise((resolve, reject) => {
      const found = {};
      const began = performance.now();
      globalThis.viewers = urls.map((url, n) => OpenSeadragon({
        id: `viewer-${n}`, tileSources: { type: 'image', url }, showNavigationControl: false, showNavigator: false, maxZoomPixelRatio: 16, imageSmoothingEnabled: true, ...(drawer && { drawer }),
      }));
      const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      globalThis.seen = ({ drawer: { canvas } }) => {
        pixel.clearRect(0, 0, 1, 1);
        pixel.drawImage(canvas, canvas.width >> 1, canvas.height >> 1, 1, 1, 0, 0, 1, 1);
        const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
        return red + green + blue > 60; // neither empty nor black, which no middle of these pictures is
      };
      const whole = (viewer) => viewer.world.getItemAt(0)?.getFullyLoaded() && seen(viewer);
      for (const viewer of viewers) viewer.addHandler('open-failed', ({ message }) => reject(new Error(message)));
      const look = () => {
        if (found.first === undefined && viewers.some((viewer) => viewer.world.getItemCount() > 0 && seen(viewer))) found.first = performance.now() - began;
        if (viewers.every(whole)) return resolve({ ...found, sharp: performance.now() - began });
        if (performance.now() - began > wait) return reject(new Error('nothing is on the canvas of OpenSeadragon'));
        requestAnimationFrame(look);
      };
      look();
    }), { urls: two ? [`/${name.replace(' ', '')}-1.jpg`, `/${name.replace(' ', '')}-2.jpg`] : [`/${name.replace(' ', '')}-2.jpg`], wait: 60_000, drawer });
    const full = await page.evaluate(() => new Promise((resolve, reject) => {
      const began = performance.now();
      setTimeout(() => reject(new Error('nothing is on the canvas of OpenSeadragon at 100 %')), 60_000);
      for (const viewer of viewers) viewer.viewport.zoomTo(viewer.world.getItemAt(0).imageToViewportZoom(1), undefined, true);
      const look = () => (viewers.every((viewer) => viewer.world.getItemAt(0).getFullyLoaded() && seen(viewer)) ? resolve(performance.now() - began) : requestAnimationFrame(look));
      requestAnimationFrame(() => requestAnimationFrame(look));
    }));
    const box = await page.locator('#viewer-0').boundingBox();
    const task = await longestTask(browser, page, () => stir(page, box));
    return { ...opened, full, task, memory: memory.peak() };
  } finally {
    await browser.close();
  }
}

/** A page with one or two OpenSeadragon viewers, and the pictures. */
function serveOther() {
  const script = readFileSync(join(root, 'node_modules/openseadragon/build/openseadragon/openseadragon.min.js'));
  const page = '<!doctype html><title>bench</title><style>body{margin:0;display:flex;height:100vh}body>div{flex:1}#viewer-1:empty{display:none}</style><div id="viewer-0"></div><div id="viewer-1"></div><script src="/osd.js"></script>';
  const server = createServer((request, response) => {
    const picture = /^\/(\w+)-([12])\.jpg$/.exec(request.url);
    if (picture) return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(readFileSync(join(folder, `${picture[1]}_front_v${picture[2]}_retouched.jpg`)));
    if (request.url === '/osd.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() })));
}

const server = await startServer();
const other = await serveOther();
try {
  await makePictures();
  const columns = ['first view ms', 'sharp ms', '100 % sharp ms', 'longest task ms', 'peak MiB'];
  const line = (label, cells) => `${label.padEnd(34)}${cells.map((cell) => String(cell).padStart(16)).join('')}\n`;
  process.stdout.write(line('', columns));
  for (const [{ name }, two] of [...PICTURES.map((each) => [each, false]), [PICTURES[1], true]]) {
    const mine = await ours(server, name, two);
    const theirs = await openSeadragon(other.origin, name, two).catch(async (error) => {
      process.stdout.write(`OpenSeadragon's own choice of drawer: ${String(error.message).split('\n')[0]}; its canvas instead\n`);
      return openSeadragon(other.origin, name, two, 'canvas');
    });
    const figures = ({ first, sharp, full, task, memory }) => [first, sharp, full, task, memory];
    const what = two ? `two of ${name}, side by side` : name;
    process.stdout.write(line(`${what}, ours`, figures(mine).map((value) => value.toFixed(0))));
    process.stdout.write(line(`${what}, OpenSeadragon`, figures(theirs).map((value) => value.toFixed(0))));
    process.stdout.write(line('ours / OpenSeadragon', figures(mine).map((value, n) => (value / figures(theirs)[n]).toFixed(2))));
  }
} finally {
  other.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
