/**
 * The engine in a worker: the only file that imports the wasm as a value. One call at a time; pictures are opened from
 * their Blobs when a call needs them and kept in an album. A trap (a panic, no memory) ends this worker: the page starts
 * another.
 */
import init, * as core from '../../../pkg/proofroom.js';
import { Album } from './album.js';
import { lookHandlers } from './looking.js';
import {
  EngineError, LOOKS, toProblem, type CallName, type Calls, type FromWorker, type Input, type Output, type Source, type ToWorker,
} from './protocol.js';
import { marketViews, pathView, swatchViews } from './views.js';

type Progress = (part: number) => boolean;
type Handlers = { [K in CallName]: (input: Calls[K]['input'], progress: Progress) => Promise<Calls[K]['output']> };

/** Longer side of the pictures on the board, px: sharp at 240 CSS px on a dense screen. */
const THUMB_SIDE = 480;
/** Progress is told this often at most, ms: a screen shows no more. */
const PROGRESS_MS = 80;

const album = new Album<core.Picture>();
/** The last comparison: the heat map is asked for right after the numbers. */
let compared: { pair: string; map: core.ColorComparison } | null = null;
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

const pictureOf = async (source: Source) => (await open(source)).picture;

async function comparison(input: { picture: Source; reference: Source }, tolerance: number, progress: Progress) {
  const pair = `${input.picture.hash}:${input.reference.hash}:${tolerance}`;
  if (compared?.pair !== pair) {
    const [sample, reference] = [await pictureOf(input.picture), await pictureOf(input.reference)];
    compared?.map.free();
    compared = null;
    compared = { pair, map: sample.compare(reference, tolerance, progress) };
  }
  return compared.map;
}

async function draw(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(pixels, width, height), { colorSpaceConversion: 'none' });
}

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

  async pixels({ picture: source }) {
    const picture = await pictureOf(source);
    return draw(new Uint8ClampedArray(picture.rgba()), picture.width, picture.height);
  },

  async deltaE(input, progress) {
    const { statistics, histogram, worst, findings } = (await comparison(input, input.tolerance, progress)).report();
    const { mean, median, p95, max, shareOver } = statistics;
    return { tolerance: input.tolerance, mean, median, p95, max, shareOver, histogram, findings, ...(worst && { worst }) };
  },

  async heatMap(input, progress) {
    const map = (await comparison(input, input.tolerance, progress)).heatMap();
    const { width, height } = map;
    return draw(new Uint8ClampedArray(map.take()), width, height);
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

  async market({ picture: source, svg, path, channels, date }) {
    return marketViews((await pictureOf(source)).market([...channels], date, path, svg));
  },

  ...lookHandlers(pictureOf),

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
    const output: Output<K> = await handlers[name](input, progress);
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
    },
    (error: unknown) => tell({ kind: 'broken', id: null, message: String(error) }),
  );
});
