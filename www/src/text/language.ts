/** Which languages the page speaks, which one a person gets, and how it is fetched: each but English is a file of its own. */
import { en } from './en/index.js';
import { speak, type Words } from './words.js';

/** `region` is where numbers and dates come from when the browser names no region of that language. */
export const languages = {
  en: { name: 'English', region: 'en-GB', direction: 'ltr' },
  de: { name: 'Deutsch', region: 'de-DE', direction: 'ltr' },
} as const satisfies Record<string, { name: string; region: string; direction: 'ltr' | 'rtl' }>;

export type Language = keyof typeof languages;
/** What a person chose: a language, or the browser's. */
export type LanguageChoice = Language | 'system';

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The chosen language, or the first of the browser's that the page speaks, or English. */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const found = preferred.map(primary).find((tag) => Object.hasOwn(languages, tag));
  return (found as Language | undefined) ?? 'en';
}

/** The region's own forms of numbers and dates: `de-AT` for somebody whose browser says so. */
export function regionFor(language: Language, preferred: readonly string[]): string {
  const found = preferred.find((tag) => primary(tag) === language && /^[a-z]{2,3}-[A-Z]{2}$/.test(tag));
  return found ?? languages[language].region;
}

let spoken: Language | null = null;
let tag: string = languages.en.region;
/** English as far as it is here: what views beyond the reviewer's say comes with the first that needs it. */
let english = en as unknown as Words;

/** The English that not every first view needs. */
const parts = {
  board: async () => (await import('./en/ofboard.js')).ofBoard,
  picture: async () => (await import('./en/ofpicture.js')).ofPicture,
  looking: async () => ({ looking: (await import('./en/looking.js')).looking }),
  pathing: async () => ({ pathing: (await import('./en/pathing.js')).pathing }),
  overview: async () => (await import('./en/bulk.js')).ofOverview,
  studio: async () => (await import('./en/studio.js')).ofStudio,
} as const;

/** Fetches the words of some views. Other languages come as a whole. */
export async function fetchWords(...wanted: readonly (keyof typeof parts)[]): Promise<void> {
  if (spoken !== null && spoken !== 'en') return;
  const fetched = await Promise.all(wanted.map((part) => parts[part]()));
  english = Object.assign({}, english, ...fetched) as Words;
  if (spoken === 'en') speak(tag, english);
}

/** Fetches the language if it has to, then speaks it; answers which it is. Rejects when it cannot be fetched. */
export async function speakFor(choice: LanguageChoice, preferred: readonly string[]): Promise<Language> {
  const language = languageFor(choice, preferred);
  const other = language === 'de' ? (await import('./de/index.js')).de : undefined;
  // Whoever comes back to English may be in any view; at the start the view brings what it needs.
  if (!other && spoken !== null && spoken !== 'en') english = Object.assign({}, english, await parts.board(), await parts.picture(), await parts.overview(), await parts.looking(), await parts.pathing(), await parts.studio());
  spoken = language;
  tag = regionFor(language, preferred);
  speak(tag, other ?? english);
  return language;
}
