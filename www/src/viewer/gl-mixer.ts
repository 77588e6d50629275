/**
 * The accelerator: puts two layers together in WebGL 2 by the same whole-number arithmetic as the plain way. It is used
 * only after it has shown, on this machine, that it gives the same bytes.
 */
import type { CanvasSpace, Pen } from './canvas.js';
import { dividerRows } from './compare.js';
import { blend, type Layer, type Mixer } from './mix.js';
import type { Mix } from './scene.js';
import type { Box } from './viewport.js';

const VERTEX = `#version 300 es
void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp isampler2D;
uniform sampler2D first;
uniform sampler2D second;
uniform isampler2D rows;
uniform int height;
uniform int part;
uniform bool wipe;
uniform bool flipped;
out vec4 colour;
ivec4 bytes(vec4 c) { return ivec4(c * 255.0 + 0.5); }
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  at.y = height - 1 - at.y;
  ivec4 a = bytes(texelFetch(first, at, 0));
  ivec4 b = bytes(texelFetch(second, at, 0));
  ivec4 mixed;
  if (wipe) mixed = (at.x < texelFetch(rows, ivec2(at.y, 0), 0).r) != flipped ? a : b;
  else if (a.a == 0 || b.a == 0) mixed = a + b;
  else mixed = (a * (256 - part) + b * part + 128) >> 8;
  colour = vec4(mixed) / 255.0;
}`;

type Uniform = 'first' | 'second' | 'rows' | 'height' | 'part' | 'wipe' | 'flipped';

export class GlMixer implements Mixer {
  readonly #canvas: OffscreenCanvas;
  readonly #gl: WebGL2RenderingContext;
  readonly #places: Record<Uniform, WebGLUniformLocation | null>;
  readonly #textures: readonly WebGLTexture[];
  readonly #stamps = ['', ''];
  /** WebGL without a GPU: as right, and slower than the plain way, which has nothing to copy. */
  readonly emulated: boolean;

  /** Null where there is no WebGL 2, or one whose bytes are not ours. */
  static make(space: CanvasSpace): GlMixer | null {
    if (typeof OffscreenCanvas !== 'function') return null;
    const canvas = new OffscreenCanvas(1, 1);
    const gl = canvas.getContext('webgl2', { alpha: true, premultipliedAlpha: true, antialias: false, depth: false, powerPreference: 'high-performance' });
    if (!gl) return null;
    if (space !== 'srgb') {
      if (!('drawingBufferColorSpace' in gl)) return null;
      gl.drawingBufferColorSpace = space;
      gl.unpackColorSpace = space;
    }
    try {
      const mixer = new GlMixer(canvas, gl);
      return mixer.#proven() ? mixer : null;
    } catch {
      return null; // a driver that does not take the program: the plain way is as right
    }
  }

  private constructor(canvas: OffscreenCanvas, gl: WebGL2RenderingContext) {
    this.#canvas = canvas;
    this.#gl = gl;
    const named = gl.getExtension('WEBGL_debug_renderer_info');
    this.emulated = named !== null && /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)));
    const program = built(gl);
    const place = (name: Uniform): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
    this.#places = {
      first: place('first'), second: place('second'), rows: place('rows'),
      height: place('height'), part: place('part'), wipe: place('wipe'), flipped: place('flipped'),
    };
    this.#textures = [0, 1, 2].map((unit) => {
      const texture = gl.createTexture();
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      return texture;
    });
    gl.useProgram(program);
    gl.uniform1i(this.#places.first, 0);
    gl.uniform1i(this.#places.second, 1);
    gl.uniform1i(this.#places.rows, 2);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    gl.disable(gl.BLEND);
    gl.disable(gl.DITHER);
  }

  /** False once the context is gone; the plain way goes on. */
  get alive(): boolean {
    return !this.#gl.isContextLost();
  }

  mix(pen: Pen, to: Box, first: Layer, second: Layer, mix: Mix): void {
    this.#draw(to, mix, () => { this.#upload(0, first.canvas, first.stamp); this.#upload(1, second.canvas, second.stamp); });
    pen.drawImage(this.#canvas, 0, 0, to.width, to.height, to.x, to.y, to.width, to.height);
  }

  #draw({ width, height }: Pick<Box, 'width' | 'height'>, mix: Mix, upload: () => void): void {
    const gl = this.#gl;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    gl.viewport(0, 0, width, height);
    upload();
    if (mix.kind === 'wipe') this.#rows(width, height, mix);
    gl.uniform1i(this.#places.height, height);
    gl.uniform1i(this.#places.part, mix.kind === 'onion' ? mix.part : 0);
    gl.uniform1i(this.#places.wipe, mix.kind === 'wipe' ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #rows(width: number, height: number, mix: Mix & { kind: 'wipe' }): void {
    const gl = this.#gl;
    const { rows, flipped } = dividerRows(width, height, mix.divider);
    this.#bind(2);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32I, height, 1, 0, gl.RED_INTEGER, gl.INT, rows);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.uniform1i(this.#places.flipped, flipped ? 1 : 0);
  }

  #upload(unit: 0 | 1, from: OffscreenCanvas, stamp: string): void {
    if (this.#stamps[unit] === stamp) return;
    const gl = this.#gl;
    this.#bind(unit);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, from);
    this.#stamps[unit] = stamp;
  }

  #bind(unit: number): void {
    this.#gl.activeTexture(this.#gl.TEXTURE0 + unit);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#textures[unit] ?? null);
  }

  /** Pairs of levels over the whole range at one uneven part, against the plain way. One reading back: it waits for the GPU. */
  #proven(): boolean {
    const gl = this.#gl;
    const side = 16;
    const [a, b] = [new Uint32Array(side * side), new Uint32Array(side * side)];
    for (let n = 0; n < a.length; n++) {
      a[n] = 0xff000000 | ((n % side) * 0x111111);
      b[n] = 0xff000000 | (Math.floor(n / side) * 0x111111) ^ 0x0100ff;
    }
    const part = 77;
    this.#draw({ width: side, height: side }, { kind: 'onion', part }, () => [a, b].forEach((pixels, unit) => {
      this.#bind(unit);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, side, side, 0, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(pixels.buffer));
    }));
    const found = new Uint32Array(side * side);
    gl.readPixels(0, 0, side, side, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(found.buffer));
    blend(a, b, part);
    // Rows come back from the bottom up.
    return a.every((word, n) => found[(side - 1 - Math.floor(n / side)) * side + (n % side)] === word);
  }
}

function built(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error('WebGL gives no shader');
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'WebGL does not link the program');
  return program;
}
