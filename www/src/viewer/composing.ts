/** From what is compared, and how, to the scene that shows it. */
import { perPixel, type CompareLook, type CompareMode } from './compare.js';
import { laidOver, type PaneScene } from './scene.js';
import type { ComparedKind } from './sources.js';
import type { TileSource } from './tiles.js';
import type { Size } from './viewport.js';
import type { Pane } from './views.js';

type Source = TileSource<ImageBitmap>;

export interface Compared {
  readonly own: Source;
  readonly other: Source | null;
  readonly mode: CompareMode | null;
  readonly look: CompareLook;
  /** The heat map of the check, over the picture when nothing is compared: how much of it shows, 0 to 1. */
  readonly heat: { readonly source: Source; readonly opacity: number } | null;
  compared(kind: ComparedKind): Source;
}

/** Pixels are compared with pixels only where there are as many; then the mode that needs none of that is shown. */
export const modeShown = (mode: CompareMode, own: Size, other: Size): CompareMode =>
  perPixel(mode) && !aligned(own, other) ? 'side' : mode;

/** Two pictures are known to lie on each other when they have the same size; nothing else is known of them. */
export const aligned = (own: Size, other: Size): boolean => own.width === other.width && own.height === other.height;

export function sceneOf(panes: readonly Pane[], { own, other, mode, look, heat, compared }: Compared): readonly PaneScene[] {
  const [pane, beside] = panes;
  if (!pane) return [];
  const { box, view } = pane;
  const first = [{ source: own, view }];
  if (!other || !mode) {
    if (!heat) return [{ box, first }];
    return [{ box, first, second: [...first, { source: heat.source, view }], mix: { kind: 'onion', part: part(heat.opacity) } }];
  }
  const second = [{ source: other, view: laidOver(view, other) }];
  switch (mode) {
    case 'side': return [{ box, first }, ...(beside ? [{ box: beside.box, first: [{ source: other, view: beside.view }] }] : [])];
    case 'wipe': return [{ box, first, second, mix: { kind: 'wipe', divider: look.divider } }];
    case 'onion': return [{ box, first, second, mix: { kind: 'onion', part: part(look.opacity) } }];
    case 'blink': return [{ box, first: look.up === 'own' ? first : second }];
    case 'ghost':
    case 'difference': return [{ box, first: [{ source: compared(mode), view }] }];
    case 'delta-e': return [{ box, first, second: [...first, { source: compared(mode), view }], mix: { kind: 'onion', part: part(look.heat) } }];
  }
}

const part = (share: number): number => Math.round(share * 256);
