import { describe, expect, it } from 'vitest';
import { compareVersions, compile, guess, nextName, sortOf } from './naming.js';
import { DEFAULT_PATTERN, proofKey } from './proof-key.js';

const pattern = compile(DEFAULT_PATTERN) as RegExp;

describe('what a name says', () => {
  it.each([
    ['SKU123_front_v2.jpg', 'SKU123', 'front', 2, 'automated'],
    ['BAG-1042_front_v1_capture.jpg', 'BAG-1042', 'front', 1, 'capture'],
    ['BAG-1042_front_v3_retouched.jpg', 'BAG-1042', 'front', 3, 'retouched'],
    ['SKU123_v3.png', 'SKU123', '', 3, 'retouched'],
    ['SKU123_final.tif', 'SKU123', '', null, 'final'],
    ['SKU123_back_v7.tif', 'SKU123', 'back', 7, 'final'],
    ['sku123_side_AI.webp', 'sku123', 'side', null, 'automated'],
    ['SKU123_detail2_v1_edit.jpg', 'SKU123', 'detail2', 1, 'retouched'],
    ['MUG 7 front v2 raw.jpg', 'MUG 7', 'front', 2, 'capture'],
    ['folder/SKU123_front-v2.jpg', 'SKU123', 'front', 2, 'automated'],
    ['IMG_1234.jpg', 'IMG_1234', '', null, 'retouched'],
    ['Ärmel-5_vorne_v2.jpg', 'Ärmel-5', 'vorne', 2, 'automated'],
    ['noextension', 'noextension', '', null, 'retouched'],
  ])('%s', (name, sku, view, version, kind) => {
    expect(guess(name, pattern)).toEqual({ sku, view, version, kind });
  });

  it.each([
    ['BAG_front_v2.svg', 'svg'], ['brand-reference.json', 'json'], ['intake.csv', 'table'], ['brand.cube', 'lut'],
    ['coverage/BAG-1042_front_coverage.png', 'mask'], ['.DS_Store', 'system'], ['dir/Thumbs.db', 'system'], ['a.jpg', 'picture'],
    ['letter.pdf', 'picture'],
  ])('%s is taken for %s', (name, sort) => expect(sortOf(name)).toBe(sort));

  it('puts one product in one proof whatever the case', () => {
    expect(proofKey(guess('bag-1_Front_v1.jpg', pattern))).toBe(proofKey(guess('BAG-1_front_v2.jpg', pattern)));
  });

  it('orders by number, then by the work', () => {
    const names = ['A_front_final.jpg', 'A_front_v10.jpg', 'A_front_v2.jpg', 'A_front_raw.jpg'];
    const sorted = names.map((name) => ({ name, guess: guess(name, pattern) })).sort(compareVersions).map(({ name }) => name);
    expect(sorted).toEqual(['A_front_v2.jpg', 'A_front_v10.jpg', 'A_front_raw.jpg', 'A_front_final.jpg']);
  });

  it('answers a bad pattern with a sentence', () => {
    expect(compile('(?<sku>')).toContain('not a regular expression');
    expect(compile('^(.+)$')).toContain('(?<sku>…)');
  });
});

describe('the name of a copy that becomes a version', () => {
  it.each([
    ['BAG-1042_front_v3_retouched.jpg', 4, 'BAG-1042_front_v4_retouched.jpg'], ['SKU123_front-v2.tif', 12, 'SKU123_front-v12.tif'], ['IMG_1234.jpg', 2, 'IMG_1234_v2.jpg'], ['a/b/SKU_v1.tiff', 2, 'SKU_v2.tiff'],
  ])('%s as version %d', (name, number, expected) => {
    const next = nextName(name, number);
    expect(next).toBe(expected);
    expect(guess(next, pattern).version).toBe(number);
  });
});
