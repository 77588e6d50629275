import { expect, it, vi } from 'vitest';
import type { AppState } from './model.js';
import { Store } from './store.js';

const start = { online: true, links: [] } as unknown as AppState;

it('tells once a microtask which parts changed', async () => {
  const store = new Store(start);
  const heard = vi.fn();
  store.subscribe(heard);
  store.update({ online: false });
  store.update({ links: [] });
  expect(store.state.online).toBe(false);
  expect(heard).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(heard).toHaveBeenCalledTimes(1);
  expect([...(heard.mock.calls[0]?.[0] as Set<string>)].sort()).toEqual(['links', 'online']);
});

it('tells nobody who left, and again after the next change', async () => {
  const store = new Store(start);
  const stays = vi.fn();
  const leaves = vi.fn();
  store.subscribe(stays);
  store.subscribe(leaves)();
  store.update({ online: false });
  await Promise.resolve();
  store.update({ online: true });
  await Promise.resolve();
  expect(stays).toHaveBeenCalledTimes(2);
  expect(leaves).not.toHaveBeenCalled();
});

it('keeps old states as they were', () => {
  const store = new Store(start);
  const before = store.state;
  store.update({ online: false });
  expect(before.online).toBe(true);
});
