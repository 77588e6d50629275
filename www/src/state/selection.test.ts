import { describe, expect, it } from 'vitest';
import { all, moved, range, toggle, type Selection } from './selection.js';

const order = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const at = (cursor: string | null, selected: string[] = [], anchor: string | null = null): Selection => ({ selected: new Set(selected), cursor, anchor });
const chosen = ({ selected }: Selection) => [...selected].sort().join('');

describe('a selection', () => {
  it('takes one in and out', () => {
    const once = toggle(at('a'), 'b');
    expect([chosen(once), once.cursor, once.anchor]).toEqual(['b', 'b', 'b']);
    expect(chosen(toggle(once, 'b'))).toBe('');
  });
  it('grows and shrinks as a range from where it began, beside what was selected before', () => {
    let now = toggle(at('a', ['a']), 'd');
    now = range(order, now, 'f');
    expect(chosen(now)).toBe('adef');
    now = range(order, now, 'e');
    expect(chosen(now)).toBe('ade');
    now = range(order, now, 'c');
    expect([chosen(now), now.cursor, now.anchor]).toEqual(['acd', 'c', 'd']);
  });
  it('begins a range where the keyboard is', () => expect(chosen(range(order, at('b'), 'd'))).toBe('bcd'));
  it('takes everything that is shown', () => expect(chosen(all(order, at('b')))).toBe('abcdefg'));
});

describe('moving among seven, three in a row, two rows a page', () => {
  it.each([
    ['ArrowRight', 0, 1], ['ArrowLeft', 0, 0], ['ArrowDown', 0, 3], ['ArrowDown', 3, 6], ['ArrowDown', 4, 6], ['ArrowDown', 6, 6], ['ArrowUp', 1, 1], ['ArrowUp', 5, 2],
    ['PageDown', 0, 6], ['PageDown', 4, 6], ['PageUp', 5, 0], ['Home', 5, 0], ['End', 0, 6], ['x', 2, null],
  ])('%s from %d goes to %s', (key, from, to) => expect(moved(key, from, { count: 7, columns: 3, page: 2 })).toBe(to));
  it('leaves left and right to a list', () => expect(moved('ArrowRight', 0, { count: 7, columns: 1, page: 2 })).toBe(null));
});
