/** Opening files. */
import { counted, number } from '../format.js';

export const intake = {
  title: 'Intake', opening: (done: number, total: number) => `Opening ${number(done)} of ${counted(total, 'file')}`,
  finished: (pictures: number, proofs: number) => `${counted(pictures, 'picture')} in ${counted(proofs, 'proof')}`,
  broken: (count: number) => `${counted(count, 'file')} could not be opened`, show: 'Show files', hide: 'Hide files', dismiss: 'Close intake',
  pattern: 'How file names are read', patternHint: 'A regular expression with the named groups sku, view, version and kind.', apply: 'Apply', edit: 'Edit pattern',
  file: 'File', reads: 'Read as', kind: 'Kind', state: 'State', kindOf: (name: string) => `Kind of ${name}`,
  queued: 'Queued', reading: 'Reading', done: 'Ready', failed: 'Not opened', cancelled: 'Cancelled', companion: 'Companion',
  notes: {
    mask: 'a mask: not a version of the picture', pathFile: 'path file', lut: 'colour look-up table, kept', twice: 'the same file twice',
    table: (rows: number) => `intake table, ${counted(rows, 'row')}`, swatches: (swatches: number, products: number) => `${counted(swatches, 'swatch', 'swatches')} for ${counted(products, 'product')}`,
    known: (version: number) => `already here as version ${version}`, pathOf: (file: string) => `clipping path of ${file}`,
  },
  noGuess: 'Taken as its own proof',
} as const;
