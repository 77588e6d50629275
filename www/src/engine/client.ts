/**
 * The pool of engine workers: queue with priorities, affinity by picture, abort, restart.
 *
 * A worker that computes cannot hear messages, and shared memory is not available in every engine: so an aborted call
 * ends its worker, and another is started. Sources travel with each call as Blobs, so a new worker needs no rebuilding.
 *
 * One seat more keeps records: it answers all calls about a review's log (RECORDS), and nothing else, so that an event costs
 * what it changes and waits for no check. One seat looks: it answers all calls for what is on the screen (LOOKS), so that a picture is decoded once for them and
 * both pictures of a comparison are in one place. Where there are more seats, other calls leave it alone while somebody
 * looks.
 */
import {
  EngineError, LOOKS, RECORDS, type CallName, type CallOptions, type CoreArguments, type CoreName, type CoreResult, type Engine,
  type FromWorker, type Input, type Output, type Source, type ToWorker,
} from './protocol.js';

/** The part of `Worker` that is used: tests bring their own. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface PoolOptions {
  make: () => WorkerLike;
  /** The compiled module; asked for once. */
  module: () => Promise<WebAssembly.Module>;
  size: number;
  ready?: (version: string) => void;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

interface Job {
  id: number; name: CallName; input: unknown; hashes: string[]; priority: number;
  progress?: (part: number) => void; signal?: AbortSignal;
  /** Lists of the output that come before it. */
  lists: Record<string, unknown[]>;
  resolve: (value: never) => void; reject: (error: unknown) => void;
}
interface Seat { readonly jobs: 'records' | 'others'; worker: WorkerLike | null; ready: boolean; job: Job | null; holds: string[]; failures: number }

/** A worker whose module has grown past this is replaced when idle: wasm memory never shrinks. 1 GiB of its 4. */
const RECYCLE_BYTES = 2 ** 30;
/**
 * The same for the seat that looks: two pictures of 100 megapixels with 16 bits are 1.5 GB (see album.ts), and decoding
 * the second takes as much as it again for a moment.
 */
const RECYCLE_LOOKING_BYTES = 3 * 2 ** 30;
/** How long after the last look other calls leave that seat alone, ms: longer than the pauses between two gestures. */
const LOOKING_MS = 10_000;
/** Hashes remembered for each seat: more than its cache holds is useless. */
const REMEMBERED = 24;
/** Starts in a row that may fail before a seat gives up: the script or the module is then really missing. */
const START_ATTEMPTS = 3;

/** How many workers: the cores up to four (memory is a picture set each), at least one. */
export function poolSize(cores: number | undefined): number {
  return Math.max(1, Math.min(cores ?? 1, 4));
}

export class EnginePool implements Engine {
  readonly #options: PoolOptions;
  readonly #seats: Seat[];
  #queue: Job[] = [];
  #nextId = 1;
  /** The seat that looks, and when it last did. */
  #looking: Seat | null = null;
  #lookedAt = -Infinity;
  #module: Promise<WebAssembly.Module> | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
    const seat = (jobs: Seat['jobs']): Seat => ({ jobs, worker: null, ready: false, job: null, holds: [], failures: 0 });
    this.#seats = [...Array.from({ length: options.size }, () => seat('others')), seat('records')];
  }

  /** Starts the workers; resolves when the first is ready. */
  start(): Promise<void> {
    return this.core('version').then(() => undefined);
  }

  call<K extends CallName>(name: K, input: Input<K>, options: CallOptions = {}): Promise<Output<K>> {
    return new Promise((resolve, reject) => {
      if (options.signal?.aborted || options.drop?.aborted) return reject(cancelled());
      const job: Job = {
        id: this.#nextId++, name, input, hashes: hashesOf(input), priority: options.priority ?? 1, lists: {},
        ...(options.progress && { progress: options.progress }), ...(options.signal && { signal: options.signal }),
        resolve: resolve as (value: never) => void, reject,
      };
      options.signal?.addEventListener('abort', () => this.#abort(job), { once: true });
      options.drop?.addEventListener('abort', () => { if (this.#queue.includes(job)) this.#abort(job); }, { once: true });
      // Stable by arrival within a priority.
      const place = this.#queue.findIndex((other) => other.priority < job.priority);
      this.#queue.splice(place < 0 ? this.#queue.length : place, 0, job);
      this.#pump();
    });
  }

  core<K extends CoreName>(name: K, ...args: CoreArguments<K>): Promise<CoreResult<K>> {
    return this.call('core', { name, args }, { priority: 3 }) as Promise<CoreResult<K>>;
  }

  #pump(): void {
    for (const seat of this.#seats) if (!seat.worker && this.#queue.some((job) => jobsOf(job) === seat.jobs)) this.#spawn(seat);
    // A call whose seat is taken lets the others pass.
    for (const job of [...this.#queue]) {
      const seat = this.#seatFor(job);
      if (seat) this.#give(job, seat);
    }
  }

  #seatFor(job: Job): Seat | undefined {
    const free = this.#seats.filter((seat) => seat.ready && !seat.job && seat.jobs === jobsOf(job));
    if (RECORDS.has(job.name)) return free[0];
    const looking = this.#looking;
    if (LOOKS.has(job.name)) return looking?.worker ? free.find((seat) => seat === looking) : best(free, job);
    const others = free.filter((seat) => seat !== looking);
    const reserved = this.#options.size > 1 && this.#now() - this.#lookedAt < LOOKING_MS;
    return best(others, job) ?? (reserved ? undefined : best(free, job));
  }

  #give(job: Job, seat: Seat): void {
    this.#queue.splice(this.#queue.indexOf(job), 1);
    if (LOOKS.has(job.name)) {
      this.#looking = seat;
      this.#lookedAt = this.#now();
    }
    seat.job = job;
    seat.holds = [...job.hashes, ...seat.holds.filter((hash) => !job.hashes.includes(hash))].slice(0, REMEMBERED);
    try {
      seat.worker?.postMessage({ kind: 'call', id: job.id, call: job.name, input: job.input });
    } catch (error) {
      seat.job = null;
      job.reject(error);
    }
  }

  #now(): number {
    return this.#options.now?.() ?? performance.now();
  }

  #spawn(seat: Seat): void {
    const worker = this.#options.make();
    seat.worker = worker;
    worker.onmessage = ({ data }) => { if (seat.worker === worker) this.#hear(seat, data); };
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (seat.worker === worker) this.#lose(seat, event.message || 'the worker script could not be loaded');
    };
    this.#module ??= this.#options.module();
    this.#module.then(
      (module) => { if (seat.worker === worker) worker.postMessage({ kind: 'start', module }); },
      (error: unknown) => {
        this.#module = null; // a later call may find the network again
        if (seat.worker === worker) this.#lose(seat, `the measuring module could not be loaded: ${String(error)}`);
      },
    );
  }

  #hear(seat: Seat, message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        seat.ready = true;
        seat.failures = 0;
        this.#options.ready?.(message.version);
        break;
      case 'progress':
        if (seat.job?.id === message.id) seat.job.progress?.(message.part);
        return;
      case 'items': {
        const list = seat.job?.id === message.id ? (seat.job.lists[message.list] ??= []) : [];
        for (const item of message.items) list.push(item);
        return;
      }
      case 'broken':
        return this.#lose(seat, message.message);
      case 'done':
      case 'failed': {
        const job = seat.job;
        seat.job = null;
        if (message.memory > (seat === this.#looking ? RECYCLE_LOOKING_BYTES : RECYCLE_BYTES)) this.#drop(seat);
        if (job?.id !== message.id) break;
        if (message.kind === 'done') job.resolve(whole(message.output, job.lists) as never);
        else job.reject(new EngineError(message.problem));
        break;
      }
    }
    this.#pump();
  }

  /** The worker is gone: its call fails with `engine-crashed`, the next call gets a new worker. */
  #lose(seat: Seat, message: string): void {
    const job = seat.job;
    const started = seat.ready;
    this.#drop(seat);
    job?.reject(new EngineError({ code: 'engine-crashed', message: `the measuring engine stopped: ${message}` }));
    const alike = this.#seats.filter((other) => other.jobs === seat.jobs);
    if (!started && ++seat.failures >= START_ATTEMPTS && alike.every((other) => !other.ready)) {
      const waiting = this.#queue.filter((each) => jobsOf(each) === seat.jobs);
      this.#queue = this.#queue.filter((each) => jobsOf(each) !== seat.jobs);
      const error = new EngineError({ code: 'engine-unavailable', message: `the measuring engine does not start: ${message}` });
      for (const other of alike) other.failures = 0;
      for (const each of waiting) each.reject(error);
      return;
    }
    this.#pump();
  }

  #abort(job: Job): void {
    const waiting = this.#queue.indexOf(job);
    if (waiting >= 0) this.#queue.splice(waiting, 1);
    const seat = this.#seats.find((each) => each.job === job);
    if (seat) this.#drop(seat);
    job.reject(cancelled());
    this.#pump();
  }

  #drop(seat: Seat): void {
    seat.worker?.terminate();
    Object.assign(seat, { worker: null, ready: false, job: null, holds: [] });
    if (this.#looking === seat) this.#looking = null;
  }
}

const jobsOf = ({ name }: Job): Seat['jobs'] => (RECORDS.has(name) ? 'records' : 'others');

function best(free: Seat[], job: Job): Seat | undefined {
  const score = (seat: Seat) => job.hashes.filter((hash) => seat.holds.includes(hash)).length;
  return free.reduce<Seat | undefined>((found, seat) => (!found || score(seat) > score(found) ? seat : found), undefined);
}

/** The output with the lists that came before it. */
function whole(output: unknown, lists: Job['lists']): unknown {
  return Object.keys(lists).length > 0 ? { ...(output as object), ...lists } : output;
}

function hashesOf(input: unknown): string[] {
  const { picture, reference, hash } = input as { picture?: Source; reference?: Source; hash?: string };
  return [picture?.hash, reference?.hash, hash].filter((each) => each !== undefined);
}

function cancelled(): EngineError {
  return new EngineError({ code: 'cancelled', message: 'cancelled' });
}
