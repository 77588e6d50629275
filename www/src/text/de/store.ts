/** Eine Ablage einrichten: das Formular, und was eine Prüfung ergab, jeweils mit Abhilfe. */
import { counted, when } from '../format.js';
import type { Words } from '../words.js';

const seconds = (detail: string): string => counted(Math.abs(Number(detail)), 'Sekunde', 'Sekunden');

export const storeSetup: Words['storeSetup'] = {
  open: 'Ablage einrichten oder prüfen', title: 'Eine Ablage einrichten',
  lead: 'Jeder S3-kompatible Bucket genügt: er enthält nur Verschlüsseltes. Die Prüfung schreibt einige kleine Objekte, liest sie zurück und entfernt sie wieder.',
  endpoint: 'Endpunkt', endpointHint: 'Nur der Ursprung, etwa https://s3.storage.example', region: 'Region des Buckets', bucket: 'Name des Buckets',
  accessKey: 'Zugriffsschlüssel', secretKey: 'Geheimer Schlüssel', signer: 'Ein eigener Schlüssel für die Antworten', signerHint: 'Freiwillig. Ein Schlüssel, der nur unter in/ schreiben darf, lässt sich ersetzen, ohne Ihren zu berühren.',
  publicAddress: 'Öffentliche Adresse', publicHint: 'Nur wo das Lesen ohne Signatur eine andere Adresse hat (R2).',
  kept: 'Geheimes bleibt in diesem Browser, als Schlüssel, die sich nicht wieder auslesen lassen.',
  check: 'Prüfen', checkCurrent: 'Die verbundene Ablage prüfen', checking: 'Wird geprüft', use: 'Diese Ablage benutzen', used: 'Diese Ablage wird benutzt.',
  usable: 'Diese Ablage ist brauchbar', notUsable: 'Diese Ablage ist noch nicht brauchbar', checkedAt: (at: number) => `Geprüft: ${when(at)}`,
  rules: 'Was beim Anbieter einzutragen ist', cors: 'CORS-Regel', corsWhere: { aws: 'Bucket, Berechtigungen, Cross-Origin Resource Sharing. Auf der Kommandozeile: aws s3api put-bucket-cors.', r2: 'Im Dashboard: R2, der Bucket, Einstellungen, CORS-Richtlinie.', b2: 'Auf der Kommandozeile: b2 bucket update --cors-rules.', other: 'Mit jedem S3-Programm: put-bucket-cors, oder proofroom store setup --apply.' },
  policy: 'Bucket-Richtlinie', policyWhere: 'Bucket, Berechtigungen, Bucket-Richtlinie. Bei AWS zuvor „Öffentlichen Zugriff blockieren“ für Richtlinien ausschalten.',
  copyCors: 'CORS-Regel kopieren', copyPolicy: 'Richtlinie kopieren',
  publicWhere: { r2: 'Den Bucket unter einer eigenen Adresse öffentlich machen (Einstellungen, Öffentlicher Zugriff) und sie oben eintragen.', b2: 'Den Bucket öffentlich machen: sein Typ muss allPublic sein.' },
  severity: { pass: 'Gut', note: 'Hinweis', 'cannot-measure': 'Unbekannt', warning: 'Warnung', failure: 'Muss behoben werden' },
  once: {
    enforced: 'Diese Ablage verhindert das Überschreiben.', racy: 'Diese Ablage verhindert das Überschreiben nicht immer; Empfangsbestätigungen sind an.', ignored: 'Diese Ablage verhindert das Überschreiben nicht; Empfangsbestätigungen sind an.',
    refused: 'Diese Ablage kennt kein bedingtes Hochladen; Empfangsbestätigungen sind an.', unknown: '',
  },
  found: {
    reachable: () => 'Die Ablage antwortet und nimmt den Schlüssel an', unreachable: (d) => `Unter ${d} antwortet nichts`, 'blocked-by-page': (d) => `Diese Seite darf nicht mit ${d} sprechen`,
    'key-unknown': () => 'Die Ablage kennt diesen Zugriffsschlüssel nicht', 'secret-wrong': () => 'Der geheime Schlüssel gehört nicht zu diesem Zugriffsschlüssel',
    'region-wrong': (d) => (d ? `Die Region des Buckets ist ${d}` : 'Der Bucket liegt in einer anderen Region'), 'endpoint-wrong': (d) => (d ? `Der Bucket liegt unter ${d}` : 'Der Bucket liegt unter einer anderen Adresse'),
    'bucket-missing': (d) => `Es gibt keinen Bucket ${d}`, 'list-refused': () => 'Dieser Schlüssel darf den Bucket nicht auflisten', 'store-failing': (d) => `Die Ablage meldet einen Fehler (${d})`, 'not-a-store': (d) => `Was dort antwortet, spricht kein S3 (${d})`,
    'clock-good': () => 'Ihre Uhr und diese stimmen überein', 'clock-off': (d) => `Ihre Uhr und die dieses Rechners gehen ${seconds(d)} auseinander`, 'clock-wrong': (d) => (d ? `Ihre Uhr und die dieses Rechners gehen ${seconds(d)} auseinander: zu weit` : 'Ihre Uhr und die dieses Rechners gehen zu weit auseinander'),
    'clock-hidden': () => 'Sie sagt dieser Seite die Zeit nicht',
    'cors-good': () => 'Diese Seite darf sie benutzen', 'cors-not-needed': () => 'Seite und Ablage haben denselben Ursprung: keine CORS-Regel nötig', 'cors-not-asked': () => 'Ob eine Seite sie benutzen darf, wurde nicht gefragt',
    'cors-missing': (d) => `Seiten von ${d} dürfen sie nicht benutzen: die CORS-Regel fehlt`, 'cors-incomplete': (d) => `Die CORS-Regel erlaubt ${d} nicht`, 'cors-open': () => 'Seiten jedes Ursprungs dürfen sie benutzen',
    'slots-good': () => 'Antworten können geschrieben werden', 'slots-refused': (d) => `Antworten können nicht geschrieben werden (${d})`, 'signature-loose': (d) => `Sie nimmt an, was der Signatur nicht genügt (${d})`,
    'once-enforced': (d) => `Ein Platz wird einmal beschrieben, auch wenn ${d} gleichzeitig schreiben`, 'once-race-lost': () => 'Wer gleichzeitig schreibt, überschreibt einander', 'once-ignored': () => 'Sie verhindert das Überschreiben nicht: sie nimmt die Bedingung an und übergeht sie',
    'once-refused': () => 'Sie kennt kein bedingtes Hochladen', 'open-refused': (d) => `Ihr Schlüssel kann nicht schreiben (${d})`,
    'anonymous-good': () => 'Links lassen sich ohne Schlüssel öffnen (gelesen wird Verschlüsseltes)', 'anonymous-blocked': (d) => `Links lassen sich nicht öffnen: Lesen ohne Signatur wird abgelehnt (${d})`,
    'anonymous-list': () => 'Jeder kann den Bucket auflisten', 'anonymous-write': () => 'Jeder kann in den Bucket schreiben',
    'versioning-on': () => 'Sie behält Überschriebenes und Gelöschtes', 'versioning-off': () => 'Sie behält Überschriebenes nicht', 'versioning-unknown': () => 'Sie sagt nicht, ob sie Überschriebenes behält',
    leftover: (d) => `Objekte dieser Prüfung ließen sich nicht entfernen: ${d}`,
  },
  remedy: {
    unreachable: 'Prüfen Sie Adresse, Port und Netz.', 'blocked-by-page': 'Starten Sie sie mit proofroom serve --connect und diesem Ursprung, oder nehmen Sie ihn in connect-src der Content-Security-Policy auf.',
    'key-unknown': 'Prüfen Sie den Zugriffsschlüssel; einer eines anderen Kontos oder Anbieters ist hier unbekannt.', 'secret-wrong': 'Geben Sie ihn noch einmal ein: kein Leerzeichen, kein fehlendes Zeichen. Auch ein Proxy, der den Host ändert, macht Signaturen ungültig.',
    'region-wrong': 'Tragen Sie diese Region ein.', 'endpoint-wrong': 'Tragen Sie den Endpunkt der Region des Buckets ein.', 'bucket-missing': 'Legen Sie ihn beim Anbieter an, oder prüfen Sie seinen Namen.',
    'list-refused': 'Ihr Schlüssel muss in diesem Bucket auflisten, lesen, schreiben und löschen dürfen.', 'store-failing': 'Versuchen Sie es später; bleibt es so, sehen Sie in ihr Protokoll.', 'not-a-store': 'Tragen Sie den Ursprung des S3-Endpunkts ein, ohne Bucket und Pfad.',
    'clock-off': 'Stellen Sie die Uhr dieses Rechners; Zeiten in der Abnahme sähen falsch aus.', 'clock-wrong': 'Stellen Sie die Uhr dieses Rechners: Signaturen tragen ein Datum, und Ablagen lehnen falsche ab.', 'clock-hidden': 'Nichts zu tun; die Uhren lassen sich nicht vergleichen. Mit der Regel unten kann die Seite das Datum lesen.',
    'cors-not-asked': 'Öffnen Sie die Seite unter ihrer eigenen Adresse.', 'cors-missing': 'Tragen Sie die CORS-Regel unten ein.', 'cors-incomplete': 'Ersetzen Sie sie durch die CORS-Regel unten.', 'cors-open': 'Signaturen schützen sie trotzdem; besser die CORS-Regel unten.',
    'slots-refused': 'Der Schlüssel, der sie signiert, muss unter in/ schreiben dürfen.', 'signature-loose': 'Wer einen Link hat, könnte mehr als 4 kB hochladen. Nehmen Sie eher eine andere Ablage, oder achten Sie auf die Größe des Buckets.',
    'once-race-lost': 'Nichts zu tun: Antworten werden wiederholt, bis das Studio sie bestätigt.', 'once-ignored': 'Nichts zu tun: Antworten werden wiederholt, bis das Studio sie bestätigt. Wer den Link hat, könnte eine davor überschreiben.', 'once-refused': 'Nichts zu tun: Links entstehen ohne Bedingung, und Antworten werden wiederholt, bis das Studio sie bestätigt.',
    'open-refused': 'Er muss in diesem Bucket auflisten, lesen, schreiben und löschen dürfen.', 'anonymous-blocked': 'Tragen Sie ein, was unten zum Lesen ohne Signatur steht.',
    'anonymous-list': 'Erlauben Sie nur s3:GetObject; Namen und Größen wären öffentlich.', 'anonymous-write': 'Nehmen Sie allen das Schreibrecht: es wird nicht gebraucht.',
    'versioning-off': 'Schalten Sie die Versionierung ein, wenn noch jemand Schlüssel zum Bucket hat.', leftover: 'Entfernen Sie sie; der Schlüssel muss löschen dürfen.',
  },
};
