/**
 * How a proof changed between the last two versions that a person sees, as far as the files and the recorded checks say, and
 * which proofs changed alike. Kinds are words, not measures: a group says "look here together", never "these are right".
 */
import type { Finding, Proof, Shows, Version } from '../../../pkg/proofroom.js';
import { stands } from './decisions.js';
import type { Hash } from './model.js';

export type ChangeKind = 'first' | 'same' | 'size' | 'profile' | 'format' | 'background' | 'framing' | 'tone' | 'local' | 'path' | 'unmeasured' | 'other';

/** Findings that speak of one kind of change when they come or go between two versions. */
const spoken: Readonly<Record<string, ChangeKind>> = {
  'non-white-background': 'background', 'background-residue': 'background', 'shadow-touches-frame': 'background', 'border-line': 'background',
  'fill-below-minimum': 'framing', 'fill-above-maximum': 'framing', 'subject-too-close-to-frame': 'framing', 'subject-cut-by-frame': 'framing', 'crop-cuts-subject': 'framing',
  'path-off-edge': 'path', 'path-on-edge': 'path', 'no-path': 'path',
};

export function changeKinds(before: Version | undefined, after: Version): readonly ChangeKind[] {
  if (!before) return ['first'];
  if (before.info.pixels === after.info.pixels) return ['same'];
  const kinds = new Set<ChangeKind>();
  if (before.info.width !== after.info.width || before.info.height !== after.info.height) kinds.add('size');
  if (before.info.profile !== after.info.profile) kinds.add('profile');
  if (before.info.mediaType !== after.info.mediaType) kinds.add('format');
  // What a comparison of the newer one said: with its reference, which is commonly the version before.
  if (after.findings.some(({ kind }) => kind === 'delta-e-over-tolerance')) kinds.add('tone');
  if (after.findings.some(({ kind }) => kind === 'delta-e-local-differences')) kinds.add('local');
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const both = before.checkedBy !== undefined && after.checkedBy !== undefined;
  if (both) for (const [kind, change] of Object.entries(spoken)) if (old.has(kind) !== now.has(kind)) kinds.add(change);
  if (kinds.size > 0) return [...kinds];
  return [after.checkedBy === undefined ? 'unmeasured' : 'other'];
}

const wordsOf = ({ findings }: Version): ReadonlySet<string> => new Set(findings.filter(isFault).map(({ kind }) => kind));
const isFault = ({ severity }: Finding): boolean => severity !== 'pass' && severity !== 'note';

/** A proof that waits for this person, with the two versions that they see last. */
export interface Undecided { readonly proof: Proof; readonly before: Version | undefined; readonly after: Version }

export interface Alike {
  /** The kinds in their order, as one word: the group's name. */
  readonly key: string;
  readonly kinds: readonly ChangeKind[];
  readonly proofs: readonly Undecided[];
  /** Those that must be looked at first: from the beginning, the middle and the end. */
  readonly samples: readonly Undecided[];
}

/** Samples that must be looked at before a group can be decided. */
export const SAMPLES = 3;

/** The proofs that `me` may decide and has not. */
export function undecided(proofs: readonly Proof[], shows: Shows | null, me: string): Undecided[] {
  return proofs.flatMap((proof) => {
    const versions = proof.versions.filter((version) => sees(shows, version));
    const after = versions.at(-1);
    if (!after || after.supersededBy) return [];
    const said = proof.decisions.some((each) => each.version === after.info.file && each.author.key === me && stands(each));
    return said ? [] : [{ proof, before: versions.at(-2), after }];
  });
}

const sees = (shows: Shows | null, { info }: Version): boolean =>
  shows === null || (shows.kind === 'kinds' ? shows.kinds.includes(info.kind) : shows.files.includes(info.file));

/** Groups of more than `SAMPLES` proofs that changed alike, largest first. A first version is not a change. */
export function alike(proofs: readonly Undecided[]): Alike[] {
  const groups = new Map<string, { kinds: readonly ChangeKind[]; proofs: Undecided[] }>();
  for (const each of proofs) {
    const kinds = changeKinds(each.before, each.after);
    if (kinds[0] === 'first') continue;
    const key = [...kinds].sort().join(' ');
    const group = groups.get(key) ?? { kinds, proofs: [] };
    group.proofs.push(each);
    groups.set(key, group);
  }
  return [...groups].filter(([, group]) => group.proofs.length > SAMPLES)
    .map(([key, group]) => ({ key, ...group, samples: samplesOf(group.proofs) }))
    .sort((a, b) => b.proofs.length - a.proofs.length || (a.key < b.key ? -1 : 1));
}

function samplesOf(proofs: readonly Undecided[]): readonly Undecided[] {
  return [0, Math.floor((proofs.length - 1) / 2), proofs.length - 1].flatMap((place) => proofs[place] ?? []);
}

export const lookedAt = (samples: readonly Undecided[], looked: ReadonlySet<Hash>): number => samples.filter(({ after }) => looked.has(after.info.file)).length;
