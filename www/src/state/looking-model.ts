/** What looking closely knows and does: readings, sample points, and the guided tour. */
import type { Reading, Spot, TourSpot } from '../../../pkg/proofroom.js';

/** Side of the square that a reading averages, px. */
export type Average = 1 | 3 | 5;
/** A place that somebody wants to keep the values of, in picture pixels, for all versions of a proof. */
export interface SamplePoint { readonly id: number; readonly x: number; readonly y: number; readonly size: Average }

export interface LookingActions {
  /** Measures what the chosen channels show of a version, for looking at: nothing of it is kept or said. */
  measureFrames(version: string): Promise<void>;
  /** The values of a version at a pixel, and their Delta-E to a reference of the same size. */
  reading(of: { version: string; reference?: string; x: number; y: number; size: Average }): Promise<Reading>;
  /** Sample points are kept in this browser, a list for each proof. */
  samples(proof: string): Promise<readonly SamplePoint[]>;
  keepSamples(proof: string, samples: readonly SamplePoint[]): Promise<void>;
  /** The places of a version's guided tour, for everybody; replaces those before. */
  placeSpots(version: string, spots: readonly Spot[]): Promise<void>;
  requireTour(required: boolean): Promise<void>;
  recordTour(version: string, spots: readonly TourSpot[]): Promise<void>;
}
