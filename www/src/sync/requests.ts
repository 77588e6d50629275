/** Requests to a store as both sides send them. None carries a cookie or a referrer. */
import { SyncError } from './errors.js';

/** A small request that takes longer has failed, ms. */
export const SMALL_MS = 20_000;
/** A picture may be 100 MB over a slow line, ms. */
export const LARGE_MS = 600_000;

/** `fetch` without ambient authority; a failed connection is a `SyncError`. */
export async function send(address: string, init: RequestInit, timeout = SMALL_MS): Promise<Response> {
  try {
    return await fetch(address, {
      cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error',
      signal: AbortSignal.timeout(timeout), ...init,
    });
  } catch {
    // The browser's own message may repeat the signed address.
    throw new SyncError('store-unreachable', `the store at ${new URL(address, location.href).host} cannot be reached`);
  }
}

/** Reads a large object by its address. */
export async function download(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await send(address, {}, LARGE_MS);
  if (response.status === 404 || response.status === 403) return null;
  if (!response.ok) throw refused('read', response);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new SyncError('store-unreachable', 'the connection to the store broke off');
  }
}

export function refused(what: string, response: Response): SyncError {
  if (response.status >= 500) {
    return new SyncError('store-answer', `the store could not ${what} (it answered ${response.status})`);
  }
  if (response.status === 413 || response.status === 507) {
    return new SyncError('store-full', `the store has no room for this (it answered ${response.status})`);
  }
  return new SyncError('store-refused', `the store does not allow to ${what} (it answered ${response.status}): check its key and region`);
}
