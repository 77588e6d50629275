import { beforeAll, describe, expect, it } from 'vitest';
import source from '../../../src/error.rs?raw';
import { fetchWords, speakFor } from './language.js';
import { ago, bytes, counted, explain, findingTitle, grouped, knowsError, percent } from './messages.js';

beforeAll(async () => {
  await fetchWords('board', 'studio');
  await speakFor('en', []);
});

describe('errors', () => {
  it('has a sentence for every code of the core', () => {
    const list = /const CODES: \[&'static str; \d+\] = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
    const codes = [...list.matchAll(/"([a-z-]+)"/g)].map((match) => match[1] as string);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !knowsError(code))).toEqual([]);
  });

  it('keeps the core’s own words for an unknown code', () => {
    expect(explain({ code: 'from-the-future', message: 'line 3: found x' }).detail).toBe('line 3: found x');
  });
});

it.each([
  ['non-white-background', 'Background is not pure white'],
  ['something-newer-than-this', 'Something newer than this'],
])('titles the finding %s', (kind, title) => expect(findingTitle(kind)).toBe(title));

it.each([
  [0, '0 B'], [999, '999 B'], [1000, '1 kB'], [4_240_000, '4.2 MB'], [999_600, '1 MB'], [42_000_000, '42 MB'],
])('writes %d bytes as %s', (count, text) => expect(bytes(count)).toBe(text));

it.each([
  [0, 'just now'], [-28 * 60_000, '28 min ago'], [-2 * 3_600_000, '2 hr ago'], [6 * 86_400_000, 'in 6 days'],
])('says a moment %d ms away as %s', (offset, text) => expect(ago(1_000_000_000_000 + offset, 1_000_000_000_000)).toBe(text));

it('counts, shares and groups', () => {
  expect([counted(1, 'proof'), counted(3, 'proof'), counted(2, 'entry', 'entries')]).toEqual(['1 proof', '3 proofs', '2 entries']);
  expect(percent(0.125)).toBe('12.5%');
  expect(grouped('0123456789ab')).toBe('0123 4567 89ab');
});
