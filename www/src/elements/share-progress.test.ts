import { expect, test } from 'vitest';
import type { ReviewState } from '../../../pkg/proofroom.js';
import { fetchWords, speakFor } from '../text/language.js';
import { digestOf, progressOf } from './share-progress.js';

const dana = { key: 'd', name: 'Dana', title: 'Client' };
const version = (file: string, kind: string, number: number) => ({ number, info: { file, kind } });
/** The parts that are read. */
const review = {
  title: 'Autumn', studio: 'Atelier',
  reviewers: [
    { person: dana, role: 'decide', link: 'l', shows: { kind: 'kinds', kinds: ['retouched'] } },
    { person: { key: 'm', name: 'Mark', title: '' }, role: 'decide', link: 'm', shows: { kind: 'files', files: ['b1'] }, revokedAt: 5 },
    { person: { key: 'v', name: 'Vera', title: '' }, role: 'view', link: 'v', shows: { kind: 'kinds', kinds: ['retouched'] } },
  ],
  proofs: [
    { sku: 'BAG-1', view: 'front', versions: [version('a1', 'retouched', 1)], notes: [], decisions: [{ version: 'a1', author: dana, late: false, replaced: false, unseen: [] }] },
    { sku: 'BAG-2', view: '', versions: [version('b1', 'automated', 1), version('b2', 'retouched', 2)], decisions: [{ version: 'b2', author: dana, late: true, replaced: false, unseen: [] }],
      notes: [{ author: dana, text: 'Too\n dark' }, { author: dana, text: 'gone', withdrawnAt: 1 }, { author: dana, text: 'done', resolved: { by: dana, at: 1 } }] },
    { sku: 'BAG-3', view: '', versions: [version('c1', 'automated', 1)], notes: [], decisions: [] },
  ],
} as unknown as ReviewState;

test('a decision that came late is still open, and what a link does not show is nobody\'s', () => {
  const { done, open } = progressOf(review, { kind: 'kinds', kinds: ['retouched'] }, 'd');
  expect([done, open.map(({ proof }) => proof.sku)]).toEqual([1, ['BAG-2']]);
  expect(progressOf(review, { kind: 'files', files: ['c1'] }, 'd').open.length).toBe(1);
  expect(progressOf(null, undefined, undefined)).toEqual({ done: 0, open: [] });
});

test('the digest names who has to decide what, and the open notes on one line each', async () => {
  await speakFor('en', []);
  await fetchWords('studio');
  expect(digestOf(review, Date.UTC(2026, 10, 25, 12)).split('\n')).toEqual([
    'Autumn: open on Wed 25 Nov', '', 'Dana still has 1 of 2 to decide:', '- BAG-2, version 2', '', '1 note is open:', '- BAG-2: Dana: Too dark',
  ]);
});
