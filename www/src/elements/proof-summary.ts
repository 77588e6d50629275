/** What a card says about a proof, computed from the folded review alone; no element, no document. */
import type { Decision, Entry, Finding, Proof, ProofStatus, ReviewState, Role, Severity, Version } from '../../../pkg/proofroom.js';
import type { CheckState } from '../state/model.js';

export interface ProofSummary {
  proof: Proof;
  newest: Version | undefined;
  checked: boolean;
  severities: Record<Severity, number>;
  openNotes: number;
  /** Decisions that count, on the newest version, newest last. */
  decisions: readonly Decision[];
  /** Names of those who may decide and have not. */
  waitingFor: readonly string[];
  latest: Entry | undefined;
}

/** Findings of a version: what the log records, which every run of the checks renews; before that, what this browser measured. */
export function findingsOf(version: Version, check: CheckState | undefined): readonly Finding[] {
  if (version.findings.length > 0) return version.findings;
  return [...(check?.deltaE?.findings ?? []), ...(check?.refine?.findings ?? []), ...(check?.market ?? []).flatMap((one) => one.findings)];
}

export function summarize(proof: Proof, review: ReviewState, checks: ReadonlyMap<string, CheckState>): ProofSummary {
  const newest = proof.versions.at(-1);
  const severities: Record<Severity, number> = { pass: 0, note: 0, 'cannot-measure': 0, warning: 0, failure: 0 };
  const findings = newest ? findingsOf(newest, checks.get(newest.info.file)) : [];
  for (const finding of findings) severities[finding.severity] += 1;
  const decisions = proof.decisions.filter((d) => d.version === newest?.info.file && !d.late && !d.replaced);
  const spoke = new Set(decisions.map((d) => d.author.key));
  const waitingFor = review.reviewers
    .filter((r) => r.role === ('decide' satisfies Role) && r.revokedAt === undefined && !spoke.has(r.person.key) && sees(r.shows, newest))
    .map((r) => r.person.name);
  return {
    proof, newest, severities, decisions, waitingFor,
    checked: newest !== undefined && (newest.checkedBy !== undefined || findings.length > 0),
    openNotes: proof.notes.filter((note) => note.version === newest?.info.file).length,
    latest: review.history.findLast((entry) => entry.proof === proof.id && entry.kind !== 'receipt' && entry.kind !== 'checks-recorded'),
  };
}

function sees(shows: ReviewState['reviewers'][number]['shows'], version: Version | undefined): boolean {
  if (!version) return false;
  return shows.kind === 'kinds' ? shows.kinds.includes(version.info.kind) : shows.files.includes(version.info.file);
}

/** How many proofs have each status. */
export function tally(proofs: readonly Proof[]): Record<ProofStatus, number> {
  const count: Record<ProofStatus, number> = { empty: 0, draft: 0, waiting: 0, 'changes-requested': 0, rejected: 0, approved: 0 };
  for (const proof of proofs) count[proof.status] += 1;
  return count;
}

/** Proofs with this status whose SKU, view or a file name contains every word of the search. */
export function filterProofs(proofs: readonly Proof[], status: ProofStatus | 'all', search: string): readonly Proof[] {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  return proofs.filter((proof) => {
    if (status !== 'all' && proof.status !== status) return false;
    if (terms.length === 0) return true;
    const text = [proof.sku, proof.view, ...proof.versions.map((v) => v.info.fileName)].join(' ').toLowerCase();
    return terms.every((term) => text.includes(term));
  });
}

/** `BAG-1042 front`. */
export const proofName = (proof: Proof): string => (proof.view ? `${proof.sku} ${proof.view}` : proof.sku);

/** Notes and decisions by others that `after` has and `before` did not: what just arrived. */
export function arrivals(before: ReviewState | null, after: ReviewState | null, me: string | undefined): readonly Entry[] {
  if (!before || !after || before.id !== after.id || before.history.length === after.history.length) return [];
  const known = new Set(before.history.map((entry) => entry.id));
  return after.history.filter(
    (entry) => !known.has(entry.id) && entry.author.key !== me && (entry.kind === 'note-added' || entry.kind === 'decision-made' || entry.kind === 'version-added'),
  );
}
