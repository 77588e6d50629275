/** The shell: navigation, sync, news. */
import { counted, number } from '../format.js';

export const shell = {
  board: 'Board', share: 'Share', verify: 'Verify', review: 'Review', main: 'Main', back: 'Back to the board',
  settings: 'Appearance and language', theme: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark', language: 'Language', systemLanguage: 'As the browser',
  shortcuts: 'Keyboard shortcuts', dismiss: 'Dismiss',
  invited: (name: string, title: string) => (title ? `${name}, ${title}` : name),
  starting: 'Starting the measuring engine', startingText: 'A moment: the checks are being loaded into this browser.',
  failed: 'The measuring engine did not start',
  reviewOf: (day: string) => `Review of ${day}`, sampleReview: 'Sample review',
  open: 'Open', partMissing: 'This part of the page could not be loaded', partMissingText: 'The connection or the server is not there. What you did is kept.', coming: 'Loading',
  newer: 'A new version of Proofroom is ready', newerText: 'Nothing changes until you say so. What you wrote and decided is kept.', newerElsewhere: 'Proofroom was updated in another tab',
  updateNow: 'Update now', updateLater: 'Later',
  release: (version: string, build: string) => `Proofroom ${[version, build].filter(Boolean).join(' · ')}`,
  offlineReady: 'Opens without a network', offlineNot: 'This browser opens it with a network only', offlineComing: 'Being kept for use without a network',
  titles: { board: 'Board', proof: 'Proof', share: 'Share', review: 'Review', verify: 'Verify' },
} as const;

export const sync = {
  label: 'Sync and storage', offline: 'Offline', local: 'Only in this browser', connecting: 'Connecting', unreachable: 'Store unreachable',
  current: 'Up to date', working: 'Syncing', failed: 'Sync failed', stopped: 'Engine stopped',
  unsent: (count: number) => `${number(count)} not sent yet`,
  unsentText: 'Kept in this browser and sent by itself when the connection is back.',
  offlineText: 'Checks, notes and decisions still work. They are kept here.',
  localText: 'Nothing has left this browser. Connect a store only when you want to share a link.',
  store: 'Store', last: 'Last synced', never: 'not yet', engine: 'Engine', keptHere: 'Kept here',
  workers: (count: number, version: string) => `${version || 'starting'} · ${counted(count, 'worker')}`,
  waiting: (count: number) => counted(count, 'statement') + ' waiting for the studio’s receipt', answers: 'Save what waits as a file for the studio', save: 'Save the review log',
} as const;

export const activity = (kindOfEntry: string): string =>
  ({
    'review-created': 'created the review', 'proof-added': 'added the proof', 'version-added': 'added a version', 'checks-recorded': 'recorded checks',
    'reviewer-added': 'invited a reviewer', 'reviewer-revoked': 'closed a link', 'note-added': 'wrote a note', 'note-edited': 'reworded a note', 'note-withdrawn': 'withdrew a note', 'note-resolved': 'closed or reopened a note', 'proof-described': 'described the proof', 'policy-set': 'set the policy', 'tour-recorded': 'took the tour', 'decision-made': 'decided', receipt: 'received it',
  })[kindOfEntry] ?? kindOfEntry.replaceAll('-', ' ');

/** Good news that passes by. */
export const news = {
  linkClosed: 'The link is closed. What was seen before cannot be unseen.',
  noteHeld: 'Your note is sent in a moment.',
  withdrawalHeld: 'The note is withdrawn in a moment.',
  noLog: 'There is no log yet: it begins with the first picture.',
} as const;

/** Less than a minute away. */
export const moments = { justNow: 'just now', soon: 'in a moment' } as const;
