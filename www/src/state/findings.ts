/** Which findings go into the log: all that speak of a fault or a gap, and one line for each thing that passed. */
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

/** A channel's findings without its passed rules, which would fill the log: one line says that they passed. */
export function condense(channel: string, channelName: string, role: string, findings: readonly Finding[]): Finding[] {
  const passed = findings.filter(({ severity }) => severity === 'pass').length;
  const rest = findings.filter(({ severity }) => severity !== 'pass' && severity !== 'note');
  if (passed === 0) return rest;
  return [...rest, {
    check: 'crop', kind: 'rules-passed', severity: 'pass', about: `${channel}/${role}`,
    measured: { value: passed, unit: 'count' }, limit: undefined, region: undefined,
    message: `${channelName}: ${passed} ${passed === 1 ? 'rule' : 'rules'} of the ${role} image passed.`,
  }];
}
