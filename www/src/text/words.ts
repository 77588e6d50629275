/** The page's English, in one place: fixed words, and sentences as functions of what they name. */
import type { ProofStatus, Role, Severity, Verdict, VersionKind } from '../../../pkg/proofroom.js';
import { counted, list, number, when } from './format.js';

const status: Record<ProofStatus, string> = {
  empty: 'Empty', draft: 'Draft', waiting: 'Waiting', 'changes-requested': 'Changes requested', rejected: 'Rejected', approved: 'Approved',
};
const verdict: Record<Verdict, string> = { approved: 'approved', rejected: 'rejected', 'changes-requested': 'asked for changes' };
const kind: Record<VersionKind, string> = { capture: 'capture', automated: 'automated', retouched: 'retouched', final: 'final' };
const severity: Record<Severity, string> = {
  pass: 'passed', note: 'note', 'cannot-measure': 'could not be measured', warning: 'warning', failure: 'failure',
};
const role: Record<Role, { name: string; short: string; text: string; leak: string }> = {
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

export const words = {
  product: 'Proofroom',
  status, verdict, kind, severity, role,
  close: 'Close', cancel: 'Cancel', copy: 'Copy', copied: 'Copied', notCopied: 'Not copied', retry: 'Try again', skip: 'Skip to content',

  shell: {
    board: 'Board', share: 'Share', verify: 'Verify', review: 'Review', main: 'Main', back: 'Back to the board',
    theme: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark', shortcuts: 'Keyboard shortcuts', dismiss: 'Dismiss',
    invited: (name: string, title: string) => (title ? `${name}, ${title}` : name),
    starting: 'Starting the measuring engine', startingText: 'A moment: the checks are being loaded into this browser.',
    failed: 'The measuring engine did not start',
    titles: { board: 'Board', proof: 'Proof', share: 'Share', review: 'Review', verify: 'Verify' },
  },

  sync: {
    label: 'Sync and storage', offline: 'Offline', local: 'Only in this browser', connecting: 'Connecting', unreachable: 'Store unreachable',
    current: 'Up to date', working: 'Syncing', failed: 'Sync failed', stopped: 'Engine stopped',
    unsent: (count: number) => `${number(count)} not sent yet`,
    unsentText: 'Kept in this browser and sent by itself when the connection is back.',
    offlineText: 'Checks, notes and decisions still work. They are kept here.',
    localText: 'Nothing has left this browser. Connect a store only when you want to share a link.',
    store: 'Store', last: 'Last synced', never: 'not yet', engine: 'Engine', keptHere: 'Kept here',
    workers: (count: number, version: string) => `${version || 'starting'} · ${counted(count, 'worker')}`,
    waiting: (count: number) => counted(count, 'statement') + ' waiting for the studio’s receipt', save: 'Save the review log',
  },

  board: {
    emptyTitle: 'Put pictures up for approval',
    emptyText: 'Drop a folder of retouched pictures here. They are grouped by SKU and version, checked for colour, clipping path and marketplace rules, and shared with the people who decide.',
    privacy: 'Nothing leaves this browser: pictures are read, checked and kept on this computer until you create a link, and then only encrypted.',
    open: 'Open pictures', openFolder: 'Open a folder', sample: 'Try the sample review', add: 'Add pictures', addFiles: 'Files…', addFolder: 'A folder…',
    formats: 'JPEG, PNG, WebP, TIFF. SVG paths, swatches and intake tables come along.',
    steps: [
      { icon: 'ruler', title: 'Measured, not guessed', text: 'Delta-E, clipping path and crop checks give a number, a limit and a place.' },
      { icon: 'link', title: 'One link per person', text: 'No login. Notes and decisions come back to this board as they are made.' },
      { icon: 'fingerprint', title: 'Approval names the file', text: 'A decision is signed for one SHA-256. Anybody can verify a file later.' },
    ],
    check: 'Run checks', checking: (done: number, total: number) => `Checking ${number(done)} of ${number(total)}`, stop: 'Stop',
    share: 'Share', search: 'Search SKU or file', all: 'All', grid: 'Cards', table: 'Table', layout: 'Layout', filter: 'Status',
    count: (proofs: number, versions: number) => `${counted(proofs, 'proof')}, ${counted(versions, 'version')}`,
    done: (approved: number, total: number) => `${number(approved)} of ${number(total)} approved`,
    none: 'No proof fits this filter', noneText: 'Clear the search or choose another status.', clear: 'Clear filter',
    unchecked: 'Not checked', clean: 'No faults', notes: (count: number) => counted(count, 'open note'),
    failures: (count: number) => counted(count, 'failure'), warnings: (count: number) => counted(count, 'warning'),
    unmeasured: (count: number) => `${number(count)} could not be measured`,
    waitingFor: (names: readonly string[]) => `Waiting for ${list(names)}`, drop: 'Drop to open', dropText: 'Files and folders, any number',
    picture: (name: string) => `Newest version of ${name}`, noPicture: 'Picture not in this browser', failedPicture: 'Picture could not be drawn',
    problems: (count: number) => `${counted(count, 'entry', 'entries')} of the log could not be trusted`,
    columns: { proof: 'Proof', versions: 'Versions', status: 'Status', findings: 'Checks', notes: 'Notes', activity: 'Latest' },
    nothingYet: 'Nothing said yet', arrivalOpen: 'Open',
  },

  channels: {
    title: 'Channels', legend: 'Judge crop-safety for', read: (day: string) => `rules read ${day}`,
    button: (chosen: number, shipped: number) => `Channels: ${number(chosen)} of ${number(shipped)}`,
    portrait: 'Zalando asks for portrait pictures; it is off until you choose it.',
    later: 'Changes hold for checks that run from now on.',
    none: 'No channel is chosen, so crop-safety judges nothing.', other: 'These results are for other channels than those chosen now.',
  },

  activity: (kindOfEntry: string): string =>
    ({
      'review-created': 'created the review', 'proof-added': 'added the proof', 'version-added': 'added a version', 'checks-recorded': 'recorded checks',
      'reviewer-added': 'invited a reviewer', 'reviewer-revoked': 'closed a link', 'note-added': 'wrote a note', 'decision-made': 'decided', receipt: 'received it',
    })[kindOfEntry] ?? kindOfEntry.replaceAll('-', ' '),

  intake: {
    title: 'Intake', opening: (done: number, total: number) => `Opening ${number(done)} of ${counted(total, 'file')}`,
    finished: (pictures: number, proofs: number) => `${counted(pictures, 'picture')} in ${counted(proofs, 'proof')}`,
    broken: (count: number) => `${counted(count, 'file')} could not be opened`, show: 'Show files', hide: 'Hide files', dismiss: 'Close intake',
    pattern: 'How file names are read', patternHint: 'A regular expression with the named groups sku, view, version and kind.', apply: 'Apply', edit: 'Edit pattern',
    file: 'File', reads: 'Read as', kind: 'Kind', state: 'State', kindOf: (name: string) => `Kind of ${name}`,
    queued: 'Queued', reading: 'Reading', done: 'Ready', failed: 'Not opened', cancelled: 'Cancelled', companion: 'Companion', noGuess: 'Taken as its own proof',
  },

  share: {
    title: 'Share for review', lead: 'One link per person. It opens on the first picture without a login, and what they say comes back to your board.',
    who: 'Who reviews', name: 'Name', nameHint: 'As it should appear next to the decision.', hat: 'Title', hats: ['Client', 'Marketing lead', 'Art director', 'Brand manager', 'Product manager'], may: 'What may they do?',
    what: 'What they see', byKind: 'By kind, later versions too', byKindText: 'New versions of these kinds appear under the same link.', exact: 'Exactly these versions', exactText: 'Later versions stay hidden until you make a new link.',
    link: 'Link', expires: 'Expires after', days: (count: number) => counted(count, 'day'), create: 'Create link', creating: 'Creating',
    needName: 'Write the name of the person.', needKind: 'Choose at least one kind.', needFile: 'Choose at least one version.',
    seen: (versions: number, proofs: number) => `${counted(versions, 'version')} in ${counted(proofs, 'proof')}`,
    sealed: 'Pictures are encrypted in this browser before they are uploaded. The key is only in the link, after the #, and is never sent to the store. The store can see how many files there are, and how large.',
    links: 'Links', none: 'No links yet', noneText: 'Links that you create are listed here, with what each person decided.',
    nothing: 'Nothing to share yet', nothingText: 'Open pictures on the board first.',
    noStore: 'A store is needed for sharing', noStoreText: 'Start “proofroom serve”, or paste the address of your store. Checking works without one.',
    storeAddress: 'Store address', connect: 'Connect', unreachable: (where: string) => `The store at ${where} does not answer`,
    copyLink: 'Copy link', copyInvitation: 'Copy invitation', revoke: 'Revoke', revoked: 'Revoked', expired: 'Expired', address: (name: string) => `Link of ${name}`,
    uploading: (done: number, total: number) => `Encrypting and uploading ${number(done)} of ${number(total)}`, ready: 'Ready to send', stuck: 'Upload stopped',
    quiet: 'No reply yet', decided: (done: number, total: number) => `Decided ${number(done)} of ${number(total)}`, replied: 'Has replied',
    forwarded: (count: number) => `${number(count)} browsers used this link. It may have been forwarded.`,
    until: (at: number) => `Expires ${when(at)}`, leak: 'If this link leaks', elsewhere: 'Created in another browser. Its address is not kept here.',
    confirm: (name: string) => `Revoke the link of ${name}?`, confirmText: 'It stops working at once. What this person said is kept; what they say later counts as late and is not taken into account.', keep: 'Keep the link',
    showsKinds: (kinds: readonly string[]) => `Sees ${list(kinds)} versions, later ones too`, showsFiles: (count: number) => `Sees exactly ${counted(count, 'version')}`,
    invitation: (name: string, review: string, url: string, until: string, studio: string) =>
      `Hello ${name},\n\n${review} is ready for your review. Please open this link, look at the pictures, and approve or reject each one:\n\n${url}\n\nThe link is personal; please do not forward it. It works until ${until}. No login is needed.\n\n${studio}`,
  },

  verify: {
    title: 'Verify a file', lead: 'Drop a picture to see who approved it. Every byte counts: a file that was changed in any way is not the file that was approved.',
    drop: 'Drop pictures here', dropText: 'Or a review log, to check against it. Files are read in this browser and sent nowhere.', choose: 'Choose files', chooseLog: 'Add a review log',
    logs: (count: number) => `${counted(count, 'review')} known to this browser`, noLogs: 'This browser knows no review yet. Open a review link here first, or add a review log (a .jsonl file that the studio can save).',
    working: (name: string) => `Checking ${name}`,
    verdicts: {
      approved: { title: 'Approved', text: 'This is the exact file that was approved.' },
      known: { title: 'Not approved', text: 'This exact file is part of a review, but no approval stands for it.' },
      'same-pixels': { title: 'Not approved', text: 'The picture is the same as one in a review, but the file is not: other metadata or another encoding. The approval does not cover it.' },
      unknown: { title: 'Not approved', text: 'No review known to this browser contains this file. One changed byte is enough.' },
      failed: { title: 'Could not be checked', text: 'No statement can be made about this file.' },
    },
    approvedBy: 'Approved by', decided: 'Decided by', at: 'When', received: 'Confirmed by the studio', version: 'Version', hash: 'SHA-256 of this file', studio: 'Studio', key: 'Studio’s key', review: 'Review', history: 'Everything said on this version',
    late: 'late, not counted', replaced: 'replaced later', checked: 'What was checked',
    checkedText: 'This browser computed the SHA-256 of the file, looked it up in the signed logs it knows, and verified every signature in them with the studio’s key. Compare that key with the one the studio gave you: the name beside it is only what the log says. Times are those of the authors’ clocks.',
    checkedNone: 'This browser computed the SHA-256 of the file and looked it up in the signed logs it knows. Nothing was sent anywhere.',
    again: 'Files you drop next are added on top.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    groups: [
      { name: 'Everywhere', keys: [['?', 'Show this sheet'], ['Esc', 'Close what is open']] },
      { name: 'Picture', keys: [['+ −', 'Zoom in, out'], ['0', 'Fit'], ['1 2 4', '100, 200, 400 %'], ['← ↑ → ↓', 'Move'], ['C', 'Compare with another version'], ['M', 'Mark a place; arrows move, Shift sizes, Enter takes it']] },
      { name: 'Proof', keys: [['J K', 'Next, previous proof'], ['[ ]', 'Older, newer version (studio)'], ['H', 'Heat map (studio)'], ['P', 'Clipping path (studio)']] },
      { name: 'Board', keys: [['/', 'Search'], ['Enter', 'Open the proof in focus']] },
    ] as { name: string; keys: [string, string][] }[],
  },
} as const;
