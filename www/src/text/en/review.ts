/** The reviewer's page: the picture, the decision, and what stands before it. */
import { counted } from '../format.js';
export const review = {
  overview: 'All pictures',
  version: 'Version', named: (name: string, version: number) => `${name}, version ${version}`, ofVersion: (version: number) => `, version ${version}`,
  now: (name: string, version: number, index: number, count: number) => `${name}, version ${version}, picture ${index} of ${count}`,
  beside: 'Previous and next picture', previous: 'Previous picture', next: 'Next picture', pictures: 'Pictures', byYou: (verdict: string) => `${verdict} by you`,
  panel: 'Your decision and notes', mark: 'Mark a place', notes: 'Notes', notHere: 'This picture is not in your review', showFirst: 'Show the first picture',
  replaced: (version: number) => `Version ${version} is superseded`, readOnly: 'and read-only.', newerHidden: 'The newer version is not shown to you yet.',
  offlineUnsent: 'You are offline. What you said is kept here and sent later.', offline: 'You are offline. You can still write notes and decide.',
  as: 'You review as', guest: 'a guest', until: (day: string) => `link open until ${day}`, file: (name: string) => `This exact file: ${name}`,
  sealed: (studio: string) => `Decrypted in this browser. Your decision is signed and goes to ${studio} alone.`,
} as const;

export const decision = {
  owed: (count: number) => `${counted(count, 'place is', 'places are')} still to be looked at, at 100 % or more, before you can approve.`,
  showNext: 'Show the next one',
  approve: 'Approve', changes: 'Request changes', changesShort: 'Changes', reject: 'Reject', change: 'Change',
  label: (version: number) => `Your decision on version ${version}`, closed: 'This version can no longer be decided on.',
  onlyNotes: 'This link lets you write notes; somebody else decides.', onlyLook: 'This link lets you look only.',
  heading: {
    approved: (version: number, name: string) => `Approve version ${version} of ${name}`,
    'changes-requested': (version: number, name: string) => `Request changes on version ${version} of ${name}`,
    rejected: (version: number, name: string) => `Reject version ${version} of ${name}`,
  },
  button: { approved: 'Approve this file', 'changes-requested': 'Request changes', rejected: 'Reject this version' },
  done: {
    approved: (version: number) => `You approved version ${version}`,
    'changes-requested': (version: number) => `You asked for changes to version ${version}`,
    rejected: (version: number) => `You rejected version ${version}`,
  },
  reason: { approved: 'Comment (optional)', 'changes-requested': 'What should change', rejected: 'Reason' }, required: (label: string) => `${label} (required)`,
  whyReject: 'Say why, so that the studio knows what to do.', whyChange: 'Say what should change, or mark a place and write a note first.', signedAs: 'Signed as',
  made: {
    approved: (name: string) => `Approved by ${name}`, 'changes-requested': (name: string) => `Changes requested by ${name}`, rejected: (name: string) => `Rejected by ${name}`,
  },
  you: (name: string) => `${name} (you)`, replaced: 'replaced by a newer one', late: 'late, not counted', unseen: (count: number) => `${counted(count, 'place', 'places')} of the tour not seen, not counted`,
  delivery: { 'not-sent': 'Not sent yet', sent: 'Sent', received: 'Received by the studio' },
} as const;

export const gate = {
  opening: 'Opening your review', openingText: 'Fetching and decrypting the pictures in this browser.', openingOffline: 'You are offline. The review opens as soon as there is a connection.',
  empty: 'Nothing to review yet', emptyText: 'Your link works. The studio has not put up a picture for you; it appears here by itself.',
  paste: 'Open your review link', pasteText: 'Open the link from your invitation, or paste it here. No login is needed.',
  link: 'Review link', open: 'Open review', missing: 'Paste the whole link from your invitation.',
} as const;
