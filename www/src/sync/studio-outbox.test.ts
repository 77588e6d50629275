import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { openSyncDatabase, type KeptEvent, type SyncDatabase } from './storage.js';
import { StudioOutbox } from './studio-outbox.js';

const event = (n: number, more: Partial<KeptEvent> = {}): KeptEvent =>
  ({ review: 'r', author: 'me', hash: `e${n}`, kind: 'proof-added', at: n, line: '', unsent: 1, ...more }) as KeptEvent;
const names = async (outbox: StudioOutbox): Promise<string[]> => (await outbox.items('r', 'me')).map(({ id }) => id).sort();

let db: SyncDatabase;
/** The same database; counts what is read of it, and lets something happen between a reading and its answer. */
let counted: SyncDatabase;
let reads: number;
let overtaken: (() => Promise<void>) | null;
beforeEach(async () => {
  db ??= await openSyncDatabase();
  await db.clear('events');
  [reads, overtaken] = [0, null];
  const getAllFromIndex = async (): Promise<KeptEvent[]> => {
    reads += 1;
    const read = await db.getAllFromIndex('events', 'unsent', 1);
    await overtaken?.();
    return read;
  };
  counted = { getAllFromIndex } as unknown as SyncDatabase;
});

it('reads the database once, however much is said, and follows what is kept and sent', async () => {
  await db.put('events', event(0));
  await db.put('events', event(1, { unsent: 0 }));
  const outbox = new StudioOutbox(counted);
  expect(await names(outbox)).toEqual(['e0']);
  for (let n = 100; n < 300; n += 1) {
    outbox.kept([event(n, n === 299 ? { kind: 'note-added' } : {})]);
    expect(await outbox.items('r', 'me')).toHaveLength(n - 98);
  }
  expect(reads).toBe(1);
  expect((await outbox.items('r', 'me')).at(-1)).toEqual({ id: 'e299', kind: 'note-added', at: 299, state: 'not-sent' });
  outbox.sent('e0');
  expect(await names(outbox)).not.toContain('e0');
  expect(await outbox.items('r', 'me')).toHaveLength(200);
});

it('passes over what a reviewer said and what belongs to another review', async () => {
  const outbox = new StudioOutbox(counted);
  await db.put('events', event(1, { author: 'client' }));
  await db.put('events', event(2, { review: 'other' }));
  expect(await names(outbox)).toEqual([]);
  outbox.kept([event(3, { author: 'client' }), event(4, { review: 'other' }), event(5)]);
  expect(await names(outbox)).toEqual(['e5']);
  expect((await outbox.items('other', 'me')).map(({ id }) => id)).toEqual(['e2']);
});

it('reads again after another tab wrote, and when something is kept while it reads', async () => {
  const outbox = new StudioOutbox(counted);
  expect(await names(outbox)).toEqual([]);
  await db.put('events', event(1));
  expect(await names(outbox)).toEqual([]);
  outbox.forget();
  overtaken = async () => {
    overtaken = null;
    await db.put('events', event(2));
    outbox.kept([event(2)]);
  };
  expect(await names(outbox)).toEqual(['e1', 'e2']);
  expect(reads).toBe(3);
});
