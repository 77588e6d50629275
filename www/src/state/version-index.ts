/** A review's versions by file, made once for each state of the review. */
import type { Proof, ReviewState, Version } from '../../../pkg/proofroom.js';
import type { Hash } from './model.js';

export interface Found { proof: Proof; version: Version }

const made = new WeakMap<ReviewState, ReadonlyMap<Hash, Found>>();

/** The first proof that holds this file, and the version that it is there. */
export function findVersion(review: ReviewState | null, hash: Hash): Found | null {
  if (!review) return null;
  let index = made.get(review);
  if (!index) {
    const fresh = new Map<Hash, Found>();
    for (const proof of review.proofs) {
      for (const version of proof.versions) if (!fresh.has(version.info.file)) fresh.set(version.info.file, { proof, version });
    }
    made.set(review, index = fresh);
  }
  return index.get(hash) ?? null;
}
