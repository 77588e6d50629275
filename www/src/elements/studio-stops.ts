/** The tour's stops that only the studio's browser knows: from its own checks. */
import type { Finding, Spot } from '../../../pkg/proofroom.js';
import type { CheckState } from '../state/model.js';
import { findingText, findingTitle, words } from '../text/messages.js';
import { findingStops, uncertainStops } from '../viewer/spots.js';
import type { Place } from './proof-place.js';

/** Where the studio's own checks say that a look is worth it: the worst findings, then what the path is not sure of. */
export function stopsOf({ version: { info } }: Place, findings: readonly Finding[], check: CheckState | undefined): readonly Spot[] {
  const say = (finding: Finding): string => `${findingTitle(finding.kind)}. ${findingText(finding).text}`;
  const found = findingStops(findings, info, say);
  return [...found, ...uncertainStops(check?.refine?.segments ?? [], (confidence) => `${words.layers.uncertain}. ${words.layers.certainty(confidence)}`)];
}
