/** The ways to compare two versions, their keys, and what can be set in each. */
import type { Aligning } from './alignment.js';
import type { Side } from './panes.js';

export type CompareMode = 'side' | 'wipe' | 'onion' | 'blink' | 'ghost' | 'difference' | 'delta-e';

/** In the order of the menu. */
export const MODES: readonly CompareMode[] = ['side', 'wipe', 'onion', 'blink', 'ghost', 'difference', 'delta-e'];

/** Compares pixel with pixel, so the pictures must lie on each other. */
export const perPixel = (mode: CompareMode): boolean => mode === 'ghost' || mode === 'difference' || mode === 'delta-e';

/** Pixels are compared with pixels only where they lie on each other; else the mode that needs none of that is shown. */
export const modeShown = (mode: CompareMode, aligned: boolean): CompareMode => (perPixel(mode) && !aligned ? 'side' : mode);

/** The divider: a point of the stage as shares of its sides, and its angle: 0 is upright, clockwise. */
export interface Divider { readonly x: number; readonly y: number; readonly angle: number }

/** What can be set while comparing; kept while the page is open, whatever is looked at. */
export interface CompareLook {
  readonly divider: Divider;
  /** How much of the other version shows in the onion skin, 0 to 1. */
  readonly opacity: number;
  /** How much of the heat map lies over the picture, 0 to 1. */
  readonly heat: number;
  /** Delta-E under which the heat map shows nothing. */
  readonly tolerance: number;
  /** Factor of what the difference shows. */
  readonly gain: number;
  /** Changes of picture a second. */
  readonly speed: number;
  /** Whether the pictures change by themselves. */
  readonly playing: boolean;
  /** Which of the two blinks up now. */
  readonly up: Side;
  /** Whether the panes move together. */
  readonly tied: boolean;
  /** When the other one is laid on ours. */
  readonly aligning: Aligning;
}

/** More than three flashes a second can cause seizures (WCAG 2.3.1): three changes a second are one and a half flashes. */
export const SPEEDS = [0.5, 1, 2, 3] as const;

/** A difference of 4 of 255 levels is seen by nobody; times 16 by everybody. */
export const GAINS = [1, 4, 16] as const;

export const FIRST_LOOK: CompareLook = {
  divider: { x: 0.5, y: 0.5, angle: 0 }, opacity: 0.5, heat: 0.8, tolerance: 3, gain: 4, speed: 1, playing: true, up: 'own', tied: true, aligning: 'differing',
};

/**
 * For each row of a box, the column where the divider crosses it: pixels left of it belong to the first picture, or with
 * `flipped` to the second. Whole pixels, so that every painter draws the same edge.
 */
export function dividerRows(width: number, height: number, { x, y, angle }: Divider): { rows: Int32Array; flipped: boolean } {
  const rows = new Int32Array(height);
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const level = Math.abs(cos) < 1e-9;
  for (let row = 0; row < height; row++) {
    const down = row + 0.5 - y * height;
    if (level) rows[row] = down * sin < 0 ? width : 0;
    else rows[row] = Math.min(Math.max(Math.round(x * width - (down * sin) / cos), 0), width);
  }
  return { rows, flipped: !level && cos < 0 };
}

/** Runs of rows with the same edge: few calls where the divider is steep or upright. */
export function* runs(rows: Int32Array): Generator<{ from: number; to: number; edge: number }> {
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    while (to < rows.length && rows[to] === rows[from]) to += 1;
    yield { from, to, edge: rows[from] as number };
    from = to;
  }
}

/** The angle within (-180, 180]. */
export const turned = (angle: number): number => {
  const rest = ((angle % 360) + 360) % 360;
  return rest > 180 ? rest - 360 : rest;
};
