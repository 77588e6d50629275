/** A rectangle while it is being drawn, by pointer or by keys. */
import type { Region } from '../../../pkg/proofroom.js';
import { between, dragged, grow, inTheMiddle, move } from './marking.js';
import { toImage, type ScreenPoint, type Viewport } from './viewport.js';

/** A step of a key that can be seen at any zoom, CSS px; at least one picture pixel. */
const STRIDE = 12;

export class Marker {
  /** What is drawn so far, in picture pixels. */
  region: Region | null = null;
  #from?: ScreenPoint;
  #to?: ScreenPoint;

  clear(): void {
    this.region = null;
    this.#from = this.#to = undefined;
  }

  start(at: ScreenPoint): void {
    this.#from = this.#to = at;
  }

  drag(view: Viewport, at: ScreenPoint): void {
    if (!this.#from) return;
    this.#to = at;
    this.region = between(toImage(view, this.#from), toImage(view, at), view.image);
  }

  /** The pointer was lifted: a drag is the rectangle, a tap a square about the point. */
  finish(view: Viewport): Region | null {
    if (this.#from && this.#to) this.region = dragged(view, this.#from, this.#to);
    this.#from = this.#to = undefined;
    return this.region;
  }

  /** The first key puts a frame in the middle of what is visible; the next ones move or size it. */
  nudge(view: Viewport, dx: number, dy: number, size: boolean): void {
    if (!this.region) {
      this.region = inTheMiddle(view);
      return;
    }
    const stride = Math.max(1, Math.round((STRIDE * view.ratio) / view.scale));
    this.region = (size ? grow : move)(this.region, dx * stride, dy * stride, view.image);
  }

  /** Takes the frame as it stands, or the one in the middle. */
  take(view: Viewport): Region {
    return (this.region ??= inTheMiddle(view));
  }
}
