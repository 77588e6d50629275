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
  nothingYet: 'Nothing said yet',
} as const;

export const channels = {
  title: 'Channels', legend: 'Judge crop-safety for', read: (day: string) => `rules read ${day}`,
  button: (chosen: number, shipped: number) => `Channels: ${number(chosen)} of ${number(shipped)}`,
  portrait: 'Zalando asks for portrait pictures; it is off until you choose it.',
  later: 'Changes hold for checks that run from now on.',
  none: 'No channel is chosen, so crop-safety judges nothing.', other: 'These results are for other channels than those chosen now.',
} as const;
