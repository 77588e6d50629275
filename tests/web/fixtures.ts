/** What the journeys share: a server a test, axe, and screenshots that are kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Page, test as base, expect } from '@playwright/test';

import { misplaced } from './misplaced.js';

// Plain JavaScript, because Node's own test runner uses it too.
import { root, startServer } from './server.mjs';

export { expect, root };

/** A running `proofroom serve` with a store of its own. */
export type Server = Awaited<ReturnType<typeof startServer>>;

export const test = base.extend<{ server: Server }>({
  // Playwright reads which fixtures are wanted from this empty pattern.
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
});

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, one sentence a violation and place. */
export async function axe(page: Page): Promise<string[]> {
  await still(page);
  // evaluate runs outside the page's policy; a script tag would be refused.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run();
    return found.violations;
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}

/** Waits until nothing fades in or out: contrast is judged as it stays. What turns for ever (a spinner) is not waited for. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    const ending = roots.flatMap((root) => root.getAnimations()).filter((each) => Number.isFinite(Number(each.effect?.getComputedTiming().endTime)));
    await Promise.allSettled(ending.map((each) => each.finished));
  });
}

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[] }[] }[];
}

/** Sizes of the screenshots: a desk and a phone. */
const SIZES = [{ width: 1440, height: 900 }, { width: 360, height: 780 }] as const;

/** Keeps the page at both sizes as `screenshots/<browser>/<name>-<width>.png`, holds that nothing lies wrong in either, and goes back to the size it had. */
export async function shoot(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    // Two frames: layout, then what observers of the size drew.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: join(root, 'screenshots', test.info().project.name, `${name}-${size.width}.png`) });
    expect(await misplaced(page), `${name} at ${size.width} px`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}
