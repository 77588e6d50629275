/** Eine Datei nachprüfen. */
import { counted, number } from '../format.js';

export const verify = {
  title: 'Freigabe nachprüfen', lead: 'Ziehen Sie ein Bild hierher und sehen Sie, wer es freigegeben hat. Jedes Byte zählt: Eine veränderte Datei ist nicht die freigegebene.',
  drop: 'Bilder hierher ziehen', dropText: 'Oder ein Protokoll oder ein Dossier, gegen das geprüft werden soll. Dateien werden in diesem Browser gelesen und nirgendwohin gesendet.', choose: 'Dateien wählen', chooseLog: 'Protokoll hinzufügen',
  logs: (count: number) => `${counted(count, 'Abnahme', 'Abnahmen')} in diesem Browser bekannt`, noLogs: 'Dieser Browser kennt noch keine Abnahme. Öffnen Sie hier zuerst einen Link, oder fügen Sie ein Protokoll oder ein Dossier hinzu (Dateien, die das Studio speichern kann).',
  working: (name: string) => `${name} wird geprüft`,
  verdicts: {
    approved: { title: 'Freigegeben', text: 'Genau diese Datei wurde freigegeben.' },
    known: { title: 'Nicht freigegeben', text: 'Genau diese Datei gehört zu einer Abnahme, aber keine Freigabe gilt für sie.' },
    'same-pixels': { title: 'Nicht freigegeben', text: 'Das Bild ist dasselbe wie in einer Abnahme, die Datei nicht: andere Metadaten oder eine andere Kodierung. Die Freigabe gilt nicht für sie.' },
    unknown: { title: 'Nicht freigegeben', text: 'Keine Abnahme, die dieser Browser kennt, enthält diese Datei. Ein verändertes Byte genügt.' },
    failed: { title: 'Nicht prüfbar', text: 'Über diese Datei lässt sich nichts sagen.' },
  },
  dossier: {
    title: 'Die Abnahme als Nachweis mitnehmen', lead: 'Ein Dossier ist eine einzige Datei: das signierte Protokoll, ein druckbarer Bericht und die Bilder, die Sie wählen. Wer es bekommt, kann jedes Byte davon hier oder mit proofroom verify prüfen, ohne Netz und ohne Ihnen zu vertrauen.',
    takes: 'Bilder, die mitkommen', options: { none: 'Keine', approved: 'Freigegebene Versionen', all: 'Alle Versionen' }, files: (count: number) => counted(count, 'Datei', 'Dateien'), make: 'Dossier speichern', making: 'Das Dossier wird zusammengestellt', stop: 'Anhalten',
    good: 'Das Dossier ist unversehrt', goodText: 'Nichts darin wurde geändert, entfernt, hinzugefügt oder verschoben, seit das Studio es signiert hat.', changed: 'Das Dossier wurde verändert', changedText: 'Glauben Sie ihm nicht. Gefunden wurde:',
    contents: 'Inhalt', counts: (approved: number, proofs: number, events: number, files: number) => `${number(approved)} von ${counted(proofs, 'Bild', 'Bildern')} freigegeben, ${counted(events, 'signiertes Ereignis', 'signierte Ereignisse')}, ${counted(files, 'Datei', 'Dateien')}`,
    made: 'Erstellt', event: 'Ereignis', more: 'Nur die ersten 100 werden gezeigt.', otherRelease: (version: string) => `Der Bericht wurde mit Proofroom ${version} erstellt. Er wurde mit seinem signierten Hash verglichen, nicht mit dem Protokoll: Wo sie sich unterscheiden, gilt das Protokoll.`,
  },
  approvedBy: 'Freigegeben von', decided: 'Entschieden von', at: 'Wann', received: 'Vom Studio bestätigt', version: 'Version', hash: 'SHA-256 dieser Datei', studio: 'Studio', key: 'Schlüssel des Studios', review: 'Abnahme', history: 'Alles, was zu dieser Version gesagt wurde',
  late: 'verspätet, zählt nicht', unseen: (count: number) => `${counted(count, 'Stelle', 'Stellen')} des Rundgangs nicht angesehen, zählt nicht`, replaced: 'später ersetzt', checked: 'Was geprüft wurde',
  checkedText: 'Dieser Browser hat den SHA-256 der Datei berechnet, in den unterschriebenen Protokollen nachgeschlagen, die er kennt, und jede Unterschrift darin mit dem Schlüssel des Studios geprüft. Vergleichen Sie diesen Schlüssel mit dem, den Ihnen das Studio gegeben hat: Der Name daneben ist nur, was das Protokoll sagt. Die Zeiten sind die der Uhren der Verfasser.',
  checkedNone: 'Dieser Browser hat den SHA-256 der Datei berechnet und in den unterschriebenen Protokollen nachgeschlagen, die er kennt. Nichts wurde gesendet.',
  again: 'Weitere Dateien kommen oben dazu.',
} as const;
