/** Looking closely: the loupe, readings, sample points, the status bar and the guided tour. */
import { number } from '../format.js';

export const looking = {
  bar: 'Looking closely',
  loupe: 'Loupe', loupeZoom: 'Magnification of the loupe',
  loupeGuide: 'Loupe. Arrows move it by one pixel, Shift and arrows by ten, Enter drops a sample point, Esc puts it away.',
  at: (x: number, y: number) => `${number(x)}, ${number(y)}`, place: (x: number, y: number) => `Pixel ${number(x)}, ${number(y)}`,
  models: { gray: 'Gray', rgb: 'RGB', cmyk: 'CMYK' }, bits: (bits: number) => `${number(bits)} bit`, alpha: 'Alpha', lab: 'Lab', deltaE: 'Delta-E 2000', deltaTo: (name: string) => `Delta-E 2000 to ${name}`,
  average: 'Averaged over', averages: { 1: '1 px', 3: '3 × 3 px', 5: '5 × 5 px' },
  noReading: (why: string) => `No reading: ${why}`, reading: 'Reading',
  sizes: 'The two pictures have other sizes: no Delta-E between places.',
  samples: 'Sample points', sample: (count: number) => `Sample point ${number(count)}`,
  noSamples: 'Click the picture while the loupe is on, or press Enter, to drop a point. Points stay in this browser.', drop: 'Drop a point here',
  remove: (count: number) => `Remove sample point ${number(count)}`, removeAll: 'Remove all', copyCsv: 'Copy as CSV', show: (count: number) => `Show sample point ${number(count)}`,
  column: { point: 'Point', place: 'Place', own: 'Levels', lab: 'Lab', deltaE: 'Delta-E' },
  assumed: 'No profile: sRGB assumed', profile: (name: string) => `Profile: ${name}`,
  canvas: { srgb: 'Drawn in sRGB', 'display-p3': 'Drawn in Display P3' },
  display: {
    title: 'What is known of your display', srgb: 'The browser says that the display shows about sRGB.', p3: 'The browser says that the display shows about Display P3.', rec2020: 'The browser says that the display shows more than Display P3.',
    unknown: 'The browser says that the display shows less than sRGB, or says nothing.',
    honest: 'Whether it is calibrated, how bright it is and what the operating system does with colour is not known to this page. Figures come from the file; judge colour by eye only on a display that you know.',
    short: 'Display not verified',
  },
  tour: 'Guided tour', next: 'Next spot', previous: 'Previous spot', end: 'End the tour',
  spot: (index: number, count: number) => `Spot ${number(index)} of ${number(count)}`, seen: 'seen', unseen: 'not seen yet', seenOf: (seen: number, count: number) => `${number(seen)} of ${number(count)} seen`,
  noSpots: 'There is nothing to tour: no finding with a place, and no spot placed by hand.',
  what: { finding: 'Finding', hands: 'Hands', hair: 'Hair', jewellery: 'Jewellery', join: 'Ghost-mannequin join', other: 'Look here' },
  hint: {
    finding: '', hands: 'Count the fingers, follow each outline, look at nails and folds.', hair: 'Follow the outline: cut strands, halos, repeated patches.',
    jewellery: 'Stones, settings, clasps: doubled facets, melted edges, lost reflections.', join: 'Neck, cuffs, hem: does the inside meet the outside, do seams and labels line up?', other: '',
  },
  placeHere: 'Place a spot here', placeHint: 'Zoom to the place first: the middle of what you see becomes the spot.', whatLabel: 'What is there', ask: 'Send these spots to the reviewers',
  require: 'Reviewers must see every spot at 100 % before they approve',
  removeSpot: (name: string) => `Remove the spot ${name}`, progress: 'Seen by reviewers', nobody: 'Nobody has looked yet.', person: (name: string, seen: number, count: number) => `${name}: ${number(seen)} of ${number(count)}`,
  announce: (index: number, count: number, text: string) => `Spot ${number(index)} of ${number(count)}: ${text}`,
} as const;
