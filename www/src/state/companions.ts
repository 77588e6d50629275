/** Files that go with pictures: path files, swatch files, intake tables, look-up tables, masks. */
import { EngineError } from '../engine/protocol.js';
import type { IntakeNote } from './model.js';
import type { KeptCompanion } from './storage.js';
import { stemOf, type Sort } from './naming.js';

/** Longest companion, bytes: an SVG of a million knots or a 65-point .cube. */
const LONGEST = 64 << 20;

export interface Companion extends KeptCompanion { note: IntakeNote }

/** Reads a companion; a file that is not what its name says is an error that names the place. */
export async function readCompanion(file: File, sort: Exclude<Sort, 'picture' | 'mask' | 'system'>): Promise<Companion> {
  if (file.size > LONGEST) {
    throw new EngineError({ code: 'too-large', message: `the file has ${file.size} bytes, the limit for such a file is ${LONGEST}` });
  }
  const text = await file.text();
  switch (sort) {
    case 'svg': return { name: stemOf(file.name), kind: 'svg', text, note: { kind: 'pathFile' } };
    case 'table': return { name: file.name, kind: 'table', text, note: { kind: 'table', rows: rows(text) } };
    case 'lut': return { name: file.name, kind: 'lut', text, note: { kind: 'lut' } };
    case 'json': return { name: file.name, kind: 'swatches', text, note: swatchNote(text) };
  }
}

function rows(text: string): number {
  return Math.max(0, text.split(/\r\n|\r|\n/).filter((line) => line.trim()).length - 1);
}

function swatchNote(text: string): IntakeNote {
  const wrong = (found: string) => new EngineError({
    code: 'damaged', message: `swatch file: found ${found}, expected an object with products[], each with sku and swatches[]`,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(`no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const products = (value as { products?: unknown } | null)?.products;
  if (!Array.isArray(products)) throw wrong('no products[]');
  const swatches = products.flatMap((product: { swatches?: unknown } | null) => (Array.isArray(product?.swatches) ? product.swatches : []));
  if (swatches.length === 0) throw wrong('no swatches');
  return { kind: 'swatches', swatches: swatches.length, products: products.length };
}
