/** Numbers, sizes, times and hashes for people, by `Intl` in the page's language. */

/** Formatters are made anew when the language changes. */
let language = 'en-GB';
let formats = formatsOf(language);

function formatsOf(tag: string) {
  return {
    whole: new Intl.NumberFormat(tag),
    share: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
    dateTime: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
    dateTimeLong: new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'long' }),
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long' }),
    day: new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short' }),
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'narrow' }),
    plural: new Intl.PluralRules(tag),
    conjunction: new Intl.ListFormat(tag, { type: 'conjunction' }),
  };
}

/** How a language says that something is less than a minute away; `Intl` counts seconds there. */
export interface Moments { justNow: string; soon: string }
let moments: Moments = { justNow: 'just now', soon: 'in a moment' };

/** Formats in this language from now on, a BCP 47 tag. */
export function formatIn(tag: string, now: Moments): void {
  language = tag;
  formats = formatsOf(tag);
  moments = now;
}

/** `1,234`. */
export const number = (value: number): string => formats.whole.format(value);
/** `2.31`, with a fixed count of decimals so that columns line up. */
export const decimal = (value: number, digits = 2): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
/** `12.5%` of a part from 0 to 1. */
export const percent = (part: number): string => formats.share.format(part);
/** `3 Nov 2026, 14:05`. */
export const when = (at: number): string => formats.dateTime.format(at);
/** With weekday, seconds and zone: for receipts. */
export const whenExactly = (at: number): string => formats.dateTimeLong.format(at);
/** `3 November 2026`. */
export const onDate = (at: number): string => formats.date.format(at);
/** `Tue, 3 Nov`. */
export const onDay = (at: number): string => formats.day.format(at);
/** For `<time datetime>`. */
export const iso = (at: number): string => new Date(at).toISOString();
/** `Anna, Ben and Cleo`. */
export const list = (items: readonly string[]): string => formats.conjunction.format(items);
/** `1 note`, `3 notes`. */
export const counted = (count: number, one: string, other = `${one}s`): string =>
  `${formats.whole.format(count)} ${formats.plural.select(count) === 'one' ? one : other}`;

/** `2 min ago`, `in 6 days`. */
export function ago(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 45) return seconds > 0 ? moments.soon : moments.justNow;
  if (size < 3_600) return formats.relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return formats.relative.format(Math.round(seconds / 3_600), 'hour');
  if (size < 2_592_000) return formats.relative.format(Math.round(seconds / 86_400), 'day');
  return formats.dateTime.format(at);
}

/** `4.2 MB`, in powers of ten as file managers show it. */
export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = count;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 }).format(value)} ${units[unit]}`;
}

/** The first eight digits: enough to tell files of one review apart, never used to decide anything. */
export const shortHash = (hash: string): string => hash.slice(0, 8);
/** Hex in groups of four, for reading aloud and comparing by eye. */
export const grouped = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? hex;
