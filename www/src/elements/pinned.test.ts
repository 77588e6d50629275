import { beforeAll, expect, it } from 'vitest';
import type { Proof, ReviewState } from '../../../pkg/proofroom.js';
import { fetchWords, speakFor } from '../text/language.js';
import { pinnedFor, scopesOf } from './pinned.js';

beforeAll(async () => {
  await fetchWords('picture');
  await speakFor('en', []);
});

const proof = (id: string, category?: string): Proof => ({ id, sku: id, view: '', category, versions: [{ number: 1, info: { file: `${id}-file`, kind: 'final' } }] }) as unknown as Proof;
const [bag, mug, ring] = [proof('bag', 'leather'), proof('mug', 'kitchen'), proof('ring', 'leather')];
const review = { proofs: [bag, mug, ring] } as unknown as ReviewState;
const pinned = (of: Proof, pins: Record<string, string>) => pinnedFor(of, pins, review, null)?.file;

it('is for one proof alone when it was pinned for one', () => {
  const pins = { 'proof:bag': 'mug-file' };
  expect([bag, mug, ring].map((each) => pinned(each, pins))).toEqual(['mug-file', undefined, undefined]);
});

it('takes the nearest scope first', () => {
  const pins = { all: 'mug-file', 'category:leather': 'ring-file', 'proof:ring': 'bag-file' };
  expect([bag, mug, ring].map((each) => pinned(each, pins))).toEqual(['ring-file', 'mug-file', 'bag-file']);
  expect(scopesOf(bag).map(({ key }) => key)).toEqual(['proof:bag', 'category:leather', 'all']);
});

it('shows nothing of a review that does not hold the file', () => {
  expect(pinned(bag, { 'proof:bag': 'of another review' })).toBeUndefined();
});
