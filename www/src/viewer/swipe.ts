/**
 * One finger drawn sideways over a picture that is shown whole: the next picture, or the one before. What is zoomed is
 * panned instead, and two fingers zoom. The viewer hears the same finger: a picture shown whole has nowhere to be panned to.
 */

export interface SwipeHandlers {
  /** False while a drag means something else: zoomed in, marking a place, comparing. */
  ready(): boolean;
  /** Whether there is a picture on that side. */
  has(step: 1 | -1): boolean;
  go(step: 1 | -1): void;
  /** How far the picture follows the finger, CSS px to the right. */
  follow(px: number): void;
}

/** A finger that went this far goes on, CSS px: a fifth of the narrowest phone. */
const FAR = 64;
/** A quick one may be shorter, CSS px per ms. */
const QUICK = 0.5;
const QUICK_FAR = 24;
/** Movement before it is clear what is meant, CSS px. */
const SLACK = 8;
/** How much of the movement shows where there is no picture to go to. */
const RESISTANCE = 0.25;

interface Track { id: number; x: number; y: number; time: number; sideways: boolean }

export class Swipes {
  #track: Track | null = null;

  constructor(private readonly surface: HTMLElement, private readonly handlers: SwipeHandlers) {
    const options = { capture: true };
    surface.addEventListener('pointerdown', (e) => this.#down(e), options);
    surface.addEventListener('pointermove', (e) => this.#move(e), options);
    surface.addEventListener('pointerup', (e) => this.#up(e), options);
    surface.addEventListener('pointercancel', () => this.#drop(), options);
  }

  /** Forward is towards the end of the line: to the left in languages that are written to the right. */
  #step(dx: number): 1 | -1 {
    const rightToLeft = getComputedStyle(this.surface).direction === 'rtl';
    return dx < 0 === rightToLeft ? -1 : 1;
  }

  #down(e: PointerEvent): void {
    // A second finger: it is a pinch. Handles and tags on the picture are no picture.
    const onButton = e.composedPath().some((node) => node instanceof HTMLButtonElement);
    if (this.#track || !e.isPrimary || onButton || e.pointerType !== 'touch' || !this.handlers.ready()) return this.#drop();
    this.#track = { id: e.pointerId, x: e.clientX, y: e.clientY, time: e.timeStamp, sideways: false };
  }

  #move(e: PointerEvent): void {
    const track = this.#track;
    if (!track || track.id !== e.pointerId) return;
    if (!this.handlers.ready()) return this.#drop(); // the finger was held, and moves the loupe
    const [dx, dy] = [e.clientX - track.x, e.clientY - track.y];
    track.sideways ||= Math.abs(dx) > SLACK && Math.abs(dx) > 1.5 * Math.abs(dy);
    if (track.sideways) this.handlers.follow(this.handlers.has(this.#step(dx)) ? dx : dx * RESISTANCE);
  }

  #up(e: PointerEvent): void {
    const track = this.#track;
    if (!track || track.id !== e.pointerId) return;
    this.#drop();
    const dx = e.clientX - track.x;
    const speed = Math.abs(dx) / Math.max(1, e.timeStamp - track.time);
    const far = Math.abs(dx) > FAR || (speed > QUICK && Math.abs(dx) > QUICK_FAR);
    const step = this.#step(dx);
    if (track.sideways && far && this.handlers.has(step)) this.handlers.go(step);
  }

  #drop(): void {
    if (this.#track?.sideways) this.handlers.follow(0);
    this.#track = null;
  }
}
