/** Die Seite dessen, der entscheidet: das Bild, die Entscheidung, und was davor steht. */
import { counted } from '../format.js';
export const review = {
  overview: 'Alle Bilder',
  version: 'Version', named: (name: string, version: number) => `${name}, Version ${version}`, ofVersion: (version: number) => `, Version ${version}`,
  now: (name: string, version: number, index: number, count: number) => `${name}, Version ${version}, Bild ${index} von ${count}`,
  beside: 'Voriges und nächstes Bild', previous: 'Voriges Bild', next: 'Nächstes Bild', pictures: 'Bilder', byYou: (verdict: string) => `Sie: ${verdict}`,
  panel: 'Ihre Entscheidung und Anmerkungen', mark: 'Stelle markieren', notes: 'Anmerkungen', notHere: 'Dieses Bild gehört nicht zu Ihrer Abnahme', showFirst: 'Erstes Bild zeigen',
  replaced: (version: number) => `Version ${version} ist abgelöst`, readOnly: 'und nur noch lesbar.', newerHidden: 'Die neuere Version wird Ihnen noch nicht gezeigt.',
  offlineUnsent: 'Sie sind offline. Was Sie gesagt haben, bleibt hier und wird später gesendet.', offline: 'Sie sind offline. Anmerken und entscheiden können Sie trotzdem.',
  as: 'Sie entscheiden als', guest: 'Gast', until: (day: string) => `Link offen bis ${day}`, file: (name: string) => `Genau diese Datei: ${name}`,
  sealed: (studio: string) => `In diesem Browser entschlüsselt. Ihre Entscheidung wird unterschrieben und geht allein an ${studio}.`,
} as const;

export const decision = {
  owed: (count: number) => `${counted(count, 'Stelle ist', 'Stellen sind')} noch bei mindestens 100 % anzusehen, bevor Sie freigeben können.`,
  showNext: 'Die nächste zeigen',
  approve: 'Freigeben', changes: 'Änderungen wünschen', changesShort: 'Änderungen', reject: 'Ablehnen', change: 'Ändern',
  label: (version: number) => `Ihre Entscheidung über Version ${version}`, closed: 'Über diese Version lässt sich nicht mehr entscheiden.',
  onlyNotes: 'Mit diesem Link können Sie Anmerkungen schreiben; entscheiden wird jemand anderes.', onlyLook: 'Mit diesem Link können Sie nur ansehen.',
  heading: {
    approved: (version: number, name: string) => `Version ${version} von ${name} freigeben`,
    'changes-requested': (version: number, name: string) => `Änderungen an Version ${version} von ${name} wünschen`,
    rejected: (version: number, name: string) => `Version ${version} von ${name} ablehnen`,
  },
  button: { approved: 'Diese Datei freigeben', 'changes-requested': 'Änderungen wünschen', rejected: 'Diese Version ablehnen' },
  done: {
    approved: (version: number) => `Sie haben Version ${version} freigegeben`,
    'changes-requested': (version: number) => `Sie wünschen Änderungen an Version ${version}`,
    rejected: (version: number) => `Sie haben Version ${version} abgelehnt`,
  },
  reason: { approved: 'Kommentar (freiwillig)', 'changes-requested': 'Was soll sich ändern?', rejected: 'Begründung' }, required: (label: string) => `${label} (erforderlich)`,
  whyReject: 'Sagen Sie, warum, damit das Studio weiß, was zu tun ist.', whyChange: 'Sagen Sie, was sich ändern soll, oder markieren Sie zuerst eine Stelle und schreiben Sie eine Anmerkung.', signedAs: 'Unterschrieben als',
  made: {
    approved: (name: string) => `Freigegeben von ${name}`, 'changes-requested': (name: string) => `Änderungen gewünscht von ${name}`, rejected: (name: string) => `Abgelehnt von ${name}`,
  },
  you: (name: string) => `${name} (Sie)`, replaced: 'durch eine neuere ersetzt', late: 'verspätet, zählt nicht', unseen: (count: number) => `${counted(count, 'Stelle', 'Stellen')} des Rundgangs nicht angesehen, zählt nicht`,
  delivery: { 'not-sent': 'Noch nicht gesendet', sent: 'Gesendet', received: 'Beim Studio eingegangen' },
} as const;

export const gate = {
  opening: 'Ihre Abnahme wird geöffnet', openingText: 'Die Bilder werden geholt und in diesem Browser entschlüsselt.', openingOffline: 'Sie sind offline. Die Abnahme öffnet sich, sobald die Verbindung steht.',
  empty: 'Noch nichts zu entscheiden', emptyText: 'Ihr Link funktioniert. Das Studio hat Ihnen noch kein Bild vorgelegt; es erscheint hier von selbst.',
  paste: 'Öffnen Sie Ihren Link', pasteText: 'Öffnen Sie den Link aus Ihrer Einladung, oder fügen Sie ihn hier ein. Eine Anmeldung ist nicht nötig.',
  link: 'Link zur Abnahme', open: 'Abnahme öffnen', missing: 'Fügen Sie den ganzen Link aus Ihrer Einladung ein.',
} as const;
