import { expect, it } from 'vitest';
import type { ReviewState } from '../../../../pkg/proofroom.js';
import { dossierFiles } from './dossier.js';

const proof = (status: string, ...files: string[]) => ({ status, versions: files.map((file) => ({ info: { file } })) });
const review = { proofs: [proof('approved', 'a1', 'a2'), proof('waiting', 'w1'), proof('approved', 'a2'), proof('empty')] } as unknown as ReviewState;

it('takes what was asked for, each file once', () => {
  expect(dossierFiles(review, 'none')).toEqual([]);
  expect(dossierFiles(review, 'approved')).toEqual(['a2']);
  expect(dossierFiles(review, 'all')).toEqual(['a1', 'a2', 'w1']);
});
