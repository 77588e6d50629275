/** What lies over the reviewer's picture beside notes: what is known of the version, and what this browser measures when it is asked to. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Version } from '../../../pkg/proofroom.js';
import type { Actions, AppState, Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import type { Layer } from '../viewer/layers.js';
import { alreadyTold } from './already-told.js';
import { checkLayers } from './check-layers.js';
import { icon } from './icons.js';
import type { LookAtProof } from './look-at-proof.js';
import { findingLayer, numberFindings } from './proof-layers.js';
import { findingsOf } from './proof-summary.js';

/** The layers, and for the list of overlays the button that measures the channels' frames: nothing of it is kept or sent. */
export function measuredHere(file: Hash, version: Version, { pictures, checks, settings }: Pick<AppState, 'pictures' | 'checks' | 'settings'>, actions: Actions, { opacity, crop }: Pick<LookAtProof, 'opacity' | 'crop'>): { layers: readonly Layer[]; button: TemplateResult | typeof nothing } {
  const check = checks.get(file);
  const found = findingLayer(numberFindings(findingsOf(version, check)));
  const busy = check?.running.crop !== undefined;
  return {
    layers: [...checkLayers(pictures.get(file), check, { opacity, crop }), ...(found ? [found] : [])],
    button: check?.market || settings.channels.length === 0 ? nothing : html`<button slot="overlays" class="button small" type="button" ?disabled=${busy} @click=${() => alreadyTold(actions.measureFrames(file))}>
      ${icon(busy ? 'loader-circle' : 'ruler', busy)}${words.layers.measure}</button><p slot="overlays" class="tiny muted">${words.layers.measureText}</p>`,
  };
}
