/** Das Bild und das Vergleichen von Bildern. */
import { decimal, list, number } from '../format.js';

export const viewer = {
  role: 'Bildbetrachter', loading: 'Das Bild wird geladen…', sharpening: 'Wird schärfer', blank: 'Dieser Browser hat keinen Speicher für eine Zeichenfläche dieser Größe: Was Sie sehen, kann leer sein. Verkleinern Sie das Fenster oder schließen Sie andere Tabs.',
  failed: (why: string) => `Das scharfe Bild konnte nicht erzeugt werden: ${why}`,
  noGround: (why: string) => `Der Hintergrund lässt sich nicht markieren: ${why}`,
  reference: (name: string, version: number) => `Referenz: ${name}, Version ${version}`,
} as const;

export const compare = {
  name: 'Vergleichen', title: 'Mit einer anderen Version vergleichen', ways: 'Arten des Vergleichs', how: 'Wie', with: 'Vergleichen mit', versions: 'Versionen dieses Bildes', pinned: 'Angeheftete Referenz',
  modes: { side: 'Nebeneinander', wipe: 'Wischen', onion: 'Überblenden', blink: 'Blinken', ghost: 'Geisterbild', difference: 'Differenz', 'delta-e': 'Delta-E-Karte' },
  does: {
    side: 'Beide Bilder, gemeinsam bewegt', wipe: 'Ein Bild bis zu einer Linie, dahinter das andere', onion: 'Beide Bilder, eines scheint durch das andere', blink: 'Ein Bild nach dem anderen an derselben Stelle',
    ghost: 'Unverändertes verblasst zu Grau', difference: 'Schwarz, wo gleich; heller, wo nicht', 'delta-e': 'Wie weit Farben abweichen, auf fester Skala',
  },
  version: (count: number, kind: string) => `v${count} ${kind}`,
  unaligned: 'Nicht ausgerichtet: verschiedene Größen', sizes: (own: string, other: string) => `${own} und ${other} Pixel. Jedes ist auf seine eigene Ausdehnung skaliert.`, needsEqual: 'Braucht Bilder, die aufeinanderliegen', unlike: (likeness: number) => `Keine Verschiebung, Drehung und Skalierung legt sie aufeinander: Ähnlichkeit ${decimal(likeness, 2)}, nötig ist 0,8.`,
  byContent: 'Nach Inhalt ausrichten', byContentText: (other: string) => `Sucht Verschiebung, Drehung und Skalierung, die ${other} auf diese Version legen. Sie wird dafür umgerechnet; nebeneinander behält sie ihre eigenen Pixel.`, nothingBetween: 'Ausgerichtet: nichts liegt dazwischen', lookingFor: 'Sucht, wie sie liegen …',
  right: (px: string) => `${px} px nach rechts`, left: (px: string) => `${px} px nach links`, down: (px: string) => `${px} px nach unten`, up: (px: string) => `${px} px nach oben`, larger: (share: string) => `${share} % größer`, smaller: (share: string) => `${share} % kleiner`,
  clockwise: (angle: string) => `${angle}° im Uhrzeigersinn gedreht`, counter: (angle: string) => `${angle}° gegen den Uhrzeigersinn gedreht`, laid: (parts: readonly string[], likeness: string) => `Ausgerichtet: ${parts.length > 0 ? list(parts) : 'wie sie sind'}; Ähnlichkeit ${likeness}`,
  size: (width: number, height: number) => `${number(width)} × ${number(height)}`,
  loading: 'Wird geladen…', stop: 'Vergleich beenden',
  divider: (left: string, right: string) => `Trennlinie zwischen ${left} und ${right}`, share: (percent: number, name: string) => `${percent} % ${name}`,
  angle: 'Winkel der Trennlinie', degrees: (angle: number) => `${number(angle)}°`, upright: 'Senkrecht', turn: 'Trennlinie drehen',
  opacity: (name: string) => `Wie viel von ${name} zu sehen ist`, heat: 'Wie stark die Karte das Bild deckt', strength: 'Stärke',
  speed: 'Wechsel je Sekunde', perSecond: (speed: number) => `${decimal(speed, speed % 1 === 0 ? 0 : 1)} / s`, play: 'Von selbst blinken', pause: 'Blinken anhalten', flip: (name: string) => `${name} zeigen`,
  byHand: 'Ihr System wünscht weniger Bewegung: von Hand wechseln',
  tolerance: 'Ab Delta-E', value: (deltaE: number) => decimal(deltaE, 1),
  ghostLegend: 'Unverändertes verblasst zu Grau; was abweicht, behält seine Farbe', differenceLegend: 'Schwarz ist gleich; je heller, desto verschiedener',
  gain: 'Verstärkt', times: (gain: number) => `× ${number(gain)}`,
  together: 'Gemeinsam bewegt', alone: 'Einzeln bewegt', align: 'Ausrichten', apart: (x: number, y: number) => `${number(x)}, ${number(y)} px versetzt`,
  pin: 'Diese Version als Referenz anheften', pinFor: 'Als Referenz für', pinProof: 'dieses Bild', pinCategory: (category: string) => `Kategorie ${category}`, pinAll: 'alle Bilder', unpin: 'Referenz lösen',
  decides: 'Sie entscheiden über', state: (mode: string, own: string, other: string) => `${mode}: ${own} und ${other}`,
} as const;
