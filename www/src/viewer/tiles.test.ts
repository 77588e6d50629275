import { describe, expect, it, vi } from 'vitest';
import { ancestor, levelFor, levelsOf, tileBox, tilesOver, type TileAt } from './pyramid.js';
import { TileCache } from './tile-cache.js';
import { standIn, Tiles, TileSource, type TileMaker } from './tiles.js';

const HUGE = { width: 11_608, height: 8_708 };
const at = (level: number, column: number, row: number): TileAt => ({ level, column, row });
const settle = () => new Promise((resolve) => setTimeout(resolve));

class FakeTile {
  closed = false;
  constructor(readonly name: string, readonly width = 512, readonly height = 512) {}
  close(): void { this.closed = true; }
}

class Maker implements TileMaker<FakeTile> {
  asked: string[][] = [];
  opened = 0;
  #waiting: (() => void)[] = [];
  constructor(readonly name: string, readonly image = HUGE, readonly fails: string | Error = '') {}
  async open(): Promise<void> { this.opened += 1; if (this.fails) throw typeof this.fails === 'string' ? new Error(this.fails) : this.fails; }
  make(tiles: readonly TileAt[]): Promise<FakeTile[]> {
    const names = tiles.map(({ level, column, row }) => `${level}/${column}/${row}`);
    this.asked.push(names);
    return new Promise((resolve) => this.#waiting.push(() => resolve(names.map((name) => new FakeTile(name)))));
  }
  async answer(): Promise<void> { this.#waiting.shift()?.(); await settle(); }
}

describe('the pyramid', () => {
  it('halves, rounded up, until one tile holds all', () => {
    expect(levelsOf(HUGE).map(({ width, height }) => [width, height])).toEqual([[11608, 8708], [5804, 4354], [2902, 2177], [1451, 1089], [726, 545], [363, 273]]);
    expect(levelsOf({ width: 512, height: 3 })).toHaveLength(1);
  });

  it.each([[4, 0], [1, 0], [0.51, 0], [0.5, 1], [0.3, 1], [0.25, 2], [0.001, 5]])('at a scale of %f level %d has a pixel for every device pixel', (scale, level) => {
    expect(levelFor(scale, 6)).toBe(level);
  });

  it('lists the tiles under a part from its middle outwards, and a ring around them', () => {
    const part = { x: 2048, y: 2048, width: 1536, height: 512 };
    expect(tilesOver(HUGE, 0, part).map(({ column, row }) => [column, row])).toEqual([[5, 4], [4, 4], [6, 4]]);
    expect(tilesOver(HUGE, 0, part, 1)).toHaveLength(15);
    expect(tilesOver(HUGE, 5, { x: 0, y: 0, ...HUGE }, 1)).toEqual([at(5, 0, 0)]);
    expect(tilesOver(HUGE, 0, { x: 0, y: 0, width: 0, height: 9 })).toEqual([]);
  });

  it('ends at the picture’s edge', () => {
    expect(tileBox(HUGE, at(0, 22, 17))).toEqual({ x: 11264, y: 8704, width: 344, height: 4 });
    expect(ancestor(at(0, 22, 17), 3)).toEqual(at(3, 2, 2));
  });
});

describe('the cache', () => {
  it('closes the least lately used beyond its bound, and never what is wanted', () => {
    const cache = new TileCache<FakeTile>(3 << 20);
    const tiles = ['a', 'b', 'c', 'd'].map((name) => new FakeTile(name));
    tiles.slice(0, 3).forEach((tile) => cache.add(tile.name, tile));
    cache.get('a');
    cache.add('d', tiles[3] as FakeTile);
    cache.trim((name) => name === 'b');
    expect(tiles.map(({ closed }) => closed)).toEqual([false, false, true, false]);
    expect(cache.held).toBe(3 << 20);
    cache.trim(() => true);
    expect(cache.held).toBe(3 << 20);
  });
});

describe('the queue', () => {
  it('asks for the coarsest tile first, then for the visible ones, then for a ring', async () => {
    const tiles = new Tiles<FakeTile>();
    const maker = new Maker('a');
    const source = new TileSource(maker, tiles.cache);
    tiles.demand([{ source, sharp: [at(0, 1, 1), at(0, 2, 1), at(0, 3, 1), at(0, 4, 1), at(0, 5, 1)], ring: [at(0, 9, 9)] }]);
    await settle();
    for (let n = 0; n < 4; n++) await maker.answer();
    expect(maker.asked).toEqual([['5/0/0'], ['0/1/1', '0/2/1', '0/3/1', '0/4/1'], ['0/5/1'], ['0/9/9']]);
    expect(tiles.sharp).toBe(true);
    expect(maker.opened).toBe(1);
  });

  it('drops what is no longer visible and lets the running call end', async () => {
    const tiles = new Tiles<FakeTile>();
    const maker = new Maker('a');
    const source = new TileSource(maker, tiles.cache);
    const row = (from: number) => Array.from({ length: 8 }, (_, n) => at(0, from + n, 0));
    tiles.demand([{ source, sharp: row(0), ring: [] }]);
    await settle();
    await maker.answer();
    tiles.demand([{ source, sharp: row(12), ring: [] }]);
    await maker.answer();
    expect(maker.asked.slice(1)).toEqual([['0/0/0', '0/1/0', '0/2/0', '0/3/0'], ['0/12/0', '0/13/0', '0/14/0', '0/15/0']]);
    expect(source.has(at(0, 3, 0))).toBe(true);
    expect(source.has(at(0, 4, 0))).toBe(false);
  });

  it('has one call running for each source, and a ring only when nobody waits', async () => {
    const tiles = new Tiles<FakeTile>();
    const makers = [new Maker('a'), new Maker('b')];
    const sources = makers.map((maker) => new TileSource(maker, tiles.cache));
    tiles.demand(sources.map((source) => ({ source, sharp: [at(0, 0, 0)], ring: [at(0, 1, 0)] })));
    await settle();
    await makers[0]?.answer();
    await makers[0]?.answer();
    expect(makers.map(({ asked }) => asked.length)).toEqual([2, 1]);
    await makers[1]?.answer();
    await makers[1]?.answer();
    expect(makers.map(({ asked }) => asked.at(-1))).toEqual([['0/1/0'], ['0/1/0']]);
  });

  it('keeps within its bound however far one pans, and closes what it drops', async () => {
    const tiles = new Tiles<FakeTile>(16 << 20);
    const maker = new Maker('a');
    const source = new TileSource(maker, tiles.cache);
    let most = 0;
    for (let column = 0; column < 20; column++) {
      tiles.demand([{ source, sharp: [at(0, column, 0), at(0, column, 1)], ring: [at(0, column + 1, 0)] }]);
      await settle();
      for (let n = 0; n < 4; n++) await maker.answer();
      most = Math.max(most, tiles.cache.held);
    }
    expect(most).toBeLessThanOrEqual(16 << 20);
    expect(source.has(at(0, 0, 0))).toBe(false);
    expect(source.has(at(5, 0, 0))).toBe(true);
  });

  it('asks for no ring that would push out what is visible', async () => {
    const tiles = new Tiles<FakeTile>(3 << 20);
    const maker = new Maker('a');
    const source = new TileSource(maker, tiles.cache);
    tiles.demand([{ source, sharp: [at(0, 0, 0)], ring: [at(0, 1, 0), at(0, 2, 0)] }]);
    await settle();
    for (let n = 0; n < 5; n++) await maker.answer();
    expect(maker.asked).toEqual([['5/0/0'], ['0/0/0']]);
  });

  it('says why a source failed and tries again when asked', async () => {
    const tiles = new Tiles<FakeTile>();
    const maker = new Maker('a', HUGE, 'it is not a picture');
    const source = new TileSource(maker, tiles.cache);
    let told = 0;
    tiles.subscribe(() => { told += 1; });
    tiles.demand([{ source, sharp: [], ring: [] }]);
    await settle();
    expect([source.state, source.problem, told]).toEqual(['failed', 'it is not a picture', 1]);
    tiles.demand([{ source, sharp: [], ring: [] }]);
    expect(maker.opened).toBe(1);
    tiles.retry(source);
    expect(maker.opened).toBe(2);
  });
});

it('asks again by itself for what may come later, as long as it is looked at', async () => {
  vi.useFakeTimers();
  const tiles = new Tiles<FakeTile>();
  const maker = new Maker('a', HUGE, 'it has not been sent yet');
  const demand = [{ source: new TileSource(maker, tiles.cache), sharp: [], ring: [] }];
  tiles.demand(demand);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(maker.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(4_500);
  expect(maker.opened).toBe(3);
  tiles.demand([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(maker.opened).toBe(3);
  vi.useRealTimers();
});

it('asks for a picture that is still on its way until it comes, and for a broken one only a few times', async () => {
  vi.useFakeTimers();
  const opened = async (code: string) => {
    const tiles = new Tiles<FakeTile>();
    const maker = new Maker('a', HUGE, Object.assign(new Error('no'), { code }));
    tiles.demand([{ source: new TileSource(maker, tiles.cache), sharp: [], ring: [] }]);
    await vi.advanceTimersByTimeAsync(600_000);
    tiles.demand([]);
    return maker.opened;
  };
  expect(await opened('picture-not-there')).toBeGreaterThan(15);
  expect(await opened('damaged')).toBe(6);
  vi.useRealTimers();
});

it('the finest tile there is stands in for a missing one', async () => {
  const tiles = new Tiles<FakeTile>();
  const source = new TileSource(new Maker('a'), tiles.cache);
  expect(standIn(source, at(0, 5, 5))).toBeNull();
  tiles.cache.add(source.nameOf(at(5, 0, 0)), new FakeTile('coarsest'));
  tiles.cache.add(source.nameOf(at(2, 1, 1)), new FakeTile('finer'));
  expect(standIn(source, at(0, 5, 5))?.tile.name).toBe('finer');
  expect(standIn(source, at(0, 0, 0))?.tile.name).toBe('coarsest');
});
