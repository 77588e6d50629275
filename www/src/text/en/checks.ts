/** The checks of a version, and their panels. */
import { counted, number } from '../format.js';

export const checks = {
  run: 'Run', stop: 'Stop', runCheck: (title: string) => `Run: ${title}`, runAgain: (title: string) => `Run again: ${title}`, stopCheck: (title: string) => `Stop: ${title}`, progress: (title: string) => `${title}: progress`,
  runAll: 'Run all checks', stopAll: 'Stop all checks', engineStarting: 'The engine is starting.', engineGone: 'The engine is not running.',
  record: 'Record', recordText: 'Put the findings into the signed log', findings: 'Findings', nothing: (version: number) => `Nothing measured yet on version ${version}.`,
  limit: (value: string) => `limit ${value}`, showPlace: 'Show this place', placed: (place: string) => `Show the place: ${place}.`,
  within: (count: number) => `${counted(count, 'measurement')} within limits`, source: 'Source', read: (day: string) => `read ${day}`,
  /** How well a rule is founded. */
  founded: {
    official: 'from the channel’s own page', 'official-mirror': 'from a copy of the official page', 'third-party-agree': 'several third parties agree', 'third-party-single': 'from one third party',
    'open-source-default': 'an open-source default', house: 'our own rule',
  },
} as const;

export const colour = {
  title: 'Colour', alone: 'There is no other version to compare with.', against: 'Against', version: (version: number, kind: string) => `Version ${version}, ${kind}`,
  figures: 'Delta-E 2000', mean: 'mean', median: 'median', p95: '95 %', max: 'max', over: (tolerance: string) => `over ${tolerance}`,
  heat: 'Heat map over the picture', worst: 'Worst area', opacity: 'Opacity', noHeat: 'The heat map could not be drawn:',
  off: 'Off tolerance', inside: 'In tolerance',
  histogram: (over: string, tolerance: string, largest: string) => `Histogram of Delta-E: ${over} of the pixels over the tolerance of ${tolerance}, the largest in the bin up to ${largest}.`,
  swatches: 'Brand swatches', wantedFound: 'Wanted, found', swatch: 'Swatch', lab: (wanted: string, found: string) => `Lab wanted ${wanted}, found ${found}`,
} as const;

export const outline = {
  editPath: 'Edit path',
  madeFrom: (version: number, by: string) => `Path edited, from version ${version} by ${by}`,
  title: 'Clipping path', none: 'The file brings no path, and no SVG with the same name was opened with it.', unnamed: 'Unnamed path',
  anchors: (count: number) => counted(count, 'anchor'), flatness: (value: string) => `flatness ${value}`, clipping: 'clipping path',
  sources: { photoshop: 'in the file', svg: 'SVG beside the file', refined: 'refined here' }, draw: 'Draw it over the picture',
  moved: 'Distance moved by refining', meanMoved: 'mean moved', p95: '95 %', max: 'max',
  which: 'Path', whichLabel: 'Which path is drawn', before: 'Before', after: 'After', both: 'Both', neither: 'None',
  colour: 'Colour', colourLabel: 'What the colour of the segments shows', byMove: 'Moved', byConfidence: 'Confidence', plain: 'None',
  doubtful: (some: number, all: number, share: string, reasons: string) => `${counted(some, 'segment')} of ${number(all)} below ${share} confidence: ${reasons}.`,
  largest: 'Largest move', saveRefined: 'Refined SVG', saveOriginal: 'Original SVG',
} as const;

export const crops = {
  title: 'Crop-safety', verdicts: { pass: 'Passes', warning: 'Warning', failure: 'Fails', 'cannot-measure': 'Not measured' },
  many: (some: number, all: number) => `${number(some)} of ${counted(all, 'channel')}`, judge: 'Judge for the chosen ones',
  subject: (method: string, share: string) => `Product found by ${method}, ${share} confidence:`, methods: { path: 'its path', alpha: 'transparency', background: 'the plain background' },
  group: (channel: string) => `Crops of ${channel}`, kept: (share: string) => `${share} kept`, rules: (role: string, day: string) => `Rules for the ${role} image, read ${day}.`,
} as const;
