import { expect, it } from 'vitest';
import { PIECE, splitLists } from './lists.js';

const many = (count: number) => Array.from({ length: count }, (_, n) => n);

it('cuts long lists and leaves the rest', () => {
  const { output, pieces } = splitLists({ id: 'r', proofs: many(PIECE * 2 + 1), people: [1, 2] });
  expect(output).toEqual({ id: 'r', proofs: [], people: [1, 2] });
  expect(pieces.map(({ list, items }) => [list, items.length])).toEqual([['proofs', PIECE], ['proofs', PIECE], ['proofs', 1]]);
  expect(pieces.flatMap(({ items }) => items)).toEqual(many(PIECE * 2 + 1));
});

it.each([[null], ['text'], [many(500)], [new Uint8Array(500)], [{ proofs: many(PIECE) }]])('leaves %# whole', (answer) => {
  expect(splitLists(answer)).toEqual({ output: answer, pieces: [] });
});
