/**
 * What pointers and keys do on the picture while the loupe is out. It listens before the viewer does, and takes only its own.
 * A finger that is held still takes the loupe out until it is lifted.
 */
import type { ImagePoint } from '../viewer/viewport.js';
import type { Pane } from '../viewer/views.js';
import type { PrViewer } from './pr-viewer.js';

export interface Steered {
  on(): boolean;
  /** Nothing else has a use for a finger that is held still. */
  free(): boolean;
  /** The pointer is over this pane's picture; a finger hides what it is on. */
  point(pane: Pane, at: ImagePoint, finger: boolean): void;
  nudge(dx: number, dy: number): void;
  drop(): void;
  /** Takes the loupe out for a finger that is held still. */
  hold(): void;
  away(): void;
}

/** A press that moved less than this is a click, CSS px. */
const STILL = 5;
/** A finger held still this long asks for the loupe, ms: what phones take for a long press. */
const HELD_MS = 450;
/** How far Shift takes the loupe, picture pixels. */
const FAR = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class LoupeSteering {
  readonly #ends = new AbortController();
  #finger: number | null = null;
  #down: { x: number; y: number } | null = null;
  #holding = 0;
  /** The loupe is out only as long as the finger is down. */
  #held = false;

  constructor(private readonly viewer: PrViewer, private readonly steered: Steered) {
    const listen = <K extends keyof HTMLElementEventMap>(name: K, act: (e: HTMLElementEventMap[K]) => void): void => viewer.addEventListener(name, act, { capture: true, signal: this.#ends.signal });
    listen('pointerdown', (e) => this.#press(e));
    listen('pointermove', (e) => this.#move(e));
    listen('pointerup', (e) => this.#release(e));
    listen('pointercancel', (e) => this.#release(e));
    // A phone's own long press would take the finger away.
    listen('contextmenu', (e) => { if (this.#held || this.#holding) e.preventDefault(); });
    listen('keydown', (e) => this.#key(e));
  }

  end(): void {
    clearTimeout(this.#holding);
    this.#ends.abort();
  }

  /** On the picture itself, not on a tag or control over it. */
  #own(e: Event): boolean {
    const path = e.composedPath();
    const stage = path.findIndex((node) => node instanceof Element && node.classList.contains('stage'));
    return stage >= 0 && !path.slice(0, stage).some((node) => node instanceof Element && (node.matches('button, input, [tabindex]')));
  }

  #press(e: PointerEvent): void {
    clearTimeout(this.#holding);
    this.#holding = 0;
    if (!this.#own(e) || e.button !== 0) return;
    if (!this.steered.on()) return this.#wait(e);
    this.#down = { x: e.clientX, y: e.clientY };
    if (e.pointerType !== 'touch' || this.#finger !== null) return;
    // One finger moves the loupe, not the picture.
    this.#finger = e.pointerId;
    this.#point(e);
    e.stopPropagation();
  }

  /** One finger that stays where it is; a second one, or a movement, means something else. */
  #wait(e: PointerEvent): void {
    if (e.pointerType !== 'touch' || !e.isPrimary || !this.steered.free()) return;
    this.#down = { x: e.clientX, y: e.clientY };
    this.#holding = window.setTimeout(() => {
      this.#holding = 0;
      this.#held = true;
      this.#finger = e.pointerId;
      this.steered.hold();
      this.#point(e);
    }, HELD_MS);
  }

  #move(e: PointerEvent): void {
    if (this.#holding && this.#down && Math.hypot(e.clientX - this.#down.x, e.clientY - this.#down.y) >= STILL) {
      clearTimeout(this.#holding);
      this.#holding = 0;
    }
    if (this.#finger !== null) {
      if (e.pointerId !== this.#finger) return;
      this.#point(e);
      e.stopPropagation();
    } else if (e.pointerType !== 'touch' && this.steered.on() && this.#own(e)) this.#point(e);
  }

  #release(e: PointerEvent): void {
    const down = this.#down;
    this.#down = null;
    clearTimeout(this.#holding);
    this.#holding = 0;
    if (e.pointerId === this.#finger) {
      this.#finger = null;
      // The viewer knows of a finger that was only held: it must hear that it is gone.
      if (!this.#held) return e.stopPropagation();
      this.#held = false;
      return this.steered.away();
    }
    if (down && e.type === 'pointerup' && this.steered.on() && this.#own(e) && Math.hypot(e.clientX - down.x, e.clientY - down.y) < STILL) this.steered.drop();
  }

  #point(e: PointerEvent): void {
    const hit = this.viewer.paneAt(e.clientX, e.clientY);
    if (hit) this.steered.point(hit.pane, hit.at, e.pointerType === 'touch');
  }

  #key(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey || !this.steered.on() || !this.#own(e)) return;
    const arrow = ARROWS[e.key];
    if (arrow) this.steered.nudge(arrow[0] * (e.shiftKey ? FAR : 1), arrow[1] * (e.shiftKey ? FAR : 1));
    else if (e.key === 'Enter') this.steered.drop();
    else if (e.key === 'Escape') this.steered.away();
    else return;
    e.preventDefault();
    e.stopPropagation();
  }
}
