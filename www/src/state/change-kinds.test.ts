import { describe, expect, it } from 'vitest';
import type { Finding, Proof, Severity, Version } from '../../../pkg/proofroom.js';
import { alike, changeKinds, lookedAt, undecided, type ChangeKind } from './change-kinds.js';

const finding = (kind: string, severity: Severity = 'failure') => ({ kind, severity }) as Finding;
const version = (file: string, more: Partial<Version['info']> = {}, findings: Finding[] = [], checkedBy: string | undefined = '1'): Version => ({
  number: 1, addedAt: 1, supersededBy: undefined, findings, checkedBy, spots: [], tours: [], derived: undefined,
  info: { file, pixels: file, kind: 'retouched', fileName: `${file}.jpg`, mediaType: 'image/jpeg', bytes: 1, width: 9, height: 9, profile: 'sRGB', ...more },
});

describe('kinds of change', () => {
  it.each([
    ['the first version', undefined, version('b'), ['first']],
    ['other metadata alone', version('a', { pixels: 'p' }), version('b', { pixels: 'p' }), ['same']],
    ['another size', version('a'), version('b', { width: 8 }), ['size']],
    ['profile and format', version('a'), version('b', { profile: 'P3', mediaType: 'image/png' }), ['profile', 'format']],
    ['a background that was mended', version('a', {}, [finding('non-white-background')]), version('b'), ['background']],
    ['a background that is faulty in both', version('a', {}, [finding('non-white-background')]), version('b', {}, [finding('non-white-background')]), ['other']],
    ['a product moved, and its tone', version('a'), version('b', {}, [finding('subject-too-close-to-frame', 'warning'), finding('delta-e-over-tolerance')]), ['tone', 'framing']],
    ['colour in places', version('a'), version('b', {}, [finding('delta-e-local-differences', 'warning')]), ['local']],
    ['nothing measured', version('a'), version('b', {}, [], undefined), ['other']],
  ] as [string, Version | undefined, Version, ChangeKind[]][])('%s', (_, before, after, kinds) => expect(changeKinds(before, after)).toEqual(kinds));
  it('says when nothing was measured', () => expect(changeKinds(version('a'), { ...version('b'), checkedBy: undefined })).toEqual(['unmeasured']));
});

const proof = (id: string, versions: Version[], decidedBy?: string): Proof => ({
  id, versions, decisions: decidedBy ? [{ version: versions.at(-1)?.info.file, author: { key: decidedBy }, late: false, unseen: [], replaced: false }] : [],
}) as unknown as Proof;
const changed = (id: string, decidedBy?: string) => proof(id, [version(`${id}1`), version(`${id}2`, { width: 8 })], decidedBy);

describe('look-alike changes', () => {
  const proofs = [...['a', 'b', 'c', 'd', 'e'].map((id) => changed(id)), changed('f', 'me'), changed('g', 'other'), proof('h', [version('h1')]), proof('i', [version('i1'), version('i2', { profile: 'P3' })])];
  it('waits for what this person sees and has not decided', () => {
    expect(undecided(proofs, null, 'me').map(({ proof: { id } }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'g', 'h', 'i']);
    expect(undecided(proofs, { kind: 'files', files: ['b2'] }, 'me').map(({ proof: { id } }) => id)).toEqual(['b']);
  });
  it('groups more than three that changed alike, with samples from beginning, middle and end', () => {
    const [group, ...others] = alike(undecided(proofs, null, 'me'));
    expect(others).toEqual([]);
    expect([group?.key, group?.proofs.length, group?.samples.map(({ proof: { id } }) => id)]).toEqual(['size', 6, ['a', 'c', 'g']]);
    expect(lookedAt(group?.samples ?? [], new Set(['a2', 'b2', 'g2']))).toBe(2);
  });
});
