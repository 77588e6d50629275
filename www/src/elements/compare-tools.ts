/** What both pages of a proof need to compare its version in view: with which, how it is called, and the menu for it. */
import { html, type TemplateResult } from 'lit';
import type { Shows, Version } from '../../../pkg/proofroom.js';
import type { Actions, AppState, Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import type { CompareMode } from '../viewer/compare.js';
import type { Layer } from '../viewer/layers.js';
import type { LookAtProof } from './look-at-proof.js';
import { pinnedFor, scopesOf, type Pinned } from './pinned.js';
import { threadsOf } from './note-view.js';
import { findingLayer, noteLayers, numberFindings } from './proof-layers.js';
import { usualReference, type Place } from './proof-place.js';
import { findingsOf } from './proof-summary.js';

export interface Comparing {
  /** What a comparison begins with: the pinned reference, else the version that this one is best compared with. */
  readonly usual: Hash;
  readonly otherSide: string;
  readonly otherLayers: readonly Layer[];
  readonly menu: TemplateResult;
}

/** `shows` is null for the studio. */
export function comparing(here: Place, look: LookAtProof, { settings, checks, me, pending }: Pick<AppState, 'settings' | 'checks' | 'me' | 'pending'>, actions: Actions, shows: Shows | null): Comparing {
  const { proof, version, versions, review } = here;
  const found = pinnedFor(proof, settings.pins, review, shows);
  const pinned: Pinned | null = found?.file === version.info.file ? null : found;
  const others = versions.filter((each) => each !== version);
  const best = usualReference({ ...proof, versions: [...versions] }, version);
  const usual = pinned?.file ?? best?.info.file ?? '';
  const other = others.find((each) => each.info.file === look.other);
  const pin = (key: string | undefined, file: Hash | null): void => {
    if (!key) return;
    const { [key]: _, ...rest } = settings.pins;
    actions.setSetting('pins', file ? { ...rest, [key]: file } : rest);
  };
  const beyond = proof.versions.find((each) => each.info.file === look.other);
  const layersBeside = (it: Version): readonly Layer[] => {
    const found = findingLayer(numberFindings(findingsOf(it, checks.get(it.info.file))));
    return [...(found ? [found] : []), ...noteLayers(threadsOf(proof, it, { me, pending }).filter(({ shown }) => shown === 'here'))];
  };
  return {
    usual,
    otherSide: other ? words.proof.version(other.number) : pinned?.file === look.other ? words.viewer.reference(pinned.name, pinned.number) : '',
    otherLayers: beyond ? layersBeside(beyond) : [],
    menu: html`<pr-compare-menu slot="tools" .others=${others} .other=${look.other} .usual=${usual} .mode=${look.mode} .pinned=${found} .scopes=${scopesOf(proof)}
      .aligned=${look.lies}
      @compare=${(e: CustomEvent<Hash>) => look.compare(e.detail)} @compare-mode=${(e: CustomEvent<CompareMode>) => look.compareBy(e.detail, look.other || usual)}
      @pin=${(e: CustomEvent<string>) => pin(e.detail, version.info.file)} @unpin=${(e: CustomEvent<string>) => pin(e.detail, null)}></pr-compare-menu>`,
  };
}

/** Whether the version that is compared with still makes sense beside another version in view. */
export function stillCompared(here: Place | null, other: Hash, pins: AppState['settings']['pins'], shows: Shows | null): boolean {
  if (!here || here.version.info.file === other) return false;
  return here.versions.some((each) => each.info.file === other) || pinnedFor(here.proof, pins, here.review, shows)?.file === other;
}
