/** What the parts of the Colour panel say to it. All bubble and cross shadow roots. */
import type { BrandKind, ColourSetup } from '../state/colour-model.js';

export interface ColourEvents {
  /** A part of the choice changed. */
  'colour-set': Partial<ColourSetup>;
  'colour-file': { file: File; kind: BrandKind };
  /** Put a named colour on the picture, or take it off. */
  'colour-place': { index: number; on: boolean };
  'colour-add': 'place' | 'region';
  'colour-corners': boolean;
  /** What lies over the picture. */
  'colour-over': { over: Over; opacity: number };
}
export type Over = 'none' | 'heat' | 'mask' | 'corrected';

export function sayColour<K extends keyof ColourEvents>(from: HTMLElement, name: K, detail: ColourEvents[K]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
