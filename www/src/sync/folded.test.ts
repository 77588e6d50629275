import { expect, it } from 'vitest';
import type { ReviewChange, Entry, Proof } from '../../../pkg/proofroom.js';
import { applied } from './folded.js';

const proof = (id: string) => ({ id }) as unknown as Proof;
const entry = (id: string) => ({ id }) as unknown as Entry;
const change = (more: Partial<ReviewChange>): ReviewChange => ({
  whole: false, id: 'r', title: 'T', studio: 'S', studioKey: 'k', createdAt: 1, policy: { tourRequired: false }, heads: [], reviewers: undefined, problems: undefined,
  proofs: [], proofRuns: [], history: [], historyRuns: [], ...more,
});
const first = applied(null, change({
  whole: true, reviewers: [], problems: [], proofs: ['a', 'b', 'c'].map(proof), proofRuns: [{ at: 0, out: 0, put: 3 }], history: ['1', '2'].map(entry), historyRuns: [{ at: 0, out: 0, put: 2 }],
}));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

it.each([
  ['nothing', {}, 'abc', '12'],
  ['one more at the end', { proofs: [proof('d')], proofRuns: [{ at: 3, out: 0, put: 1 }] }, 'abcd', '12'],
  ['one said before the others', { history: [entry('0')], historyRuns: [{ at: 0, out: 0, put: 1 }] }, 'abc', '012'],
  ['one changed, one put in after it', { proofs: [proof('B'), proof('x')], proofRuns: [{ at: 1, out: 1, put: 1 }, { at: 2, out: 0, put: 1 }] }, 'aBxc', '12'],
  ['one that no longer counts', { historyRuns: [{ at: 1, out: 1, put: 0 }] }, 'abc', '1'],
  ['everything anew', { whole: true, proofs: [proof('z')], proofRuns: [{ at: 0, out: 0, put: 1 }], historyRuns: [{ at: 0, out: 0, put: 0 }] }, 'z', ''],
] as const)('applies a change: %s', (_, more, proofs, history) => {
  const after = applied(first, change(more as unknown as Partial<ReviewChange>));
  expect([ids(after.proofs), ids(after.history)]).toEqual([proofs, history]);
  expect([ids(first.proofs), ids(first.history)]).toEqual(['abc', '12']);
});

it('keeps the objects of what did not change, and the lists of which nothing did', () => {
  const after = applied(first, change({ proofs: [proof('B')], proofRuns: [{ at: 1, out: 1, put: 1 }] }));
  expect(after.proofs[0]).toBe(first.proofs[0]);
  expect(after.history).toBe(first.history);
  expect(after.reviewers).toBe(first.reviewers);
});
