/** Measured values with their units, for people. */
import type { Quantity, Region } from '../../../pkg/proofroom.js';
import { bytes, decimal, number } from './format.js';
import { words } from './words.js';

export function quantity({ value, unit }: Quantity): string {
  switch (unit) {
    case 'delta-e00': return `ΔE ${decimal(value)}`;
    case 'px': return `${decimal(value, Number.isInteger(value) ? 0 : 2)} px`;
    case 'share': return `${decimal(value * 100, 1)} %`;
    case 'ratio': return `${decimal(value)} : 1`;
    case 'level': return words.measures.level(number(value));
    case 'bytes': return bytes(value);
    case 'megapixels': return `${decimal(value, 1)} MP`;
    case 'count': return number(value);
  }
}

/** `420 × 380 px at 1200, 80`. */
export function place(r: Region): string {
  const [width, height, x, y] = [r.width, r.height, r.x, r.y].map((each) => number(Math.round(each))) as [string, string, string, string];
  return words.measures.place(width, height, x, y);
}

/** Why a refined segment is doubted; a doubt of a newer engine is said in its own words. */
export function doubtText(doubt: string): string {
  const doubts: Readonly<Record<string, string>> = words.measures.doubts;
  return doubts[doubt] ?? doubt.replaceAll('-', ' ');
}

/** How well a rule is founded. */
export function foundedText(confidence: string): string {
  const known: Readonly<Record<string, string>> = words.checks.founded;
  return known[confidence] ?? confidence.replaceAll('-', ' ');
}

/** By what the product was found in the picture. */
export function methodName(method: string): string {
  const known: Readonly<Record<string, string>> = words.crops.methods;
  return known[method] ?? method.replaceAll('-', ' ');
}
