/**
 * How two versions lie on each other: as they are when they have one size; else by a shift, turn and scale that the core
 * estimates and trusts; else not at all. Asked for once for each pair, and remembered.
 */
import type { Size } from './viewport.js';

/** Rows of an affine map: places of our picture to places of the other one, px from the top left corner. */
export type Affine = readonly [readonly [number, number, number], readonly [number, number, number]];

/** What the core says of a pair: where the other one's content lies in ours. */
export interface Fit { readonly shiftX: number; readonly shiftY: number; readonly turnDeg: number; readonly scale: number; readonly likeness: number; readonly trusted: boolean }
export interface Laid { readonly fit: Fit; readonly map: Affine; readonly still: boolean }

/** Whether it is looked for: where sizes differ, always, or never. */
export type Aligning = 'differing' | 'always' | 'never';

export type Lying =
  | { readonly kind: 'same'; /** Looked for, and there is nothing between them. */ readonly still?: Fit }
  | { readonly kind: 'looking'; /** Equal sizes lie as they are until something better is known. */ readonly same: boolean }
  | { readonly kind: 'laid'; readonly laid: Laid }
  /** Nothing lays them on each other, or it was not looked for. */
  | { readonly kind: 'apart'; readonly fit?: Fit; readonly problem?: string };

/** Pixels lie on pixels: as they are, or laid so. */
export const liesOn = (lying: Lying): boolean => lying.kind === 'same' || lying.kind === 'laid' || (lying.kind === 'looking' && lying.same);

export const mapOf = (lying: Lying): Affine | undefined => (lying.kind === 'laid' ? lying.laid.map : undefined);

export const at = ([[a, b, c], [d, e, f]]: Affine, { x, y }: { x: number; y: number }): { x: number; y: number } => ({ x: a * x + b * y + c, y: d * x + e * y + f });

export function inverse([[a, b, c], [d, e, f]]: Affine): Affine {
  const det = a * e - b * d;
  return [[e / det, -b / det, (b * f - c * e) / det], [-d / det, a / det, (c * d - a * f) / det]];
}

/** Pixels of the other picture for one of ours, a side. */
export const scaleOf = ([[a, b], [d, e]]: Affine): number => Math.sqrt(Math.abs(a * e - b * d));

export class Alignments {
  readonly #known = new Map<string, Laid | { readonly problem: string } | null>();

  /** `tell` is called when something has become known. */
  constructor(private readonly find: (version: string, reference: string) => Promise<Laid>, private readonly tell: () => void) {}

  of(version: string, own: Size, reference: string, other: Size, aligning: Aligning): Lying {
    const same = own.width === other.width && own.height === other.height;
    if (same && aligning !== 'always') return { kind: 'same' };
    if (aligning === 'never') return { kind: 'apart' };
    const key = `${version} ${reference}`;
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, null);
      void this.#ask(key, version, reference);
    }
    if (!known) return { kind: 'looking', same };
    if ('problem' in known) return same ? { kind: 'same' } : { kind: 'apart', problem: known.problem };
    if (known.still) return { kind: 'same', still: known.fit };
    if (known.fit.trusted) return { kind: 'laid', laid: known };
    return same ? { kind: 'same' } : { kind: 'apart', fit: known.fit };
  }

  async #ask(key: string, version: string, reference: string): Promise<void> {
    try {
      this.#known.set(key, await this.find(version, reference));
    } catch (error) {
      this.#known.set(key, { problem: error instanceof Error ? error.message : String(error) });
      setTimeout(() => this.#known.delete(key), AGAIN); // whoever asks later may have more luck
    }
    this.tell();
  }
}

/** A picture may still be on its way to a reviewer, ms. */
const AGAIN = 8_000;
