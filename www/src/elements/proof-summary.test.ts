import { describe, expect, it } from 'vitest';
import type { Entry, Proof, ReviewState, Version } from '../../../pkg/proofroom.js';
import { arrivals, tally } from './proof-summary.js';

const person = (name: string) => ({ key: name, name, title: 'Client' });
const version = (file: string, number: number): Version => ({
  number, addedAt: number, supersededBy: undefined, findings: [], checkedBy: undefined, spots: [], tours: [], derived: undefined,
  info: { file, pixels: file, kind: 'retouched', fileName: `${file}.jpg`, mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, profile: 'sRGB' },
});
const proof = (id: string, more: Partial<Proof> = {}): Proof => ({
  id, sku: id, view: 'front', category: undefined, lighting: undefined, risk: undefined, channels: [], dueAt: undefined, owner: undefined, status: 'waiting', standing: { queue: 'checks', gate: 'technical', technical: 'unchecked', reason: { kind: 'not-checked' } },
  versions: [version('a', 1), version('b', 2)], notes: [], decisions: [], ...more,
});
const entry = (id: string, name: string, kind = 'decision-made'): Entry => ({ id, author: person(name), at: 1, kind, proof: 'p', version: 'b' });
const review = (more: Partial<ReviewState> = {}): ReviewState =>
  ({ id: 'r', title: '', studio: '', studioKey: 's', createdAt: 1, policy: { tourRequired: false }, proofs: [], reviewers: [], history: [], problems: [], heads: [], ...more });

it('tallies by status', () => expect(tally([proof('a', { status: 'approved' }), proof('b')])).toMatchObject({ approved: 1, waiting: 1, rejected: 0 }));

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
