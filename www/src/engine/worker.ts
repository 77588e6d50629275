/**
 * The engine in a worker: the only file that imports the wasm as a value. One call at a time; pictures are opened from
 * their Blobs when a call needs them and kept in an album. A trap (a panic, no memory) ends this worker: the page starts
 * another.
 */
import init, * as core from '../../../pkg/proofroom.js';
import { Album } from './album.js';
import type { ColourHandlers } from './colour.js';
import { dossierHandlers } from './dossier.js';
import { splitLists } from './lists.js';
import { bitmap, lookHandlers } from './looking.js';
import { pathHandlers } from './pathing.js';
import {
  EngineError, LOOKS, toProblem, type CallName, type Calls, type FromWorker, type Input, type Source, type ToWorker,
} from './protocol.js';
import { marketViews, pathView, swatchViews } from './views.js';

type Progress = (part: number) => boolean;
type Handlers = { [K in CallName]: (input: Calls[K]['input'], progress: Progress) => Promise<Calls[K]['output']> };

/** Longer side of the pictures on the board, px: sharp at 240 CSS px on a dense screen. */
const THUMB_SIDE = 480;
/** Progress is told this often at most, ms: a screen shows no more. */
const PROGRESS_MS = 80;

const album = new Album<core.Picture>();
/** The review that this worker folded last, and what its newest answer was called. */
let kept: { review: string; log: core.KeptLog; since: string } | null = null;
let memory: WebAssembly.Memory | undefined;

const tell = (message: FromWorker, transfer: Transferable[] = []) => postMessage(message, { transfer });

async function open({ hash, name, blob }: { hash?: string; name: string; blob: Blob }): Promise<{ hash: string; picture: core.Picture }> {
  const held = hash === undefined ? undefined : album.get(hash);
  if (held && hash !== undefined) return { hash, picture: held };
  const picture = core.Picture.open(new Uint8Array(await blob.arrayBuffer()), name);
  if (hash !== undefined && picture.sha256 !== hash) {
    const found = picture.sha256;
    picture.free();
    throw new EngineError({ code: 'forged', message: `${name} is not the file it was: found SHA-256 ${found}, expected ${hash}` });
  }
  album.add(picture.sha256, picture);
  return { hash: picture.sha256, picture };
}

/** Judging colour is fetched when the module runs: the first view waits for neither. */
let fetched: Promise<ColourHandlers> | undefined;
function colour(): Promise<ColourHandlers> {
  fetched ??= import('./colour.js').then(({ colourHandlers }) => colourHandlers({ core, pictureOf, bitmap, Refused: EngineError }));
  fetched.catch(() => { fetched = undefined; }); // without a network, perhaps: asked for again
  return fetched;
}

const pictureOf = async (source: Source) => (await open(source)).picture;

async function thumbnail(picture: core.Picture, alpha: boolean): Promise<Blob> {
  const small = picture.thumbnail(THUMB_SIDE);
  const canvas = new OffscreenCanvas(small.width, small.height);
  const context = canvas.getContext('2d');
  if (!context) throw new EngineError({ code: 'internal', message: 'this browser gives no canvas in a worker' });
  context.putImageData(new ImageData(new Uint8ClampedArray(small.take()), canvas.width, canvas.height), 0, 0);
  return canvas.convertToBlob(alpha ? { type: 'image/png' } : { type: 'image/jpeg', quality: 0.88 });
}

const handlers: Handlers = {
  async open(input) {
    const { hash, picture } = await open(input);
    const { pixels, info, findings } = picture.about();
    const paths = picture.paths().paths.map(pathView);
    return { hash, pixels, info, findings, paths, thumb: await thumbnail(picture, info.alpha) };
  },

  async identify({ name, blob }) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const hash = core.sha256(bytes);
    try {
      const picture = core.Picture.open(bytes, name);
      const { pixels } = picture.about();
      picture.free();
      return { hash, pixels };
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      return { hash, problem: toProblem(error, name) }; // the bytes can be asked about all the same
    }
  },

  async svgPath({ text, name, width, height }) {
    return pathView(core.readSvgPath(text, name, width, height));
  },

  async deltaE(input, progress) {
    const [sample, reference] = [await pictureOf(input.picture), await pictureOf(input.reference)];
    const comparison = sample.compare(reference, input.tolerance, progress);
    try {
      const { statistics, histogram, worst, findings } = comparison.report();
      const { mean, median, p95, max, shareOver } = statistics;
      return { tolerance: input.tolerance, mean, median, p95, max, shareOver, histogram, findings, ...(worst && { worst }) };
    } finally {
      comparison.free(); // a number for each pixel
    }
  },

  async swatches({ picture: source, text, kind, sku, view, tolerance }) {
    const found = (await pictureOf(source)).swatches(text, sku, view, kind, tolerance);
    return found ? { swatches: swatchViews(found), findings: found.swatches.map(({ finding }) => finding) } : null;
  },

  async refine({ picture: source, svg, path }, progress) {
    const picture = await pictureOf(source);
    const began = performance.now();
    const { before, after, segments, worst, ...rest } = picture.refine(path, svg, progress);
    return {
      ...rest, ...(worst && { worst }), before: pathView(before), after: pathView(after),
      segments: segments.map(({ doubt, ...segment }) => ({ ...segment, doubt: doubt ?? null })),
      timeMs: performance.now() - began,
    };
  },

  async market({ picture: source, svg, path, rules, date }) {
    const context = { today: date, circumstances: [], keep: [] };
    return marketViews((await pictureOf(source)).market([...rules], [], context, path, svg));
  },

  async fold({ hash, log, since }) {
    if (since === null) {
      kept?.log.free();
      kept = { review: hash, log: new core.KeptLog(hash), since: '' };
    }
    if (kept?.review !== hash || (since !== null && kept.since !== since)) return null;
    // A piece at a time: the text of a whole log would be held three times over.
    for (const piece of log) kept.log.take(await piece.text());
    kept.since = crypto.randomUUID();
    return { ...kept.log.change(since === null), since: kept.since };
  },

  async lacks({ hash, since, what, events }) {
    if (kept?.review !== hash || kept.since !== since) return null;
    return what === 'event' ? kept.log.missing([...events]) : kept.log.owed([...events]);
  },

  async foldLink({ hash, lines }) {
    return core.foldLog(hash, [...lines], false);
  },
  ...lookHandlers(pictureOf),
  brandFile: async (input, progress) => (await colour()).brandFile(input, progress),
  judge: async (input, progress) => (await colour()).judge(input, progress),
  paintedTiles: async (input, progress) => (await colour()).paintedTiles(input, progress),
  drift: async (input, progress) => (await colour()).drift(input, progress),
  ...dossierHandlers(core),
  ...pathHandlers(pictureOf),

  async core({ name, args }) {
    const call = core[name] as (...args: unknown[]) => unknown;
    return call(...args);
  },
};

/** Large parts of an answer move to the page instead of being copied. */
function transferables(output: unknown): Transferable[] {
  if (output instanceof ImageBitmap) return [output];
  if (Array.isArray(output)) return output.filter((each) => each instanceof ImageBitmap);
  if (output instanceof Uint8Array && output.buffer instanceof ArrayBuffer) return [output.buffer];
  return [];
}

async function run<K extends CallName>(id: number, name: K, input: Input<K>): Promise<void> {
  let last = -Infinity;
  const progress: Progress = (part) => {
    const now = performance.now();
    if (now - last >= PROGRESS_MS) {
      last = now;
      tell({ kind: 'progress', id, part });
    }
    return true;
  };
  const used = () => memory?.buffer.byteLength ?? 0;
  try {
    const { output, pieces } = splitLists(await handlers[name](input, progress));
    for (const { list, items } of pieces) tell({ kind: 'items', id, list, items });
    tell({ kind: 'done', id, output, memory: used() }, transferables(output));
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) tell({ kind: 'broken', id, message: error.message });
    else tell({ kind: 'failed', id, problem: toProblem(error), memory: used() });
  }
  const { picture, reference } = input as { picture?: Source; reference?: Source };
  const wanted = [picture?.hash, reference?.hash].filter((hash) => hash !== undefined);
  if (LOOKS.has(name)) album.keep(wanted);
  album.trim(new Set(wanted));
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'call') return void run(data.id, data.call, data.input as never);
  init({ module_or_path: data.module }).then(
    (module) => {
      memory = module.memory;
      tell({ kind: 'ready', version: core.version() });
      colour().catch(() => undefined); // said when it is wanted
    },
    (error: unknown) => tell({ kind: 'broken', id: null, message: String(error) }),
  );
});
