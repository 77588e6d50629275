/** Links. */
import type { Role } from '../../../../pkg/proofroom.js';
import { counted, list, number, when } from '../format.js';

export const share = {
  title: 'Zur Abnahme vorlegen', lead: 'Ein Link je Person. Er öffnet sich ohne Anmeldung beim ersten Bild; was die Person sagt, erscheint in Ihrer Übersicht.',
  who: 'Wer entscheidet', name: 'Name', nameHint: 'So, wie er neben der Entscheidung stehen soll.', hat: 'Funktion', hats: ['Auftraggeber', 'Marketingleitung', 'Art-Direktion', 'Markenführung', 'Produktmanagement'], may: 'Was darf die Person?',
  what: 'Was sie sieht', byKind: 'Nach Art, auch spätere Versionen', byKindText: 'Neue Versionen dieser Arten erscheinen unter demselben Link.', exact: 'Genau diese Versionen', exactText: 'Spätere Versionen bleiben verborgen, bis Sie einen neuen Link anlegen.',
  link: 'Der Link', expires: 'Läuft ab nach', days: (count: number) => counted(count, 'Tag', 'Tagen'), create: 'Link anlegen', creating: 'Wird angelegt',
  needName: 'Geben Sie den Namen der Person an.', needKind: 'Wählen Sie mindestens eine Art.', needFile: 'Wählen Sie mindestens eine Version.',
  seen: (versions: number, proofs: number) => `${counted(versions, 'Version', 'Versionen')} von ${counted(proofs, 'Bild', 'Bildern')}`,
  sealed: 'Bilder werden in diesem Browser verschlüsselt, bevor sie hochgeladen werden. Der Schlüssel steht nur im Link, hinter dem #, und erreicht die Ablage nie. Sie sieht, wie viele Dateien es gibt und wie groß sie sind.',
  links: 'Angelegte Links', none: 'Noch keine Links', noneText: 'Hier stehen die Links, die Sie anlegen, mit den Entscheidungen jeder Person.',
  nothing: 'Noch nichts vorzulegen', nothingText: 'Öffnen Sie zuerst Bilder in der Übersicht.',
  noStore: 'Zum Vorlegen braucht es eine Ablage', noStoreText: 'Starten Sie „proofroom serve“ oder geben Sie die Adresse Ihrer Ablage an. Prüfen geht auch ohne.',
  storeAddress: 'Adresse der Ablage', connect: 'Verbinden', unreachable: (where: string) => `Die Ablage unter ${where} antwortet nicht`,
  copyLink: 'Link kopieren', copyInvitation: 'Einladung kopieren', revoke: 'Widerrufen', revoked: 'Widerrufen', expired: 'Abgelaufen', address: (name: string) => `Link für ${name}`,
  preparing: 'Wird vorbereitet',
  uploading: (done: number, total: number) => `Verschlüsselt und hochgeladen: ${number(done)} von ${number(total)}`, ready: 'Bereit zum Versenden', stuck: 'Hochladen angehalten',
  quiet: 'Noch keine Antwort', decided: (done: number, total: number) => `Entschieden: ${number(done)} von ${number(total)}`, replied: 'Hat geantwortet',
  forwarded: (count: number) => `${number(count)} Browser haben diesen Link benutzt. Vielleicht wurde er weitergegeben.`,
  until: (at: number) => `Läuft ab: ${when(at)}`, leak: 'Falls dieser Link in falsche Hände gerät', elsewhere: 'In einem anderen Browser angelegt. Seine Adresse liegt nicht hier.',
  confirm: (name: string) => `Den Link für ${name} widerrufen?`, confirmText: 'Er funktioniert sofort nicht mehr. Was die Person gesagt hat, bleibt; was sie später sagt, gilt als verspätet und wird nicht berücksichtigt.', keep: 'Link behalten',
  showsKinds: (kinds: readonly string[]) => `Sieht diese Arten, auch spätere: ${list(kinds)}`, showsFiles: (count: number) => `Sieht genau ${counted(count, 'Version', 'Versionen')}`,
  mail: 'E-Mail schreiben', subject: (review: string) => `${review}: Ihre Abnahme`, qr: 'QR-Code', qrOf: (name: string) => `Link für ${name} als QR-Code`, qrText: 'Wer das fotografiert, hat den Link. Zeigen Sie es nur dieser Person.',
  copyDigest: 'Offenes kopieren',
  digest: {
    heading: (review: string, day: string) => `${review}: offen am ${day}`, nothing: (name: string) => `${name} hat alles entschieden.`,
    person: (name: string, open: number, all: number) => `${name} muss noch ${number(open)} von ${number(all)} entscheiden:`, item: (proof: string, version: number) => `${proof}, Version ${number(version)}`,
    notes: (count: number) => `${counted(count, 'Anmerkung ist', 'Anmerkungen sind')} offen:`,
  },
  answersOpen: 'Antworten aus einer Datei öffnen', answersHint: 'Signierte Antworten, die jemand nicht senden konnte und als Datei gesichert hat', answersNone: 'Diese Datei enthält keine signierten Antworten', answersRefused: 'Nicht übernommen',
  answersTaken: (fresh: number, known: number) => (known > 0 ? `${counted(fresh, 'Antwort', 'Antworten')} übernommen, ${number(known)} schon bekannt.` : `${counted(fresh, 'Antwort', 'Antworten')} übernommen.`),
  invitation: (name: string, review: string, url: string, until: string, studio: string) =>
    `Guten Tag ${name},\n\n„${review}“ liegt zur Abnahme bereit. Bitte öffnen Sie diesen Link, sehen Sie sich die Bilder an und geben Sie jedes frei oder lehnen Sie es ab:\n\n${url}\n\nDer Link gilt nur für Sie; bitte geben Sie ihn nicht weiter. Er funktioniert bis ${until}. Eine Anmeldung ist nicht nötig.\n\n${studio}`,
} as const;

export const role: Record<Role, { name: string; short: string; text: string; leak: string }> = {
  decide: {
    name: 'Entscheiden', short: 'entscheidet', text: 'Sieht an, schreibt Anmerkungen, gibt frei oder lehnt ab.',
    leak: 'Wer diesen Link bekommt, sieht jede Version, die er zeigt, und kann im Namen dieser Person Anmerkungen schreiben und entscheiden, bis Sie ihn widerrufen. Andere Links sieht er nicht; was andere gesagt haben und Ihre Dateien kann er nicht ändern. Ein zweiter Browser am Link wird hier angezeigt.',
  },
  comment: {
    name: 'Anmerken', short: 'merkt an', text: 'Sieht an und schreibt Anmerkungen, entscheidet aber nicht.',
    leak: 'Wer diesen Link bekommt, sieht jede Version, die er zeigt, und kann im Namen dieser Person Anmerkungen schreiben, bis Sie ihn widerrufen. Entscheiden, andere Links sehen oder Ihre Dateien berühren kann er nicht.',
  },
  view: {
    name: 'Ansehen', short: 'sieht an', text: 'Sieht nur an. Zurücksenden lässt sich nichts.',
    leak: 'Wer diesen Link bekommt, sieht jede Version, die er zeigt, bis Sie ihn widerrufen. Schreiben oder andere Links sehen kann er nicht.',
  },
};
