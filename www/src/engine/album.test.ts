import { expect, it } from 'vitest';
import { Album } from './album.js';

function picture(heldBytes: number) {
  return { heldBytes, freed: 0, free() { this.freed++; } };
}

it('frees the least lately used beyond its bound, and never what is wanted', () => {
  const album = new Album<ReturnType<typeof picture>>(100);
  const [a, b, c] = [picture(40), picture(40), picture(40)];
  album.add('a', a);
  album.add('b', b);
  expect(album.get('a')).toBe(a);
  album.add('c', c);
  album.trim(new Set(['c']));
  expect([a.freed, b.freed, c.freed]).toEqual([0, 1, 0]);
  expect(album.get('b')).toBeUndefined();
});

it('keeps one picture that is larger than the bound while it is wanted', () => {
  const album = new Album<ReturnType<typeof picture>>(100);
  const large = picture(500);
  album.add('large', large);
  album.trim(new Set(['large']));
  expect(album.get('large')).toBe(large);
  album.trim(new Set());
  expect(large.freed).toBe(1);
});

it('frees the handle that it replaces', () => {
  const album = new Album<ReturnType<typeof picture>>(100);
  const [first, second] = [picture(1), picture(1)];
  album.add('a', first);
  album.add('a', second);
  expect([first.freed, second.freed]).toEqual([1, 0]);
});
