/** The field's words: statuses, verdicts, kinds, severities. */
import type { ProofStatus, Severity, Verdict, VersionKind } from '../../../../pkg/proofroom.js';

export const status: Record<ProofStatus, string> = {
  empty: 'Empty', draft: 'Draft', waiting: 'Waiting', 'changes-requested': 'Changes requested', rejected: 'Rejected', approved: 'Approved',
};
export const verdict: Record<Verdict, string> = { approved: 'approved', rejected: 'rejected', 'changes-requested': 'asked for changes' };
export const kind: Record<VersionKind, string> = { capture: 'capture', automated: 'automated', retouched: 'retouched', final: 'final' };
export const severity: Record<Severity, string> = {
  pass: 'passed', note: 'note', 'cannot-measure': 'could not be measured', warning: 'warning', failure: 'failure',
};
