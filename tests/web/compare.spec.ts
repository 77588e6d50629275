/** Comparing two versions: each mode by what stands on the canvas, tied and untied panes, keys, and the decision from within. */
import type { Locator, Page } from '@playwright/test';

import { axe, expect, shoot, test } from './fixtures.js';
import { file, type KnownPicture, type Paint, type Pixel } from './pictures.js';

const SIZE = { width: 900, height: 700 };
/** Where the two versions differ. */
const CHANGED = { left: 400, top: 300, right: 560, bottom: 420 };
const within = (x: number, y: number): boolean => x >= CHANGED.left && x < CHANGED.right && y >= CHANGED.top && y < CHANGED.bottom;

const first: Paint = (x, y) => [(x * 7) % 256, (y * 5) % 256, (x + 3 * y) % 256];
const second: Paint = (x, y) => (within(x, y) ? [240, 40, 30] : first(x, y));
const known: readonly KnownPicture[] = [
  { name: 'CMP-1_front_v1_automated.png', ...SIZE, paint: second },
  { name: 'CMP-1_front_v2_retouched.png', ...SIZE, paint: first },
];
/** Nothing of the others is in it. */
const square: KnownPicture = { name: 'CMP-1_front_v3_final.png', width: 600, height: 600, paint: (x, y) => [Math.min(255, Math.hypot(x - 300, y - 300) * 0.7), 200 - y / 4, 40 + x / 4] };

/** Soft shapes that stand nowhere twice. */
const scene: Paint = (x, y) => {
  const soft = (cx: number, cy: number, r: number): number => 1 / (1 + Math.exp((Math.hypot(x - cx, (y - cy) * 1.3) - r) / 6));
  const level = 236 - x / 30 - 150 * soft(380, 330, 170) + 90 * soft(330, 260, 60) - 60 * soft(640, 520, 50) - 70 * soft(180, 560, 30);
  return [level, level - y / 40, level - 8];
};
/** The second shows a part of the first: from column 130 and row 70 on. */
const cropped: readonly KnownPicture[] = [
  { name: 'CMP-2_front_v1_retouched.png', ...SIZE, paint: scene },
  { name: 'CMP-2_front_v2_final.png', width: 600, height: 520, paint: (x, y) => scene(x + 130, y + 70) },
];

interface Shown { width: number; data: Buffer; panes: { x: number; y: number; left: number; top: number; width: number; height: number; scale: number }[]; accelerated: boolean }
interface Inside {
  panes: { box: { x: number; y: number; width: number; height: number }; view: { x: number; y: number; scale: number } }[];
  renderRoot: ShadowRoot;
}

/** What is on the canvas, and where each pane has its picture's origin, once nothing sharper is to come. */
async function shown(viewer: Locator): Promise<Shown> {
  await expect(viewer).toHaveAttribute('sharp', '', { timeout: 30_000 });
  const { bytes, ...rest } = await viewer.evaluate(async (element) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const inside = element as unknown as Inside;
    const canvas = inside.renderRoot.querySelector('canvas') as HTMLCanvasElement;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!data) throw new Error('no 2D canvas');
    const url = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.readAsDataURL(new Blob([data]));
    });
    return {
      width: canvas.width, bytes: url.slice(url.indexOf(',') + 1), accelerated: false,
      panes: inside.panes.map(({ box, view }) => ({ x: box.x + Math.round(view.x), y: box.y + Math.round(view.y), left: box.x, top: box.y, width: box.width, height: box.height, scale: view.scale })),
    };
  });
  return { ...rest, data: Buffer.from(bytes, 'base64') };
}

/** Calls `wanted` for every device pixel of a pane that shows picture pixel (x, y); counts what is otherwise. */
function differences({ width, data, panes }: Shown, wanted: (x: number, y: number, column: number, row: number) => Pixel | null, pane = 0): { compared: number; different: number } {
  const at = panes[pane];
  if (!at) throw new Error(`there is no pane ${pane}`);
  let [compared, different] = [0, 0];
  for (let row = at.top; row < at.top + at.height; row++) {
    for (let column = at.left; column < at.left + at.width; column++) {
      const [x, y] = [Math.floor((column - at.x) / at.scale), Math.floor((row - at.y) / at.scale)];
      if (x < 0 || y < 0 || x >= SIZE.width || y >= SIZE.height) continue;
      const pixel = wanted(x, y, column - at.left, row - at.top);
      if (!pixel) continue;
      const place = (row * width + column) * 4;
      compared += 1;
      if (pixel.some((level, n) => data[place + n] !== level)) different += 1;
    }
  }
  return { compared, different };
}

function expectEqual(found: { compared: number; different: number }): void {
  expect(found.compared).toBeGreaterThan(50_000);
  expect(found.different).toBe(0);
}

async function open(page: Page, pictures: readonly KnownPicture[], name = /CMP-1/): Promise<{ viewer: Locator; stage: Locator }> {
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(pictures.map(file));
  await expect(page.getByText(`1 proof, ${pictures.length} version${pictures.length > 1 ? 's' : ''}`)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name }).first().click();
  const stage = page.getByRole('application');
  await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await stage.focus();
  return { viewer: page.locator('pr-viewer'), stage };
}

const toggle = (page: Page, mode: string): Locator => page.locator('pr-compare-menu').getByRole('button', { name: 'Compare with another version' }).filter({ hasText: mode });

test.use({ viewport: { width: 1180, height: 760 } });

test('each way to compare shows what it says, by one key each', async ({ page, server, browserName }) => {
  await page.goto(server.origin);
  const { viewer, stage } = await open(page, known);
  await page.keyboard.press('1');

  await test.step('wipe: one picture on each side of a line at any angle', async () => {
    await page.keyboard.press('w');
    await expect(toggle(page, 'Wipe')).toHaveAttribute('aria-pressed', 'true');
    const upright = await shown(viewer);
    const middle = Math.round((upright.panes[0]?.width ?? 0) / 2);
    expectEqual(differences(upright, (x, y, column) => (column < middle ? first : second)(x, y)));
    const angle = page.getByRole('slider', { name: 'Angle of the divider' });
    await angle.focus();
    for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
    await expect(angle).toHaveAttribute('aria-valuenow', '30');
    const leaning = await shown(viewer);
    const { width, height } = leaning.panes[0] ?? { width: 0, height: 0 };
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    // A pixel's width about the line belongs to either.
    expectEqual(differences(leaning, (x, y, column, row) => {
      const side = (column + 0.5 - width / 2) * cos + (row + 0.5 - height / 2) * sin;
      return Math.abs(side) < 1.5 ? null : (side < 0 ? first : second)(x, y);
    }));
    // Dragged by its grip.
    const grip = page.getByRole('slider', { name: /^Divider between/ });
    const box = await grip.boundingBox();
    if (!box) throw new Error('the grip has no box');
    await page.mouse.move(box.x + 22, box.y + 22);
    await page.mouse.down();
    await page.mouse.move(box.x + 122, box.y + 52, { steps: 3 });
    await page.mouse.up();
    await expect(grip).not.toHaveAttribute('aria-valuenow', '50');
  });

  await test.step('onion skin: blended by whole numbers', async () => {
    await stage.focus();
    await page.keyboard.press('o');
    const mixed = (x: number, y: number, part: number): Pixel => {
      const [a, b] = [first(x, y), second(x, y)];
      return [0, 1, 2].map((n) => ((a[n] ?? 0) * (256 - part) + (b[n] ?? 0) * part + 128) >> 8) as unknown as Pixel;
    };
    expectEqual(differences(await shown(viewer), (x, y) => mixed(x, y, 128)));
    await page.getByRole('slider', { name: 'How much of Version 1 shows' }).fill('0.25');
    expectEqual(differences(await shown(viewer), (x, y) => mixed(x, y, 64)));
  });

  for (const key of ['o', 'w']) await test.step(`the accelerator gives the same bytes as the plain way: ${key}`, async () => {
    if (key === 'w') await page.keyboard.press(key); // still leaning
    const same = await viewer.evaluate(async (element) => {
      const { compositor, renderRoot } = element as unknown as { compositor: { way: string; accelerated: boolean }; renderRoot: ShadowRoot };
      const canvas = renderRoot.querySelector('canvas') as HTMLCanvasElement;
      const paint = async (way: string): Promise<Uint8ClampedArray | undefined> => {
        compositor.way = way;
        (element as HTMLElement & { requestUpdate(): void }).requestUpdate();
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      };
      const fast = await paint('accelerated');
      const { accelerated } = compositor;
      const plain = await paint('plain');
      compositor.way = 'fastest';
      return { accelerated, length: fast?.length ?? 0, different: fast?.reduce((sum, level, n) => sum + (level === plain?.[n] ? 0 : 1), 0) };
    });
    // Firefox without a screen has no WebGL 2: there the plain way is compared with itself.
    if (browserName === 'chromium') expect(same.accelerated).toBe(true);
    expect(same.length).toBeGreaterThan(1_000_000);
    expect(same.different).toBe(0);
  });

  await test.step('blink: one after the other, by itself and by hand', async () => {
    await page.keyboard.press('b');
    const bar = page.locator('pr-compare-bar');
    const up = bar.locator('.up');
    await expect(up).toHaveText('Version 2');
    await expect(up).toHaveText('Version 1');
    await expect(up).toHaveText('Version 2');
    const speeds = await bar.getByRole('combobox', { name: 'Changes a second' }).locator('option').evaluateAll((all) => all.map((each) => Number((each as HTMLOptionElement).value)));
    expect(Math.max(...speeds)).toBeLessThanOrEqual(3);
    await stage.focus();
    await page.keyboard.press('x');
    await expect(bar.getByRole('button', { name: 'Blink by itself' })).toBeVisible();
    const which = (await up.textContent()) === 'Version 1' ? second : first;
    expectEqual(differences(await shown(viewer), which));
    await page.keyboard.press('x');
    expectEqual(differences(await shown(viewer), which === first ? second : first));
    if (browserName === 'chromium') {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await expect(bar.getByText('change by hand')).toBeVisible();
      await expect(bar.getByRole('button', { name: 'Blink by itself' })).toHaveCount(0);
      await page.emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  await test.step('difference: black where equal, brighter where not', async () => {
    await page.keyboard.press('d');
    const found = await shown(viewer);
    expectEqual(differences(found, (x, y) => (within(x, y) ? null : [0, 0, 0])));
    const inside = differences(found, (x, y) => (within(x, y) ? [0, 0, 0] : null));
    expect(inside.different).toBeGreaterThan(inside.compared * 0.99);
  });

  await test.step('ghost: what is unchanged is grey', async () => {
    // What is still on the canvas is the way before: it must not be said to be sharp for a moment after the key.
    const after = await viewer.evaluateHandle((element) => ({ sharp: new Promise<boolean>((done) => addEventListener('keydown', () => setTimeout(() => done(element.hasAttribute('sharp'))), { once: true })) }));
    await page.keyboard.press('g');
    expect(await after.evaluate(({ sharp }) => sharp)).toBe(false);
    const { width, data, panes } = await shown(viewer);
    const grey = (x: number, y: number): boolean => {
      const at = panes[0];
      const place = (((at?.y ?? 0) + y) * width + (at?.x ?? 0) + x) * 4;
      return Math.abs((data[place] ?? 0) - (data[place + 1] ?? 0)) <= 2 && Math.abs((data[place] ?? 0) - (data[place + 2] ?? 0)) <= 2;
    };
    expect([grey(390, 350), grey(600, 350), grey(480, 290), grey(480, 430)]).toEqual([true, true, true, true]);
    expect([grey(410, 310), grey(550, 410)]).toEqual([false, false]);
  });

  await test.step('Delta-E: nothing below the tolerance, the scale above it', async () => {
    await page.keyboard.press('e');
    await expect(page.locator('pr-compare-bar').getByRole('img', { name: /^Scale/ })).toBeVisible();
    const found = await shown(viewer);
    expectEqual(differences(found, (x, y) => (within(x, y) ? null : first(x, y))));
    const inside = differences(found, (x, y) => (within(x, y) ? first(x, y) : null));
    expect(inside.different).toBeGreaterThan(inside.compared * 0.99);
    expect(await axe(page)).toEqual([]);
  });

  await test.step('the same key again, or C, ends it', async () => {
    await page.keyboard.press('e');
    expectEqual(differences(await shown(viewer), first));
    await page.keyboard.press('c');
    await expect(toggle(page, 'Delta-E heat map')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('c');
    await expect(page.locator('pr-compare-bar')).toHaveCount(0);
  });
});

test('panes move together, alone, and together again; other sizes are said to be unaligned; a reference can be pinned', async ({ page, server }) => {
  await page.goto(server.origin);
  const { viewer, stage } = await open(page, [...known, square]);
  await page.getByRole('link', { name: /^Version 2/ }).click();
  await expect(page.getByText('CMP-1_front_v2_retouched.png').first()).toBeVisible();
  await stage.focus();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Ways to compare' }).click();
  const menu = page.getByRole('dialog', { name: 'Ways to compare' });
  await menu.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'v1 automated' });
  await menu.getByRole('radio', { name: 'Side by side' }).check();
  await page.keyboard.press('Escape');

  const places = async (): Promise<[number, number, number, number]> => {
    const [own, other] = (await shown(viewer)).panes;
    if (!own || !other) throw new Error('there are no two panes');
    return [own.x - own.left, own.y - own.top, other.x - other.left, other.y - other.top];
  };
  const drag = async (pane: 0 | 1, dx: number, dy: number): Promise<void> => {
    const box = await stage.boundingBox();
    if (!box) throw new Error('the stage has no box');
    const [x, y] = [box.x + box.width * (pane === 0 ? 0.25 : 0.75), box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 3 });
    await page.mouse.up();
  };

  await test.step('together: either pane leads, and both show the same pixels', async () => {
    await drag(1, -30, 20);
    const found = await shown(viewer);
    expectEqual(differences(found, first, 0));
    expectEqual(differences(found, second, 1));
    const [x, y, otherX, otherY] = await places();
    expect([otherX, otherY]).toEqual([x, y]);
  });

  await test.step('alone, then together with the offset, then lined up', async () => {
    const before = await places();
    await stage.focus();
    await page.keyboard.press('u');
    await expect(page.getByRole('button', { name: 'Moving alone' })).toBeVisible();
    await drag(1, 40, -24);
    expect(await places()).toEqual([before[0], before[1], before[2] + 40, before[3] - 24]);
    await stage.focus();
    await page.keyboard.press('u');
    await expect(page.getByText('-40, 24 px apart')).toBeVisible();
    await drag(0, -10, -10);
    const kept = await places();
    expect([kept[2] - kept[0], kept[3] - kept[1]]).toEqual([40, -24]);
    await shoot(page, 'compare-side');
    await stage.focus();
    await page.keyboard.press('r');
    const lined = await places();
    expect([lined[2], lined[3]]).toEqual([lined[0], lined[1]]);
    await expect(page.getByRole('button', { name: 'Line up' })).toHaveCount(0);
  });

  await test.step('pinned for every proof, then offered and used', async () => {
    await page.getByRole('link', { name: /^Version 1/ }).click();
    await page.getByRole('button', { name: 'Ways to compare' }).click();
    await menu.getByRole('combobox', { name: 'Pin this version as the reference' }).selectOption({ label: 'every proof' });
    await expect(menu.getByRole('button', { name: 'Unpin the reference' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('link', { name: /^Version 3/ }).click({ timeout: 30_000 });
    await expect(page.getByText(square.name).first()).toBeVisible();
  });

  await test.step('what does not lie on it is compared as a whole, and modes by pixel say why they are off', async () => {
    await expect(stage).toHaveAttribute('aria-busy', 'false');
    await stage.focus();
    await page.keyboard.press('d');
    await expect(page.getByText(/Not aligned: sizes differ.*No shift, turn and scale lays them on each other/)).toBeVisible({ timeout: 30_000 });
    expect((await shown(viewer)).panes).toHaveLength(2);
    await page.getByRole('button', { name: 'Ways to compare' }).click();
    for (const name of ['Ghost', 'Difference', 'Delta-E heat map']) await expect(menu.getByRole('radio', { name })).toBeDisabled();
    await expect(menu.getByText('Needs pictures that lie on each other')).toHaveCount(3);
    await expect(menu.getByRole('combobox', { name: 'Compare with' })).toHaveValue(/.+/);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'compare-unaligned');
    await page.keyboard.press('Escape');
    await stage.focus();
    await page.keyboard.press('w');
    await expect(page.getByText('Not aligned: sizes differ')).toBeVisible();
    expect((await shown(viewer)).panes).toHaveLength(1);
  });
});

test('another crop is laid on by its content, named, and compared in every way', async ({ page, server }) => {
  await page.goto(server.origin);
  const { viewer, stage } = await open(page, cropped, /CMP-2/);
  await page.keyboard.press('d');
  const bar = page.locator('pr-compare-bar');
  // The first one's middle is 20 px right of and 20 px below the second one's, where its content lies.
  await expect(bar.getByText(/^Aligned: (19\.9|20\.[01]) px right and (19\.9|20\.[01]) px down; likeness (1\.000|0\.99\d)$/)).toBeVisible({ timeout: 30_000 });
  await stage.focus();
  await page.keyboard.press('1');
  const inside = (x: number, y: number): boolean => x < 600 && y < 520;
  const alike = (found: Shown, paint: Paint, most: number, pane = 0): void => {
    let [worst, compared] = [0, 0];
    differences(found, (x, y, column, row) => {
      const at = found.panes[pane];
      if (!at || !inside(x, y)) return null;
      const place = ((row + at.top) * found.width + column + at.left) * 4;
      paint(x, y).forEach((level, n) => { worst = Math.max(worst, Math.abs((found.data[place + n] ?? 0) - Math.floor(level))); });
      compared += 1;
      return null;
    }, pane);
    expect(compared).toBeGreaterThan(50_000);
    // Resampled by a fit that is exact to hundredths of a pixel.
    expect(worst).toBeLessThanOrEqual(most);
  };
  const second: Paint = (x, y) => scene(x + 130, y + 70);
  await test.step('difference and wipe stand on the resampled picture', async () => {
    alike(await shown(viewer), () => [0, 0, 0], 12); // three levels, times four
    await page.keyboard.press('w');
    alike(await shown(viewer), second, 3);
  });
  await test.step('side by side keeps its own pixels at the place of the same content, and moves with the other', async () => {
    await page.keyboard.press('s');
    // It is as large as its pane was: in the smaller one it would be fitted again.
    await page.keyboard.press('1');
    const places = async (): Promise<number[]> => {
      const [own, other] = (await shown(viewer)).panes;
      return [(own?.x ?? 0) - (own?.left ?? 0) - 130 - (other?.x ?? 0) + (other?.left ?? 0), (own?.y ?? 0) - (own?.top ?? 0) - 70 - (other?.y ?? 0) + (other?.top ?? 0)];
    };
    for (const offset of await places()) expect(Math.abs(offset)).toBeLessThanOrEqual(1);
    const box = await stage.boundingBox();
    if (!box) throw new Error('the stage has no box');
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75 - 30, box.y + box.height / 2 + 14, { steps: 3 });
    await page.mouse.up();
    for (const offset of await places()) expect(Math.abs(offset)).toBeLessThanOrEqual(1);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'compare-aligned');
  });
  await test.step('left as it is, it is said to be unaligned', async () => {
    await page.getByRole('button', { name: 'Align by content' }).click();
    await expect(page.getByText('Not aligned: sizes differ')).toBeVisible();
    await expect(bar.getByText(/^Aligned/)).toHaveCount(0);
  });
});

test('the decision is made from inside every way to compare', async ({ page, server, browser }) => {
  await page.goto(server.studioAddress);
  await open(page, known);
  await page.getByRole('link', { name: 'Back to the board' }).click();
  await page.getByRole('link', { name: 'Share' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Dana Reyes');
  await page.getByLabel('Title').fill('Client');
  for (const kind of ['automated', 'retouched']) await page.getByRole('checkbox', { name: kind }).check();
  await page.getByRole('button', { name: 'Create link' }).click();
  const address = page.getByRole('textbox', { name: 'Link of Dana Reyes' });
  await expect(page.getByText('Ready to send')).toBeVisible({ timeout: 60_000 });

  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const view = await context.newPage();
  await view.goto(await address.inputValue());
  const stage = view.getByRole('application');
  await expect(stage).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const approve = view.getByRole('button', { name: 'Approve', exact: true });
  for (const size of [{ width: 1180, height: 760 }, { width: 360, height: 740 }]) {
    await view.setViewportSize(size);
    for (const key of ['s', 'w', 'o', 'b', 'g', 'd', 'e']) {
      await stage.focus();
      await view.keyboard.press(key);
      await expect(view.locator('pr-compare-bar')).toBeVisible();
      await expect(approve).toBeInViewport({ ratio: 1 });
      // Nothing lies over it: a press would reach it.
      await approve.click({ trial: true });
      for (const inside of ['pr-compare-bar', 'pr-compare-menu']) await expect(view.locator(inside), `${inside}, ${key} at ${size.width} px`).toBeInViewport({ ratio: 1 });
      const overflow = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${key} at ${size.width} px`).toBe(0);
    }
  }
  await shoot(view, 'compare-decide');
  // By thumb: the menu, another way, and the decision without leaving it.
  await view.getByRole('button', { name: 'Ways to compare' }).click();
  await view.getByRole('dialog', { name: 'Ways to compare' }).getByText('Side by side').click();
  await view.keyboard.press('Escape');
  await approve.click();
  await expect(view.getByRole('heading', { name: /Approve version 2/ })).toBeVisible();
  await view.getByRole('button', { name: 'Approve this file' }).click();
  await expect(view.getByText('You approved version 2')).toBeVisible();
  await expect(view.locator('pr-compare-bar')).toBeVisible();
  await context.close();
});

test('overlays: where the background is not pure white, and all frames of the chosen channels', async ({ page, server }) => {
  const patches = [{ x: 60, level: 255 }, { x: 120, level: 254 }, { x: 180, level: 250 }, { x: 240, level: 235 }];
  const ground: KnownPicture = {
    name: 'GND-1_front_v1_retouched.png', ...SIZE,
    paint: (x, y) => {
      if (Math.hypot(x - 520, y - 380) < 180) return [120, 40, 44];
      const level = y >= 60 && y < 100 ? patches.find((patch) => x >= patch.x && x < patch.x + 40)?.level ?? 255 : 255;
      return [level, level, level];
    },
  };
  await page.goto(server.origin);
  const { viewer, stage } = await open(page, [ground], /GND-1/);
  await stage.focus();
  await page.keyboard.press('1');
  const pixel = ({ data, width, panes }: Shown, x: number, y: number): number[] => {
    const place = (((panes[0]?.y ?? 0) + y) * width + (panes[0]?.x ?? 0) + x) * 4;
    return [...data.subarray(place, place + 3)];
  };
  await test.step('each mark stands where its level is', async () => {
    await page.getByRole('button', { name: /^Overlays/ }).click();
    await page.getByRole('checkbox', { name: 'Background not pure white' }).check();
    await page.keyboard.press('Escape');
    const found = await shown(viewer);
    const mixed = (level: number, mark: readonly number[]): number[] => mark.map((to) => (level * (256 - 218) + to * 218 + 128) >> 8);
    expect(patches.map(({ x }) => pixel(found, x + 20, 80))).toEqual([[255, 255, 255], mixed(254, [255, 225, 105]), mixed(250, [255, 159, 28]), mixed(235, [255, 0, 144])]);
    expect(pixel(found, 520, 380)).toEqual([120, 40, 44]);
  });
  await test.step('frames and their legend, all at once', async () => {
    await page.locator('pr-crop-panel').getByRole('button', { name: 'Run' }).click();
    await page.getByRole('button', { name: /^Overlays/ }).click();
    await page.getByRole('checkbox', { name: 'All crop frames and safe areas' }).check({ timeout: 60_000 });
    await expect(page.locator('pr-viewer-bar').getByText('dashed: the safe area')).toBeVisible();
    await expect.poll(() => page.locator('pr-viewer .frame-name').count()).toBeGreaterThan(2);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'overlays');
  });
});
