/** What verifying says: of a file, and of a dossier. */
import type { DossierReport, Hash, Verdict, VersionInfo } from '../../../pkg/proofroom.js';
import type { Problem } from './model.js';

export type VerifyState =
  | { kind: 'idle'; logs: number }
  | { kind: 'working'; file: string }
  | { kind: 'answer'; answers: readonly VerifyAnswer[]; dossiers: readonly CheckedDossier[]; logs: number };

/** A dossier that was dropped: what it says and whether it holds, or why that cannot be told. */
export type CheckedDossier = { file: string; report: DossierReport } | { file: string; problem: Problem };
/** Which versions' files a dossier takes along. */
export type DossierTakes = 'none' | 'approved' | 'all';

export interface VerifyAnswer {
  file: string; hash: Hash;
  /** `known` = in a log, but without a standing approval. */
  verdict: 'approved' | 'known' | 'same-pixels' | 'unknown' | 'failed';
  version?: VersionInfo; number?: number; proof?: string; review?: string; studio?: string; studioKey?: string;
  decisions: readonly { verdict: Verdict; name: string; title: string; key: string; at: number; receivedAt?: number; reason: string; late: boolean; unseen: readonly string[]; replaced: boolean }[];
  problem?: Problem;
}
