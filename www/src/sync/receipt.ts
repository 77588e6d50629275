/** What a receipt says, for both sides. */
import type { Hash } from '../../../pkg/proofroom.js';

/** The events that a receipt names; the line was checked when it was kept. */
export function receiptOf(line: string): Hash[] {
  const { event } = JSON.parse(line) as { event: { body: { kind: string; events?: Hash[] } } };
  return event.body.kind === 'receipt' ? (event.body.events ?? []) : [];
}
