/** What the values of the filters are called. */
import type { Facet } from '../state/board.js';
import { findingTitle, words } from '../text/messages.js';

/** A value as people read it; what is foreign (a category, a name) is its own word. */
export function facetValue(facet: Facet, value: string): string {
  const { filters, work } = words;
  const fixed: Partial<Record<Facet, Readonly<Record<string, string>>>> = {
    status: words.status, queue: work.queue, gate: work.gate, findings: filters.findings, due: filters.due, notes: filters.notes, risk: work.risk,
  };
  const known = fixed[facet]?.[value];
  if (known !== undefined) return known;
  if (value === 'none') return facet === 'reviewer' ? filters.nobody : filters.unset;
  return facet === 'kind' ? findingTitle(value) : value;
}
