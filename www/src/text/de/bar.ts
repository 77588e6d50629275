/** Die Leiste unter dem Bild: Vergrößerung, und was über dem Bild liegt, mit seinen Legenden. */
import { counted, number } from '../format.js';

export const bar = {
  zoom: 'Vergrößerung', zoomOut: 'Verkleinern', zoomIn: 'Vergrößern', zoomTo: 'Vergrößern auf', fit: 'Ganz', fitWhole: 'Ganz zeigen', percent: (value: string) => `${value} Prozent`,
  overlays: 'Ebenen', shown: (on: number, all: number) => `Ebenen, ${number(on)} von ${number(all)} sichtbar`, over: 'Über dem Bild',
  delivered: 'wie geliefert', refined: 'nachgezogen', dimmed: 'was der Kanal abschneidet, ist abgedunkelt', places: (count: number) => counted(count, 'Stelle', 'Stellen'), above: (value: string) => `über ${value}`,
  safe: 'gestrichelt: der sichere Bereich', below: (from: number, to: number) => (to > 254 ? `${number(from)} oder mehr Stufen unter 255` : `${number(from)}–${number(to)} Stufen unter 255`), ground: 'Außerhalb des Produkts und eines schmalen Streifens darum',
} as const;

/** Was zu einer Version gesagt wurde, im Bereich neben dem Bild. */
export const talk = {
  decisions: (version: number) => `Entscheidungen über Version ${version}`, undecided: 'Über diese Version hat noch niemand entschieden.', history: 'Verlauf dieses Bildes', version: (version: number) => `Version ${version}`,
} as const;
