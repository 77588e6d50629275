/** Der Rahmen: Navigation, Abgleich, Meldungen. */
import { counted, number } from '../format.js';

export const shell = {
  board: 'Übersicht', share: 'Vorlegen', verify: 'Nachweis', review: 'Abnahme', main: 'Hauptnavigation', back: 'Zurück zur Übersicht',
  settings: 'Darstellung und Sprache', theme: 'Darstellung', system: 'Wie das System', light: 'Hell', dark: 'Dunkel', language: 'Sprache', systemLanguage: 'Wie der Browser',
  shortcuts: 'Tastenkürzel', dismiss: 'Ausblenden',
  invited: (name: string, title: string) => (title ? `${name}, ${title}` : name),
  starting: 'Das Messprogramm startet', startingText: 'Einen Augenblick: Die Prüfungen werden in diesen Browser geladen.',
  failed: 'Das Messprogramm ist nicht gestartet',
  reviewOf: (day: string) => `Abnahme vom ${day}`, sampleReview: 'Beispiel',
  open: 'Öffnen', partMissing: 'Dieser Teil der Seite ließ sich nicht laden', partMissingText: 'Die Verbindung oder der Server ist nicht da. Was Sie getan haben, bleibt erhalten.', coming: 'Wird geladen',
  newer: 'Eine neue Version von Proofroom liegt bereit', newerText: 'Nichts ändert sich, bis Sie es sagen. Geschriebenes und Entschiedenes bleibt.', newerElsewhere: 'Proofroom wurde in einem anderen Tab aktualisiert',
  updateNow: 'Jetzt aktualisieren', updateLater: 'Später',
  release: (version: string, build: string) => `Proofroom ${[version, build].filter(Boolean).join(' · ')}`,
  offlineReady: 'Öffnet sich auch ohne Netz', offlineNot: 'Öffnet sich in diesem Browser nur mit Netz', offlineComing: 'Wird für den Gebrauch ohne Netz aufbewahrt',
  titles: { board: 'Übersicht', proof: 'Bild', share: 'Vorlegen', review: 'Abnahme', verify: 'Nachweis' },
} as const;

export const sync = {
  label: 'Abgleich und Ablage', offline: 'Ohne Verbindung', local: 'Nur in diesem Browser', connecting: 'Verbindung wird aufgebaut', unreachable: 'Ablage nicht erreichbar',
  current: 'Auf dem neuesten Stand', working: 'Wird abgeglichen', failed: 'Abgleich gescheitert', stopped: 'Messprogramm steht',
  unsent: (count: number) => `${number(count)} noch nicht gesendet`,
  unsentText: 'Bleibt in diesem Browser und wird von selbst gesendet, sobald die Verbindung wieder steht.',
  offlineText: 'Prüfungen, Anmerkungen und Entscheidungen gehen weiter. Sie bleiben bis dahin hier.',
  localText: 'Nichts hat diesen Browser verlassen. Eine Ablage brauchen Sie erst, wenn Sie einen Link anlegen wollen.',
  store: 'Ablage', last: 'Letzter Abgleich', never: 'noch nie', engine: 'Messprogramm', keptHere: 'Hier aufbewahrt',
  workers: (count: number, version: string) => `${version || 'startet'} · ${counted(count, 'Prozess', 'Prozesse')}`,
  waiting: (count: number) => (count === 1 ? '1 Aussage wartet auf die Quittung des Studios' : `${number(count)} Aussagen warten auf die Quittung des Studios`),
  answers: 'Was wartet, als Datei für das Studio sichern', save: 'Protokoll speichern',
} as const;

export const activity = (kindOfEntry: string): string =>
  ({
    'review-created': 'hat die Abnahme angelegt', 'proof-added': 'hat das Bild angelegt', 'version-added': 'hat eine Version hinzugefügt', 'checks-recorded': 'hat Prüfungen festgehalten',
    'reviewer-added': 'hat jemanden eingeladen', 'reviewer-revoked': 'hat einen Link geschlossen', 'note-added': 'hat eine Anmerkung geschrieben', 'note-edited': 'hat eine Anmerkung geändert', 'note-withdrawn': 'hat eine Anmerkung zurückgezogen', 'note-resolved': 'hat eine Anmerkung abgeschlossen oder geöffnet', 'proof-described': 'hat das Bild beschrieben', 'policy-set': 'hat die Regeln gesetzt', 'tour-recorded': 'hat den Rundgang gemacht', 'decision-made': 'hat entschieden', receipt: 'hat den Empfang bestätigt',
  })[kindOfEntry] ?? kindOfEntry.replaceAll('-', ' ');

export const news = {
  linkClosed: 'Der Link ist geschlossen. Was schon gesehen wurde, lässt sich nicht ungesehen machen.',
  noteHeld: 'Ihre Anmerkung wird gleich gesendet.',
  withdrawalHeld: 'Die Anmerkung wird gleich zurückgezogen.',
  noLog: 'Es gibt noch kein Protokoll: Es beginnt mit dem ersten Bild.',
} as const;

export const moments = { justNow: 'gerade eben', soon: 'gleich' } as const;
