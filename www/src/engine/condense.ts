/** A channel's findings, short enough for the log. */
import type { Finding } from '../../../pkg/proofroom.js';

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
