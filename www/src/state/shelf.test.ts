import { describe, expect, it } from 'vitest';
import { Shelf } from './shelf.js';

function shelf(kept = 2) {
  const loaded: string[] = [];
  const dropped: string[] = [];
  const open: (() => void)[] = [];
  const made = new Shelf({
    kept, drop: (hash) => dropped.push(hash),
    load: (hash) => { loaded.push(hash); return new Promise((resolve) => open.push(resolve)); },
  });
  const finish = async () => {
    while (open.length > 0) open.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { made, loaded, dropped, finish };
}

describe('the shelf of pictures', () => {
  it('loads six at once, then the newest wish first, and none that nobody wants any more', async () => {
    const { made, loaded, finish } = shelf();
    const all = Array.from({ length: 10 }, (_, n) => `p${n}`);
    for (const hash of all) made.want(hash);
    expect(loaded).toEqual(all.slice(0, 6));
    made.leave('p9');
    await finish();
    expect(loaded.slice(6)).toEqual(['p8', 'p7', 'p6']);
  });

  it('keeps a few that nobody looks at, and drops those left longest ago; never one that is looked at', async () => {
    const { made, dropped, finish } = shelf(2);
    for (const hash of ['a', 'b', 'c', 'd']) made.want(hash);
    await finish();
    for (const hash of ['a', 'b', 'c']) made.leave(hash);
    expect(dropped).toEqual(['a']);
    made.want('b');
    made.leave('d');
    expect(dropped).toEqual(['a']);
    made.leave('b');
    expect(dropped).toEqual(['a', 'c']);
  });

  it('loads once for two who look, and again when it was dropped', async () => {
    const { made, loaded, dropped, finish } = shelf(0);
    made.want('a');
    made.want('a');
    await finish();
    made.leave('a');
    expect([loaded, dropped]).toEqual([['a'], []]);
    made.leave('a');
    made.want('a');
    expect([loaded, dropped]).toEqual([['a', 'a'], ['a']]);
  });

  it('asks again for what failed, if somebody still looks', async () => {
    const { made, loaded, finish } = shelf();
    made.want('a');
    await finish();
    made.renew('a', false);
    made.renew('b', false);
    expect(loaded).toEqual(['a', 'a']);
  });
});
