/** What differs between two lists of the same things, the newer mostly the older with some more: how many at the begin and at the end are the same. */
export function changed<T>(before: readonly T[], after: readonly T[]): { from: number; to: number } {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from < least && before[from] === after[from]) from += 1;
  let to = 0;
  while (to < least - from && before[before.length - 1 - to] === after[after.length - 1 - to]) to += 1;
  return { from, to };
}
