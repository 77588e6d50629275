import { describe, expect, it } from 'vitest';
import type { Finding, VersionKind } from '../../../pkg/proofroom.js';
import { defaultReference } from './reference.js';
import { condense } from '../engine/condense.js';
import { record } from './findings.js';

const proof = (...kinds: [VersionKind, number][]) => ({
  versions: kinds.map(([kind, width], index) => ({ info: { file: `v${index + 1}`, kind, width, height: width } })),
}) as unknown as Parameters<typeof defaultReference>[0];

describe('the default reference', () => {
  it.each([
    ['work in progress: the newest retouched', [['capture', 9], ['automated', 9], ['retouched', 9], ['retouched', 9]], 2, 'v4'],
    ['work in progress: the final', [['automated', 9], ['retouched', 9], ['final', 9]], 1, 'v3'],
    ['retouched: never an automated one', [['capture', 9], ['automated', 9], ['retouched', 9]], 3, null],
    ['retouched: the other retouched one', [['retouched', 9], ['automated', 9], ['retouched', 9]], 3, 'v1'],
    ['another size is no reference', [['automated', 8], ['retouched', 9]], 1, null],
    ['alone', [['final', 9]], 1, null],
  ] as [string, [VersionKind, number][], number, string | null][])('%s', (_, kinds, number, wanted) => {
    const stack = proof(...kinds);
    const version = stack.versions[number - 1];
    expect(version && (defaultReference(stack, version)?.info.file ?? null)).toBe(wanted);
  });
});

const finding = (check: Finding['check'], kind: string, severity: Finding['severity'] = 'failure') => ({ check, kind, severity }) as Finding;

describe('what is recorded', () => {
  it('takes fresh findings for the checks that ran and keeps the others', () => {
    const recorded = [finding('file', 'old'), finding('delta-e', 'old'), finding('crop', 'old')];
    expect(record(recorded, [finding('file', 'new')], { 'delta-e': [] }).map(({ check, kind }) => `${check} ${kind}`)).toEqual(['file new', 'crop old']);
  });

  it('condenses passed rules to one line', () => {
    const found = condense('amazon', 'Amazon', 'main', [
      finding('crop', 'a', 'pass'), finding('crop', 'b', 'pass'), finding('crop', 'c'), finding('crop', 'd', 'note'), finding('crop', 'e', 'cannot-measure'),
    ]);
    expect(found.map(({ kind }) => kind)).toEqual(['c', 'e', 'rules-passed']);
    expect(found.at(-1)?.message).toBe('Amazon: 2 rules of the main image passed.');
  });
});
