import { expect, test } from 'vitest';
import { qrCode } from './qr-code.js';

/** As it was read back by OpenCV's detector (5.0.0), together with texts of 97, 400 and 666 bytes. */
const PROOF = [
  '#######..####.#######',
  '#.....#..#..#.#.....#',
  '#.###.#....##.#.###.#',
  '#.###.#..#.#..#.###.#',
  '#.###.#...#.#.#.###.#',
  '#.....#.#..##.#.....#',
  '#######.#.#.#.#######',
  '.........####........',
  '#..#.##.###..#.#.....',
  '.####..##.#...####..#',
  '..#...#.#...#..#....#',
  '##.#...#.###..#.##.##',
  '.######.##..#..#....#',
  '........##.#.###..##.',
  '#######..#...#.##..#.',
  '#.....#.##.###.##....',
  '#.###.#..###.##....#.',
  '#.###.#.#..#....#####',
  '#.###.#...#.#..###..#',
  '#.....#...#..###.....',
  '#######.##.##..###.#.',
];

const rows = (text: string) => qrCode(text)?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

test('a short text is the code that a camera reads', () => {
  expect(rows('Proofroom')).toEqual(PROOF);
});

test('a link fits, corner marks and timing stand where a camera looks for them, and too much is refused', () => {
  const code = rows(`https://studio.example/review/#1.${'A'.repeat(64)}`) ?? [];
  expect(code.length).toBe(41);
  expect([code[0]?.slice(0, 8), code[0]?.slice(-8), code.at(-1)?.slice(0, 8)]).toEqual(['#######.', '.#######', '#######.']);
  expect(code[6]?.slice(8, -8)).toBe('#.'.repeat(12) + '#');
  expect(qrCode('x'.repeat(666))).not.toBeNull();
  expect(qrCode('x'.repeat(667))).toBeNull();
});
