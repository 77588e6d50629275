/**
 * Two layers put together, by whole numbers: the plain way, which is always right and which the accelerator must equal
 * to the byte.
 */
import type { Pen } from './canvas.js';
import { dividerRows, runs } from './compare.js';
import type { Mix } from './scene.js';
import type { Box, Size } from './viewport.js';

/** A stack that has been painted; the same stamp means the same pixels. */
export interface Layer { readonly canvas: OffscreenCanvas; readonly pen: Pen; readonly stamp: string }

/** Puts two layers of a pane together and draws the result at `to` of a canvas. */
export interface Mixer { mix(pen: Pen, to: Box, first: Layer, second: Layer, mix: Mix): void }

export const plainMixer: Mixer = {
  mix(pen, to, first, second, mix) {
    if (mix.kind === 'wipe') return wipe(pen, to, first, second, mix);
    const [a, b] = [read(first.pen, to), read(second.pen, to)];
    blend(new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer), mix.part);
    pen.putImageData(a, to.x, to.y);
  },
};

function wipe(pen: Pen, to: Box, first: Layer, second: Layer, mix: Mix & { kind: 'wipe' }): void {
  const { rows, flipped } = dividerRows(to.width, to.height, mix.divider);
  const [left, right] = flipped ? [second, first] : [first, second];
  for (const { from, to: end, edge } of runs(rows)) {
    const height = end - from;
    if (edge > 0) pen.drawImage(left.canvas, 0, from, edge, height, to.x, to.y + from, edge, height);
    if (edge < to.width) pen.drawImage(right.canvas, edge, from, to.width - edge, height, to.x + edge, to.y + from, to.width - edge, height);
  }
}

const read = (pen: Pen, { width, height }: Size): ImageData => pen.getImageData(0, 0, width, height);

/**
 * `(a (256 - part) + b part + 128) / 256` for each channel, into `a`: two channels at a time in one 32-bit word. Pixels
 * are opaque or empty; where one of the two is empty, the other shows whole.
 */
export function blend(a: Uint32Array, b: Uint32Array, part: number): void {
  const rest = 256 - part;
  for (let n = 0; n < a.length; n++) {
    const p = a[n] as number;
    const q = b[n] as number;
    if (p >>> 24 === 0 || q >>> 24 === 0) {
      a[n] = p | q;
      continue;
    }
    const low = ((p & 0xff00ff) * rest + (q & 0xff00ff) * part + 0x800080) >>> 8;
    const high = ((p >>> 8) & 0xff00ff) * rest + ((q >>> 8) & 0xff00ff) * part + 0x800080;
    a[n] = (low & 0xff00ff) | (high & 0xff00ff00);
  }
}
