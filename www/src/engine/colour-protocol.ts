/** What the page may ask of a worker about colour: types alone. A picture is at the top of a call, so that the pool sees it. */
import type {
  ColorReport, DriftReport, Formula, Hash, JudgeOptions, LookAbout, LutSpace, NamedColor, Space, SwatchesFor, SwatchFile,
} from '../../../pkg/proofroom.js';
import type { Source, TilePlace } from './protocol.js';

/** A brand's file that is no picture: a look, named colours, a profile. */
export interface BrandBytes { hash: Hash; name: string; blob: Blob }
export type BrandKind = 'look' | 'swatches' | 'target' | 'labels';

/** What a picture is judged by; a reference picture stands beside it in the call. */
export type Against =
  | { kind: 'picture' }
  | { kind: 'look'; look: BrandBytes; space: LutSpace }
  | { kind: 'colors'; colors: readonly NamedColor[] }
  /** Places in both pictures, one facing the other by name and order. */
  | { kind: 'places'; own: readonly NamedColor[]; other: readonly NamedColor[] }
  /** Middles of the corner patches, eight numbers; none to find the chart. */
  | { kind: 'checker'; corners: readonly number[] }
  | { kind: 'target'; target: BrandBytes };

/** What is laid over a picture. */
export type PaintInput =
  | { kind: 'heat'; look?: BrandBytes; space: LutSpace; map?: readonly (readonly [number, number, number])[]; formula: Formula }
  | { kind: 'gamut'; target: BrandBytes }
  | { kind: 'correction'; cube: Blob; hash: string; space: LutSpace };

export interface ColourCalls {
  /** Reads a brand's file and says what is in it; one that is not what it should be is an error. */
  brandFile: { input: { kind: BrandKind; name: string; blob: Blob; wanted?: SwatchesFor };
    output: { hash: Hash; swatches?: SwatchFile; look?: LookAbout; profile?: string } };
  judge: { input: { picture: Source; reference?: Source; labels?: BrandBytes; against: Against; options: JudgeOptions }; output: ColorReport };
  paintedTiles: { input: { picture: Source; reference?: Source; paint: PaintInput; tiles: readonly TilePlace[]; space: Space }; output: readonly ImageBitmap[] };
  /** The light of a set; `hero` is a place in it. */
  drift: { input: { pictures: readonly Source[]; hero: number | null }; output: DriftReport };
}
