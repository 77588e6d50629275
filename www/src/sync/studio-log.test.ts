import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Body, EventSummary, Proof } from '../../../pkg/proofroom.js';
import type { Engine, FoldedChange } from '../engine/protocol.js';
import { openSyncDatabase, type KeptReview, type SyncDatabase } from './storage.js';
import { StudioLog } from './studio-log.js';

const REVIEW = 'r';

/** An engine that keeps a log as the worker does, and counts the lines that it was sent; a proof for each event. */
class FakeEngine {
  known: string[] = [];
  since: string | null = null;
  sent = 0;
  #answers = 0;
  #events = 0;
  receipts = new Set<string>();

  readonly engine = {
    core: async (name: string, ...given: unknown[]) => {
      if (name === 'draftEvent') return { text: JSON.stringify(given[0]), hash: '', toSign: '' };
      if (name === 'assembleEvent') {
        const { body } = JSON.parse(String(given[0])) as { body: Body };
        this.#events += 1;
        return { hash: `e${String(this.#events).padStart(6, '0')}`, line: JSON.stringify(body), review: REVIEW, author: 'me', at: 1, kind: body.kind };
      }
      throw new Error(`the test has no ${name}`);
    },
    call: async (name: string, input: { log: Blob[]; since: string | null; what: string; events: string[] }) => {
      if (name === 'lacks') {
        if (input.since !== this.since) return null;
        return input.events.filter((hash) => !(input.what === 'event' ? this.known.includes(hash) : this.receipts.has(hash)));
      }
      const whole = input.since === null;
      if (whole) this.known = [];
      else if (input.since !== this.since) return null;
      const lines = (await Promise.all(input.log.map((blob) => blob.text()))).join('').split('\n').filter(Boolean);
      this.sent += lines.length;
      const before = this.known.length;
      for (const line of lines) {
        const hash = line.split(' ')[0] ?? '';
        if (!this.known.includes(hash)) this.known.push(hash);
        const body = JSON.parse(line.slice(hash.length + 1)) as Body;
        if (body.kind === 'receipt') for (const received of body.events) this.receipts.add(received);
      }
      const fresh = this.known.slice(before);
      this.since = `answer ${(this.#answers += 1)}`;
      const proofs = fresh.map((id) => ({ id, versions: [] }) as unknown as Proof);
      const run = { at: whole ? 0 : before, out: 0, put: fresh.length };
      return { whole, proofs, proofRuns: [run], history: [], historyRuns: [], heads: [], since: this.since } as unknown as FoldedChange;
    },
  } as unknown as Pick<Engine, 'call' | 'core'>;
}

let db: SyncDatabase;
beforeEach(async () => {
  db ??= await openSyncDatabase();
  for (const name of db.objectStoreNames) await db.clear(name);
  await db.put('reviews', { id: REVIEW, revision: 0, heads: [], at: 0, key: new Uint8Array(32), title: '', studio: '' } as KeptReview);
  const { privateKey } = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  await db.put('identities', { id: 'studio', privateKey, publicKey: 'me' });
  // Node has no locks between tabs; here the turns are taken by hand.
  let turn: Promise<unknown> = Promise.resolve();
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => Promise<unknown>) => (turn = turn.then(work, work)) } });
});

const added = (proof: string): Body => ({ kind: 'proof-added', proof, sku: proof, view: '' });
const word = (hash: string): EventSummary => ({ hash, line: '{"kind":"note-added"}', review: REVIEW, author: 'dana', at: 1, kind: 'note-added' });
const count = async (log: StudioLog) => (await log.fold(REVIEW)).proofs.length;

it('sends the worker each event once, however often it folds', async () => {
  const fake = new FakeEngine();
  const log = new StudioLog(db, fake.engine);
  const events = 60;
  for (let n = 0; n < events; n += 1) {
    await log.say(REVIEW, [added(`p${n}`)]);
    expect(await count(log)).toBe(n + 1);
  }
  expect(await log.fold(REVIEW)).toBe(await log.fold(REVIEW));
  expect(fake.sent).toBe(events);
});

it('reads what another tab kept, and only that', async () => {
  const fake = new FakeEngine();
  const [here, there] = [new StudioLog(db, fake.engine), new StudioLog(db, new FakeEngine().engine)];
  await here.say(REVIEW, [added('a'), added('b')]);
  await here.fold(REVIEW);
  // Event names count up in each fake: the other's begin after these.
  for (const name of ['x', 'y', 'z']) await there.receive(REVIEW, [word(name)]).then(() => undefined);
  expect(await count(here)).toBe((await db.getAll('events')).length);
  expect(fake.sent).toBe((await db.getAll('events')).length);
});

it('tells the whole log again to a worker that has lost it', async () => {
  const fake = new FakeEngine();
  const log = new StudioLog(db, fake.engine);
  await log.say(REVIEW, [added('a')]);
  await log.fold(REVIEW);
  [fake.known, fake.since] = [[], 'another worker'];
  await log.say(REVIEW, [added('b')]);
  expect(await count(log)).toBe(2);
});

it('takes in what reviewers said once, and says one receipt for it', async () => {
  const fake = new FakeEngine();
  const log = new StudioLog(db, fake.engine);
  await log.say(REVIEW, [added('a')]);
  expect(await log.receive(REVIEW, [word('w1'), word('w2'), word('w1')])).toEqual(['w1', 'w2']);
  expect(await log.receive(REVIEW, [word('w1'), word('w2')])).toEqual([]);
  const receipts = (await db.getAll('events')).filter(({ kind }) => kind === 'receipt');
  expect(receipts.map(({ line }) => (JSON.parse(line) as { events: string[] }).events)).toEqual([['w1', 'w2']]);
});
