/** The reference picture that is pinned for a proof: any version of any proof. No document here. */
import type { Proof, ReviewState, Shows, Version } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import { visibleVersions } from './proof-place.js';
import { proofName } from './proof-summary.js';

/** A pinned version, and the scope that it was found under. */
export interface Pinned { readonly key: string; readonly file: Hash; readonly name: string; readonly number: number; readonly version: Version }
/** For whom a version can be pinned. */
export interface PinScope { readonly key: string; readonly text: string }

/** The nearest scope first. */
export function scopesOf(proof: Proof): readonly PinScope[] {
  return [
    { key: `proof:${proof.id}`, text: words.compare.pinProof },
    ...(proof.category ? [{ key: `category:${proof.category}`, text: words.compare.pinCategory(proof.category) }] : []),
    { key: 'all', text: words.compare.pinAll },
  ];
}

/** What is pinned for a proof, as far as this person sees it. */
export function pinnedFor(proof: Proof, pins: Readonly<Record<string, Hash>>, review: ReviewState, shows: Shows | null): Pinned | null {
  for (const { key } of scopesOf(proof)) {
    const file = pins[key];
    if (!file) continue;
    for (const each of review.proofs) {
      const version = visibleVersions(each, shows).find(({ info }) => info.file === file);
      if (version) return { key, file, name: proofName(each), number: version.number, version };
    }
  }
  return null;
}
