/** Anmerkungen: zeichnen, schreiben, antworten, und was daraus wird. */
import { counted, number } from '../format.js';

export const notes = {
  title: 'Anmerkungen', filter: 'Welche Anmerkungen',
  filters: { open: 'Offen', mine: 'Meine', version: 'Diese Version', all: 'Alle' },
  none: { open: 'Keine offenen Anmerkungen.', mine: 'Sie haben hier nichts angemerkt.', version: 'Keine Anmerkungen zu dieser Version.', all: 'Noch keine Anmerkungen.' },
  number: (place: number) => `Anmerkung ${number(place)}`, go: (place: number) => `Anmerkung ${number(place)} im Bild zeigen`,
  you: 'Sie', unread: 'Neu', unreadCount: (count: number) => `${number(count)} neu`, from: (version: number) => `aus v${number(version)}`,
  otherSize: (version: number) => `v${number(version)} hatte eine andere Größe: Die Stelle wird hier nicht gezeigt`, whole: 'Zum ganzen Bild',
  edited: (times: number) => (times === 1 ? 'geändert' : `${number(times)}-mal geändert`), earlier: 'Früherer Wortlaut',
  withdrawnBy: (name: string) => `${name} hat diese Anmerkung zurückgezogen.`, withdrawnText: 'Was darin stand', resolved: 'erledigt', resolvedBy: (name: string, at: string) => `Erledigt: ${name}, ${at}`,
  overlaps: (others: string) => `Überschneidet sich mit ${others}`, overlapOf: (place: number, name: string) => `Anmerkung ${number(place)} von ${name}`,
  clashes: (count: number) => `${counted(count, 'offene Anmerkung', 'offene Anmerkungen')} verschiedener Personen überschneiden sich: Klären Sie das, bevor die Retusche beginnt.`,
  reply: 'Antworten', edit: 'Ändern', withdraw: 'Zurückziehen', resolve: 'Erledigt', reopen: 'Wieder öffnen', replies: 'Antworten',
  held: 'Noch nicht gesendet', heldEdit: 'Änderung noch nicht gesendet', heldWithdrawal: 'Rückzug noch nicht gesendet', failed: 'Ließ sich nicht senden', undo: 'Rückgängig', redo: 'Wiederholen', sendNow: 'Jetzt senden',
  newNote: 'Neue Anmerkung', placeholder: 'Was soll sich ändern?', add: 'Anmerken', empty: 'Schreiben Sie, was sich ändern soll.', send: 'Antwort senden', save: 'Wortlaut speichern', cancel: 'Abbrechen',
  replyTo: (place: number) => `Antwort auf Anmerkung ${number(place)}`, rewrite: (place: number) => `Neuer Wortlaut von Anmerkung ${number(place)}`,
  mark: 'Stelle markieren', markAnother: 'Stelle ändern', forget: 'Stelle verwerfen', markHint: 'Stelle markieren (M)',
  placedOn: (version: number) => `Auf Version ${number(version)} markiert`, useHere: 'Stelle hier verwenden', elsewhere: (version: number) => `Die Stelle wurde auf Version ${number(version)} markiert. Verwenden Sie sie hier, oder verwerfen Sie sie.`,
  importNotes: 'Anmerkungen einlesen (W3C-Annotationen)', annotation: (place: number) => `${number(place)}. Annotation`, imported: (count: number) => (count === 0 ? 'Keine Anmerkung wurde eingelesen.' : `${counted(count, 'Anmerkung', 'Anmerkungen')} eingelesen.`), importedBefore: (count: number) => `${counted(count, 'war', 'waren')} schon da.`, importedElsewhere: (count: number) => `${counted(count, 'betrifft', 'betreffen')} andere Dateien oder ersetzte Versionen.`, notImported: (count: number) => `${counted(count, 'Annotation', 'Annotationen')} nicht lesbar.`,
  exportNotes: 'Anmerkungen speichern (W3C-Annotationen)', layer: 'Anmerkungen', earlierLayer: 'Anmerkungen aus anderen Versionen',
  markHere: (place: number, name: string, shape: string, text: string) => `Anmerkung ${number(place)} von ${name}, ${shape}: ${text}`,
  markFrom: (place: number, version: number, name: string, text: string) => `Anmerkung ${number(place)} aus Version ${number(version)} von ${name}: ${text}`,
  shape: { pin: 'Punkt', rectangle: 'Rechteck', ellipse: 'Ellipse', freehand: 'Freihandlinie', arrow: 'Pfeil' },
  at: (shape: string, place: string) => `${shape}, ${place}`,
} as const;

export const drawing = {
  tools: 'Zeichenwerkzeuge', tool: { pin: 'Punkt', rectangle: 'Rechteck', ellipse: 'Ellipse', freehand: 'Freihand', arrow: 'Pfeil' },
  hint: {
    pin: 'Tippen Sie auf die gemeinte Stelle.', rectangle: 'Ziehen Sie über die gemeinte Stelle.', ellipse: 'Ziehen Sie über die gemeinte Stelle.',
    freehand: 'Zeichnen Sie um das Gemeinte herum oder daran entlang.', arrow: 'Ziehen Sie von der Seite zum Gemeinten hin.',
  },
  keys: {
    pin: 'Pfeiltasten bewegen den Punkt, Eingabe übernimmt ihn.', rectangle: 'Pfeiltasten bewegen, mit Umschalt ändern sie die Größe, Eingabe übernimmt.', ellipse: 'Pfeiltasten bewegen, mit Umschalt ändern sie die Größe, Eingabe übernimmt.',
    freehand: 'Pfeiltasten bewegen den Stift, Leertaste setzt einen Punkt, Eingabe übernimmt die Linie.', arrow: 'Pfeiltasten bewegen, mit Umschalt bewegen sie die Spitze, Eingabe übernimmt.',
  },
  undo: 'Rückgängig (Strg + Z)', redo: 'Wiederholen (Strg + Umschalt + Z)', done: 'Zeichnen beenden',
  handle: { move: 'Stelle bewegen', start: 'Linke obere Ecke bewegen', end: 'Rechte untere Ecke bewegen', from: 'Anfang des Pfeils bewegen', to: 'Spitze des Pfeils bewegen' },
  now: (shape: string, place: string) => `${shape}, ${place}`, points: (count: number) => counted(count, 'Punkt', 'Punkte'),
} as const;
