/** The Colour panel: each kind of reference, failed alignment, a broken profile, export of the correction, drift across the set. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { axe, expect, root, shoot, test } from './fixtures.js';
import { file, type Paint } from './pictures.js';
import { saved } from './saved.js';

const data = (name: string): Buffer => readFileSync(join(root, 'tests/data/color', name));
const png = (name: string, from: string) => ({ name, mimeType: 'image/png', buffer: data(from) });
const noise: Paint = (x, y) => [(x * 73 + y * 151) % 256, (x * x + y * 31) % 256, (x * y * 7) % 256];
const rings: Paint = (x, y) => { const level = Math.hypot(x - 180, y - 120) % 40 < 20 ? 220 : 60; return [level, level, level]; };

const pictures = [
  png('COL-1_front_v1_capture.png', 'scenarios/original.png'), png('COL-1_front_v2_automated.png', 'scenarios/lut_warm.png'), png('COL-1_front_v3_retouched.png', 'scenarios/lut_region_pass.png'),
  png('CHK-1_front_v1_capture.png', 'checker.png'), png('SWA-1_front_v1_retouched.png', 'scenarios/swatches.png'), png('PRO-1_front_v1_retouched.png', 'files/icc_truncated.png'),
  file({ name: 'ALN-1_front_v1_automated.png', width: 360, height: 240, paint: noise }), file({ name: 'ALN-1_front_v2_retouched.png', width: 360, height: 240, paint: rings }),
];

/** One colour in each of the binary forms: L 0.65, a 31, b -23 as ASE; sRGB as ACO. */
function ase(name: string): Buffer {
  const text = Buffer.alloc((name.length + 1) * 2);
  [...name].forEach((letter, n) => text.writeUInt16BE(letter.charCodeAt(0), n * 2));
  const body = Buffer.alloc(2 + text.length + 4 + 12 + 2);
  body.writeUInt16BE(name.length + 1, 0);
  text.copy(body, 2);
  body.write('LAB ', 2 + text.length, 'latin1');
  [0.65, 31, -23].forEach((value, n) => body.writeFloatBE(value, 6 + text.length + 4 * n));
  const head = Buffer.alloc(12);
  head.write('ASEF', 0, 'latin1');
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(1, 8);
  const block = Buffer.alloc(6);
  block.writeUInt16BE(1, 0);
  block.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, block, body]);
}
/** Version 1: 16-bit RGB without names. */
const aco = Buffer.from([0, 1, 0, 1, 0, 0, 0xc8, 0xc8, 0x64, 0x64, 0x32, 0x32, 0, 0]);
const cxf = `<?xml version="1.0"?><cc:CxF xmlns:cc="http://colorexchangeformat.com/CxF3-core"><cc:Resources><cc:ObjectCollection><cc:Object ObjectType="Standard" Name="Plum" Id="1"><cc:ColorValues>
<cc:ColorCIELab ColorSpecification="a"><cc:L>65</cc:L><cc:A>31</cc:A><cc:B>-23</cc:B></cc:ColorCIELab></cc:ColorValues></cc:Object></cc:ObjectCollection>
<cc:ColorSpecificationCollection><cc:ColorSpecification Id="a"><cc:TristimulusSpec><cc:Illuminant>D50</cc:Illuminant><cc:Observer>2_Degree</cc:Observer></cc:TristimulusSpec></cc:ColorSpecification></cc:ColorSpecificationCollection></cc:Resources></cc:CxF>`;

async function openColour(page: Page, sku: string, version?: number): Promise<Locator> {
  const back = page.getByRole('link', { name: 'Back to the board' });
  if (await back.isVisible()) await back.click();
  await page.getByRole('link', { name: new RegExp(sku) }).first().click();
  if (version) await page.getByRole('navigation', { name: 'Versions' }).getByRole('link', { name: `Version ${version}` }).click();
  await expect(page.getByText(`${sku}_front_v${version ?? 1}_`).first()).toBeVisible();
  await expect(page.getByRole('application')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await page.getByRole('radio', { name: 'Colour' }).check();
  return page.locator('pr-colour-panel');
}

const kind = (panel: Locator, name: string) => panel.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: name });
const verdict = (panel: Locator): Locator => panel.locator('pr-colour-result .verdict');

async function measure(panel: Locator, expected: string): Promise<void> {
  await panel.getByRole('button', { name: /^Measure (colour|again)$/ }).click();
  await expect(verdict(panel)).toContainText(expected, { timeout: 60_000 });
}

/** Choosing a brand's file. */
async function give(panel: Locator, label: string, name: string, buffer: Buffer): Promise<void> {
  await panel.locator(`input[type=file][aria-label="${label}"]`).first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** The text of the file that a button saves. */
async function text(page: Page, panel: Locator, button: string): Promise<string> {
  return (await saved(page, () => panel.getByRole('button', { name: button }).click())).toString();
}

/** The colour that the canvas shows in its middle. */
async function middle(page: Page): Promise<number[]> {
  const viewer = page.locator('pr-viewer');
  await expect(viewer).toHaveAttribute('sharp', '', { timeout: 30_000 });
  return viewer.evaluate(async (element) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const canvas = (element as unknown as { renderRoot: ShadowRoot }).renderRoot.querySelector('canvas') as HTMLCanvasElement;
    return [...canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? []];
  });
}

/** Device pixels of the canvas in the colour of the gamut mask. */
async function stripes(page: Page): Promise<number> {
  return page.locator('pr-viewer').evaluate((element) => {
    const canvas = (element as unknown as { renderRoot: ShadowRoot }).renderRoot.querySelector('canvas') as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 200) count += 1;
    return count;
  });
}

test('colour is judged by every kind of reference', async ({ page, server }) => {
  await page.goto(server.origin);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(pictures);
  await expect(page.getByText('5 proofs, 8 versions')).toBeVisible({ timeout: 60_000 });
  let panel = await openColour(page, 'COL-1', 2);

  await test.step('another version: regions by hand, rows in words that lead to their place, plot, correction', async () => {
    await panel.getByRole('combobox', { name: 'Judge' }).selectOption('rectangles');
    await expect(panel.getByText('Add at least one region.')).toBeVisible();
    await panel.getByRole('button', { name: 'Add a region' }).click();
    const name = panel.getByRole('textbox', { name: 'Name of the place' });
    // Typed, not filled in: Firefox tells of no change of what a script has set.
    await name.press('ControlOrMeta+a');
    await name.pressSequentially('left sleeve');
    await name.press('Enter');
    // The first corner has the keyboard: by ten pixels and by one.
    const corner = page.getByRole('button', { name: 'left sleeve, first corner' });
    await corner.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await measure(panel, 'Fail');
    await expect(panel.getByText('COL-1_front_v3_retouched.png, SHA-256').first()).toBeVisible();
    await expect(panel.getByText(/^\d\.\d (warmer|greener|lighter|cooler).*, in left sleeve$/)).toBeVisible();
    await expect(panel.getByRole('img', { name: /^Histogram of Delta-E/ })).toBeVisible();
    await expect(panel.getByRole('img', { name: /^Plot of a\* and b\*/ })).toBeVisible();
    const scale = () => page.locator('pr-viewer').evaluate((element) => (element as unknown as { panes: { view: { scale: number } }[] }).panes[0]?.view.scale);
    const before = await scale();
    await panel.locator('pr-colour-rows').getByRole('button', { name: 'left sleeve' }).click();
    await expect.poll(scale).not.toBe(before);
    await panel.getByText('All figures of left sleeve').click();
    await expect(panel.getByRole('region', { name: /^Figures of left sleeve/ }).getByRole('row', { name: /^99 %/ })).toBeVisible();
  });

  await test.step('the correction is shown on the picture and exported', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('application').focus();
    const plain = await middle(page);
    await panel.getByRole('checkbox', { name: 'Show the corrected picture' }).check();
    await expect.poll(() => middle(page)).not.toEqual(plain);
    await panel.getByRole('checkbox', { name: 'Show the corrected picture' }).uncheck();
    await expect.poll(() => middle(page)).toEqual(plain);
    const cube = await text(page, panel, 'Save as .cube');
    expect(cube).toContain('LUT_3D_SIZE 33');
    expect(cube.trim().split('\n').filter((line) => /^[\d. ]+$/.test(line))).toHaveLength(33 ** 3);
    const json = JSON.parse(await text(page, panel, 'Save as JSON')) as { conventions: Record<string, string>; reference: { sha256: string }; findings: { message: string }[] };
    expect(Object.keys(json.conventions)).toEqual(['formula', 'white', 'srgb', 'profiles', 'alpha', 'means', 'percentiles', 'share', 'signs', 'filter', 'rule', 'decoder']);
    expect(json.findings.length).toBeGreaterThan(0);
    for (const { message } of json.findings) expect(message).toContain(json.reference.sha256.slice(0, 16));
    const csv = await text(page, panel, 'Save as CSV');
    expect(csv).toMatch(/# white: D50.*\r\n/);
    expect(csv).toContain('"left sleeve",false,');
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'colour-version');
  });

  await test.step('a preset, a formula and strictness change the verdict', async () => {
    await panel.getByRole('combobox', { name: 'Preset' }).selectOption({ label: 'Metamorfoze light' });
    await expect(panel.getByText('Metamorfoze Preservation Imaging Guidelines 2.0', { exact: false })).toBeVisible();
    await measure(panel, 'Pass');
    await panel.getByRole('combobox', { name: 'Preset' }).selectOption({ label: 'Brand: 3' });
    await panel.getByText('Limits', { exact: true }).click();
    await panel.getByRole('checkbox', { name: 'Strict: every pixel' }).check();
    await panel.getByRole('combobox', { name: 'Formula' }).selectOption('cie76');
    await measure(panel, 'Fail');
    await panel.getByRole('checkbox', { name: 'Strict: every pixel' }).uncheck();
  });

  await test.step('a look on the capture: the file is read or refused, its space is asked for and said', async () => {
    await kind(panel, 'The brand’s look on the capture');
    await give(panel, 'Open a .cube file', 'bad.cube', data('cube/bad_two_columns.cube'));
    await expect(panel.getByRole('alert')).toContainText('This is not a .cube file that can be read');
    await give(panel, 'Open a .cube file', 'brand.cube', data('scenarios/brand.cube'));
    await expect(panel.getByRole('alert')).toHaveCount(0);
    await expect(panel.getByText('Say which colour space the look was made for.')).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Measure/ })).toBeDisabled();
    await panel.getByRole('combobox', { name: 'The look was made for' }).selectOption({ label: 'sRGB' });
    await panel.getByRole('combobox', { name: 'Judge' }).selectOption('whole');
    await measure(panel, 'Fail');
    await expect(panel.getByText('The look was given values of: sRGB.')).toBeVisible();
    await expect(panel.getByText(/Against brand\.cube, SHA-256/)).toBeVisible();
    const plain = await middle(page);
    await panel.getByRole('checkbox', { name: 'Heat map over the picture' }).check();
    await expect.poll(() => middle(page)).not.toEqual(plain);
    await panel.getByRole('checkbox', { name: 'Heat map over the picture' }).uncheck();
  });

  await test.step('a target gamut: a damaged profile is a sentence; a sound one has a share and a mask', async () => {
    await kind(panel, 'What print can show');
    await give(panel, 'Open an ICC profile', 'cut.icc', data('icc/cmyk_made.icc').subarray(0, 400));
    await expect(panel.getByRole('alert')).toContainText('This ICC profile is damaged');
    await give(panel, 'Open an ICC profile', 'press.icc', data('icc/cmyk_made.icc'));
    await measure(panel, 'Look closer');
    await expect(panel.locator('pr-colour-result .big')).toHaveText(/%$/);
    await panel.getByRole('checkbox', { name: 'Stripes over what it cannot show' }).check();
    // The stripes' own colour, which the picture has nowhere.
    await expect.poll(() => stripes(page), { timeout: 30_000 }).toBeGreaterThan(1000);
    await shoot(page, 'colour-gamut');
    await panel.getByRole('checkbox', { name: 'Stripes over what it cannot show' }).uncheck();
  });

  await test.step('named colours: read from each form, placed by pointer and by keyboard, kept with the proof', async () => {
    panel = await openColour(page, 'SWA-1');
    await kind(panel, 'Named colours');
    for (const [name, bytes] of [['a.ase', ase('Plum')], ['a.aco', aco], ['a.cxf', Buffer.from(cxf)], ['a.json', data('scenarios/swatches.json')]] as const) {
      await give(panel, 'Open a colour file', name, bytes);
      await expect(panel.getByText(name === 'a.json' ? /^(\d+) of \1 colours placed$/ : '0 of 1 colour placed')).toBeVisible();
    }
    await give(panel, 'Open a colour file', 'brand.csv', Buffer.from('name,L,a,b\r\nPlum,65.3,30.8,-22.7\r\nTeal,54.9,-20.8,-5\r\n'));
    await expect(panel.getByText('Place at least one colour on the picture.')).toBeVisible();
    await panel.getByRole('button', { name: 'Place Plum' }).click();
    const viewer = await page.getByRole('application').boundingBox();
    if (!viewer) throw new Error('the viewer has no box');
    const at = await page.locator('pr-viewer').evaluate((element) => {
      const { panes } = element as unknown as { panes: { view: { x: number; y: number; scale: number; ratio: number } }[] };
      const view = panes[0]?.view;
      return view ? { x: (view.x + 20 * view.scale) / view.ratio, y: (view.y + 40 * view.scale) / view.ratio } : { x: 0, y: 0 };
    });
    await page.mouse.click(viewer.x + at.x, viewer.y + at.y);
    await panel.getByRole('button', { name: 'Place Teal' }).click();
    const point = page.getByRole('button', { name: /^Teal: drag/ });
    // In the page; after a download Firefox's own window has the focus before it.
    await expect.poll(() => point.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
    for (let n = 0; n < 14; n++) await page.keyboard.press('Shift+ArrowLeft');
    await measure(panel, 'Pass');
    await expect(panel.locator('pr-colour-rows li')).toHaveCount(2);
    await page.reload();
    panel = page.locator('pr-colour-panel');
    await page.getByRole('radio', { name: 'Colour' }).check({ timeout: 60_000 });
    await expect(panel.getByText('2 of 2 colours placed')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: /^Plum: drag/ })).toBeVisible();
  });

  await test.step('a chart: found by itself, or by its corners', async () => {
    panel = await openColour(page, 'CHK-1');
    await kind(panel, 'ColorChecker in the shot');
    await measure(panel, 'Pass');
    await expect(panel.locator('pr-colour-rows li')).toHaveCount(24);
    await panel.getByRole('radio', { name: 'Point at its corners' }).check();
    const corner = page.getByRole('button', { name: /^dark skin: drag/ });
    await corner.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await panel.getByRole('button', { name: /^Measure again/ }).click();
    await expect(panel.getByText('The choice has changed since this was measured.')).toHaveCount(0);
    await expect(verdict(panel)).toContainText('Fail');
    await expect(panel.locator('pr-colour-rows li')).toHaveCount(24);
    await shoot(page, 'colour-checker');
  });

  await test.step('pictures that do not lie on each other have no figures, and a way on', async () => {
    panel = await openColour(page, 'ALN-1', 2);
    await panel.getByRole('combobox', { name: 'Reference' }).selectOption({ index: 0 });
    await measure(panel, 'Cannot be measured');
    await expect(panel.getByText('Versions do not lie on each other')).toBeVisible();
    await expect(panel.locator('pr-colour-rows, pr-histogram')).toHaveCount(0);
    await panel.getByRole('button', { name: 'Set places by hand' }).click();
    await panel.getByRole('button', { name: 'Set a place in both pictures' }).click();
    await expect(page.getByRole('button', { name: 'Place 1, in the reference' })).toBeVisible();
    await page.getByRole('button', { name: 'Place 1, in this version' }).press('Shift+ArrowDown');
    await measure(panel, 'Fail');
    await expect(panel.locator('pr-colour-rows li')).toHaveCount(1);
    expect(await axe(page)).toEqual([]);
  });

  await test.step('a chart that is not there, and a broken profile, are said', async () => {
    panel = await openColour(page, 'PRO-1');
    await kind(panel, 'ColorChecker in the shot');
    await measure(panel, 'Cannot be measured');
    await expect(panel.getByText('The profile of PRO-1_front_v1_retouched.png: Colour profile is damaged')).toBeVisible();
    await expect(panel.getByText('The figures take this picture as sRGB.', { exact: false })).toBeVisible();
    await panel.getByRole('button', { name: 'Point at the chart’s corners' }).click();
    await expect(page.getByRole('button', { name: /: drag, or move/ })).toHaveCount(4);
  });

  await test.step('drift across the set, from the board', async () => {
    await page.getByRole('link', { name: 'Back to the board' }).click();
    await page.getByRole('button', { name: 'Colour drift across the set' }).click();
    await expect(page.getByRole('dialog', { name: 'Light and colour across the set' })).toBeVisible();
    const drift = page.locator('pr-drift');
    await drift.getByRole('button', { name: 'Measure the set' }).click();
    await expect(drift.getByText(/of 5 pictures/)).toBeVisible({ timeout: 60_000 });
    await expect(drift.getByRole('img', { name: /^(Warmth|Contrast depth|Highlight softness|Shadow density)/ })).toHaveCount(4);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'colour-drift');
  });
});
