/** The page of one proof: its head, its versions, what lies over the picture. */
import { decimal, number } from '../format.js';

export const proof = {
  opening: 'Opening the review', none: 'There is no such proof here', noneText: 'It may belong to another review, or its pictures were opened in another browser.',
  named: (name: string, version: number, kind: string) => `${name}, version ${version}, ${kind}`,
  version: (count: number) => `Version ${count}`, versions: 'Versions', superseded: 'superseded',
  panels: 'Checks and notes', panel: 'Panel', checks: 'Checks', talk: (notes: number, fresh: number) => `Notes & decisions (${number(notes)}${fresh > 0 ? `, ${number(fresh)} new` : ''})`, talkRegion: 'Notes and decisions',
  beside: 'Proofs', previous: 'Previous proof', next: 'Next proof', place: (index: number, count: number) => `${number(index)} of ${number(count)}`,
  replaced: (version: number) => `Version ${version} is superseded: read-only.`, openVersion: (version: number) => `Open version ${version}`,
  kindOf: (version: number) => `Kind of version ${version}`, copyHash: 'Copy the SHA-256',
} as const;

/** What can be shown over the picture. */
export const layers = {
  measure: 'Measure crops and background', measureText: 'In this browser, by the rules of the chosen channels. Nothing of it is kept or sent.',
  ground: 'Background not pure white', crops: 'All crop frames and safe areas',
  findings: 'Findings', finding: (count: number, title: string, text: string) => `Finding ${count}: ${title}. ${text}`,
  heat: 'Colour difference', crop: (channel: string, name: string) => `Crop: ${channel}, ${name}`,
  path: 'Clipping path', namedPath: (name: string) => `Clipping path “${name}”`, refined: 'Refined path', moved: 'Distance moved', confidence: 'Confidence', swatches: 'Brand swatches',
  uncertain: 'The path is not certain here', certainty: (share: number) => `Confidence of the clipping path: ${decimal(share * 100, 0)} %`,
  heatScale: 'Scale: Delta-E 0 is darkest, 10 and over is brightest',
} as const;
