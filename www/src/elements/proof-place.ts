/** Where the address points in the review: the proof, the version shown, and what is beside them. No document here. */
import type { Person, Proof, ReviewState, Shows, Version } from '../../../pkg/proofroom.js';

export interface Place {
  readonly review: ReviewState;
  readonly proof: Proof;
  /** Place among the proofs that this person sees, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  readonly previous: Proof | undefined;
  readonly next: Proof | undefined;
  /** The versions that this person sees, oldest first. */
  readonly versions: readonly Version[];
  readonly version: Version;
  /** The newest version that this person sees. */
  readonly newest: Version;
}

/** What a reviewer's link shows; everything for the studio, whom `me` does not find among the reviewers. */
export function showsOf(review: ReviewState, me: Person | null): Shows | null {
  return review.reviewers.find((reviewer) => reviewer.person.key === me?.key)?.shows ?? null;
}

export const visibleVersions = (proof: Proof, shows: Shows | null): readonly Version[] =>
  shows === null ? proof.versions : proof.versions.filter((version) =>
    shows.kind === 'kinds' ? shows.kinds.includes(version.info.kind) : shows.files.includes(version.info.file));

/**
 * `proof` missing means the first, `number` missing the newest version. `walk` is the order in which a person goes through
 * some of the proofs: it counts while the proof is one of them.
 */
export function placeOf(review: ReviewState | null, shows: Shows | null, proof?: string, number?: number, walk?: readonly string[] | null): Place | null {
  if (!review) return null;
  const seen = review.proofs.filter((each) => visibleVersions(each, shows).length > 0);
  const proofs = walk && proof !== undefined && walk.includes(proof) ? inOrder(seen, walk) : seen;
  const index = proof === undefined ? 0 : proofs.findIndex((each) => each.id === proof);
  const found = proofs[index];
  if (!found) return null;
  const versions = visibleVersions(found, shows);
  const newest = versions.at(-1);
  if (!newest) return null;
  const version = versions.find((each) => each.number === number) ?? newest;
  return { review, proof: found, index, count: proofs.length, previous: proofs[index - 1], next: proofs[index + 1], versions, version, newest };
}

function inOrder(proofs: readonly Proof[], walk: readonly string[]): readonly Proof[] {
  const known = new Map(proofs.map((proof) => [proof.id, proof]));
  return walk.flatMap((id) => known.get(id) ?? []);
}

/** The version that a version is best compared with: the newest one a person worked on, else the one before it. */
export function usualReference(proof: Proof, version: Version): Version | undefined {
  const others = proof.versions.filter((each) => each.info.file !== version.info.file);
  const sameSize = others.filter((each) => each.info.width === version.info.width && each.info.height === version.info.height);
  const byHand = sameSize.filter((each) => each.info.kind === 'retouched' || each.info.kind === 'final');
  return byHand.at(-1) ?? sameSize.at(-1) ?? others.at(-1);
}
