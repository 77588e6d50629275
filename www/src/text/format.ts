/** Numbers, sizes, times and hashes for people, by `Intl` in the page's language. */
const language = 'en-GB';

const whole = new Intl.NumberFormat(language);
const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const dateTimeLong = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
const day = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' });
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'narrow' });
const plural = new Intl.PluralRules(language);
const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });

/** `1,234`. */
export const number = (value: number): string => whole.format(value);
/** `2.31`, with a fixed count of decimals so that columns line up. */
export const decimal = (value: number, digits = 2): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
/** `12.5%` of a part from 0 to 1. */
export const percent = (part: number): string => share.format(part);
/** `3 Nov 2026, 14:05`. */
export const when = (at: number): string => dateTime.format(at);
/** With weekday, seconds and zone: for receipts. */
export const whenExactly = (at: number): string => dateTimeLong.format(at);
/** `Tue, 3 Nov`. */
export const onDay = (at: number): string => day.format(at);
/** For `<time datetime>`. */
export const iso = (at: number): string => new Date(at).toISOString();
/** `Anna, Ben and Cleo`. */
export const list = (items: readonly string[]): string => conjunction.format(items);
/** `1 note`, `3 notes`. */
export const counted = (count: number, one: string, other = `${one}s`): string =>
  `${whole.format(count)} ${plural.select(count) === 'one' ? one : other}`;

/** `2 min ago`, `in 6 days`. */
export function ago(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 45) return seconds > 0 ? 'in a moment' : 'just now';
  if (size < 3_600) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.round(seconds / 3_600), 'hour');
  if (size < 2_592_000) return relative.format(Math.round(seconds / 86_400), 'day');
  return dateTime.format(at);
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
