/** The board. */
import { counted, list, number } from '../format.js';

export const board = {
  emptyTitle: 'Put pictures up for approval',
  emptyText: 'Drop a folder of retouched pictures here. They are grouped by SKU and version, checked for colour, clipping path and marketplace rules, and shared with the people who decide.',
  privacy: 'Nothing leaves this browser: pictures are read, checked and kept on this computer until you create a link, and then only encrypted.',
  open: 'Open pictures', openFolder: 'Open a folder', sample: 'Try the sample review', add: 'Add pictures', addFiles: 'Files…', addFolder: 'A folder…',
  formats: 'JPEG, PNG, WebP, TIFF. SVG paths, swatches and intake tables come along.',
  steps: [
    { title: 'Measured, not guessed', text: 'Delta-E, clipping path and crop checks give a number, a limit and a place.' },
    { title: 'One link per person', text: 'No login. Notes and decisions come back to this board as they are made.' },
    { title: 'Approval names the file', text: 'A decision is signed for one SHA-256. Anybody can verify a file later.' },
  ],
  check: 'Run checks', checking: (done: number, total: number) => `Checking ${number(done)} of ${number(total)}`, stop: 'Stop',
  share: 'Share', search: 'Search SKU or file', all: 'All', grid: 'Cards', table: 'Table', layout: 'Layout', opening: 'Reading the review',
  count: (proofs: number, versions: number) => `${counted(proofs, 'proof')}, ${counted(versions, 'version')}`,
  done: (approved: number, total: number) => `${number(approved)} of ${number(total)} approved`,
  none: 'No proof fits', noneText: 'Nothing in this review passes the search and all filters at once.', clear: 'Clear search and filters',
  unchecked: 'Not checked', clean: 'No faults', notes: (count: number) => counted(count, 'open note'),
  failures: (count: number) => counted(count, 'failure'), warnings: (count: number) => counted(count, 'warning'),
  unmeasured: (count: number) => `${number(count)} could not be measured`,
  waitingFor: (names: readonly string[]) => `Waiting for ${list(names)}`, drop: 'Drop to open', dropText: 'Files and folders, any number',
  problems: (count: number) => `${counted(count, 'entry', 'entries')} of the log could not be trusted`,
  columns: {
    proof: 'Proof', versions: 'Versions', status: 'Status', gate: 'Gate', queue: 'Queue', category: 'Category', risk: 'Risk', owner: 'Owner',
    reviewers: 'Reviewers', due: 'Due', notes: 'Notes', findings: 'Checks', activity: 'Latest',
  },
  nothingYet: 'Nothing said yet', unknown: '–',
  earlier: (count: number) => counted(count, 'earlier version'),
  superseded: (number: number, by: number) => `Version ${number} is superseded by version ${by}`,
  shown: (shown: number, total: number) => (shown === total ? counted(total, 'proof') : `${number(shown)} of ${counted(total, 'proof')}`),
  offline: 'You are offline. Everything on this board is kept in this browser and still works; what you say is sent later.',
} as const;

/** Queues, gates, reasons, risks: the words of the work. */
export const work = {
  queue: {
    intake: 'No picture', checks: 'To check', manual: 'Manual check', retouch: 'Back to retouch', conflict: 'Reviewers disagree',
    share: 'To share', review: 'In review', done: 'Done',
  },
  gate: { technical: '1 Technical', intent: '2 Intent', done: 'Passed' },
  risk: { low: 'Low', medium: 'Medium', high: 'High' },
  reason: {
    noVersion: 'No version was added yet', notChecked: 'The newest version was not measured',
    failed: (title: string, more: number) => (more > 0 ? `${title}, and ${number(more)} more` : title),
    cannotMeasure: (title: string) => `Not measurable: ${title}`,
    returned: (names: readonly string[], verdict: 'rejected' | 'changes-requested' | 'approved') => `${list(names)} ${verdict === 'rejected' ? 'rejected it' : 'asked for changes'}`,
    disagreement: (approved: readonly string[], against: readonly string[]) => `${list(approved)} approved, ${list(against)} did not`,
    nobodyAsked: 'Nobody was asked yet', waiting: (names: readonly string[]) => `Waiting for ${list(names)}`,
    approved: (names: readonly string[]) => `Approved by ${list(names)}`,
  },
  overdue: (day: string) => `Overdue since ${day}`, due: (day: string) => `Due ${day}`,
} as const;

/** Filters, sort, columns, saved views. */
export const filters = {
  button: 'Filter', active: (count: number) => `${counted(count, 'filter')} set`, clear: 'Clear all', apply: (count: number) => `Show ${counted(count, 'proof')}`,
  remove: 'Remove the filter',
  facet: {
    status: 'Status', queue: 'Queue', gate: 'Gate', findings: 'Checks', kind: 'Kind of finding', reviewer: 'Waiting for', due: 'Due',
    notes: 'Notes', category: 'Category', risk: 'Risk', owner: 'Owner',
  },
  findings: { failure: 'With failures', warning: 'With warnings', 'cannot-measure': 'Not measurable', clean: 'No faults', unchecked: 'Not checked' },
  due: { overdue: 'Overdue', today: 'Today', week: 'Within a week', later: 'Later', none: 'No due date' },
  notes: { open: 'With open notes', none: 'No open notes' },
  nobody: 'Nobody', unset: 'Not set',
  sort: 'Sort', sortBy: (column: string) => `Sort by ${column}`, order: 'Order of the review', up: 'Ascending', down: 'Descending',
  columns: 'Columns', display: 'Display', always: 'always shown', reset: 'Usual columns',
  views: 'Views', save: 'Save this view', name: 'Name of the view', saved: 'Saved in this browser. The address of the page holds the view, so it can be shared as a link.',
  open: (name: string) => `Open the view ${name}`, drop: (name: string) => `Delete the view ${name}`, none: 'No saved views yet.', copy: 'Copy address', needName: 'Give the view a name.',
} as const;

/** Selecting, and what is done with a selection. */
export const selecting = {
  escape: 'Esc',
  bar: 'Selection', count: (count: number) => `${number(count)} selected`, all: (count: number) => `Select all ${number(count)}`, clear: 'Clear selection', one: (name: string) => `Select ${name}`,
  open: 'Open in order', check: 'Run checks', share: 'Share', describe: 'Describe',
  help: 'Arrow keys move, Space selects, Shift with arrows selects a range, Enter opens.',
  describeTitle: (count: number) => `Describe ${counted(count, 'proof')}`, describeText: 'Only what you fill in is said; everything else stays as it is. Each proof gets an entry of its own in the log.',
  owner: 'Owner', category: 'Category', risk: 'Risk', due: 'Due', keepAsIs: 'Leave as it is', describeButton: 'Set', describeNothing: 'Fill in at least one field.',
} as const;

export const channels = {
  title: 'Channels', legend: 'Judge crop-safety for', read: (day: string) => `rules read ${day}`,
  button: (chosen: number, shipped: number) => `Channels: ${number(chosen)} of ${number(shipped)}`,
  portrait: 'Zalando asks for portrait pictures; it is off until you choose it.',
  later: 'Changes hold for checks that run from now on.',
  none: 'No channel is chosen, so crop-safety judges nothing.', other: 'These results are for other channels than those chosen now.',
} as const;
