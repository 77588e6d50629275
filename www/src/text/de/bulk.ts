/** Die Übersicht der Prüfenden, und gleichartige Änderungen auf einmal entscheiden. */
import { counted, list, number } from '../format.js';

export const bulk = {
  lead: (open: number, all: number) => (open === 0 ? `Sie haben über alle ${number(all)} entschieden.` : `${number(open)} von ${counted(all, 'Bild', 'Bildern')} warten auf Sie.`),
  first: 'Das erste wartende öffnen', mine: { all: 'Alle', open: 'Wartet auf Sie', approved: 'Von Ihnen freigegeben', 'changes-requested': 'Änderungen gewünscht', rejected: 'Von Ihnen abgelehnt' },
  undecided: 'Nicht entschieden', nothing: 'Hier ist kein Bild', nothingText: 'Keines Ihrer Bilder hat diesen Stand.', filter: 'Ihre Entscheidung', grid: 'Ihre Bilder',
  groups: 'Gleichartige Änderungen', groupsText: 'Bilder, deren neueste Version sich auf die gleiche Weise geändert hat, soweit es die aufgezeichneten Prüfungen und die Dateien selbst sagen. Ob sie richtig sind, können nur Sie sagen: Sehen Sie zuerst drei aus einer Gruppe an, dann entscheiden Sie über die ganze.',
  noGroups: 'Es gibt keine gleichartigen Änderungen: Eine Gruppe braucht mehr als drei unentschiedene Bilder, die sich auf die gleiche Weise geändert haben.',
  kinds: {
    first: 'erste Version, die Sie sehen', same: 'gleiche Pixel, andere Datei', size: 'Größe oder Beschnitt', profile: 'Farbprofil', format: 'Dateiformat', background: 'Hintergrund', framing: 'Bildausschnitt',
    tone: 'Gesamtton', local: 'Farbe an einzelnen Stellen', path: 'Freistellpfad', unmeasured: 'nicht gemessen', other: 'kein gemessener Unterschied',
  },
  changed: (kinds: readonly string[]) => `Geändert: ${list(kinds)}`,
  group: (count: number) => counted(count, 'Bild', 'Bilder'), open: 'Diese Gruppe ansehen',
  samples: (seen: number, needed: number) => `${number(seen)} von ${number(needed)} angesehen`,
  samplesText: 'Drei Stichproben quer durch die Gruppe. Jede muss geöffnet und ihr Bild gezeigt worden sein, bevor über die Gruppe entschieden werden kann. Dass Sie es geöffnet haben, ist alles, was diese Seite wissen kann.',
  seen: 'Angesehen', look: (name: string) => `${name} ansehen`, list: 'Dateien dieser Gruppe', decide: 'Über diese Gruppe entscheiden', back: 'Zurück zu allen Gruppen',
  approve: (count: number) => `${counted(count, 'Datei', 'Dateien')} freigeben`, changes: (count: number) => `Änderungen an ${counted(count, 'Datei', 'Dateien')} wünschen`, reject: (count: number) => `${counted(count, 'Datei', 'Dateien')} ablehnen`,
  confirmTitle: { approved: (count: number) => `${counted(count, 'Datei', 'Dateien')} freigeben?`, 'changes-requested': (count: number) => `Änderungen an ${counted(count, 'Datei', 'Dateien')} wünschen?`, rejected: (count: number) => `${counted(count, 'Datei', 'Dateien')} ablehnen?` },
  confirmText: (opened: number, count: number) => `Sie haben ${number(opened)} dieser ${number(count)} Bilder geöffnet. Jede Datei unten erhält eine eigene Entscheidung, in Ihrem Namen für genau diese Bytes unterschrieben. Jede lässt sich später einzeln ändern.`,
  leaveOut: (name: string) => `${name} einschließen`, reason: 'Grund', reasonOptional: 'Bemerkung (freiwillig)', needReason: 'Sagen Sie, warum, damit das Studio weiß, was zu tun ist.',
  sign: (count: number) => `${counted(count, 'Entscheidung', 'Entscheidungen')} unterschreiben`, signing: (done: number, all: number) => `${number(done)} von ${number(all)} unterschrieben`, signed: (count: number) => `${counted(count, 'Entscheidung', 'Entscheidungen')} unterschrieben und aufbewahrt`,
  stopped: (done: number, all: number) => `${number(done)} von ${number(all)} wurden unterschrieben, die übrigen nicht.`,
} as const;
