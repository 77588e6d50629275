/** The cut-out that is looked at in the path editor: made anew when the path has changed, shown as the very file that is exported. */
import { html, nothing } from 'lit';
import type { Editor } from '../path/editor.js';
import { knotsOf, type Path } from '../path/model.js';
import type { PathActions, Rgb } from '../state/path-model.js';
import { styled } from '../viewer/styled.js';
import { placement, type Viewport } from '../viewer/viewport.js';

export type Backdrop = 'white' | 'black' | 'chequer' | 'colour';
export type CutExport = 'alpha' | 'white' | 'backdrop';
export interface CutLook { readonly backdrop: Backdrop; readonly colour: string; readonly line: boolean }

export interface CutHost {
  readonly editor: Editor | null;
  readonly version: { readonly info: { readonly file: string } };
  failed(error: unknown): void;
  changed(): void;
}

/** One pause of a hand: a path that is being dragged is not cut out at each of its places. */
const PAUSE_MS = 300;
/** From this many CSS px for one of the picture on, its pixels are shown as squares. */
const SQUARES_FROM = 2;

export class Cutting {
  on = false;
  look: CutLook = { backdrop: 'chequer', colour: '#2f6f9f', line: false };
  /** 0 to 1 while a cut-out is made. */
  part: number | null = null;
  /** What is shown, and the file behind it. */
  #shown: { readonly url: string; readonly blob: Blob; readonly path: Path } | null = null;
  #wanted: Path | null = null;
  #controller: AbortController | null = null;

  constructor(private readonly host: CutHost, private readonly actions: () => Promise<PathActions>) {}

  /** The file that is shown; null while it is not the path's. */
  get blob(): Blob | null {
    return this.#shown && this.#shown.path === this.host.editor?.path ? this.#shown.blob : null;
  }

  /** The colour it lies on; null on a chequer, which stands for nothing. */
  get over(): Rgb | null {
    const { backdrop, colour } = this.look;
    if (backdrop === 'chequer') return null;
    return backdrop === 'white' ? [255, 255, 255] : backdrop === 'black' ? [0, 0, 0] : rgbOf(colour);
  }

  toggle(on = !this.on): void {
    this.on = on;
    if (on) this.follow();
    else this.stop();
  }

  stop(): void {
    this.on = false;
    this.part = null;
    this.#controller?.abort();
    this.#wanted = null;
    if (this.#shown) URL.revokeObjectURL(this.#shown.url);
    this.#shown = null;
  }

  /** Makes the cut-out of the path as it is now, unless it is there or on its way. */
  follow(): void {
    const editor = this.host.editor;
    if (!this.on || !editor || editor.path === this.#wanted) return;
    const [first, path] = [this.#wanted === null, this.#wanted = editor.path];
    this.#controller?.abort();
    const { signal } = this.#controller = new AbortController();
    void this.#make(path, signal, first ? 0 : PAUSE_MS).catch((error: unknown) => { if (!signal.aborted) this.host.failed(error); })
      .finally(() => { if (!signal.aborted) this.part = null; this.host.changed(); });
  }

  async #make(path: Path, signal: AbortSignal, pause: number): Promise<void> {
    await new Promise((done) => setTimeout(done, pause));
    if (signal.aborted) return;
    this.part = 0;
    this.host.changed();
    const blob = await (await this.actions()).cutOut(this.host.version.info.file, knotsOf(path), null, { signal, progress: (part) => { this.part = part; this.host.changed(); } });
    if (signal.aborted) return;
    if (this.#shown) URL.revokeObjectURL(this.#shown.url);
    this.#shown = { url: URL.createObjectURL(blob), blob, path };
  }

  /** It lies over the picture, which its backdrop covers. */
  layer(v: Viewport): unknown {
    if (!this.on || !this.#shown) return nothing;
    const { backdrop, colour } = this.look;
    const [place, scale] = [placement(v), v.scale / v.ratio];
    const sheet = { transform: `translate(${place.x / v.ratio}px, ${place.y / v.ratio}px)`, 'inline-size': `${v.image.width * scale}px`, 'block-size': `${v.image.height * scale}px` };
    return html`<div class="sheet ${backdrop}" ${styled(backdrop === 'colour' ? { ...sheet, 'background-color': colour } : sheet)}>
      <img alt="" draggable="false" class=${scale >= SQUARES_FROM ? 'squares' : ''} src=${this.#shown.url} /></div>`;
  }
}

const rgbOf = (colour: string): Rgb => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
