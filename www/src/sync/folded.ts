/** The state of a review after a change that the engine told: new lists, the same objects for all that did not change. */
import type { ReviewChange, ReviewState, ListRun } from '../../../pkg/proofroom.js';

export function applied(before: ReviewState | null, change: ReviewChange): ReviewState {
  const { id, title, studio, studioKey, createdAt, policy, heads } = change;
  const old = change.whole ? null : before;
  return {
    id, title, studio, studioKey, createdAt, policy, heads,
    proofs: spliced(old?.proofs ?? [], change.proofRuns, change.proofs),
    history: spliced(old?.history ?? [], change.historyRuns, change.history),
    reviewers: change.reviewers ?? before?.reviewers ?? [],
    problems: change.problems ?? before?.problems ?? [],
  };
}

function spliced<T>(list: T[], runs: readonly ListRun[], items: readonly T[]): T[] {
  if (runs.length === 0) return list;
  // All of it at once, and not as arguments: there may be more than a call takes.
  if (list.length === 0 && runs.length === 1) return [...items];
  const after = [...list];
  let next = 0;
  for (const { at, out, put } of runs) after.splice(at, out, ...items.slice(next, next += put));
  return after;
}
