/** What an action threw, as a problem that `explain` understands. */
import type { Problem } from '../state/model.js';

export function problemOf(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String((error as { message?: unknown } | null)?.message ?? error);
  const code = (error as { code?: unknown } | null)?.code;
  return { code: typeof code === 'string' ? code : 'internal', message };
}
