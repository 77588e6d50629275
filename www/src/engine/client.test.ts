import { describe, expect, it, vi } from 'vitest';
import { EnginePool, poolSize, type WorkerLike } from './client.js';
import type { FromWorker, ToWorker } from './protocol.js';

class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  ended = false;
  calls: { id: number; call: string; input: unknown }[] = [];
  postMessage(message: ToWorker): void {
    if (message.kind === 'start') this.say({ kind: 'ready', version: '0.1.0' });
    else this.calls.push(message);
  }
  terminate(): void { this.ended = true; }
  say(message: FromWorker): void { this.onmessage?.({ data: message } as MessageEvent<FromWorker>); }
  finish(output: unknown, memory = 0): void {
    const call = this.calls.shift();
    if (call) this.say({ kind: 'done', id: call.id, output, memory });
  }
}

function pool(size: number, now = () => 0) {
  const workers: FakeWorker[] = [];
  const engine = new EnginePool({
    size, now, module: async () => ({}) as WebAssembly.Module,
    make: () => { const worker = new FakeWorker(); workers.push(worker); return worker; },
  });
  return { engine, workers };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));
const blob = new Blob();
const source = (hash: string) => ({ hash, name: hash, blob });
const refine = (engine: EnginePool, hash: string, options = {}) => engine.call('refine', { picture: source(hash), path: 'Path 1' }, options);

describe('the pool', () => {
  it.each([[undefined, 1], [1, 1], [2, 2], [16, 4], [0, 1]])('of %s cores has %s workers', (cores, size) => {
    expect(poolSize(cores)).toBe(size);
  });

  it('answers a call with what the worker says', async () => {
    const { engine, workers } = pool(1);
    const version = engine.core('version');
    await settle();
    workers[0]?.finish('0.1.0');
    await expect(version).resolves.toBe('0.1.0');
  });

  it('lets what a person waits for go first', async () => {
    const { engine, workers } = pool(1);
    for (const [hash, priority] of [['a', 1], ['b', 0], ['c', 1], ['d', 2]] as const) void refine(engine, hash, { priority });
    await settle();
    const order: string[] = [];
    for (let i = 0; i < 4; i++) {
      order.push((workers[0]?.calls[0]?.input as { picture: { hash: string } }).picture.hash);
      workers[0]?.finish(null);
      await settle();
    }
    expect(order).toEqual(['d', 'a', 'c', 'b']);
  });

  it('sends a picture to the worker that holds it', async () => {
    const { engine, workers } = pool(2);
    void refine(engine, 'a');
    void refine(engine, 'b');
    await settle();
    for (const worker of workers) worker.finish(null);
    void refine(engine, 'b');
    await settle();
    expect(workers.map((worker) => worker.calls.length)).toEqual([0, 1]);
  });

  it('answers what is asked of a log in a seat of its own, whatever the others do', async () => {
    const { engine, workers } = pool(1);
    void refine(engine, 'a');
    void refine(engine, 'b');
    const fold = () => engine.call('fold', { hash: 'r', log: [], since: null });
    const first = fold();
    await settle();
    expect(workers.map((worker) => worker.calls.map(({ call }) => call))).toEqual([['refine'], ['fold']]);
    workers[1]?.finish({ since: '1' });
    await expect(first).resolves.toEqual({ since: '1' });
    void fold();
    await settle();
    // Nor does a check ever take it.
    expect(workers.map((worker) => worker.calls.map(({ call }) => call))).toEqual([['refine'], ['fold']]);
  });

  it('passes progress on', async () => {
    const { engine, workers } = pool(1);
    const progress = vi.fn();
    void refine(engine, 'a', { progress });
    await settle();
    workers[0]?.say({ kind: 'progress', id: workers[0].calls[0]?.id ?? -1, part: 0.5 });
    expect(progress).toHaveBeenCalledWith(0.5);
  });

  it('ends the worker of an aborted call and serves the next with another', async () => {
    const { engine, workers } = pool(1);
    const controller = new AbortController();
    const first = refine(engine, 'a', { signal: controller.signal });
    const second = refine(engine, 'b');
    await settle();
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
    workers[1]?.finish('path of b');
    await expect(second).resolves.toBe('path of b');
  });

  it('takes an aborted call out of the queue without ending anybody', async () => {
    const { engine, workers } = pool(1);
    const controller = new AbortController();
    void refine(engine, 'a');
    const second = refine(engine, 'b', { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(workers[0]?.ended).toBe(false);
  });

  it('drops a call that waits, and lets one that runs finish', async () => {
    const { engine, workers } = pool(1);
    const controller = new AbortController();
    const first = refine(engine, 'a', { drop: controller.signal });
    const second = refine(engine, 'b', { drop: controller.signal });
    await settle();
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    workers[0]?.finish('pixels of a');
    await expect(first).resolves.toBe('pixels of a');
    expect(workers[0]?.ended).toBe(false);
    await expect(refine(engine, 'c', { drop: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('looks with one worker, which other calls leave alone meanwhile', async () => {
    let now = 0;
    const { engine, workers } = pool(2, () => now);
    const look = (hash: string) => engine.call('tiles', { picture: source(hash), tiles: [], space: 'srgb' });
    void look('a');
    void look('b');
    await settle();
    const at = workers.findIndex((worker) => worker.calls.length > 0);
    const [looking, other] = [workers[at], workers[1 - at]];
    expect(other?.calls).toEqual([]);
    looking?.finish([]);
    await settle();
    expect((looking?.calls[0]?.input as { picture: { hash: string } }).picture.hash).toBe('b');
    looking?.finish([]);
    void refine(engine, 'a');
    void refine(engine, 'b');
    await settle();
    expect([looking?.calls.length, other?.calls.length]).toEqual([0, 1]);
    void look('c'); // passes the one that waits
    await settle();
    expect(looking?.calls.map(({ call }) => call)).toEqual(['tiles']);
    looking?.finish([]);
    now = 60_000; // nobody looks any more
    void refine(engine, 'd');
    await settle();
    expect([looking?.calls.length, other?.calls.length]).toEqual([1, 1]);
  });

  it('lets the worker that looks grow larger', async () => {
    const { engine, workers } = pool(1);
    void engine.call('pyramid', { picture: source('a'), space: 'srgb' });
    await settle();
    workers[0]?.finish(null, 2 ** 31);
    expect(workers[0]?.ended).toBe(false);
  });

  it('answers engine-crashed once and goes on with a new worker', async () => {
    const { engine, workers } = pool(1);
    const first = refine(engine, 'a');
    const second = refine(engine, 'b');
    await settle();
    workers[0]?.say({ kind: 'broken', id: workers[0].calls[0]?.id ?? -1, message: 'unreachable executed' });
    await expect(first).rejects.toMatchObject({ code: 'engine-crashed' });
    await settle();
    workers[1]?.finish(1);
    await expect(second).resolves.toBe(1);
  });

  it('gives up with engine-unavailable when no worker ever starts', async () => {
    const engine = new EnginePool({
      size: 1, module: async () => ({}) as WebAssembly.Module,
      make: () => ({
        onmessage: null, onerror: null, terminate() {},
        postMessage() { queueMicrotask(() => this.onerror?.({ message: 'blocked' } as ErrorEvent)); },
      }) as WorkerLike,
    });
    await expect(refine(engine, 'a')).rejects.toMatchObject({ code: 'engine-unavailable' });
  });

  it('puts the lists that came before an answer into it', async () => {
    const { engine, workers } = pool(1);
    const answer = refine(engine, 'a');
    await settle();
    const id = workers[0]?.calls[0]?.id ?? -1;
    for (const items of [[1, 2], [3]]) workers[0]?.say({ kind: 'items', id, list: 'proofs', items });
    workers[0]?.say({ kind: 'items', id: id + 1, list: 'proofs', items: ['of another call'] });
    workers[0]?.finish({ title: 'Autumn', proofs: [] });
    await expect(answer).resolves.toEqual({ title: 'Autumn', proofs: [1, 2, 3] });
  });

  it('replaces a worker whose memory has grown', async () => {
    const { engine, workers } = pool(1);
    void refine(engine, 'a');
    await settle();
    workers[0]?.finish(null, 2 ** 31);
    expect(workers[0]?.ended).toBe(true);
  });
});
