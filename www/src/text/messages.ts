/**
 * Codes to sentences: errors (what happened, what to do) and findings (a short title and a sentence).
 * The core's own message names place, value and limit; these lines stand beside it and say what a person can do.
 */
import type { Finding } from '../../../pkg/proofroom.js';
import type { Problem } from '../state/model.js';
import { quantity } from './quantities.js';
import { words } from './words.js';

export { words } from './words.js';
export * from './format.js';

interface ErrorText { title: string; remedy: string }

/** What an error means and what to do about it; `detail` is the core's own, English. */
export function explain(problem: Problem): ErrorText & { detail: string } {
  const errors: Readonly<Record<string, ErrorText>> = words.errors;
  return { ...(errors[problem.code] ?? words.unknownError), detail: problem.message };
}

/** True when the code has its own sentence. */
export const knowsError = (code: string): boolean => Object.hasOwn(words.errors, code);

/** `Background is not pure white` for `background-not-white`; a kind of a newer engine becomes its own words. */
export function findingTitle(kind: string): string {
  // On the board they come a moment after the first view, which shows none.
  const titles: Readonly<Record<string, string>> | undefined = words.findings;
  const known = titles?.[kind];
  if (known) return known;
  const text = kind.replaceAll('-', ' ').replace(/\bdelta e\b/, 'Delta-E');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a finding says: in the page's language where it has a sentence, else as the core says it, in English. */
export function findingText({ kind, about, measured, limit, message }: Finding): { text: string; english: boolean } {
  const own = words.findingSentence({ kind, about, measured: measured ? quantity(measured) : '', limit: limit ? quantity(limit) : '' });
  return own ? { text: own, english: false } : { text: message, english: true };
}
