/** From what is compared, and how, to the scene that shows it. */
import { liesOn, mapOf, type Lying } from './alignment.js';
import { modeShown, type CompareLook, type CompareMode } from './compare.js';
import { laidOver, type PaneScene } from './scene.js';
import type { ComparedKind, Sources } from './sources.js';
import type { TileSource } from './tiles.js';
import type { Pane } from './views.js';

type Source = TileSource<ImageBitmap>;

export interface Compared {
  readonly sources: Sources;
  readonly own: Source;
  readonly other: Source | null;
  /** The versions of the two, by which they are compared pixel by pixel. */
  readonly picture: string;
  readonly reference: string;
  /** How the two lie on each other. */
  readonly lying: Lying;
  /** How, when there is another one. */
  readonly mode: CompareMode;
  readonly look: CompareLook;
  /** The heat map of the check, over the picture when nothing is compared: how much of it shows, 0 to 1. */
  readonly heat: { readonly reference: string; readonly opacity: number } | null;
  /** Marks the background where it is not pure white, when nothing is compared. */
  readonly ground: boolean;
}

/** How much of the marks of the background shows: what is marked can still be recognised. */
const MARKED = 0.85;

export function sceneOf(panes: readonly Pane[], { sources, own, other, picture, reference, lying, mode, look, heat, ground }: Compared): readonly PaneScene[] {
  const [pane, beside] = panes;
  if (!pane) return [];
  const { box, view } = pane;
  const first = [{ source: own, view }];
  const compared = (kind: ComparedKind): Source => sources.compared(kind, picture, reference, own, look, mapOf(lying));
  if (!other) {
    const over = [
      ...(heat ? [sources.compared('delta-e', picture, heat.reference, own, { tolerance: 0, gain: 1 })] : []), ...(ground ? [sources.ground(picture, own)] : []),
    ].map((source) => ({ source, view }));
    return over.length === 0 ? [{ box, first }] : [{ box, first, second: [...first, ...over], mix: { kind: 'onion', part: part(ground ? MARKED : heat?.opacity ?? 1) } }];
  }
  const map = mapOf(lying);
  const second = [map ? { source: sources.moved(picture, reference, own, map), view } : { source: other, view: laidOver(view, other) }];
  const shown = modeShown(mode, liesOn(lying));
  switch (shown) {
    case 'side': return [{ box, first }, ...(beside ? [{ box: beside.box, first: [{ source: other, view: beside.view }] }] : [])];
    case 'wipe': return [{ box, first, second, mix: { kind: 'wipe', divider: look.divider } }];
    case 'onion': return [{ box, first, second, mix: { kind: 'onion', part: part(look.opacity) } }];
    case 'blink': return [{ box, first: look.up === 'own' ? first : second }];
    case 'ghost':
    case 'difference': return [{ box, first: [{ source: compared(shown), view }] }];
    case 'delta-e': return [{ box, first, second: [...first, { source: compared(shown), view }], mix: { kind: 'onion', part: part(look.heat) } }];
  }
}

const part = (share: number): number => Math.round(share * 256);
