/** What the Colour panel knows and does: a reference chosen for a proof, the limits, and what was measured. Types alone. */
import type {
  ColorReport, CompareOptions, DriftReport, Finding, Formula, Lab, LutSpace, NamedRegion, PresetAbout, SwatchFile,
} from '../../../pkg/proofroom.js';
import type { Hash } from './model.js';
import type { TileAt } from './tile-model.js';

export type ReferenceKind = 'version' | 'look' | 'swatches' | 'places' | 'checker' | 'target';
export type BrandKind = 'look' | 'swatches' | 'target' | 'labels';

/** A brand's file that this browser keeps, for every proof. */
export interface BrandFile { readonly hash: Hash; readonly name: string; readonly kind: BrandKind; /** What it says of itself. */ readonly about: string }

/** A named colour; without a place it is not measured. */
export interface PlacedColor { readonly name: string; readonly lab: Lab; readonly at: readonly [number, number] | null; readonly radius: number }
/** A place in the version in view, and the place in the other one that faces it. */
export interface PlacePair { readonly name: string; readonly own: readonly [number, number]; readonly other: readonly [number, number] }

/** All that is chosen for a proof, kept in this browser. */
export interface ColourSetup {
  readonly kind: ReferenceKind;
  /** The version compared with, or whose places face; empty for the usual one. */
  readonly version: Hash;
  /** The original that a look is laid on; empty for the proof's capture. */
  readonly capture: Hash;
  readonly look: Hash;
  /** The space that the look was made for; empty until somebody says. */
  readonly space: LutSpace | '';
  readonly swatches: Hash;
  readonly placed: readonly PlacedColor[];
  readonly places: readonly PlacePair[];
  /** Middles of the chart's corner patches, eight numbers; empty to find it. */
  readonly corners: readonly number[];
  readonly target: Hash;
  readonly parts: 'whole' | 'path' | 'rectangles' | 'labels';
  readonly rectangles: readonly NamedRegion[];
  readonly labels: Hash;
  readonly preset: string;
  readonly compare: Required<CompareOptions>;
}

/** A reference as it is named: what it is, and its bytes. */
export interface NamedReference { readonly name: string; readonly hash: Hash }

export interface ColourResult { readonly report: ColorReport; readonly reference: NamedReference; readonly sample: NamedReference; readonly setup: ColourSetup; readonly reportJson: string;
  /** What the files themselves say of their profiles: what was assumed instead. */
  readonly troubles: readonly { readonly name: string; readonly finding: Finding }[] }

/** What is laid over a picture; files by their hash. */
export type Paint =
  | { readonly kind: 'heat'; readonly reference: Hash; readonly look: Hash; readonly space: LutSpace; readonly map?: readonly (readonly [number, number, number])[]; readonly formula: Formula }
  | { readonly kind: 'gamut'; readonly target: Hash }
  | { readonly kind: 'correction'; readonly cube: string; readonly hash: string; readonly space: LutSpace };

export interface DriftResult { readonly report: DriftReport; readonly versions: readonly Hash[]; readonly hero: number | null }

export interface ColourActions {
  colourSetup(proof: string): Promise<ColourSetup>;
  keepColourSetup(proof: string, setup: ColourSetup): Promise<void>;
  colourPresets(): Promise<readonly PresetAbout[]>;
  brandFiles(): Promise<readonly BrandFile[]>;
  /** Reads, checks and keeps a brand's file; rejects, told, when it is not what it should be. */
  openBrandFile(file: File, kind: BrandKind): Promise<BrandFile>;
  /** The colours of a kept file, with places where the file has them for this version. */
  brandColours(file: Hash, version: Hash): Promise<SwatchFile>;
  judgeColour(version: Hash, setup: ColourSetup, options: { signal?: AbortSignal; progress?: (part: number) => void }): Promise<ColourResult>;
  paintedTiles(version: Hash, paint: Paint, tiles: readonly TileAt[], space: 'srgb' | 'display-p3'): Promise<readonly ImageBitmap[]>;
  /** Puts the findings into the signed log, in the place of the colour check's own. */
  recordColour(version: Hash, result: ColourResult): Promise<void>;
  judgeDrift(versions: readonly Hash[], hero: Hash, options: { signal?: AbortSignal; progress?: (part: number) => void }): Promise<DriftResult>;
}
