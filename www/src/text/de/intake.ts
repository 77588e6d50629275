/** Dateien öffnen. */
import { counted, number } from '../format.js';

export const intake = {
  title: 'Eingang', opening: (done: number, total: number) => `Geöffnet: ${number(done)} von ${counted(total, 'Datei', 'Dateien')}`,
  finished: (pictures: number, proofs: number) => `${counted(pictures, 'Datei', 'Dateien')} zu ${counted(proofs, 'Bild', 'Bildern')}`,
  broken: (count: number) => `${counted(count, 'Datei ließ', 'Dateien ließen')} sich nicht öffnen`, show: 'Dateien zeigen', hide: 'Dateien verbergen', dismiss: 'Eingang schließen',
  pattern: 'Wie Dateinamen gelesen werden', patternHint: 'Ein regulärer Ausdruck mit den benannten Gruppen sku, view, version und kind.', apply: 'Übernehmen', edit: 'Muster bearbeiten',
  file: 'Datei', reads: 'Gelesen als', kind: 'Art', state: 'Stand', kindOf: (name: string) => `Art von ${name}`,
  queued: 'Wartet', reading: 'Wird gelesen', done: 'Bereit', failed: 'Nicht geöffnet', cancelled: 'Abgebrochen', companion: 'Begleitdatei',
  notes: {
    mask: 'eine Maske: keine Version des Bildes', pathFile: 'Pfaddatei', lut: 'Farbtabelle (LUT), aufbewahrt', twice: 'dieselbe Datei zweimal',
    table: (rows: number) => `Begleittabelle, ${counted(rows, 'Zeile', 'Zeilen')}`, swatches: (swatches: number, products: number) => `${counted(swatches, 'Farbmuster', 'Farbmuster')} für ${counted(products, 'Produkt', 'Produkte')}`,
    known: (version: number) => `schon als Version ${version} hier`, pathOf: (file: string) => `Freistellpfad von ${file}`,
  },
  noGuess: 'Als eigenes Bild übernommen',
} as const;
