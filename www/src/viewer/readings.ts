/** Readings as text: on the bar, beside the loupe, in the table of points and as CSV. */
import type { Reading } from '../../../pkg/proofroom.js';
import type { SamplePoint } from '../state/looking-model.js';

/** One place in the version that is looked at and in the one beside it. */
export interface Pair { readonly own: Reading; readonly other: Reading | null }

/** An average lies between two levels: one decimal then. */
const digits = ({ averaged }: Reading): number => (averaged > 1 ? 1 : 0);

/** `200 100 50`, in the steps of the picture's own depth. */
export const levels = (reading: Reading, decimal: (value: number, digits: number) => string): string =>
  reading.own.values.map((value) => decimal(value, digits(reading))).join('\u2002');

export const labText = ({ lab }: Reading, decimal: (value: number, digits: number) => string): string => lab.map((value) => decimal(value, 2)).join('\u2002');

/** Numbers with points whatever the language: other programs read them. Both versions in a row each. */
export function samplesCsv(points: readonly { readonly point: SamplePoint; readonly pair: Pair | null }[], names: { own: string; other: string }): string {
  const head = ['point', 'x', 'y', 'size', 'version', 'model', 'bits', 'c1', 'c2', 'c3', 'c4', 'alpha', 'L', 'a', 'b', 'deltaE2000'];
  const row = (number: number, { x, y, size }: SamplePoint, name: string, reading: Reading): string => {
    const { model, bits, values, alpha } = reading.own;
    const shown = [0, 1, 2, 3].map((at) => values[at] ?? '');
    return [number, x, y, size, quoted(name), model, bits, ...shown, alpha ?? '', ...reading.lab.map((value) => value.toFixed(4)), reading.deltaE?.toFixed(4) ?? ''].join(',');
  };
  const rows = points.flatMap(({ point, pair }, n) => (pair ? [row(n + 1, point, names.own, pair.own), ...(pair.other ? [row(n + 1, point, names.other, pair.other)] : [])] : []));
  return `${[head.join(','), ...rows].join('\r\n')}\r\n`;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
