/** What the path editor asks for. */
import type { Distance, PathAnswer, PathKnots, RefineOptions, StretchOptions } from '../../../pkg/proofroom.js';
import type { Hash } from './model.js';

export type WholePath = Extract<PathAnswer, { kind: 'path' }>;
export type MadePath = WholePath | Extract<PathAnswer, { kind: 'refused' }>;
export type LaidStretch = Extract<PathAnswer, { kind: 'stretch' }>;

/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What is made of a path: a copy of the file with the path in it, an SVG, a mask, the cut-out with alpha. */
export type PathExport = 'embed' | 'svg' | 'mask' | 'cut-out';

export interface Work { readonly signal?: AbortSignal; readonly progress?: (part: number) => void }

export interface PathActions {
  /** The version's path of that id (its file's, or its SVG companion's), as knots. */
  read(version: Hash, id: string): Promise<PathKnots>;
  refine(version: Hash, path: PathKnots, options: RefineOptions, work?: Work): Promise<WholePath>;
  make(version: Hash, options: RefineOptions, work?: Work): Promise<MadePath>;
  /** A chain of sides, eight numbers each, on the edge near it. */
  stretch(version: Hash, sides: readonly number[], options: StretchOptions): Promise<LaidStretch>;
  wire(version: Hash, from: readonly [number, number], to: readonly [number, number], options: StretchOptions): Promise<LaidStretch>;
  apart(version: Hash, path: PathKnots, before: PathKnots): Promise<Distance | null>;
  /** Hands a file to the browser's own "save"; answers its name. */
  exportAs(version: Hash, path: PathKnots, as: PathExport, name: string): Promise<string>;
  /** The subject cut out along the path, as a PNG: with straight alpha, or on one colour. */
  cutOut(version: Hash, path: PathKnots, over: Rgb | null, work?: Work): Promise<Blob>;
  /** Hands such a cut-out to the browser's own "save"; answers its name. */
  saveCutOut(version: Hash, cutOut: Blob, over: Rgb | null): Promise<string>;
  /** Adds a copy of the version's file with the path in it as a new version; answers its number. */
  saveVersion(version: Hash, path: PathKnots, name: string): Promise<number>;
}
