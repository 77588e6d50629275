/**
 * Which version Delta-E compares with when the person names none: the newest other version that is retouched or final.
 *
 * Work in progress (capture, automated) is so judged against finished work, finished work against other finished work,
 * and nothing ever against what came before it in the work. A version of another size is no reference.
 */
import type { Proof, Version } from '../../../pkg/proofroom.js';

export function defaultReference(proof: Proof, version: Version): Version | null {
  const fits = proof.versions.filter(({ info }) => info.file !== version.info.file
    && info.width === version.info.width && info.height === version.info.height
    && (info.kind === 'retouched' || info.kind === 'final'));
  return fits.at(-1) ?? null;
}
