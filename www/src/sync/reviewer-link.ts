/** What can be told of a link from its manifest, its address and what it shows. */
import type { Body, LinkParts, Manifest, ReviewState } from '../../../pkg/proofroom.js';
import type { Problem } from '../state/model.js';
import { SyncError } from './errors.js';

/** What everybody says who may write. */
const NOTES: ReadonlySet<Body['kind']> = new Set(['note-added', 'note-edited', 'note-withdrawn', 'note-resolved', 'tour-recorded']);

/** What the fold would refuse is refused before it is said. */
export function checkWord(body: Body, review: ReviewState | null, inviteKey: string): void {
  const me = review?.reviewers.find((reviewer) => reviewer.person.key === inviteKey);
  const may = body.kind === 'decision-made' ? me?.role === 'decide' : NOTES.has(body.kind) && me !== undefined && me.role !== 'view';
  if (!may) throw new SyncError('not-allowed', 'this link does not allow that');
  if (body.kind !== 'decision-made') return;
  const version = review?.proofs.flatMap((proof) => proof.versions).find((each) => each.info.file === body.version);
  if (!version) throw new SyncError('invalid-argument', 'this link does not show that version');
  if (version.supersededBy) throw new SyncError('superseded', `version ${version.number} was replaced by a newer one and can no longer be decided`);
}

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
