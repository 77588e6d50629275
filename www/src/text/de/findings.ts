/** Befunde: ein kurzer Titel für jede Art, und ein Satz mit Messwert und Grenze. */
import type { Figures } from '../figures.js';

export const findings = {
  // Farbe.
  'delta-e-over-tolerance': 'Farbe weicht von der Vorlage ab',
  'delta-e-within-tolerance': 'Farbe stimmt mit der Vorlage überein',
  'delta-e-local-differences': 'Farbe weicht stellenweise ab',
  'delta-e-not-aligned': 'Versionen liegen nicht übereinander',
  'no-reference': 'Keine Version zum Vergleichen',
  'swatch-over-tolerance': 'Markenfarbe weicht ab',
  'swatch-within-tolerance': 'Markenfarbe stimmt',
  'swatch-not-found': 'Markenfarbe lässt sich nicht messen',
  // Freistellpfad.
  'path-off-edge': 'Freistellpfad verlässt die Kante',
  'path-on-edge': 'Freistellpfad folgt der Kante',
  'path-not-measurable': 'Freistellpfad nicht messbar',
  'path-unreadable': 'Freistellpfad nicht lesbar',
  'path-block-odd': 'Freistellpfad ungewöhnlich gespeichert',
  'path-low-contrast': 'Kante hat wenig Kontrast',
  'path-soft-edge': 'Kante ist weich',
  'path-two-edges': 'Zwei Kanten sind möglich',
  'path-clipped': 'Beide Seiten des Pfads sind ausgefressen oder zugelaufen',
  'path-opinions': 'Zwei Verfahren finden verschiedene Kanten',
  'path-topology': 'Umrisse berühren oder kreuzen sich',
  'path-too-small': 'Teil zum Nachziehen zu klein',
  'path-strap-kept': 'Schmaler Teil bleibt wie gezeichnet',
  'path-band-limit': 'Kante liegt weiter weg als gesucht',
  'no-path': 'Kein Freistellpfad',
  // Kanäle und Beschnitt.
  'within-limit': 'Vorgabe erfüllt',
  'rules-passed': 'Vorgaben erfüllt',
  'non-white-background': 'Hintergrund ist nicht reinweiß',
  'background-residue': 'Reste im Hintergrund',
  'shadow-touches-frame': 'Schatten berührt den Bildrand',
  'border-line': 'Linie am Bildrand',
  'fill-below-minimum': 'Produkt füllt zu wenig',
  'fill-above-maximum': 'Produkt füllt zu viel',
  'subject-too-close-to-frame': 'Produkt zu nah am Bildrand',
  'subject-cut-by-frame': 'Produkt vom Bildrand angeschnitten',
  'crop-cuts-subject': 'Ein Zuschnitt schneidet das Produkt an',
  'too-small': 'Bild ist zu klein',
  'too-large': 'Bild ist zu groß',
  'size-not-recommended': 'Größe entspricht nicht der Empfehlung',
  'file-too-large': 'Datei ist zu groß',
  'file-too-small': 'Datei ist zu klein',
  'wrong-ratio': 'Falsches Seitenverhältnis',
  'wrong-format': 'Falsches Dateiformat',
  'wrong-extension': 'Endung passt nicht zum Format',
  'wrong-color-model': 'Falsches Farbmodell',
  'wrong-profile': 'Falsches Farbprofil',
  'wrong-bit-depth': 'Falsche Farbtiefe',
  'wrong-orientation': 'Falsche Ausrichtung für den Kanal',
  'resolution-differs': 'Auflösung weicht ab',
  'jpeg-quality-low': 'Geringe JPEG-Qualität',
  animated: 'Bild ist animiert',
  'human-check': 'Ein Mensch muss hinsehen',
  'cannot-measure': 'Nicht messbar',
  // Die Datei selbst.
  untagged: 'Kein Farbprofil',
  'bad-profile': 'Farbprofil ist beschädigt',
  'unsupported-profile': 'Farbprofil wird nicht unterstützt',
  'profile-mismatch': 'Farbprofil passt nicht zum Bild',
  'cmyk-unmarked': 'CMYK ohne Zeichen des Schreibers',
  'batch-drift': 'Licht oder Farbe weicht vom Satz ab',
  'mixed-light': 'Zwei Lichtfarben',
  'extra-channels': 'Zusätzliche Kanäle werden nicht gelesen',
  'png-gamma-not-followed': 'PNG-Gamma wird nicht befolgt',
  'png-cicp-not-followed': 'PNG-Farbangabe wird nicht befolgt',
  'several-frames': 'Nur das erste Einzelbild wird verwendet',
} as const;

type Sentence = (figures: Figures) => string;

const against = ({ measured, limit }: Figures): string => `gemessen ${measured}, Grenze ${limit}`;
/** Nur mit Zahlen lässt sich ein Satz bauen, der nichts verschweigt. */
const withNumbers = (say: Sentence): Sentence => (figures) => (figures.measured && figures.limit ? say(figures) : '');

const sentences: Readonly<Record<string, Sentence>> = {
  'delta-e-over-tolerance': withNumbers(({ measured, limit }) => `Die Farbe weicht um ${measured} ab; zulässig sind ${limit}.`),
  'delta-e-within-tolerance': withNumbers(({ measured, limit }) => `Die Farbe liegt mit ${measured} innerhalb der Toleranz von ${limit}.`),
  'no-reference': () => 'Es gibt keine andere retuschierte oder endgültige Version dieser Größe, mit der sich die Farben vergleichen ließen.',
  'no-path': () => 'Die Datei enthält keinen Freistellpfad, und eine SVG-Datei gleichen Namens lag nicht bei.',
  'swatch-over-tolerance': withNumbers(({ about, measured, limit }) => `Das Farbmuster „${about}“ weicht um ${measured} ab; zulässig sind ${limit}.`),
  'swatch-within-tolerance': withNumbers(({ about, measured, limit }) => `Das Farbmuster „${about}“ stimmt: ${measured} bei zulässigen ${limit}.`),
  'path-off-edge': withNumbers(({ measured, limit }) => `95 % des Pfades liegen bis zu ${measured} von der Kante entfernt; erwartet werden ${limit}.`),
  'path-on-edge': withNumbers(({ measured, limit }) => `95 % des Pfades liegen höchstens ${measured} von der Kante; die Grenze ist ${limit}.`),
  'fill-below-minimum': withNumbers(({ measured, limit }) => `Das Produkt füllt ${measured} des Bildes; verlangt werden mindestens ${limit}.`),
  'fill-above-maximum': withNumbers(({ measured, limit }) => `Das Produkt füllt ${measured} des Bildes; erlaubt sind höchstens ${limit}.`),
  'subject-too-close-to-frame': withNumbers(({ measured, limit }) => `Zum nächsten Bildrand bleiben ${measured}; verlangt werden ${limit}.`),
  'crop-cuts-subject': withNumbers(({ about, measured }) => `Im Zuschnitt „${about}“ bleiben ${measured} des Produkts sichtbar; es sollte ganz zu sehen sein.`),
  'too-small': withNumbers(({ measured, limit }) => `Das Bild misst ${measured}; verlangt werden mindestens ${limit}.`),
  'too-large': withNumbers(({ measured, limit }) => `Das Bild misst ${measured}; erlaubt sind höchstens ${limit}.`),
  'size-not-recommended': withNumbers(({ measured, limit }) => `Das Bild misst ${measured}; empfohlen werden ${limit}.`),
  'file-too-large': withNumbers(({ measured, limit }) => `Die Datei hat ${measured}; erlaubt sind höchstens ${limit}.`),
  'file-too-small': withNumbers(({ measured, limit }) => `Die Datei hat ${measured}; verlangt werden mindestens ${limit}.`),
  'wrong-ratio': withNumbers((figures) => `Das Seitenverhältnis passt nicht: ${against(figures)}.`),
  'wrong-bit-depth': withNumbers((figures) => `Die Farbtiefe passt nicht: ${against(figures)} (Bit je Kanal).`),
  'resolution-differs': withNumbers((figures) => `Die Auflösung passt nicht: ${against(figures)} (dpi).`),
  'within-limit': withNumbers((figures) => `Innerhalb der Vorgabe: ${against(figures)}.`),
};

/** Der Satz zu einem Befund; leer, wo es keinen gibt und der englische des Messprogramms steht. */
export const findingSentence = (figures: Figures): string => sentences[figures.kind]?.(figures) ?? '';
