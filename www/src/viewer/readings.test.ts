import { expect, it } from 'vitest';
import { labText, levels, samplesCsv } from './readings.js';

const reading = (values: number[], averaged = 1, deltaE?: number) => ({ own: { model: 'rgb' as const, values, bits: 8, alpha: undefined }, lab: [50, -1.234, 0.5] as [number, number, number], deltaE, averaged });
const plain = (value: number, digits: number) => value.toFixed(digits);

it('shows whole levels of one pixel and a decimal of an average', () => {
  expect(levels(reading([200, 100, 50]), plain)).toBe('200\u2002100\u200250');
  expect(levels(reading([200.25, 100, 50], 9), plain)).toBe('200.3\u2002100.0\u200250.0');
  expect(labText(reading([1]), plain)).toBe('50.00\u2002-1.23\u20020.50');
});

it('writes a table that other programs read', () => {
  const point = { id: 4, x: 7, y: 9, size: 3 as const };
  const csv = samplesCsv([{ point, pair: { own: reading([1, 2, 3], 9, 2.5), other: reading([4, 5, 6], 9) } }, { point, pair: null }], { own: 'v2', other: 'v1 "as shot", raw' });
  expect(csv.split('\r\n')).toEqual([
    'point,x,y,size,version,model,bits,c1,c2,c3,c4,alpha,L,a,b,deltaE2000',
    '1,7,9,3,v2,rgb,8,1,2,3,,,50.0000,-1.2340,0.5000,2.5000',
    '1,7,9,3,"v1 ""as shot"", raw",rgb,8,4,5,6,,,50.0000,-1.2340,0.5000,',
    '',
  ]);
});
