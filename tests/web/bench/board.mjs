/**
 * The board with ten thousand proofs in Chromium: how long after the state is there until it is drawn, the longest task while
 * it is scrolled from end to end, how much stands in the document, what one more event costs, and what the heap holds. The review is a real signed log
 * (big-review.mjs), put where the page keeps its own.
 */
import { chromium } from '@playwright/test';

import { bigReview, keepReview } from '../big-review.mjs';
import { startServer } from '../server.mjs';

const PROOFS = Number(process.argv[2] ?? 10_000);
/** A scroll event each: fast turns of the wheel, over the whole board. */
const STEPS = 150;

/** Says an event of the first proof three times: the worker's answer applied (the least of them), and the longest task until it is drawn. */
async function describeFirst(page, layout) {
  await page.locator(`pr-board-${layout}`).evaluate((list) => { list.scrollTop = 0; });
  const begin = await page.evaluate(() => performance.now());
  for (const owner of ['Ann', 'Ben', 'Cleo']) {
    await page.getByRole('checkbox', { name: 'Select BAG-1000 front', exact: true }).first().check({ force: true });
    await page.getByRole('button', { name: 'Describe' }).click();
    await page.getByRole('combobox', { name: 'Owner' }).fill(owner);
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('checkbox', { name: 'Select BAG-1000 front', exact: true }).first().uncheck({ force: true });
  }
  return page.evaluate((from) => {
    const since = ({ startTime }) => startTime >= from;
    const told = performance.getEntriesByName('log-told').filter(since).map(({ duration }) => duration);
    return { told: Math.min(...told), events: told.length, arriving: Math.max(0, ...globalThis.tasks.filter(since).map(({ duration }) => duration)) };
  }, begin);
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(server.origin);
  await page.getByRole('button', { name: 'Open pictures' }).waitFor();
  const big = bigReview(PROOFS);
  await keepReview(page, big);
  await page.addInitScript(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'longtask', buffered: true });
  });
  const longest = (since) => page.evaluate((from) => Math.max(0, ...globalThis.tasks.filter(({ startTime }) => startTime >= from).map(({ duration }) => duration)), since);
  const now = () => page.evaluate(() => performance.now());
  const rows = [];
  for (const layout of ['grid', 'table']) {
    await page.goto(`${server.origin}/${layout === 'table' ? '?layout=table' : ''}`);
    await page.locator(`pr-board-${layout} [data-id]`).first().waitFor({ timeout: 600_000 });
    const marks = await page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])));
    const drawn = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))));
    const opening = await longest(0);
    const began = await now();
    const scrolled = await page.locator(`pr-board-${layout}`).evaluate(async (list, steps) => {
      const frames = [];
      let nodes = 0;
      let last = performance.now();
      for (let step = 0; step <= steps; step += 1) {
        list.scrollTop = ((list.scrollHeight - list.clientHeight) * step) / steps;
        await new Promise(requestAnimationFrame);
        const time = performance.now();
        frames.push(time - last);
        last = time;
        nodes = Math.max(nodes, list.shadowRoot.querySelectorAll('*').length);
      }
      frames.sort((a, b) => a - b);
      return { nodes, frame: frames[Math.floor(frames.length * 0.95)], cells: list.shadowRoot.querySelectorAll('[data-id]').length };
    }, STEPS);
    const scrolling = await longest(began);
    await page.evaluate(() => globalThis.gc?.());
    const heap = await page.evaluate(() => performance.memory.usedJSHeapSize / 2 ** 20);
    const told = await describeFirst(page, layout);
    rows.push({ layout, ...told, open: drawn - (marks['review-folded'] ?? 0), folded: marks['review-folded'] ?? NaN, opening, scrolling, ...scrolled, heap });
  }
  const ms = (value) => `${value.toFixed(0)} ms`;
  process.stdout.write([
    `review                        ${PROOFS} proofs, ${big.events.length} signed events`,
    ...rows.flatMap((row) => [
      `${row.layout}: log read and folded   ${ms(row.folded)} after the address was opened`,
      `${row.layout}: state there to drawn  ${ms(row.open)}`,
      `${row.layout}: longest task, opening ${ms(row.opening)}`,
      `${row.layout}: longest task, scroll  ${ms(row.scrolling)} (frame p95 ${ms(row.frame)})`,
      `${row.layout}: in the document       ${row.nodes} elements at most, ${row.cells} proofs`,
      `${row.layout}: one more event        ${row.told.toFixed(1)} ms to the worker and back, applied (least of ${row.events}); longest task ${ms(row.arriving)}`,
      `${row.layout}: heap                  ${row.heap.toFixed(0)} MB`,
    ]),
    '',
  ].join('\n'));
} finally {
  await browser.close();
  await server.stop();
}
