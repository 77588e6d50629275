/** Die Übersicht. */
import { counted, list, number } from '../format.js';

export const board = {
  emptyTitle: 'Bilder zur Freigabe vorlegen',
  emptyText: 'Ziehen Sie einen Ordner mit retuschierten Bildern hierher. Sie werden nach Artikel und Version geordnet, auf Farbe, Freistellpfad und Vorgaben der Marktplätze geprüft und denen vorgelegt, die entscheiden.',
  privacy: 'Nichts verlässt diesen Browser: Bilder werden auf diesem Rechner gelesen, geprüft und aufbewahrt, bis Sie einen Link anlegen, und dann nur verschlüsselt.',
  open: 'Bilder öffnen', openFolder: 'Ordner öffnen', sample: 'Beispiel ansehen', add: 'Bilder hinzufügen', addFiles: 'Dateien …', addFolder: 'Einen Ordner …',
  formats: 'JPEG, PNG, WebP, TIFF. SVG-Pfade, Farbmuster und Begleittabellen werden mitgelesen.',
  steps: [
    { title: 'Gemessen, nicht geschätzt', text: 'Delta-E, Freistellpfad und Beschnitt ergeben eine Zahl, einen Grenzwert und eine Stelle.' },
    { title: 'Ein Link je Person', text: 'Ohne Anmeldung. Anmerkungen und Entscheidungen erscheinen hier, sobald sie fallen.' },
    { title: 'Freigegeben wird eine Datei', text: 'Eine Entscheidung ist für genau einen SHA-256 unterschrieben. Jeder kann eine Datei später nachprüfen.' },
  ],
  check: 'Prüfungen starten', checking: (done: number, total: number) => `Geprüft: ${number(done)} von ${number(total)}`, stop: 'Anhalten',
  share: 'Vorlegen', search: 'Artikel oder Datei suchen', all: 'Alle', grid: 'Karten', table: 'Tabelle', layout: 'Ansicht', filter: 'Stand',
  count: (proofs: number, versions: number) => `${counted(proofs, 'Bild', 'Bilder')}, ${counted(versions, 'Version', 'Versionen')}`,
  done: (approved: number, total: number) => `${number(approved)} von ${number(total)} freigegeben`,
  none: 'Kein Bild passt zu diesem Filter', noneText: 'Leeren Sie die Suche oder wählen Sie einen anderen Stand.', clear: 'Filter aufheben',
  unchecked: 'Nicht geprüft', clean: 'Keine Fehler', notes: (count: number) => counted(count, 'offene Anmerkung', 'offene Anmerkungen'),
  failures: (count: number) => counted(count, 'Fehler', 'Fehler'), warnings: (count: number) => counted(count, 'Warnung', 'Warnungen'),
  unmeasured: (count: number) => `${number(count)} nicht messbar`,
  waitingFor: (names: readonly string[]) => `Wartet auf ${list(names)}`, drop: 'Loslassen zum Öffnen', dropText: 'Dateien und Ordner, beliebig viele',
  picture: (name: string) => `Neueste Version von ${name}`, noPicture: 'Bild nicht in diesem Browser', failedPicture: 'Bild lässt sich nicht darstellen',
  problems: (count: number) => `${counted(count, 'Eintrag', 'Einträge')} des Protokolls nicht vertrauenswürdig`,
  columns: { proof: 'Bild', versions: 'Versionen', status: 'Stand', findings: 'Prüfungen', notes: 'Anmerkungen', activity: 'Zuletzt' },
  nothingYet: 'Noch nichts gesagt',
} as const;

export const channels = {
  title: 'Vertriebskanäle', legend: 'Beschnitt beurteilen für', read: (day: string) => `Vorgaben vom ${day}`,
  button: (chosen: number, shipped: number) => `Kanäle: ${number(chosen)} von ${number(shipped)}`,
  portrait: 'Zalando verlangt Hochformat; der Kanal ist aus, bis Sie ihn wählen.',
  later: 'Änderungen gelten für Prüfungen, die ab jetzt laufen.',
  none: 'Es ist kein Kanal gewählt, daher wird der Beschnitt nicht beurteilt.', other: 'Diese Ergebnisse gelten für andere Kanäle als die jetzt gewählten.',
} as const;
