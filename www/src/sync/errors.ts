/** What can go wrong between page and store, each with the code that `messages.ts` knows. */
import type { Problem } from '../state/model.js';

export type SyncCode =
  | 'store-unreachable' | 'store-refused' | 'store-full' | 'store-answer' | 'store-none' | 'slots-full'
  | 'link-missing' | 'link-incomplete' | 'link-revoked' | 'link-expired' | 'link-needs-renewal'
  | 'not-allowed' | 'superseded' | 'picture-not-there' | 'no-review' | 'browser-too-old' | 'forged' | 'invalid-argument';

export class SyncError extends Error {
  readonly code: SyncCode;
  constructor(code: SyncCode, message: string) {
    super(message);
    this.name = 'SyncError';
    this.code = code;
  }
}

/** True when trying again later may help. */
export function isPassing(error: unknown): boolean {
  return error instanceof SyncError && (error.code === 'store-unreachable' || error.code === 'store-answer');
}

export function problemOf(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
  return { code, message: error instanceof Error ? error.message : String(error) };
}
