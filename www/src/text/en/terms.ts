/** The field's words: statuses, verdicts, kinds, severities, roles. */
import type { ProofStatus, Role, Severity, Verdict, VersionKind } from '../../../../pkg/proofroom.js';

export const status: Record<ProofStatus, string> = {
  empty: 'Empty', draft: 'Draft', waiting: 'Waiting', 'changes-requested': 'Changes requested', rejected: 'Rejected', approved: 'Approved',
};
export const verdict: Record<Verdict, string> = { approved: 'approved', rejected: 'rejected', 'changes-requested': 'asked for changes' };
export const kind: Record<VersionKind, string> = { capture: 'capture', automated: 'automated', retouched: 'retouched', final: 'final' };
export const severity: Record<Severity, string> = {
  pass: 'passed', note: 'note', 'cannot-measure': 'could not be measured', warning: 'warning', failure: 'failure',
};
export const role: Record<Role, { name: string; short: string; text: string; leak: string }> = {
  decide: {
    name: 'Can decide', short: 'decides', text: 'Looks, writes notes, approves or rejects.',
    leak: 'Whoever gets this link can see every version it shows, and can write notes and decide in this person’s name until you revoke it. They cannot see other links, change what others said, or touch your files. A second browser on the link is shown here.',
  },
  comment: {
    name: 'Can comment', short: 'comments', text: 'Looks and writes notes, but does not decide.',
    leak: 'Whoever gets this link can see every version it shows and write notes in this person’s name until you revoke it. They cannot decide, see other links, or touch your files.',
  },
  view: {
    name: 'Can look', short: 'looks', text: 'Looks only. Nothing can be sent back.',
    leak: 'Whoever gets this link can see every version it shows until you revoke it. They cannot write anything or see other links.',
  },
};
