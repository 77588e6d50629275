/** What looks closely, under the picture of either page: the same element, with what each page knows. */
import { html, type TemplateResult } from 'lit';
import type { Finding, Spot } from '../../../pkg/proofroom.js';
import type { CheckState } from '../state/model.js';
import { findingText, findingTitle, words } from '../text/messages.js';
import { findingStops, uncertainStops } from '../viewer/spots.js';
import type { LookAtProof } from './look-at-proof.js';
import type { Place } from './proof-place.js';

export function lookingTools({ proof, version }: Place, look: LookAtProof, otherSide: string, stops: readonly Spot[]): TemplateResult {
  return html`<pr-looking .viewer=${look.viewer} .proof=${proof.id} .picture=${version.info.file} .other=${look.other} .ownSide=${words.proof.version(version.number)} .otherSide=${otherSide}
    .version=${version} .stops=${stops}></pr-looking>`;
}

/** Where the studio's own checks say that a look is worth it: the worst findings, then what the path is not sure of. */
export function stopsOf({ version: { info } }: Place, findings: readonly Finding[], check: CheckState | undefined): readonly Spot[] {
  const say = (finding: Finding): string => `${findingTitle(finding.kind)}. ${findingText(finding).text}`;
  const found = findingStops(findings, info, say);
  return [...found, ...uncertainStops(check?.refine?.segments ?? [], (confidence) => `${words.layers.uncertain}. ${words.layers.certainty(confidence)}`)];
}
