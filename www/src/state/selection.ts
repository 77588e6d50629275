/** A selection in a list of thousands: what keys and presses make of it. Plain values, so that it can be tested without a page. */

export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** What the keyboard is on. */
  readonly cursor: string | null;
  /** Where a range began. */
  readonly anchor: string | null;
}

/** Takes one in or out; the next range begins there. */
export function toggle({ selected }: Selection, id: string): Selection {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return { selected: next, cursor: id, anchor: id };
}

/** Everything from the anchor to `to`, on top of what was selected before the range. */
export function range(order: readonly string[], { selected, cursor, anchor }: Selection, to: string): Selection {
  const begin = anchor ?? cursor ?? to;
  const [a, b] = [order.indexOf(begin), order.indexOf(to)];
  if (a < 0 || b < 0) return { selected: new Set([...selected, to]), cursor: to, anchor: to };
  const next = new Set(selected);
  // What the range reached before and no longer reaches goes out again.
  const old = cursor === null ? a : order.indexOf(cursor);
  for (let place = Math.min(a, old); old >= 0 && place <= Math.max(a, old); place += 1) next.delete(order[place] ?? '');
  for (let place = Math.min(a, b); place <= Math.max(a, b); place += 1) next.add(order[place] ?? '');
  return { selected: next, cursor: to, anchor: begin };
}

export const all = (order: readonly string[], { cursor, anchor }: Selection): Selection => ({ selected: new Set(order), cursor, anchor });

/** Where a key leads from `index` among `count`, in rows of `columns`, a page being `page` rows; null for other keys. */
export function moved(key: string, index: number, { count, columns, page }: { count: number; columns: number; page: number }): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: columns > 1 ? -1 : 0, ArrowRight: columns > 1 ? 1 : 0, ArrowUp: -columns, ArrowDown: columns, PageUp: -columns * page, PageDown: columns * page,
  };
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined || step === 0) return null;
  const to = index + step;
  if (to >= 0 && to < count) return to;
  // The last row may be short; a page ends at the ends.
  if (key === 'ArrowDown') return Math.floor(index / columns) < Math.floor((count - 1) / columns) ? count - 1 : index;
  return key.startsWith('Page') ? Math.max(0, Math.min(count - 1, to)) : index;
}
