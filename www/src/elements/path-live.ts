/** What the editor asks the engine while a line is in somebody's hand: one request at a time, and of those that wait only the newest. */
import type { LaidStretch, PathActions } from '../state/path-model.js';
import { anchorsOf, sideAt, type Anchor, type Path, type Place, type Point } from '../path/model.js';
import { numbersOf, PACE, reachOf, stretchOptions, type PathOptions } from '../path/options.js';

type Wish = () => Promise<LaidStretch>;

export class PathLive {
  #running = false;
  #next: { wish: Wish; tell: (stretch: readonly Anchor[]) => void } | null = null;
  /** How long the last answer took, ms: from asking to having it. */
  lastMs = 0;

  constructor(private readonly version: () => string, private readonly actions: () => Promise<PathActions>, private readonly failed: (error: unknown) => void) {}

  /** A side on the edge near it, while it is dragged. */
  side(path: Path, place: Place, options: PathOptions, scale: number, tell: (stretch: readonly Anchor[]) => void): void {
    const wish = this.#side(path, place, options, scale, PACE.live);
    if (wish) this.#ask(wish, tell);
  }

  /** A side on the edge near it, to be kept; null when there is no side. */
  async settled(path: Path, place: Place, options: PathOptions, scale: number): Promise<readonly Anchor[] | null> {
    this.#next = null;
    const wish = this.#side(path, place, options, scale, PACE.settled);
    return wish && anchorsFrom(await this.#timed(wish));
  }

  /** The line along the edge between two points. */
  wire(from: Point, to: Point, options: PathOptions, scale: number, tell: (stretch: readonly Anchor[]) => void): void {
    this.#ask(this.#wire(from, to, options, scale, PACE.live), tell);
  }

  async wired(from: Point, to: Point, options: PathOptions, scale: number): Promise<readonly Anchor[]> {
    this.#next = null;
    return anchorsFrom(await this.#timed(this.#wire(from, to, options, scale, PACE.settled)));
  }

  /** What waits is no longer wanted. */
  drop(): void {
    this.#next = null;
  }

  #side(path: Path, place: Place, options: PathOptions, scale: number, stations: number): Wish | null {
    const subpath = path.subpaths[place.subpath];
    const side = subpath && sideAt(subpath, place.anchor);
    if (!side) return null;
    const asked = stretchOptions(path, place, options, scale, stations);
    return async () => (await this.actions()).stretch(this.version(), numbersOf([side]), asked);
  }

  #wire(from: Point, to: Point, options: PathOptions, scale: number, mostStations: number): Wish {
    const asked = { radiusPx: reachOf(options, scale), tolerancePx: options.tolerance, cornerDegrees: options.cornerDegrees, shiftPx: 0, mostStations, hold: [true, true] as [boolean, boolean], tangents: [undefined, undefined] as [undefined, undefined] };
    return async () => (await this.actions()).wire(this.version(), [from.x, from.y], [to.x, to.y], asked);
  }

  #ask(wish: Wish, tell: (stretch: readonly Anchor[]) => void): void {
    this.#next = { wish, tell };
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let job = this.#next; job; job = this.#next) {
      this.#next = null;
      try {
        const found = await this.#timed(job.wish);
        job.tell(anchorsFrom(found));
      } catch (error) {
        this.failed(error);
      }
    }
    this.#running = false;
  }

  async #timed(wish: Wish): Promise<LaidStretch> {
    const began = performance.now();
    const found = await wish();
    this.lastMs = performance.now() - began;
    return found;
  }
}

const anchorsFrom = ({ knots, linked, segments }: LaidStretch): readonly Anchor[] => anchorsOf(knots, linked, segments);
