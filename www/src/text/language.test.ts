import { describe, expect, it } from 'vitest';
import { de } from './de/index.js';
import { en as first } from './en/index.js';
import { ofOverview } from './en/bulk.js';
import { ofBoard } from './en/ofboard.js';
import { looking } from './en/looking.js';
import { pathing } from './en/pathing.js';
import { ofPicture } from './en/ofpicture.js';
import { ofStudio } from './en/studio.js';
import { languageFor, regionFor } from './language.js';

const en = { ...first, ...ofBoard, ...ofPicture, ...ofOverview, ...ofStudio, looking, pathing };

/** Every text below, by its path; functions are called with numbers and names that they can work with. */
function texts(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, sample(value as (...args: never[]) => unknown)]]);
  if (value === null || typeof value !== 'object') return new Map();
  return new Map(Object.entries(value).flatMap(([key, each]) => [...texts(each, path ? `${path}.${key}` : key)]));
}

function sample(say: (...args: never[]) => unknown): string {
  for (const one of [3, 'Anna', ['Anna', 'Ben'], { kind: '', about: '', measured: '', limit: '' }]) {
    try {
      const said = say(...(Array.from({ length: Math.max(1, say.length) }, () => one) as never[]));
      if (typeof said === 'string') return said;
    } catch {
      // Another kind of argument then.
    }
  }
  throw new Error('a sentence that takes none of the usual arguments: add its kind to the list');
}

/** The same in both languages, and rightly so. */
const SAME = [
  /^product$/, /^board\.(layout|filter)$/, /^shell\.(invited|release)$/, /^commands\.does\.(full|double|fourfold)$/, /^commands\.keys\./, /^share\.name$/, /^(findingSentence|activity)$/,
  /^(proof|colour|review)\.version$/, /^colour\.figures$/, /^board\.columns\.versions$/, /^verify\.(version|studio)$/, /^selecting\.escape$/,
  /^(drawing\.tool|notes\.shape)\.ellipse$/, /^pathing\.(px|radius|exportAs\.svg)$/, /^looking\.(place|alpha|lab|deltaE|models\.(rgb|cmyk)|averages\.\d|column\.(lab|deltaE))$/,
];

describe('German', () => {
  const [english, german] = [texts(en), texts(de)];

  it('has every text that English has, and no other', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves no text empty or in English by oversight', () => {
    const wrong = [...german].filter(([path, text]) => (text === '' && english.get(path) !== '') || (text === english.get(path) && /\p{L}{2}/u.test(text) && !SAME.some((path_) => path_.test(path))));
    expect(wrong).toEqual([]);
  });

  it('writes with typographic quotes and a real ellipsis', () => {
    expect([...german].filter(([, text]) => /["']|\.\.\./.test(text))).toEqual([]);
  });
});

it('says a finding with its numbers, and leaves to the core what has none', () => {
  const figures = { kind: 'fill-below-minimum', about: 'main-fill', measured: '59,4 %', limit: '85,0 %' };
  expect(de.findingSentence(figures)).toBe('Das Produkt füllt 59,4 % des Bildes; verlangt werden mindestens 85,0 %.');
  expect(de.findingSentence({ ...figures, measured: '' })).toBe('');
  expect(de.findingSentence({ ...figures, kind: 'from-the-future' })).toBe('');
});

it.each([
  ['system', ['de-AT', 'en'], 'de', 'de-AT'],
  ['system', ['fr', 'en-US'], 'en', 'en-US'],
  ['system', ['fr'], 'en', 'en-GB'],
  ['en', ['de-DE'], 'en', 'en-GB'],
  ['de', ['en-US'], 'de', 'de-DE'],
] as const)('%s with %j is %s in the forms of %s', (choice, preferred, language, region) => {
  expect(languageFor(choice, preferred)).toBe(language);
  expect(regionFor(language, preferred)).toBe(region);
});
