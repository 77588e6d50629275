/** What a person who was invited has decided and what is still open, from the folded review; and both as a text to send. */
import type { Proof, Reviewer, ReviewState, Shows, Version } from '../../../pkg/proofroom.js';
import { stands } from '../state/decisions.js';
import { onDay, words } from '../text/messages.js';
import { proofName } from './proof-summary.js';

export interface Waiting { proof: Proof; version: Version }

/** Of the proofs whose newest version this person may see: how many they decided, and which they did not. */
export function progressOf(review: ReviewState | null, shows: Shows | undefined, key: string | undefined): { done: number; open: readonly Waiting[] } {
  const open: Waiting[] = [];
  let done = 0;
  for (const proof of review?.proofs ?? []) {
    const version = proof.versions.at(-1);
    if (!version || !shows) continue;
    if (shows.kind === 'kinds' ? !shows.kinds.includes(version.info.kind) : !shows.files.includes(version.info.file)) continue;
    if (proof.decisions.some((one) => one.version === version.info.file && one.author.key === key && stands(one))) done += 1;
    else open.push({ proof, version });
  }
  return { done, open };
}

/** People whose decision is still wanted; who was revoked is asked nothing. */
export const deciders = (review: ReviewState): readonly Reviewer[] =>
  review.reviewers.filter((reviewer) => reviewer.role === 'decide' && reviewer.revokedAt === undefined);

/** Everything that waits for somebody, as plain text: who has to decide what, and which notes are open. No address is in it. */
export function digestOf(review: ReviewState, now: number): string {
  const text = words.share.digest;
  const lines = [text.heading(review.title, onDay(now))];
  for (const reviewer of deciders(review)) {
    const { done, open } = progressOf(review, reviewer.shows, reviewer.person.key);
    lines.push('', open.length === 0 ? text.nothing(reviewer.person.name) : text.person(reviewer.person.name, open.length, open.length + done));
    for (const { proof, version } of open) lines.push(`- ${text.item(proofName(proof), version.number)}`);
  }
  const notes = review.proofs.flatMap((proof) => proof.notes.filter((note) => note.withdrawnAt === undefined && note.resolved === undefined).map((note) => ({ proof, note })));
  if (notes.length > 0) lines.push('', text.notes(notes.length));
  for (const { proof, note } of notes) lines.push(`- ${proofName(proof)}: ${note.author.name}: ${note.text.replace(/\s+/g, ' ').trim()}`);
  return lines.join('\n');
}
