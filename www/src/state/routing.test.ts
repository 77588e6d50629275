import { describe, expect, it, vi } from 'vitest';
import { takeFragment } from './fragment.js';
import type { View } from './model.js';
import { pathOf, viewOf } from './routing.js';

describe('addresses', () => {
  const both: [string, View][] = [
    ['/', { name: 'board' }],
    ['/proof/BAG-1042_front', { name: 'proof', proof: 'BAG-1042_front' }],
    ['/proof/BAG-1042_front/2', { name: 'proof', proof: 'BAG-1042_front', version: 2 }],
    ['/proof/a%2Fb%20%25', { name: 'proof', proof: 'a/b %' }],
    ['/share', { name: 'share' }],
    ['/review/', { name: 'review' }],
    ['/review/MUG/3', { name: 'review', proof: 'MUG', version: 3 }],
    ['/verify', { name: 'verify' }],
  ];
  it.each(both)('%s', (path, view) => {
    expect(viewOf(path)).toEqual(view);
    expect(pathOf(view)).toBe(path);
  });
  it.each([
    ['/index.html', { name: 'board' }], ['/proof/', { name: 'board' }], ['/proof/x/0', { name: 'proof', proof: 'x' }],
    ['/proof/x/abc', { name: 'proof', proof: 'x' }], ['/review', { name: 'review' }], ['/proof/%E0%A4%A', { name: 'proof', proof: '%E0%A4%A' }],
  ])('%s is understood', (path, view) => expect(viewOf(path)).toEqual(view));
});

describe('the fragment', () => {
  it('is taken out of the address', () => {
    const replaceState = vi.fn();
    expect(takeFragment({ hash: '#1.secret', pathname: '/review/', search: '' }, { state: null, replaceState })).toBe('#1.secret');
    expect(replaceState).toHaveBeenCalledWith(null, '', '/review/');
  });
  it('leaves an address without one alone', () => {
    const replaceState = vi.fn();
    expect(takeFragment({ hash: '', pathname: '/', search: '?a' }, { state: null, replaceState })).toBe('');
    expect(replaceState).not.toHaveBeenCalled();
  });
});
