/**
 * A review's proofs and versions by what they are asked for, kept from one state to the next: an arriving event changes
 * one proof, and so one entry. Only the newest state is kept; what asks about another pays for it.
 */
import type { Proof, ReviewState, Version } from '../../../pkg/proofroom.js';
import { changed } from './changed.js';
import type { Hash } from './model.js';
import { proofKey } from './proof-key.js';

export interface Found { proof: Proof; version: Version }

interface Index {
  readonly proofs: readonly Proof[];
  /** By file, in the first proof that holds it. */
  readonly versions: Map<Hash, Found & { place: number }>;
  readonly ids: Map<string, Proof>;
  /** By SKU and view: the first. */
  readonly names: Map<string, Proof>;
}

let newest: Index = { proofs: [], versions: new Map(), ids: new Map(), names: new Map() };

function indexOf(proofs: readonly Proof[]): Index {
  if (newest.proofs === proofs) return newest;
  const { from, to } = changed(newest.proofs, proofs);
  const end = newest.proofs.length - to;
  // Proofs only grow at the end, and each only gains versions; where it is not so, everything is entered anew.
  const grown = (to === 0 || proofs.length === newest.proofs.length) && end <= proofs.length
    && newest.proofs.slice(from, end).every((before, n) => grows(before, proofs[from + n]));
  newest = grown ? { ...newest, proofs } : { proofs, versions: new Map(), ids: new Map(), names: new Map() };
  for (let place = grown ? from : 0; place < (grown ? proofs.length - to : proofs.length); place += 1) {
    const proof = proofs[place];
    if (proof) enter(newest, proof, place);
  }
  return newest;
}

function grows(before: Proof, after: Proof | undefined): boolean {
  return after?.id === before.id && proofKey(after) === proofKey(before)
    && before.versions.every(({ info }, n) => after.versions[n]?.info.file === info.file);
}

function enter({ versions, ids, names }: Index, proof: Proof, place: number): void {
  ids.set(proof.id, proof);
  const key = proofKey(proof);
  if (!names.has(key) || names.get(key)?.id === proof.id) names.set(key, proof);
  const own = new Set<Hash>();
  for (const version of proof.versions) {
    const { file } = version.info;
    const known = versions.get(file);
    if (own.has(file) || (known && known.place < place)) continue;
    own.add(file);
    versions.set(file, { proof, version, place });
  }
}

const NONE: readonly Proof[] = [];
const of = (review: ReviewState | null): Index => indexOf(review?.proofs ?? NONE);

/** The first proof that holds this file, and the version that it is there. */
export const findVersion = (review: ReviewState | null, hash: Hash): Found | null => of(review).versions.get(hash) ?? null;

export const findProof = (review: ReviewState | null, id: string): Proof | undefined => of(review).ids.get(id);

/** The first proof of a SKU and view, however they are written. */
export const proofNamed = (review: ReviewState | null, name: { sku: string; view: string }): Proof | undefined => of(review).names.get(proofKey(name));
