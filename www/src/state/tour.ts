/** What of a version's guided tour a person still owes. The spots are the studio's; what was seen is in the log. */
import type { Person, ReviewState, Spot, Version } from '../../../pkg/proofroom.js';

/** From here on a spot counts as seen: every picture pixel is a screen pixel. */
export const SEEN_FROM = 1;

/** The largest scale at which somebody saw each spot. */
export function seenBy(version: Version, key: string | undefined): ReadonlyMap<string, number> {
  const tour = version.tours.find((each) => each.person.key === key);
  return new Map(tour?.spots.map(({ id, scale }) => [id, scale]));
}

/** Spots that were not seen closely enough, whether or not the review asks for them. */
export function unseen(version: Version, key: string | undefined): readonly Spot[] {
  const seen = seenBy(version, key);
  return version.spots.filter(({ id }) => (seen.get(id) ?? 0) < SEEN_FROM);
}

/** What this person must look at before approving; nothing where the review does not ask for the tour. */
export const owedSpots = (review: ReviewState, version: Version, me: Person | null): readonly Spot[] =>
  review.policy.tourRequired ? unseen(version, me?.key) : [];
