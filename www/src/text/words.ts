/**
 * What the page says, in the language of the person. `words` is a live binding: read it while rendering, never keep a
 * part of it, and it follows the language. English is always there and is the shape that the others must have; they are
 * loaded when they are chosen, and the English of the studio's views with these (`language.ts`).
 */
import { en } from './en/index.js';
import type { ofOverview } from './en/bulk.js';
import type { ofBoard } from './en/ofboard.js';
import type { looking } from './en/looking.js';
import type { pathing } from './en/pathing.js';
import type { ofPicture } from './en/ofpicture.js';
import type { ofStudio } from './en/studio.js';
import { formatIn } from './format.js';

/** The same keys; any text, any function of the same arguments. */
type Loose<T> = T extends string ? string
  : T extends (...args: infer A) => string ? (...args: A) => string
  : T extends [infer A, infer B] ? [Loose<A>, Loose<B>]
  : T extends readonly (infer E)[] ? readonly Loose<E>[]
  : { readonly [K in keyof T]: Loose<T[K]> };
export type Words = Loose<typeof en & typeof ofBoard & typeof ofOverview & typeof ofPicture & typeof ofStudio & { looking: typeof looking; pathing: typeof pathing }>;

/** A view is shown once its words are there (`elements/views.ts`): what is not loaded yet is not asked for. */
export let words = en as unknown as Words;

const listeners = new Set<() => void>();

/** Speaks another language from now on; `tag` is the BCP 47 tag that numbers and dates follow. */
export function speak(tag: string, next: Words): void {
  words = next;
  formatIn(tag, next.moments);
  for (const listener of listeners) listener();
}

/** Calls `listener` after each change of the language until the returned function is called. */
export function onSpeak(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
