import { describe, expect, it } from 'vitest';
import type { Note, Proof, NoteShape, Version } from '../../../pkg/proofroom.js';
import type { Pending, Word } from '../state/talk-model.js';
import { boundsOf, filterThreads, NOTE_FILTERS, threadsOf, unread } from './note-view.js';

const person = (name: string) => ({ key: name, name, title: '' });
const version = (file: string, number: number, width = 100): Version => ({
  number, addedAt: 1, supersededBy: undefined, findings: [], checkedBy: undefined, spots: [], tours: [], derived: undefined,
  info: { file, pixels: file, kind: 'final', fileName: file, mediaType: 'image/jpeg', bytes: 1, width, height: 100, profile: '' },
});
const pin: NoteShape = { kind: 'pin', x: 5, y: 6 };
const note = (id: string, file: string, more: Partial<Note> = {}): Note => ({
  id, version: file, author: person('Ann'), at: 1, text: id, shape: pin, region: boundsOf(pin), receivedAt: undefined, editedAt: undefined, earlier: [],
  withdrawnAt: undefined, resolved: undefined, clashes: [], replies: [], ...more,
});
const [v1, v2, v3] = [version('1', 1, 50), version('2', 2), version('3', 3)];
const proof = (notes: Note[]): Proof => ({
  id: 'p', sku: 'p', view: '', category: undefined, lighting: undefined, risk: undefined, channels: [], dueAt: undefined, owner: undefined,
  status: 'waiting', standing: { queue: 'checks', gate: 'technical', technical: 'unchecked', reason: { kind: 'not-checked' } },
  versions: [v1, v2, v3], notes, decisions: [],
});
const me = person('me');
const held = (id: string, word: Word, at = 9): Pending => ({ id, review: 'r', by: 'me', word, draft: null, proof: 'p', at, due: at });
const added = (text: string, replyTo?: string): Word => ({ kind: 'note-added', version: '3', text, region: undefined, shape: undefined, replyTo });

describe('threads', () => {
  it('are numbered by the version that they are on, and say where they can be shown', () => {
    const notes = [note('a', '1'), note('b', '2'), note('c', '3'), note('d', '3', { shape: undefined, region: undefined })];
    const on = (at: Version) => threadsOf(proof(notes), at, { me, pending: [] }).map(({ number, version: from, shown }) => `${number} v${from} ${shown}`);
    expect(on(v3)).toEqual(['1 v1 other-size', '1 v2 earlier', '1 v3 here', '2 v3 nowhere']);
    expect(on(v2)).toEqual(['1 v1 other-size', '1 v2 here', '1 v3 earlier', '2 v3 nowhere']);
  });

  it('show what waits as if it were said, and which word it is', () => {
    const notes = [note('a', '3', { author: me, replies: [note('r', '3', { author: me })] }), note('b', '3')];
    const pending = [
      held('n', added('new')), held('x', added('answer', 'b')), held('e', { kind: 'note-edited', note: 'a', text: 'other' }), held('w', { kind: 'note-withdrawn', note: 'r' }),
      { ...held('z', added('elsewhere')), proof: 'q' },
    ];
    const threads = threadsOf(proof(notes), v3, { me, pending });
    expect(threads.map((each) => [each.note.text, ...each.note.replies.map(({ text }) => text)])).toEqual([['other', 'r'], ['b', 'answer'], ['new']]);
    expect(threads[0]?.note.earlier.map(({ text }) => text)).toEqual(['a']);
    expect(threads[0]?.note.replies[0]?.withdrawnAt).toBe(9);
    expect(threads.map((each) => [...each.held.keys()])).toEqual([['a', 'r'], ['x'], ['n']]);
  });

  it('are filtered', () => {
    const done = { by: me, at: 2 };
    const notes = [note('a', '3', { resolved: done }), note('b', '2'), note('c', '3', { withdrawnAt: 1 }), note('d', '3', { replies: [note('r', '3', { author: me })] })];
    const threads = threadsOf(proof(notes), v3, { me, pending: [] });
    expect(NOTE_FILTERS.map((filter) => filterThreads(threads, filter, v3, me).map(({ note: { id } }) => id).join(''))).toEqual(['bd', 'd', 'acd', 'abcd']);
  });

  it('are unread when others wrote in them since', () => {
    const threads = threadsOf(proof([note('a', '3'), note('b', '3', { author: me, replies: [note('r', '3')] })]), v3, { me, pending: [] });
    expect(unread(threads, { me, seen: new Set() })).toEqual(['a', 'r']);
    expect(unread(threads, { me, seen: new Set(['a']) })).toEqual(['r']);
  });
});

it.each<[NoteShape, number[]]>([
  [pin, [5, 6, 0, 0]], [{ kind: 'ellipse', x: 1, y: 2, width: 3, height: 4 }, [1, 2, 3, 4]],
  [{ kind: 'arrow', from: [9, 1], to: [4, 7] }, [4, 1, 5, 6]], [{ kind: 'freehand', points: [[5, 9], [3, 1], [8, 4]] }, [3, 1, 5, 8]],
])('bounds %o', (shape, bounds) => expect(Object.values(boundsOf(shape))).toEqual(bounds));
