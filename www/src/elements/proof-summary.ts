/** What several parts of the page say about proofs, computed from the folded review alone; no element, no document. The board's rows are in `state/board-rows.ts`. */
import type { Entry, Finding, Proof, ProofStatus, ReviewState, Version } from '../../../pkg/proofroom.js';
import { changed } from '../state/changed.js';
import type { CheckState } from '../state/model.js';

/** Findings of a version: what the log records, which every run of the checks renews; before that, what this browser measured. */
export function findingsOf(version: Version, check: CheckState | undefined): readonly Finding[] {
  if (version.findings.length > 0) return version.findings;
  return [...(check?.deltaE?.findings ?? []), ...(check?.refine?.findings ?? []), ...(check?.market ?? []).flatMap((one) => one.findings)];
}

/** How many proofs have each status. */
export function tally(proofs: readonly Proof[]): Record<ProofStatus, number> {
  const count: Record<ProofStatus, number> = { empty: 0, draft: 0, waiting: 0, 'changes-requested': 0, rejected: 0, approved: 0 };
  for (const proof of proofs) count[proof.status] += 1;
  return count;
}

/** `BAG-1042 front`. */
export const proofName = (proof: Proof): string => (proof.view ? `${proof.sku} ${proof.view}` : proof.sku);

/** Notes and decisions by others that `after` has and `before` did not: what just arrived. */
export function arrivals(before: ReviewState | null, after: ReviewState | null, me: string | undefined): readonly Entry[] {
  if (!before || !after || before.id !== after.id || before.history === after.history) return [];
  // Whatever stands in the part that differs and was there before is old, too.
  const { from, to } = changed(before.history, after.history);
  const known = new Set(before.history.slice(from, before.history.length - to).map((entry) => entry.id));
  return after.history.slice(from, after.history.length - to).filter(
    (entry) => !known.has(entry.id) && entry.author.key !== me && (entry.kind === 'note-added' || entry.kind === 'decision-made' || entry.kind === 'version-added'),
  );
}
