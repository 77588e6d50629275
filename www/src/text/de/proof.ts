/** Die Seite eines Bildes: ihr Kopf, seine Versionen, was über dem Bild liegt. */
import { decimal, number } from '../format.js';

export const proof = {
  opening: 'Die Abnahme wird geöffnet', none: 'Dieses Bild gibt es hier nicht', noneText: 'Vielleicht gehört es zu einer anderen Abnahme, oder seine Dateien wurden in einem anderen Browser geöffnet.',
  named: (name: string, version: number, kind: string) => `${name}, Version ${version}, ${kind}`,
  version: (count: number) => `Version ${count}`, versions: 'Versionen', superseded: 'abgelöst',
  panels: 'Prüfungen und Anmerkungen', panel: 'Bereich', checks: 'Prüfungen', talk: (notes: number, fresh: number) => `Gesagt (${number(notes)}${fresh > 0 ? `, ${number(fresh)} neu` : ''})`, talkRegion: 'Anmerkungen und Entscheidungen',
  beside: 'Bilder', previous: 'Voriges Bild', next: 'Nächstes Bild', place: (index: number, count: number) => `${number(index)} von ${number(count)}`,
  replaced: (version: number) => `Version ${version} ist abgelöst und nur noch lesbar.`, openVersion: (version: number) => `Version ${version} öffnen`,
  kindOf: (version: number) => `Art der Version ${version}`, copyHash: 'SHA-256 kopieren',
} as const;

/** Was über dem Bild gezeigt werden kann. */
export const layers = {
  measure: 'Ausschnitte und Hintergrund messen', measureText: 'In diesem Browser, nach den Regeln der gewählten Kanäle. Nichts davon wird behalten oder gesendet.',
  ground: 'Hintergrund nicht rein weiß', crops: 'Alle Ausschnitte und sicheren Bereiche',
  findings: 'Befunde', finding: (count: number, title: string, text: string) => `Befund ${count}: ${title}. ${text}`,
  heat: 'Farbabweichung', crop: (channel: string, name: string) => `Zuschnitt: ${channel}, ${name}`,
  path: 'Freistellpfad', namedPath: (name: string) => `Freistellpfad „${name}“`, refined: 'Nachgezogener Pfad', moved: 'Verschiebung', confidence: 'Sicherheit', swatches: 'Markenfarben',
  uncertain: 'Der Pfad ist hier nicht sicher', certainty: (share: number) => `Sicherheit des Freistellpfads: ${decimal(share * 100, 0)} %`,
  heatScale: 'Skala: Delta-E 0 ist am dunkelsten, 10 und mehr am hellsten',
} as const;
