/** Long lists of an answer, cut into pieces: each crosses to the page as a message of its own, so that none stalls it. */

/** Lists longer than this are cut: a hundred proofs take the page some five milliseconds to take in. */
export const PIECE = 100;

export interface Piece { readonly list: string; readonly items: readonly unknown[] }

/** The answer with its long lists emptied, and these in pieces, in order. Answers that are no plain object stay whole. */
export function splitLists<T>(output: T): { output: T; pieces: readonly Piece[] } {
  if (typeof output !== 'object' || output === null || Object.getPrototypeOf(output) !== Object.prototype) return { output, pieces: [] };
  const rest = { ...output } as Record<string, unknown>;
  const pieces: Piece[] = [];
  for (const [list, value] of Object.entries(rest)) {
    if (!Array.isArray(value) || value.length <= PIECE) continue;
    for (let at = 0; at < value.length; at += PIECE) pieces.push({ list, items: value.slice(at, at + PIECE) });
    rest[list] = [];
  }
  return pieces.length > 0 ? { output: rest as T, pieces } : { output, pieces };
}
