/** What a file's name says: SKU, view, version and kind. The pattern is the person's to change. */
import type { VersionKind } from '../../../pkg/proofroom.js';
import type { IntakeFile } from './model.js';

export type Guess = NonNullable<IntakeFile['guess']>;

const KIND_WORDS: Readonly<Record<string, VersionKind>> = {
  capture: 'capture', raw: 'capture', shot: 'capture', original: 'capture', orig: 'capture',
  auto: 'automated', automated: 'automated', ai: 'automated',
  retouch: 'retouched', retouched: 'retouched', edit: 'retouched', edited: 'retouched',
  final: 'final', master: 'final', delivery: 'final', hero: 'final',
};
/** The sequence of the work, when the name tells a number and no kind. */
const KIND_BY_NUMBER: readonly VersionKind[] = ['capture', 'automated', 'retouched'];
const MASK_WORDS = new Set(['coverage', 'mask', 'matte', 'alpha']);
/** Longer names are cut before matching, so that a pattern cannot run for ever on one. */
const LONGEST_NAME = 200;

/** The pattern ready to use, or one sentence why it is none. */
export function compile(pattern: string): RegExp | string {
  if (!/\(\?<sku>/.test(pattern)) return 'The pattern needs a group (?<sku>…): it tells which files belong together.';
  try {
    return new RegExp(pattern, 'iu');
  } catch (error) {
    return `The pattern is not a regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export function stemOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[^.]+$/, '');
}

export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What the name says; a name that the pattern does not fit is all SKU. */
export function guess(name: string, pattern: RegExp): Guess {
  const stem = stemOf(name).slice(0, LONGEST_NAME);
  const groups = pattern.exec(stem)?.groups ?? {};
  const version = groups['version'] ? Number(groups['version']) : null;
  let view = groups['view'] ?? '';
  let word = groups['kind']?.toLowerCase();
  // `SKU_final`: the only word after the SKU is a kind, not a view.
  if (!word && view.toLowerCase() in KIND_WORDS) [word, view] = [view.toLowerCase(), ''];
  return { sku: groups['sku']?.trim() || stem, view, version, kind: kindOf(word, version) };
}

/** Whether the name is that of a mask that goes with a picture, not of a version of it. */
export function isMask(name: string): boolean {
  return MASK_WORDS.has(stemOf(name).toLowerCase().split(/[_ ]/).at(-1) ?? '');
}

function kindOf(word: string | undefined, version: number | null): VersionKind {
  const named = word === undefined ? undefined : KIND_WORDS[word];
  // Without any hint: what is put up for approval is most often worked on by a person.
  return named ?? (version === null ? 'retouched' : KIND_BY_NUMBER[version - 1] ?? (version < 1 ? 'capture' : 'final'));
}

/** The name of a copy that becomes version `number`: its number in the name is put up, or one is added. */
export function nextName(name: string, number: number): string {
  const [stem, ending] = [stemOf(name), extensionOf(name)];
  const numbered = /([_ -]v)\d{1,4}(?=$|[_ ])/i;
  const next = numbered.test(stem) ? stem.replace(numbered, `$1${number}`) : `${stem}_v${number}`;
  return ending ? `${next}.${ending}` : next;
}

const KIND_ORDER: readonly VersionKind[] = ['capture', 'automated', 'retouched', 'final'];
/** The order of versions of one proof in a batch: by number, then by the sequence of the work, then by name. */
export function compareVersions(a: { guess: Guess; name: string }, b: { guess: Guess; name: string }): number {
  return (a.guess.version ?? Infinity) - (b.guess.version ?? Infinity) || 0
    || KIND_ORDER.indexOf(a.guess.kind) - KIND_ORDER.indexOf(b.guess.kind) || a.name.localeCompare(b.name);
}

/** What a picked file is, by its name. */
export type Sort = 'picture' | 'svg' | 'json' | 'table' | 'lut' | 'mask' | 'system';
export function sortOf(name: string): Sort {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  if (base.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(base)) return 'system';
  const by: Record<string, Sort> = { svg: 'svg', json: 'json', csv: 'table', tsv: 'table', cube: 'lut' };
  return by[extensionOf(name)] ?? (isMask(name) ? 'mask' : 'picture');
}
