/** The bar under the picture: zoom, and what lies over the picture with its legends. */
import { counted, number } from '../format.js';

export const bar = {
  zoom: 'Zoom', zoomOut: 'Zoom out', zoomIn: 'Zoom in', zoomTo: 'Zoom to', fit: 'Fit', fitWhole: 'Fit the whole picture', percent: (value: string) => `${value} percent`,
  overlays: 'Overlays', shown: (on: number, all: number) => `Overlays, ${number(on)} of ${number(all)} shown`, over: 'Over the picture',
  delivered: 'as delivered', refined: 'refined', dimmed: 'what the channel cuts off is dimmed', places: (count: number) => counted(count, 'place'), above: (value: string) => `over ${value}`,
  safe: 'dashed: the safe area', below: (from: number, to: number) => (to > 254 ? `${number(from)} or more levels below 255` : `${number(from)}–${number(to)} levels below 255`), ground: 'Outside the product and a narrow band about it',
} as const;

/** What was said on a version, in the panel beside the picture. */
export const talk = {
  decisions: (version: number) => `Decisions on version ${version}`, undecided: 'Nobody has decided on this version.', history: 'History of this proof', version: (version: number) => `version ${version}`,
} as const;
