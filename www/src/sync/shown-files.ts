/** Which files a link shows, in the order in which they are sent. */
import type { Hash, ReviewState, Shows, VersionInfo } from '../../../pkg/proofroom.js';

/** Files that a link shows, newest version of each proof first: what the client looks at first arrives first. */
export function shownFiles(state: ReviewState, shows: Shows): Hash[] {
  const shown = (info: VersionInfo) => (shows.kind === 'kinds' ? shows.kinds.includes(info.kind) : shows.files.includes(info.file));
  const stacks = state.proofs.map((proof) => proof.versions.map((version) => version.info).filter(shown).reverse());
  const deepest = Math.max(0, ...stacks.map((stack) => stack.length));
  const files = Array.from({ length: deepest }, (_, depth) => stacks.flatMap((stack) => stack[depth]?.file ?? [])).flat();
  return [...new Set(files)];
}
