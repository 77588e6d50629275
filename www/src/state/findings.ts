/** Which findings go into the log. */
import type { Check, Finding } from '../../../pkg/proofroom.js';

/**
 * Findings to record for a version. `file` are those of opening it; `measured` those of checks that ran in this browser,
 * which take the place of what `recorded` says for the same check; other recorded ones stay.
 */
export function record(
  recorded: readonly Finding[], file: readonly Finding[] | undefined, measured: Partial<Record<Check, readonly Finding[]>>,
): Finding[] {
  const checks: readonly Check[] = ['file', 'delta-e', 'path', 'crop'];
  return checks.flatMap((check) => {
    const fresh = check === 'file' ? file : measured[check];
    return fresh ? [...fresh] : recorded.filter((finding) => finding.check === check);
  });
}
