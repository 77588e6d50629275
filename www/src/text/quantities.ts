/** Measured values with their units, for people. */
import type { Quantity, Region } from '../../../pkg/proofroom.js';
import { bytes, decimal, number } from './format.js';

export function quantity({ value, unit }: Quantity): string {
  switch (unit) {
    case 'delta-e00': return `ΔE ${decimal(value)}`;
    case 'px': return `${decimal(value, Number.isInteger(value) ? 0 : 2)} px`;
    case 'share': return `${decimal(value * 100, 1)} %`;
    case 'ratio': return `${decimal(value)} : 1`;
    case 'level': return `level ${number(value)}`;
    case 'bytes': return bytes(value);
    case 'megapixels': return `${decimal(value, 1)} MP`;
    case 'count': return number(value);
  }
}

/** `420 × 380 px at 1200, 80`. */
export const place = (r: Region): string =>
  `${number(Math.round(r.width))} × ${number(Math.round(r.height))} px at ${number(Math.round(r.x))}, ${number(Math.round(r.y))}`;

/** Why a refined segment is doubted, in the core's words and ours. */
const doubts: Record<string, string> = {
  'low-contrast': 'hardly any contrast across the edge',
  'soft-edge': 'the edge is soft',
  'band-limit': 'the edge lies at the limit of the search',
  'two-edges': 'two edges are equally likely',
  'strap-kept': 'too thin to move safely',
};
export const doubtText = (doubt: string): string => doubts[doubt] ?? doubt.replaceAll('-', ' ');
