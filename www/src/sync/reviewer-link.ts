/** What can be told of a link from its manifest and its address alone. */
import type { LinkParts, Manifest } from '../../../pkg/proofroom.js';
import type { Problem } from '../state/model.js';

/** The address of the bucket that a link points to. */
export function bucketOf(parts: LinkParts | undefined): string {
  return parts?.store ?? `${location.origin}/proofroom`;
}

/** Signatures are there and not past their life. */
export function canSend({ slots }: Manifest): boolean {
  if (!slots) return false;
  const { stamp, expiresS } = slots.scope;
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s)) + expiresS * 1000 > Date.now();
}

/** Trouble with sending alone: the link still shows everything. */
export function sends({ code }: Problem): boolean {
  return code === 'link-needs-renewal' || code === 'slots-full' || code === 'store-full' || code === 'store-refused';
}
