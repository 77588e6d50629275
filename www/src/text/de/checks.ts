/** Die Prüfungen einer Version und ihre Bereiche. */
import { counted, number } from '../format.js';

export const checks = {
  run: 'Starten', stop: 'Anhalten', runCheck: (title: string) => `Starten: ${title}`, runAgain: (title: string) => `Noch einmal: ${title}`, stopCheck: (title: string) => `Anhalten: ${title}`, progress: (title: string) => `${title}: Fortschritt`,
  runAll: 'Alle Prüfungen starten', stopAll: 'Alle Prüfungen anhalten', engineStarting: 'Das Messprogramm startet.', engineGone: 'Das Messprogramm läuft nicht.',
  record: 'Festhalten', recordText: 'Die Befunde ins unterschriebene Protokoll schreiben', findings: 'Befunde', nothing: (version: number) => `An Version ${version} wurde noch nichts gemessen.`,
  limit: (value: string) => `Grenze ${value}`, showPlace: 'Stelle zeigen', placed: (place: string) => `Stelle zeigen: ${place}.`,
  within: (count: number) => `${counted(count, 'Messung', 'Messungen')} innerhalb der Grenzen`, source: 'Quelle', read: (day: string) => `gelesen am ${day}`,
  /** Wie gut eine Vorgabe belegt ist. */
  founded: {
    official: 'von der Seite des Kanals selbst', 'official-mirror': 'aus einer Abschrift der offiziellen Seite', 'third-party-agree': 'mehrere Dritte sagen dasselbe', 'third-party-single': 'von einem Dritten',
    'open-source-default': 'Voreinstellung einer freien Software', house: 'unsere eigene Vorgabe',
  },
} as const;

export const colour = {
  title: 'Farbe', alone: 'Es gibt keine andere Version zum Vergleichen.', against: 'Gegen', version: (version: number, kind: string) => `Version ${version}, ${kind}`,
  figures: 'Delta-E 2000', mean: 'Mittel', median: 'Median', p95: '95 %', max: 'Höchstwert', over: (tolerance: string) => `über ${tolerance}`,
  heat: 'Abweichung über dem Bild zeigen', worst: 'Größte Abweichung', opacity: 'Deckkraft', noHeat: 'Die Abweichung ließ sich nicht darstellen:',
  off: 'Außerhalb der Toleranz', inside: 'In der Toleranz',
  histogram: (over: string, tolerance: string, largest: string) => `Verteilung von Delta-E: ${over} der Pixel über der Toleranz von ${tolerance}, der größte Wert in der Klasse bis ${largest}.`,
  swatches: 'Markenfarben', wantedFound: 'Soll, Ist', swatch: 'Muster', lab: (wanted: string, found: string) => `Lab soll ${wanted}, ist ${found}`,
} as const;

export const outline = {
  editPath: 'Pfad bearbeiten',
  madeFrom: (version: number, by: string) => `Pfad bearbeitet, aus Version ${version} von ${by}`,
  title: 'Freistellpfad', none: 'Die Datei enthält keinen Pfad, und eine SVG-Datei gleichen Namens lag nicht bei.', unnamed: 'Pfad ohne Namen',
  anchors: (count: number) => counted(count, 'Ankerpunkt', 'Ankerpunkte'), flatness: (value: string) => `Kurvennäherung ${value}`, clipping: 'Beschneidungspfad',
  sources: { photoshop: 'in der Datei', svg: 'SVG neben der Datei', refined: 'hier nachgezogen' }, draw: 'Über dem Bild zeigen',
  moved: 'Verschiebung durch das Nachziehen', meanMoved: 'im Mittel', p95: '95 %', max: 'höchstens',
  which: 'Pfad', whichLabel: 'Welcher Pfad gezeichnet wird', before: 'Vorher', after: 'Nachher', both: 'Beide', neither: 'Keiner',
  colour: 'Farbe', colourLabel: 'Was die Farbe der Abschnitte zeigt', byMove: 'Verschiebung', byConfidence: 'Sicherheit', plain: 'Nichts',
  doubtful: (some: number, all: number, share: string, reasons: string) => `${number(some)} von ${counted(all, 'Abschnitt', 'Abschnitten')} unter ${share} Sicherheit: ${reasons}.`,
  largest: 'Größte Verschiebung', saveRefined: 'SVG, nachgezogen', saveOriginal: 'SVG, wie geliefert',
} as const;

export const crops = {
  title: 'Beschnitt', verdicts: { pass: 'Bestanden', warning: 'Warnung', failure: 'Fehler', 'cannot-measure': 'Nicht gemessen' },
  many: (some: number, all: number) => `${number(some)} von ${counted(all, 'Kanal', 'Kanälen')}`, judge: 'Für die gewählten beurteilen',
  subject: (method: string, share: string) => `Produkt gefunden über ${method}, Sicherheit ${share}:`, methods: { path: 'den Pfad', alpha: 'die Transparenz', background: 'den einfarbigen Hintergrund' },
  group: (channel: string) => `Zuschnitte von ${channel}`, kept: (share: string) => `${share} sichtbar`, rules: (role: string, day: string) => `Vorgaben für das Bild „${role}“, gelesen am ${day}.`,
} as const;
