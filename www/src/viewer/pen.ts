/**
 * A note's shape while it is drawn, by pointer or by keys. All in picture pixels, inside the picture; lines and points on
 * half pixels, rectangles on whole ones, so that what is stored is short and means the same at every zoom.
 */
import type { NoteShape } from '../../../pkg/proofroom.js';
import { onPicture, simplified, tapped, type Point } from './freehand.js';
import { shapeBetween, moved } from './shaping.js';
import type { Tool } from './tool.js';
import { centre, imagePoint, toImage, type ImagePoint, type ScreenPoint, type Viewport } from './viewport.js';

/** A step of a key that can be seen at any zoom, CSS px; at least one picture pixel. */
const STRIDE = 12;
/** Points of a line closer than this on the screen are one, CSS px. */
const CLOSE = 2;

export class Pen {
  #tool: Tool = 'rectangle';
  /** What is drawn so far. */
  shape: NoteShape | null = null;
  #from?: ScreenPoint;
  #to?: ScreenPoint;
  #line: Point[] = [];
  /** Where the keys hold the pen of a line. */
  #at?: ImagePoint;

  /** Takes this tool; what another one began is dropped. */
  arm(tool: Tool): this {
    if (tool !== this.#tool) this.clear();
    this.#tool = tool;
    return this;
  }

  clear(): void {
    this.shape = null;
    this.#from = this.#to = this.#at = undefined;
    this.#line = [];
  }

  start(view: Viewport, at: ScreenPoint): void {
    this.clear();
    this.#from = this.#to = at;
    const p = toImage(view, at);
    this.#line = [onPicture(view, p)];
    if (this.#tool === 'pin') this.shape = pin(view, p);
  }

  drag(view: Viewport, at: ScreenPoint): void {
    if (!this.#from) return;
    const last = this.#to ?? at;
    if (this.#tool === 'freehand' && Math.hypot(at.x - last.x, at.y - last.y) < CLOSE) return;
    this.#to = at;
    const p = toImage(view, at);
    if (this.#tool === 'pin') this.shape = pin(view, p);
    else if (this.#tool === 'freehand') {
      this.#line.push(onPicture(view, p));
      this.shape = line(this.#line);
    } else this.shape = shapeBetween(this.#tool, toImage(view, this.#from), p, view.image);
  }

  /** The pointer was lifted: a drag is the shape, a tap one of a usual size about the point. Null when there is none. */
  finish(view: Viewport): NoteShape | null {
    const [from, to] = [this.#from, this.#to];
    if (!from || !to) return null;
    const span = this.#tool === 'freehand' ? this.#line.length < 3 : Math.hypot(to.x - from.x, to.y - from.y) < 6;
    if (this.#tool !== 'pin') this.shape = span ? tapped(view, this.#tool, toImage(view, from)) : this.#tool === 'freehand' ? simplified(this.#line) : this.shape;
    this.#from = this.#to = undefined;
    return this.shape;
  }

  /** The first key puts the shape in the middle of what is visible; the next ones move or size it. */
  nudge(view: Viewport, dx: number, dy: number, size: boolean): void {
    if (!this.shape && !this.#at) return this.#begin(view);
    const stride = Math.max(1, Math.round((STRIDE * view.ratio) / view.scale));
    if (this.#tool === 'freehand') {
      const at = this.#at ?? toImage(view, centre(view));
      const [x, y] = onPicture(view, imagePoint(at.x + dx * stride, at.y + dy * stride));
      this.#at = imagePoint(x, y);
      this.shape = line([...this.#line, [x, y]]);
    } else if (this.shape) this.shape = moved(this.shape, size ? (this.#tool === 'arrow' ? 'to' : 'end') : 'move', dx * stride, dy * stride, view.image);
  }

  /** By keys: the pen of a line is set down here. */
  point(view: Viewport): void {
    if (this.#tool !== 'freehand') return;
    if (!this.#at) this.#begin(view);
    if (this.#at) this.#line.push([this.#at.x, this.#at.y]);
    this.shape = line(this.#line);
  }

  /** Takes the shape as it stands, or the one in the middle; null for a line of less than two points. */
  take(view: Viewport): NoteShape | null {
    if (!this.shape && !this.#at) this.#begin(view);
    if (this.#tool === 'freehand') this.shape = this.#line.length < 2 ? null : simplified(this.#line);
    return this.shape;
  }

  #begin(view: Viewport): void {
    const middle = toImage(view, centre(view));
    if (this.#tool === 'freehand') {
      const [x, y] = onPicture(view, middle);
      this.#at = imagePoint(x, y);
      this.shape = line([...this.#line, [x, y]]);
    } else this.shape = this.#tool === 'pin' ? pin(view, middle) : tapped(view, this.#tool, middle);
  }
}

function pin(view: Viewport, p: ImagePoint): NoteShape {
  const [x, y] = onPicture(view, p);
  return { kind: 'pin', x, y };
}

/** While it is drawn a line may have one point; it is doubled, so that it can be seen. */
const line = (points: readonly Point[]): NoteShape => ({ kind: 'freehand', points: points.length === 1 ? [points[0] as Point, points[0] as Point] : [...points] });
