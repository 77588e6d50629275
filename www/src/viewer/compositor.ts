/**
 * Paints a scene on the viewer's canvas. The canvas is always 2D; two layers are put together by the plain mixer or by
 * the accelerator, which give the same bytes. A layer is painted again only when its view or its tiles have changed, so
 * that moving a divider or an opacity paints no tile.
 */
import { canvasSpace, penOf, sized, type CanvasSpace, type Pen } from './canvas.js';
import { GlMixer } from './gl-mixer.js';
import { plainMixer, type Layer } from './mix.js';
import { paintStack } from './painter.js';
import type { PaneScene, Stack } from './scene.js';
import { placement, type Size } from './viewport.js';


export class Compositor {
  readonly space: CanvasSpace = canvasSpace();
  /** `fastest` takes the accelerator where there is a GPU; the others are for tests. */
  way: 'fastest' | 'plain' | 'accelerated' = 'fastest';
  /** False when the browser gave a canvas that holds nothing. */
  holds = true;
  readonly #pen: Pen;
  #gl: GlMixer | null | undefined;
  #layers: (Layer | null)[] = [null, null];

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#pen = penOf(canvas, this.space);
  }

  /** Whether two layers are put together by the accelerator. */
  get accelerated(): boolean {
    return this.#chosen() !== null;
  }

  paint(screen: Size, panes: readonly PaneScene[]): void {
    const pen = this.#pen;
    this.holds = sized(this.canvas, pen, screen) && this.holds;
    pen.clearRect(0, 0, screen.width, screen.height);
    for (const pane of panes) {
      if (pane.second && pane.mix) this.#mixed(pane, pane.second, pane.mix);
      else this.#single(pane);
    }
  }

  #single({ box, first }: PaneScene): void {
    const pen = this.#pen;
    pen.save();
    pen.beginPath();
    pen.rect(box.x, box.y, box.width, box.height);
    pen.clip();
    pen.translate(box.x, box.y);
    paintStack(pen, box, first);
    pen.restore();
  }

  #mixed({ box, first }: PaneScene, second: Stack, mix: NonNullable<PaneScene['mix']>): void {
    const [a, b] = [this.#layer(0, box, first), this.#layer(1, box, second)];
    (this.#chosen() ?? plainMixer).mix(this.#pen, box, a, b, mix);
  }

  #chosen(): GlMixer | null {
    const gl = this.way === 'plain' ? null : this.#accelerator();
    return gl && this.way === 'fastest' && gl.emulated ? null : gl;
  }

  /** The context may be lost at any time (another tab took the GPU); then the plain way goes on. */
  #accelerator(): GlMixer | null {
    this.#gl = this.#gl === undefined ? GlMixer.make(this.space) : this.#gl;
    if (this.#gl && !this.#gl.alive) this.#gl = null;
    return this.#gl;
  }

  #layer(index: 0 | 1, { width, height }: Size, stack: Stack): Layer {
    const before = this.#layers[index];
    const stamp = stampOf({ width, height }, stack);
    if (before?.stamp === stamp) return before;
    const canvas = before?.canvas ?? new OffscreenCanvas(width, height);
    // Read back by the plain mixer only.
    const pen = before?.pen ?? penOf(canvas, this.space, !this.accelerated);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else {
      pen.clearRect(0, 0, width, height);
    }
    paintStack(pen, { width, height }, stack);
    return (this.#layers[index] = { canvas, pen, stamp });
  }
}

function stampOf({ width, height }: Size, stack: Stack): string {
  return [width, height, ...stack.flatMap(({ source, view }) => {
    const at = placement(view);
    return [source.maker.name, source.revision, source.thumb ? 1 : 0, at.x, at.y, view.scale];
  })].join(' ');
}
