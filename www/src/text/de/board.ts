/** Die Übersicht. */
import { counted, list, number } from '../format.js';

export const board = {
  emptyTitle: 'Bilder zur Freigabe vorlegen',
  emptyText: 'Ziehen Sie einen Ordner mit retuschierten Bildern hierher. Sie werden nach Artikel und Version geordnet, auf Farbe, Freistellpfad und Vorgaben der Marktplätze geprüft und denen vorgelegt, die entscheiden.',
  privacy: 'Nichts verlässt diesen Browser: Bilder werden auf diesem Rechner gelesen, geprüft und aufbewahrt, bis Sie einen Link anlegen, und dann nur verschlüsselt.',
  open: 'Bilder öffnen', openFolder: 'Ordner öffnen', sample: 'Beispiel ansehen', add: 'Hinzufügen', addFiles: 'Dateien …', addFolder: 'Einen Ordner …',
  formats: 'JPEG, PNG, WebP, TIFF. SVG-Pfade, Farbmuster und Begleittabellen werden mitgelesen.',
  steps: [
    { title: 'Gemessen, nicht geschätzt', text: 'Delta-E, Freistellpfad und Beschnitt ergeben eine Zahl, einen Grenzwert und eine Stelle.' },
    { title: 'Ein Link je Person', text: 'Ohne Anmeldung. Anmerkungen und Entscheidungen erscheinen hier, sobald sie fallen.' },
    { title: 'Freigegeben wird eine Datei', text: 'Eine Entscheidung ist für genau einen SHA-256 unterschrieben. Jeder kann eine Datei später nachprüfen.' },
  ],
  check: 'Prüfen', checking: (done: number, total: number) => `Geprüft: ${number(done)} von ${number(total)}`, stop: 'Anhalten',
  share: 'Vorlegen', search: 'Artikel oder Datei suchen', all: 'Alle', grid: 'Karten', table: 'Tabelle', layout: 'Ansicht', opening: 'Die Abstimmung wird gelesen',
  count: (proofs: number, versions: number) => `${counted(proofs, 'Bild', 'Bilder')}, ${counted(versions, 'Version', 'Versionen')}`,
  done: (approved: number, total: number) => `${number(approved)} von ${number(total)} freigegeben`,
  none: 'Kein Bild passt', noneText: 'Nichts in dieser Abstimmung besteht die Suche und alle Filter zugleich.', clear: 'Suche und Filter aufheben',
  unchecked: 'Nicht geprüft', clean: 'Keine Fehler', notes: (count: number) => counted(count, 'offene Anmerkung', 'offene Anmerkungen'),
  failures: (count: number) => counted(count, 'Fehler', 'Fehler'), warnings: (count: number) => counted(count, 'Warnung', 'Warnungen'),
  unmeasured: (count: number) => `${number(count)} nicht messbar`,
  waitingFor: (names: readonly string[]) => `Wartet auf ${list(names)}`, drop: 'Loslassen zum Öffnen', dropText: 'Dateien und Ordner, beliebig viele',
  problems: (count: number) => `${counted(count, 'Eintrag', 'Einträge')} des Protokolls nicht vertrauenswürdig`,
  columns: {
    proof: 'Bild', versions: 'Versionen', status: 'Stand', gate: 'Tor', queue: 'Liste', category: 'Warengruppe', risk: 'Risiko', owner: 'Zuständig',
    reviewers: 'Prüfende', due: 'Fällig', notes: 'Anm.', findings: 'Prüfungen', activity: 'Zuletzt',
  },
  nothingYet: 'Noch nichts gesagt', unknown: '–',
  earlier: (count: number) => counted(count, 'frühere Version', 'frühere Versionen'),
  superseded: (number: number, by: number) => `Version ${number} ist durch Version ${by} ersetzt`,
  shown: (shown: number, total: number) => (shown === total ? counted(total, 'Bild', 'Bilder') : `${number(shown)} von ${counted(total, 'Bild', 'Bildern')}`),
  offline: 'Sie sind offline. Alles auf dieser Übersicht liegt in diesem Browser und bleibt benutzbar; was Sie sagen, wird später gesendet.',
} as const;

/** Listen, Tore, Gründe, Risiken: die Wörter der Arbeit. */
export const work = {
  queue: {
    intake: 'Ohne Bild', checks: 'Zu prüfen', manual: 'Von Hand prüfen', retouch: 'Zurück zur Retusche', conflict: 'Prüfende uneins',
    share: 'Vorzulegen', review: 'In Abstimmung', done: 'Fertig',
  },
  gate: { technical: '1 Technik', intent: '2 Absicht', done: 'Bestanden' },
  risk: { low: 'Gering', medium: 'Mittel', high: 'Hoch' },
  reason: {
    noVersion: 'Noch keine Version hinzugefügt', notChecked: 'Die neueste Version ist nicht gemessen',
    failed: (title: string, more: number) => (more > 0 ? `${title}, und ${number(more)} weitere` : title),
    cannotMeasure: (title: string) => `Nicht messbar: ${title}`,
    returned: (names: readonly string[], verdict: 'rejected' | 'changes-requested' | 'approved') => (verdict === 'rejected' ? `Abgelehnt von ${list(names)}` : `Änderungen gewünscht von ${list(names)}`),
    disagreement: (approved: readonly string[], against: readonly string[]) => `Freigegeben von ${list(approved)}, nicht von ${list(against)}`,
    nobodyAsked: 'Noch niemand gefragt', waiting: (names: readonly string[]) => `Wartet auf ${list(names)}`,
    approved: (names: readonly string[]) => `Freigegeben von ${list(names)}`,
  },
  overdue: (day: string) => `Überfällig seit ${day}`, due: (day: string) => `Fällig ${day}`,
} as const;

/** Filter, Reihenfolge, Spalten, gemerkte Ansichten. */
export const filters = {
  button: 'Filtern', active: (count: number) => `${counted(count, 'Filter', 'Filter')} gesetzt`, clear: 'Alle aufheben', apply: (count: number) => `${counted(count, 'Bild', 'Bilder')} zeigen`,
  remove: 'Filter aufheben:',
  facet: {
    status: 'Stand', queue: 'Liste', gate: 'Tor', findings: 'Prüfungen', kind: 'Art des Befunds', reviewer: 'Wartet auf', due: 'Fällig',
    notes: 'Anmerkungen', category: 'Warengruppe', risk: 'Risiko', owner: 'Zuständig',
  },
  findings: { failure: 'Mit Fehlern', warning: 'Mit Warnungen', 'cannot-measure': 'Nicht messbar', clean: 'Keine Fehler', unchecked: 'Nicht geprüft' },
  due: { overdue: 'Überfällig', today: 'Heute', week: 'Innerhalb einer Woche', later: 'Später', none: 'Ohne Termin' },
  notes: { open: 'Mit offenen Anmerkungen', none: 'Ohne offene Anmerkungen' },
  nobody: 'Niemanden', unset: 'Nicht gesetzt',
  sort: 'Reihenfolge', sortBy: (column: string) => `Nach ${column} ordnen`, order: 'Wie hinzugefügt', up: 'Aufsteigend', down: 'Absteigend',
  columns: 'Spalten', display: 'Anzeige', always: 'immer da', reset: 'Übliche Spalten',
  views: 'Ansichten', save: 'Ansicht merken', name: 'Name der Ansicht', saved: 'In diesem Browser gemerkt. Die Adresse der Seite enthält die Ansicht und lässt sich als Link weitergeben.',
  open: (name: string) => `Ansicht ${name} öffnen`, drop: (name: string) => `Ansicht ${name} löschen`, none: 'Noch keine Ansicht gemerkt.', copy: 'Adresse kopieren', needName: 'Geben Sie der Ansicht einen Namen.',
} as const;

/** Auswählen, und was mit einer Auswahl geschieht. */
export const selecting = {
  escape: 'Esc',
  bar: 'Auswahl', count: (count: number) => `${number(count)} ausgewählt`, all: (count: number) => `Alle ${number(count)} auswählen`, clear: 'Auswahl aufheben', one: (name: string) => `${name} auswählen`,
  open: 'Der Reihe nach öffnen', check: 'Prüfungen starten', share: 'Vorlegen', describe: 'Beschreiben',
  help: 'Pfeiltasten bewegen, Leertaste wählt aus, Umschalt mit Pfeiltasten wählt einen Bereich, Eingabe öffnet.',
  describeTitle: (count: number) => `${counted(count, 'Bild', 'Bilder')} beschreiben`, describeText: 'Gesagt wird nur, was Sie ausfüllen; alles andere bleibt, wie es ist. Jedes Bild erhält einen eigenen Eintrag im Protokoll.',
  owner: 'Zuständig', category: 'Warengruppe', risk: 'Risiko', due: 'Fällig', keepAsIs: 'Unverändert lassen', describeButton: 'Setzen', describeNothing: 'Füllen Sie mindestens ein Feld aus.',
} as const;

export const channels = {
  title: 'Vertriebskanäle', legend: 'Beschnitt beurteilen für', read: (day: string) => `Vorgaben vom ${day}`,
  button: (chosen: number, shipped: number) => `Kanäle: ${number(chosen)} von ${number(shipped)}`,
  portrait: 'Zalando verlangt Hochformat; der Kanal ist aus, bis Sie ihn wählen.',
  later: 'Änderungen gelten für Prüfungen, die ab jetzt laufen.',
  none: 'Es ist kein Kanal gewählt, daher wird der Beschnitt nicht beurteilt.', other: 'Diese Ergebnisse gelten für andere Kanäle als die jetzt gewählten.',
} as const;
