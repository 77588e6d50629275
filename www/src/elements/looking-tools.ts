/** What looks closely, under the picture of either page: the same element, with what each page knows. */
import { html, type TemplateResult } from 'lit';
import type { Spot } from '../../../pkg/proofroom.js';
import { words } from '../text/messages.js';
import type { LookAtProof } from './look-at-proof.js';
import type { Place } from './proof-place.js';

export function lookingTools({ proof, version }: Place, look: LookAtProof, otherSide: string, stops: readonly Spot[]): TemplateResult {
  return html`<pr-looking .viewer=${look.viewer} .proof=${proof.id} .picture=${version.info.file} .other=${look.other} .ownSide=${words.proof.version(version.number)} .otherSide=${otherSide}
    .version=${version} .stops=${stops}></pr-looking>`;
}
