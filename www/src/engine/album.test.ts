import { expect, it } from 'vitest';
import { Album } from './album.js';

function picture(heldBytes: number) {
  return { heldBytes, freed: 0, free() { this.freed++; }, slim() {} };
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

it('keeps the two that are looked at last, whatever their size', () => {
  const album = new Album<ReturnType<typeof picture>>(100);
  const [a, b, c, d] = [picture(500), picture(500), picture(500), picture(10)];
  for (const [hash, each] of [['a', a], ['b', b], ['c', c], ['d', d]] as const) album.add(hash, each);
  album.keep(['a']);
  album.keep(['b', 'c']);
  album.keep(['c']);
  album.trim(new Set());
  expect([a.freed, b.freed, c.freed, d.freed]).toEqual([1, 0, 0, 1]);
  album.keep(['d']);
  album.add('d', picture(10));
  album.trim(new Set());
  expect([b.freed, c.freed]).toEqual([1, 0]);
});

it('lets go of what can be made again before it frees a picture', () => {
  const album = new Album<ReturnType<typeof picture>>(100);
  const thick = { ...picture(90), slim() { this.heldBytes = 20; } };
  album.add('thick', thick);
  album.add('b', picture(70));
  album.trim(new Set(['b']));
  expect([thick.heldBytes, thick.freed]).toEqual([20, 0]);
});
