/** Signed words that came as a file: a reviewer was offline, or the link had ended. Checked like those of a slot. */
import type { EventSummary } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { TakenAnswers } from './contract.js';
import { SyncError } from './errors.js';
import type { StudioLog } from './studio-log.js';

/** More than a person says: 256 slots of 4 kB. */
const MAX_CHARACTERS = 2_000_000;

/** Takes what is good; what is not is named. Rejects when the file holds no signed word at all. */
export async function takeAnswers(text: string, core: Engine['core'], log: StudioLog, reviews: readonly string[]): Promise<TakenAnswers> {
  if (text.length > MAX_CHARACTERS) throw new SyncError('invalid-argument', `the file has ${text.length} characters; answers have at most ${MAX_CHARACTERS}`);
  const { events, failures } = await core('readLog', text);
  if (events.length === 0) throw new SyncError('invalid-argument', failures[0] ? `line ${failures[0].line}: ${failures[0].message}` : 'the file is empty');
  const refused = failures.map(({ line, message }) => `line ${line}: ${message}`);
  const taken = { fresh: 0, known: 0 };
  for (const [review, words] of Map.groupBy(events, (event) => event.review)) {
    const good = reviews.includes(review) ? await invited(words, review, log) : [];
    if (good.length < words.length) refused.push(`${words.length - good.length} of ${words.length} statements are by nobody who was invited here`);
    const fresh = (await log.receive(review, good)).length;
    taken.fresh += fresh;
    taken.known += good.length - fresh;
  }
  return { ...taken, refused };
}

/** Those by people whom this studio invited. What their role allows, and whether they are late, the fold says. */
async function invited(words: readonly EventSummary[], review: string, log: StudioLog): Promise<EventSummary[]> {
  const keys = new Set((await log.fold(review)).reviewers.map(({ person }) => person.key));
  return words.filter((word) => keys.has(word.author));
}
