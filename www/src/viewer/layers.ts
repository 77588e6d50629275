/** What can lie over the picture. All geometry is in picture pixels; the overlay puts it on the screen. */
import type { Region, Severity, NoteShape } from '../../../pkg/proofroom.js';

export type LayerId = 'heat' | 'ground' | 'crop' | 'crops' | 'path' | 'refined' | 'moved' | 'confidence' | 'findings' | 'swatches' | 'notes' | 'earlier-notes' | 'samples' | 'spots';

/** A numbered place: a finding, a swatch or a note. */
export interface Mark {
  readonly id: string;
  /** What is written at the place: a number, or a swatch's Delta-E. */
  readonly tag: string;
  readonly region: Region;
  /** The whole sentence, for those who do not see the place. */
  readonly label: string;
  readonly tone: Severity | 'plain';
  /** Drawn instead of the region's frame. */
  readonly shape?: NoteShape;
  /** It belongs to another version: dashed. */
  readonly earlier?: boolean;
  /** It was settled: thinner. */
  readonly done?: boolean;
}

export interface MovedSegment {
  readonly d: string;
  readonly confidence: number;
  readonly movedPx: number;
  readonly doubt: string | null;
}

/** A channel's frame. */
export interface CropFrame {
  readonly name: string;
  /** What else has the very same frame. */
  readonly also: readonly string[];
  readonly frame: Region;
  readonly shape: 'rect' | 'circle';
  /** Where the channel says, or geometry does, that nothing is cut. */
  readonly safe?: Region;
  /** Which of FRAMES it is drawn in: one for each channel. */
  readonly tone: number;
}

interface Named {
  readonly id: LayerId;
  readonly label: string;
}

export type Layer = Named & (
  | { readonly kind: 'path'; readonly d: string; readonly anchors: Float32Array; readonly tone: 'before' | 'after' }
  | { readonly kind: 'segments'; readonly segments: readonly MovedSegment[]; readonly by: 'moved' | 'confidence' }
  | { readonly kind: 'marks'; readonly marks: readonly Mark[] }
  | { readonly kind: 'heat'; readonly reference: string; readonly opacity: number }
  | { readonly kind: 'ground' }
  | { readonly kind: 'crop'; readonly frame: Region; readonly shape: 'rect' | 'circle'; readonly name: string }
  | { readonly kind: 'crops'; readonly frames: readonly CropFrame[] }
);

/** A class of a coloured measure: everything from `from` up to the next class. */
export interface Step { readonly from: number; readonly colour: string; readonly width: number }

/**
 * Distance that refining moved a segment, px. Half a pixel is not visible; three is what a client sends back.
 * Wider as well as another colour, so that colour alone never carries the meaning.
 */
export const MOVED: readonly Step[] = [
  { from: 0, colour: '#7cc7ff', width: 1.5 },
  { from: 0.5, colour: '#ffe169', width: 2.5 },
  { from: 1.5, colour: '#ff9f1c', width: 3.5 },
  { from: 3, colour: '#ff2e63', width: 5 },
];

/** Confidence of a refined segment, 0 to 1: the lower, the wider. */
export const CONFIDENCE: readonly Step[] = [
  { from: 0, colour: '#ff2e63', width: 5 },
  { from: 0.5, colour: '#ffe169', width: 3 },
  { from: 0.8, colour: '#7cc7ff', width: 1.5 },
];

/** Colours of the channels' frames; their names stand beside them, so that colour alone never tells. */
export const FRAMES = ['#7cc7ff', '#ffe169', '#ff9ecb', '#9df0c4', '#d7c4ff', '#ffffff'] as const;

/** Marks of the background by how far it is below 255, as the core paints them: 1, 3 and 10 levels. */
export const GROUND: readonly { readonly from: number; readonly colour: string }[] = [
  { from: 1, colour: '#ffe169' }, { from: 3, colour: '#ff9f1c' }, { from: 10, colour: '#ff0090' },
];

export const BEFORE = '#ff8a00';
export const AFTER = '#00a6ff';

export function stepOf(steps: readonly Step[], value: number): Step {
  return steps.findLast((step) => value >= step.from) ?? (steps[0] as Step);
}
