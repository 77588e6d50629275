import { expect, it } from 'vitest';
import type { Imported, ReviewState } from '../../../pkg/proofroom.js';
import { wordsOf } from './note-import.js';

const pin = { kind: 'pin', x: 1, y: 2 } as const;
const review = {
  proofs: [
    { id: 'bag', versions: [{ info: { file: 'v1' }, supersededBy: 'v2' }, { info: { file: 'v2' } }], notes: [{ version: 'v2', text: 'Ann: too dark', shape: pin }, { version: 'v2', text: 'own words' }] },
    { id: 'mug', versions: [{ info: { file: 'm1' } }], notes: [] },
  ],
} as unknown as ReviewState;
const note = (text: string, more: Partial<Imported> = {}): Imported => ({ version: undefined, shape: undefined, name: undefined, text, ...more });
const words = (...notes: Imported[]) => wordsOf(notes, { review, me: 'Ben', proof: 'bag', version: 'v2' });

it('says notes on the version that they name, else on the one in view, with their author in the text', () => {
  const { words: said } = words(note(' here '), note('there', { version: 'm1', name: 'Ann', shape: pin }), note('mine', { name: 'Ben' }));
  expect(said.map(({ proof, word }) => [proof, 'version' in word && word.version, 'text' in word && word.text])).toEqual([['bag', 'v2', 'here'], ['mug', 'm1', 'Ann: there'], ['bag', 'v2', 'mine']]);
});

it('says nothing twice, whether it was imported or written here', () => {
  expect(words(note('too dark', { name: 'Ann', shape: pin }), note('own words', { name: 'Cleo' }), note('new'), note('new'))).toMatchObject({ already: 3, words: [{}] });
});

it('counts what is about other files, or about versions that were replaced', () => {
  expect(words(note('x', { version: 'unknown' }), note('y', { version: 'v1' }))).toMatchObject({ elsewhere: 2, words: [] });
});
