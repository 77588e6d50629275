import { expect, it } from 'vitest';
import type { Proof, ReviewState } from '../../../pkg/proofroom.js';
import { findProof, findVersion, proofNamed } from './version-index.js';

const proof = (id: string, files: readonly string[], sku = id) =>
  ({ id, sku, view: 'front', versions: files.map((file, n) => ({ number: n + 1, info: { file } })) }) as unknown as Proof;
const review = (proofs: readonly Proof[]) => ({ proofs }) as unknown as ReviewState;

it('answers, state after state, what going through all proofs would', () => {
  let seed = 3;
  const roll = (sides: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % sides;
  let proofs: Proof[] = [];
  for (let turn = 0; turn < 400; turn += 1) {
    const place = roll(proofs.length + 1);
    const old = proofs[place];
    const files = [...(old?.versions ?? []).map(({ info }) => info.file), `f${roll(40)}`];
    switch (roll(12)) {
      // What the log does: proofs come, and gain versions.
      default: proofs = old && roll(2) > 0 ? proofs.with(place, proof(old.id, files, old.sku)) : [...proofs, proof(`p${turn}`, [`f${roll(40)}`], `s${roll(30)}`)]; break;
      // What it does when everything is folded anew.
      case 0: proofs = proofs.toSpliced(place, 0, proof(`p${turn}`, [`f${roll(40)}`], `s${roll(30)}`)); break;
      case 1: proofs = proofs.toSpliced(place, 1); break;
      case 2: if (old) proofs = proofs.with(place, proof(old.id, files.slice(1), `s${roll(30)}`)); break;
      case 3: proofs = []; break;
    }
    const state = review(proofs);
    for (let n = 0; n < 40; n += 1) {
      const holder = proofs.find(({ versions }) => versions.some(({ info }) => info.file === `f${n}`));
      expect(findVersion(state, `f${n}`)?.proof).toBe(holder);
      expect(findVersion(state, `f${n}`)?.version).toBe(holder?.versions.find(({ info }) => info.file === `f${n}`));
      expect(proofNamed(state, { sku: `S${n}`, view: 'Front' })).toBe(proofs.find(({ sku }) => sku === `s${n}`));
    }
    for (const one of proofs) expect(findProof(state, one.id)).toBe(one);
    expect(findProof(state, 'nobody')).toBeUndefined();
  }
});

it('knows nothing of no review', () => expect(findVersion(null, 'f')).toBeNull());
