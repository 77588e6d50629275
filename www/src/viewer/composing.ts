/** From what is compared, and how, to the scene that shows it. */
import { modeShown, type CompareLook, type CompareMode } from './compare.js';
import { laidOver, type PaneScene } from './scene.js';
import type { ComparedKind, Sources } from './sources.js';
import type { TileSource } from './tiles.js';
import type { Size } from './viewport.js';
import type { Pane } from './views.js';

type Source = TileSource<ImageBitmap>;

export interface Compared {
  readonly sources: Sources;
  readonly own: Source;
  readonly other: Source | null;
  /** The versions of the two, by which they are compared pixel by pixel. */
  readonly picture: string;
  readonly reference: string;
  /** How, when there is another one. */
  readonly mode: CompareMode;
  readonly look: CompareLook;
  /** The heat map of the check, over the picture when nothing is compared: how much of it shows, 0 to 1. */
  readonly heat: { readonly reference: string; readonly opacity: number } | null;
  /** What the core paints over the picture; wins over the heat map. */
  readonly painted: { readonly key: string; readonly paint: unknown; readonly opacity: number } | null;
}

/** Two pictures are known to lie on each other when they have the same size; nothing else is known of them. */
export const aligned = (own: Size, other: Size): boolean => own.width === other.width && own.height === other.height;

export function sceneOf(panes: readonly Pane[], { sources, own, other, picture, reference, mode, look, heat, painted }: Compared): readonly PaneScene[] {
  const [pane, beside] = panes;
  if (!pane) return [];
  const { box, view } = pane;
  const first = [{ source: own, view }];
  const compared = (kind: ComparedKind): Source => sources.compared(kind, picture, reference, own, look);
  if (!other) {
    const over = painted ?? heat;
    if (!over) return [{ box, first }];
    const map = painted ? sources.painted(picture, own, painted) : sources.compared('delta-e', picture, heat?.reference ?? '', own, { tolerance: 0, gain: 1 });
    return [{ box, first, second: [...first, { source: map, view }], mix: { kind: 'onion', part: part(over.opacity) } }];
  }
  const second = [{ source: other, view: laidOver(view, other) }];
  const shown = modeShown(mode, aligned(own, other));
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
