import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Body, Note } from '../../../pkg/proofroom.js';
import type { Context } from './context.js';
import { initialState } from './initial.js';
import { Store } from './store.js';
import { merged, Talk, wasSaid } from './talk.js';
import type { Draft, Pending, Word } from './talk-model.js';

const draft = (text: string, more: Partial<Draft> = {}): Draft => ({ key: 'new:p', proof: 'p', version: 'v', text, shape: null, ...more });
const word = (text: string): Word => ({ kind: 'note-added', version: 'v', text, region: undefined, shape: undefined, replyTo: undefined });
const pin = { kind: 'pin', x: 1, y: 2 } as const;

/** One browser: its disk outlives the page. */
function browser() {
  const drafts = new Map<string, Draft>();
  const pending = new Map<string, Pending>();
  const settings = new Map<string, unknown>();
  const said: Body[] = [];
  let trouble: Error | null = null;
  const page = () => {
    const store = new Store(initialState('/', '', true));
    const talk = new Talk({
      store, reviewer: null,
      studio: { say: async (body: Body) => { if (trouble) throw trouble; said.push(body); return []; } },
      engine: { core: async (_: string, { body }: { body: Word }) => {
        if (body.kind === 'note-added' && body.text.length > 9) throw Object.assign(new Error('too long'), { code: 'too-large' });
      } },
      storage: {
        drafts: async () => [...drafts.values()], keepDraft: async (_: string, each: Draft) => void drafts.set(each.key, each), dropDraft: async (_: string, key: string) => void drafts.delete(key),
        pendings: async () => [...pending.values()], pending: async (id: string) => pending.get(id), keepPending: async (row: Pending) => void pending.set(row.id, row),
        dropPending: async (id: string) => void pending.delete(id), setting: async (key: string) => settings.get(key), setSetting: async (key: string, value: unknown) => void settings.set(key, value),
      },
    } as unknown as Context);
    store.update({ review: { id: 'r', proofs: [] } as never, me: { key: 'me', name: 'Me', title: '' } });
    return { store, talk };
  };
  return { page, drafts, pending, said, fail: (error: Error | null) => { trouble = error; } };
}
const texts = (said: readonly Body[]) => said.map((body) => ('text' in body ? body.text : body.kind));
const settle = () => vi.advanceTimersByTimeAsync(10);
const wait = () => vi.advanceTimersByTimeAsync(7000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a word', () => {
  it('is shown at once, signed after a moment, and its draft is spent', async () => {
    const { page, said, drafts, pending } = browser();
    const { store, talk } = page();
    await settle();
    await talk.keep(draft('hello'));
    await talk.say('p', word('hello'), draft('hello'));
    expect([store.state.pending.length, store.state.drafts.size, drafts.size, said.length, store.state.undoable.undo]).toEqual([1, 0, 0, 0, true]);
    await wait();
    expect([texts(said), store.state.pending.length, pending.size, store.state.undoable]).toEqual([['hello'], 0, 0, { undo: false, redo: false }]);
  });

  it('comes back whole when it is taken back, and again when that is undone', async () => {
    const { page, said } = browser();
    const { store, talk } = page();
    await settle();
    await talk.say('p', word('hello'), draft('hello', { shape: pin }));
    await talk.undo();
    expect([store.state.pending.length, store.state.drafts.get('new:p')]).toEqual([0, draft('hello', { shape: pin })]);
    await talk.redo();
    expect([store.state.pending.length, store.state.drafts.size]).toEqual([1, 0]);
    await wait();
    await talk.undo();
    expect([texts(said), store.state.drafts.size]).toEqual([['hello'], 0]);
  });

  it('outlives the page', async () => {
    const { page, said } = browser();
    const before = page();
    await settle();
    await before.talk.keep(draft('half'));
    await before.talk.say('p', { kind: 'note-edited', note: 'n', text: 'other' }, null);
    vi.clearAllTimers();
    const { store } = page();
    await settle();
    expect([store.state.drafts.get('new:p')?.text, store.state.pending.length, said.length]).toEqual(['half', 1, 0]);
    await wait();
    expect(texts(said)).toEqual(['other']);
  });

  it('is refused while its text is still there', async () => {
    const { page, pending } = browser();
    const { store, talk } = page();
    await settle();
    await talk.keep(draft('much too long'));
    await expect(talk.say('p', word('much too long'), draft('much too long'))).rejects.toThrow('too long');
    expect([store.state.drafts.size, pending.size]).toEqual([1, 0]);
  });

  it('that cannot be signed waits for the person, with its problem', async () => {
    const { page, said, fail } = browser();
    const { store, talk } = page();
    await settle();
    fail(Object.assign(new Error('closed'), { code: 'not-allowed' }));
    await talk.say('p', word('hello'), draft('hello'));
    await wait();
    expect(store.state.pending[0]?.problem?.code).toBe('not-allowed');
    await talk.flush();
    fail(null);
    await talk.send(store.state.pending[0]?.id ?? '');
    expect([texts(said), store.state.pending.length]).toEqual([['hello'], 0]);
  });

  it('goes before what rests on it, in order', async () => {
    const { page, said } = browser();
    const { talk } = page();
    await settle();
    for (const text of ['one', 'two', 'three']) await talk.say('p', word(text), null);
    await talk.flush();
    expect(texts(said)).toEqual(['one', 'two', 'three']);
  });
});

it('undoes and redoes what was drawn', async () => {
  const { page } = browser();
  const { store, talk } = page();
  await settle();
  const shape = () => store.state.drafts.get('new:p')?.shape ?? null;
  await talk.draw(draft('', { shape: pin }));
  await talk.draw(draft('', { shape: { ...pin, x: 9 } }));
  await talk.keep(draft('text', { shape: shape() }));
  await talk.undo();
  expect(store.state.drafts.get('new:p')).toMatchObject({ text: 'text', shape: pin });
  await talk.undo();
  expect(shape()).toBeNull();
  await talk.redo();
  await talk.redo();
  expect([shape(), store.state.undoable]).toEqual([{ ...pin, x: 9 }, { undo: true, redo: false }]);
});

it('keeps what was seen', async () => {
  const { page } = browser();
  const first = page();
  await settle();
  await first.talk.see(['a', 'b']);
  const { store } = page();
  await settle();
  expect([...store.state.seen]).toEqual(['a', 'b']);
});

it('merges what comes back with what was written since', () => {
  expect(merged(draft('a', { shape: pin }), undefined)).toEqual(draft('a', { shape: pin }));
  expect(merged(draft('a', { shape: pin }), draft('b'))).toEqual(draft('a\n\nb', { shape: pin }));
  expect(merged(draft('a'), draft('b', { version: 'w', shape: pin }))).toEqual(draft('a\n\nb', { version: 'w', shape: pin }));
});

it('knows a word that the log already holds', () => {
  const note = (more: Partial<Note>) => ({ id: 'n', version: 'v', author: { key: 'me' }, at: 5, text: 'x', earlier: [], replies: [], ...more }) as unknown as Note;
  const review = (more: Partial<Note>) => ({ proofs: [{ notes: [note(more)] }] }) as never;
  const row = (each: Word): Pending => ({ id: 'i', review: 'r', by: 'me', word: each, draft: null, proof: 'p', at: 4, due: 4 });
  expect(wasSaid(review({}), row(word('x')))).toBe(true);
  expect(wasSaid(review({ at: 3 }), row(word('x')))).toBe(false);
  expect(wasSaid(review({}), row(word('y')))).toBe(false);
  expect(wasSaid(review({}), row({ kind: 'note-edited', note: 'n', text: 'x' }))).toBe(true);
  expect(wasSaid(review({}), row({ kind: 'note-withdrawn', note: 'n' }))).toBe(false);
  expect(wasSaid(review({ withdrawnAt: 9 }), row({ kind: 'note-withdrawn', note: 'n' }))).toBe(true);
});
