/**
 * What fingers, pen, mouse and wheel mean in the viewer: drag pans, two fingers or the wheel zoom about their point,
 * and while marking, one pointer draws. Coordinates are CSS pixels from the surface's top left corner.
 */
import { screenPoint, type ScreenPoint } from './viewport.js';

export interface GestureHandlers {
  /** The first pointer went down here, or the wheel turned here: what follows belongs to this place. */
  begin(at: ScreenPoint): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, about: ScreenPoint): void;
  doubleTap(at: ScreenPoint): void;
  /** While true, one pointer draws instead of panning. */
  marking(): boolean;
  markStart(at: ScreenPoint): void;
  markMove(at: ScreenPoint): void;
  markEnd(): void;
  /** A second finger joined: what was being drawn is a pinch after all. */
  markCancel(): void;
}

/** Zoom for a wheel's pixel: one notch of 100 to 120 px is about a fifth. */
const WHEEL = 0.0018;
/** A pinch on a touchpad arrives as a wheel with ctrl and much smaller steps. */
const PINCH = 0.01;
/** Pixels of a wheel that counts in lines or pages. */
const LINE = 16;
const PAGE = 400;
/** Two taps within this time and distance are a double tap. */
const DOUBLE_MS = 320;
const DOUBLE_PX = 24;

export class Gestures {
  readonly #pointers = new Map<number, ScreenPoint>();
  #drawing = false;
  #moved = 0;
  #lastTap: { at: ScreenPoint; time: number } | undefined;

  constructor(private readonly surface: HTMLElement, private readonly handlers: GestureHandlers) {
    surface.addEventListener('pointerdown', (e) => this.#down(e));
    surface.addEventListener('pointermove', (e) => this.#move(e));
    surface.addEventListener('pointerup', (e) => this.#up(e, false));
    surface.addEventListener('pointercancel', (e) => this.#up(e, true));
    surface.addEventListener('wheel', (e) => this.#wheel(e), { passive: false });
  }

  #at(e: MouseEvent): ScreenPoint {
    const box = this.surface.getBoundingClientRect();
    return screenPoint(e.clientX - box.left, e.clientY - box.top);
  }

  #down(e: PointerEvent): void {
    if (e.button !== 0 && e.button !== 1) return;
    this.surface.setPointerCapture(e.pointerId);
    const at = this.#at(e);
    if (this.#pointers.size === 0) this.handlers.begin(at);
    this.#pointers.set(e.pointerId, at);
    this.#moved = 0;
    if (this.#pointers.size === 1 && e.button === 0 && this.handlers.marking()) {
      this.#drawing = true;
      this.handlers.markStart(at);
    } else if (this.#drawing) {
      this.#drawing = false;
      this.handlers.markCancel();
    }
  }

  #move(e: PointerEvent): void {
    const at = this.#at(e);
    const before = this.#pointers.get(e.pointerId);
    if (!before) return;
    const others = [...this.#pointers].filter(([id]) => id !== e.pointerId);
    this.#pointers.set(e.pointerId, at);
    this.#moved += Math.hypot(at.x - before.x, at.y - before.y);
    if (this.#drawing) return this.handlers.markMove(at);
    const other = others[0]?.[1];
    if (!other) return this.handlers.pan(at.x - before.x, at.y - before.y);
    // Two fingers: each moves alone here, so its half of the pan and its share of the spread are applied at once.
    this.handlers.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(at.x - other.x, at.y - other.y);
    if (was > 8 && is > 8) this.handlers.zoom(is / was, screenPoint((at.x + other.x) / 2, (at.y + other.y) / 2));
  }

  #up(e: PointerEvent, cancelled: boolean): void {
    const at = this.#pointers.get(e.pointerId);
    this.#pointers.delete(e.pointerId);
    if (!at) return;
    if (this.#drawing) {
      this.#drawing = false;
      if (cancelled) this.handlers.markCancel();
      else this.handlers.markEnd();
      return;
    }
    if (cancelled || this.#moved > 6 || this.#pointers.size > 0) return;
    const last = this.#lastTap;
    if (last && e.timeStamp - last.time < DOUBLE_MS && Math.hypot(at.x - last.at.x, at.y - last.at.y) < DOUBLE_PX) {
      this.#lastTap = undefined;
      this.handlers.doubleTap(at);
    } else {
      this.#lastTap = { at, time: e.timeStamp };
    }
  }

  #wheel(e: WheelEvent): void {
    e.preventDefault();
    if (this.#pointers.size === 0) this.handlers.begin(this.#at(e));
    const unit = e.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : e.deltaMode === WheelEvent.DOM_DELTA_PAGE ? PAGE : 1;
    if (e.shiftKey) return this.handlers.pan(-(e.deltaX || e.deltaY) * unit, 0);
    const speed = e.ctrlKey && Math.abs(e.deltaY) < 50 ? PINCH : WHEEL;
    this.handlers.zoom(Math.exp(-e.deltaY * unit * speed), this.#at(e));
  }
}
