/** The reviewer's overview, and deciding on look-alike changes at once. */
import { counted, list, number } from '../format.js';

export const ofOverview = { bulk: {
  lead: (open: number, all: number) => (open === 0 ? `You decided on all ${number(all)}.` : `${number(open)} of ${counted(all, 'picture')} wait for you.`),
  first: 'Open the first that waits', mine: { all: 'All', open: 'Waiting for you', approved: 'You approved', 'changes-requested': 'You asked for changes', rejected: 'You rejected' },
  undecided: 'Not decided', nothing: 'No picture here', nothingText: 'None of your pictures has this state.', filter: 'Your decision', grid: 'Your pictures',
  groups: 'Look-alike changes', groupsText: 'Pictures whose newest version changed in the same way, as far as the recorded checks and the files themselves say. Only you can say whether they are right: look at three of a group first, then decide on the whole group.',
  noGroups: 'There are no look-alike changes: a group needs more than three undecided pictures that changed in the same way.',
  kinds: {
    first: 'first version that you see', same: 'same pixels, other file', size: 'size or crop', profile: 'colour profile', format: 'file format', background: 'background', framing: 'framing',
    tone: 'overall tone', local: 'local colour', path: 'clipping path', unmeasured: 'not measured', other: 'no measured difference',
  },
  changed: (kinds: readonly string[]) => `Changed: ${list(kinds)}`,
  group: (count: number) => counted(count, 'picture'), open: 'Look at this group',
  samples: (seen: number, needed: number) => `${number(seen)} of ${number(needed)} looked at`,
  samplesText: 'Three samples from across the group. Each must be opened, and its picture shown, before the group can be decided. That you opened it is all that this page can know.',
  seen: 'Looked at', look: (name: string) => `Look at ${name}`, list: 'Files of this group', decide: 'Decide on this group', back: 'Back to all groups',
  approve: (count: number) => `Approve ${counted(count, 'file')}`, changes: (count: number) => `Request changes on ${counted(count, 'file')}`, reject: (count: number) => `Reject ${counted(count, 'file')}`,
  confirmTitle: { approved: (count: number) => `Approve ${counted(count, 'file')}?`, 'changes-requested': (count: number) => `Request changes on ${counted(count, 'file')}?`, rejected: (count: number) => `Reject ${counted(count, 'file')}?` },
  confirmText: (opened: number, count: number) => `You opened ${number(opened)} of these ${number(count)} pictures. Each file below gets a decision of its own, signed in your name for exactly these bytes. They can be changed one by one later.`,
  leaveOut: (name: string) => `Include ${name}`, reason: 'Reason', reasonOptional: 'Comment (optional)', needReason: 'Say why, so that the studio knows what to do.',
  sign: (count: number) => `Sign ${counted(count, 'decision')}`, signing: (done: number, all: number) => `Signed ${number(done)} of ${number(all)}`, signed: (count: number) => `${counted(count, 'decision')} signed and kept`,
  stopped: (done: number, all: number) => `${number(done)} of ${number(all)} were signed; the others were not.`,
} } as const;
