import { describe, expect, it } from 'vitest';
import type { Decision, Entry, Proof, ReviewState, Reviewer, Version } from '../../../pkg/proofroom.js';
import { arrivals, filterProofs, summarize, tally } from './proof-summary.js';

const person = (name: string) => ({ key: name, name, title: 'Client' });
const version = (file: string, number: number): Version => ({
  number, addedAt: number, supersededBy: undefined, findings: [], checkedBy: undefined, tours: [],
  info: { file, pixels: file, kind: 'retouched', fileName: `${file}.jpg`, mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, profile: 'sRGB' },
});
const decision = (file: string, name: string, more: Partial<Decision> = {}): Decision =>
  ({ id: `${file}${name}`, version: file, author: person(name), at: 1, verdict: 'approved', reason: '', receivedAt: 1, late: false, replaced: false, ...more });
const proof = (id: string, more: Partial<Proof> = {}): Proof => ({
  id, sku: id, view: 'front', category: undefined, lighting: undefined, risk: undefined, channels: [], dueAt: undefined, owner: undefined, status: 'waiting',
  versions: [version('a', 1), version('b', 2)], notes: [], decisions: [], ...more,
});
const reviewer = (name: string, more: Partial<Reviewer> = {}): Reviewer =>
  ({ person: person(name), role: 'decide', link: name, shows: { kind: 'kinds', kinds: ['retouched'] }, addedAt: 1, revokedAt: undefined, devices: [], ...more });
const entry = (id: string, name: string, kind = 'decision-made'): Entry => ({ id, author: person(name), at: 1, kind, proof: 'p', version: 'b' });
const review = (more: Partial<ReviewState> = {}): ReviewState =>
  ({ id: 'r', title: '', studio: '', studioKey: 's', createdAt: 1, policy: { tourRequired: false }, proofs: [], reviewers: [], history: [], problems: [], heads: [], ...more });

describe('a card', () => {
  it('counts only decisions on the newest version that still stand', () => {
    const decisions = [decision('a', 'Anna'), decision('b', 'Ben'), decision('b', 'Cleo', { late: true }), decision('b', 'Dora', { replaced: true })];
    expect(summarize(proof('p', { decisions }), review(), new Map()).decisions.map((one) => one.author.name)).toEqual(['Ben']);
  });

  it('waits for those who may decide on what they can see, and have not', () => {
    const reviewers = [reviewer('Anna'), reviewer('Ben'), reviewer('Cleo', { role: 'comment' }), reviewer('Dora', { revokedAt: 5 }), reviewer('Emil', { shows: { kind: 'files', files: ['a'] } })];
    expect(summarize(proof('p', { decisions: [decision('b', 'Anna')] }), review({ reviewers }), new Map()).waitingFor).toEqual(['Ben']);
  });

  it('says unchecked, not clean, when nothing was measured', () => {
    expect(summarize(proof('p'), review(), new Map()).checked).toBe(false);
  });
});

describe('the filter', () => {
  const proofs = [proof('BAG-1042', { status: 'approved' }), proof('MUG-5023', { view: 'back' })];
  it.each([
    ['all', '', 2], ['approved', '', 1], ['rejected', '', 0], ['all', 'mug', 1], ['all', 'MUG back', 1], ['all', 'mug front', 0],
  ] as const)('%s "%s" leaves %d', (status, search, count) => expect(filterProofs(proofs, status, search)).toHaveLength(count));
  it('tallies by status', () => expect(tally(proofs)).toMatchObject({ approved: 1, waiting: 1, rejected: 0 }));
});

describe('arrivals', () => {
  const before = review({ history: [entry('1', 'Anna')] });
  it('are what others said since', () => {
    const after = review({ history: [entry('1', 'Anna'), entry('2', 'Ben'), entry('3', 'me'), entry('4', 'Ben', 'receipt')] });
    expect(arrivals(before, after, 'me').map((one) => one.id)).toEqual(['2']);
  });
  it('are none on first sight or when another review is opened', () => {
    expect(arrivals(null, before, 'me')).toEqual([]);
    expect(arrivals(before, review({ id: 'other', history: [entry('1', 'a'), entry('2', 'b')] }), 'me')).toEqual([]);
  });
});
