/** Genau hinsehen: Lupe, Messwerte, Messpunkte, Statuszeile und Rundgang. */
import { number } from '../format.js';

export const looking = {
  bar: 'Genau hinsehen',
  loupe: 'Lupe', loupeZoom: 'Vergrößerung der Lupe',
  loupeGuide: 'Lupe. Pfeiltasten bewegen sie um ein Pixel, mit Umschalt um zehn, Enter setzt einen Messpunkt, Esc legt sie weg.',
  at: (x: number, y: number) => `${number(x)}, ${number(y)}`, place: (x: number, y: number) => `Pixel ${number(x)}, ${number(y)}`,
  models: { gray: 'Grau', rgb: 'RGB', cmyk: 'CMYK' }, bits: (bits: number) => `${number(bits)} Bit`, alpha: 'Alpha', lab: 'Lab', deltaE: 'Delta-E 2000', deltaTo: (name: string) => `Delta-E 2000 zu ${name}`,
  average: 'Gemittelt über', averages: { 1: '1 px', 3: '3 × 3 px', 5: '5 × 5 px' },
  noReading: (why: string) => `Kein Messwert: ${why}`, reading: 'Messwert',
  sizes: 'Die beiden Bilder sind verschieden groß: kein Delta-E zwischen Stellen.',
  samples: 'Messpunkte', sample: (count: number) => `Messpunkt ${number(count)}`,
  noSamples: 'Mit der Lupe ins Bild klicken oder Enter drücken setzt einen Punkt. Punkte bleiben in diesem Browser.', drop: 'Hier einen Punkt setzen',
  remove: (count: number) => `Messpunkt ${number(count)} entfernen`, removeAll: 'Alle entfernen', copyCsv: 'Als CSV kopieren', show: (count: number) => `Messpunkt ${number(count)} zeigen`,
  column: { point: 'Punkt', place: 'Stelle', own: 'Werte', lab: 'Lab', deltaE: 'Delta-E' },
  assumed: 'Kein Profil: sRGB angenommen', profile: (name: string) => `Profil: ${name}`,
  canvas: { srgb: 'Gezeichnet in sRGB', 'display-p3': 'Gezeichnet in Display P3' },
  display: {
    title: 'Was über Ihren Bildschirm bekannt ist', srgb: 'Der Browser sagt, der Bildschirm zeige etwa sRGB.', p3: 'Der Browser sagt, der Bildschirm zeige etwa Display P3.', rec2020: 'Der Browser sagt, der Bildschirm zeige mehr als Display P3.',
    unknown: 'Der Browser sagt, der Bildschirm zeige weniger als sRGB, oder er sagt nichts.',
    honest: 'Ob er kalibriert ist, wie hell er ist und was das Betriebssystem mit Farben macht, weiß diese Seite nicht. Zahlen kommen aus der Datei; Farbe nur auf einem Bildschirm, den Sie kennen, nach Augenmaß beurteilen.',
    short: 'Bildschirm nicht geprüft',
  },
  tour: 'Rundgang', next: 'Nächste Stelle', previous: 'Vorige Stelle', end: 'Rundgang beenden',
  spot: (index: number, count: number) => `Stelle ${number(index)} von ${number(count)}`, seen: 'gesehen', unseen: 'noch nicht gesehen', seenOf: (seen: number, count: number) => `${number(seen)} von ${number(count)} gesehen`,
  noSpots: 'Es gibt nichts zu zeigen: kein Befund mit Ort und keine von Hand gesetzte Stelle.',
  what: { finding: 'Befund', hands: 'Hände', hair: 'Haare', jewellery: 'Schmuck', join: 'Hohlmannequin-Ansatz', other: 'Hier hinsehen' },
  hint: {
    finding: '', hands: 'Finger zählen, jedem Umriss folgen, Nägel und Falten ansehen.', hair: 'Dem Umriss folgen: abgeschnittene Strähnen, Säume, wiederholte Stellen.',
    jewellery: 'Steine, Fassungen, Verschlüsse: doppelte Facetten, verschmolzene Kanten, fehlende Reflexe.', join: 'Hals, Ärmel, Saum: trifft innen auf außen, passen Nähte und Etiketten?', other: '',
  },
  placeHere: 'Hier eine Stelle setzen', placeHint: 'Zuerst zur Stelle zoomen: die Mitte des Sichtbaren wird die Stelle.', whatLabel: 'Was dort ist', ask: 'Diese Stellen den Prüfenden senden',
  require: 'Prüfende müssen jede Stelle bei 100 % sehen, bevor sie freigeben',
  removeSpot: (name: string) => `Stelle ${name} entfernen`, progress: 'Von Prüfenden gesehen', nobody: 'Noch hat niemand hingesehen.', person: (name: string, seen: number, count: number) => `${name}: ${number(seen)} von ${number(count)}`,
  announce: (index: number, count: number, text: string) => `Stelle ${number(index)} von ${number(count)}: ${text}`,
} as const;
