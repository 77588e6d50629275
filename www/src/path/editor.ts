/**
 * The editor's state: the path with its history, what is selected, and the tool. What a key or pointer means is decided by
 * whoever holds it; here is what happens then. It knows no document and no engine.
 */
import { pointOn } from './curve.js';
import {
  addAnchor, closed, convertAnchor, insertAnchor, joinEnds, moveAnchor, moveHandle, removeAnchor, splitAt,
} from './edits.js';
import { History } from './history.js';
import { endNear, type Part, type Selection } from './hit.js';
import { anchorAt, at, plus, same, sideAt, sideCount, type Anchor, type Path, type Place, type Point } from './model.js';

export type Tool = 'select' | 'pen' | 'wire';

interface State { readonly path: Path; readonly selection: Selection | null }

/** Ends within this many picture pixels of each other are joined without asking which. */
const JOIN = 24;

export class Editor {
  /** As it was when editing began: what is compared with, and never changed. */
  readonly original: Path;
  tool: Tool = 'select';
  /** The open subpath that the pen goes on with. */
  drawing: number | null = null;
  /** Where the pen stands when it is moved by keys. */
  cursor: Point | null = null;
  readonly #history: History<State>;
  #selection: Selection | null = null;

  constructor(path: Path) {
    this.original = path;
    this.#history = new History<State>({ path, selection: null });
  }

  get path(): Path { return this.#history.state.path; }
  get selection(): Selection | null { return this.#selection; }
  get canUndo(): boolean { return this.#history.canUndo; }
  get canRedo(): boolean { return this.#history.canRedo; }
  get changed(): boolean { return this.path !== this.original; }

  get selected(): Anchor | null {
    return (this.#selection && anchorAt(this.path, this.#selection.place)) ?? null;
  }

  select(selection: Selection | null): void {
    this.#selection = selection && anchorAt(this.path, selection.place) ? selection : null;
  }

  take(tool: Tool): void {
    this.tool = tool;
    this.drawing = null;
    this.cursor = null;
  }

  /** A changed path, and what is selected then; edits of one gesture are undone together. */
  apply(path: Path, selection: Selection | null = this.#selection, gesture: string | null = null): void {
    if (path === this.path) return;
    this.#history.push({ path, selection: this.#selection }, gesture);
    this.select(selection);
  }

  /** The gesture ended. */
  rest(): void {
    this.#history.rest();
  }

  undo(): boolean {
    const { selection } = this.#history.state;
    if (!this.#history.undo()) return false;
    this.#settle(selection);
    return true;
  }

  redo(): boolean {
    if (!this.#history.redo()) return false;
    this.#settle(this.#history.state.selection);
    return true;
  }

  #settle(selection: Selection | null): void {
    this.select(selection);
    if (this.drawing !== null && this.path.subpaths[this.drawing]?.closed !== false) this.drawing = null;
  }

  /** The next or previous anchor, round the subpath and on to the next one. */
  step(by: 1 | -1): void {
    const places = this.path.subpaths.flatMap(({ anchors }, subpath) => anchors.map((_, anchor): Place => ({ subpath, anchor })));
    if (places.length === 0) return this.select(null);
    const now = places.findIndex(({ subpath, anchor }) => subpath === this.#selection?.place.subpath && anchor === this.#selection.place.anchor);
    const next = places[now < 0 ? (by > 0 ? 0 : places.length - 1) : (now + by + places.length) % places.length];
    if (next) this.select({ place: next, part: 'anchor' });
  }

  /** The first anchor of the next or previous subpath. */
  stepSubpath(by: 1 | -1): void {
    const count = this.path.subpaths.length;
    if (count === 0) return;
    const now = this.#selection?.place.subpath ?? (by > 0 ? -1 : count);
    this.select({ place: { subpath: (now + by + count) % count, anchor: 0 }, part: 'anchor' });
  }

  /** The next side with a doubt or little confidence, after the selected anchor; false when there is none. */
  stepDoubt(least: number): boolean {
    const places = this.path.subpaths.flatMap(({ anchors }, subpath) => anchors.map((each, anchor) => ({ subpath, anchor, each })));
    const now = places.findIndex(({ subpath, anchor }) => subpath === this.#selection?.place.subpath && anchor === this.#selection.place.anchor);
    const order = [...places.slice(now + 1), ...places.slice(0, now + 1)];
    const found = order.find(({ each: { report } }) => report && (report.doubt !== undefined || report.confidence < least));
    if (found) this.select({ place: { subpath: found.subpath, anchor: found.anchor }, part: 'anchor' });
    return found !== undefined;
  }

  /** Anchor, leaving handle, arriving handle, and round again. A handle on its anchor is drawn out by moving it. */
  nextPart(): void {
    const order: readonly Part[] = ['anchor', 'outgoing', 'incoming'];
    if (this.#selection) this.select({ ...this.#selection, part: order[(order.indexOf(this.#selection.part) + 1) % order.length] ?? 'anchor' });
  }

  nudge(dx: number, dy: number): void {
    const [chosen, anchor] = [this.#selection, this.selected];
    if (!chosen || !anchor) return;
    if (chosen.part === 'anchor') this.apply(moveAnchor(this.path, chosen.place, at(dx, dy)));
    else this.apply(moveHandle(this.path, chosen.place, chosen.part, plus(anchor[chosen.part], at(dx, dy))));
  }

  remove(): void {
    const chosen = this.#selection;
    if (!chosen) return;
    const anchor = this.selected;
    // A handle goes back onto its anchor.
    if (chosen.part !== 'anchor' && anchor) {
      if (!same(anchor, anchor[chosen.part])) this.apply(moveHandle(this.path, chosen.place, chosen.part, at(anchor.x, anchor.y)), { ...chosen, part: 'anchor' });
      return;
    }
    const path = removeAnchor(this.path, chosen.place);
    const { subpath, anchor: index } = chosen.place;
    const left = path.subpaths.length === this.path.subpaths.length ? path.subpaths[subpath]?.anchors.length ?? 0 : 0;
    this.apply(path, left > 0 ? { place: { subpath, anchor: Math.min(index, left - 1) }, part: 'anchor' } : null);
    this.drawing = null;
  }

  /** A new anchor in the middle of the side after the selected one. */
  insert(place: Place | undefined = this.#selection?.place, t = 0.5): void {
    if (!place) return;
    const made = insertAnchor(this.path, place, t);
    this.apply(made.path, { place: made.place, part: 'anchor' });
  }

  convert(): void {
    if (this.#selection) this.apply(convertAnchor(this.path, this.#selection.place));
  }

  split(): void {
    const chosen = this.#selection;
    const subpath = chosen && this.path.subpaths[chosen.place.subpath];
    if (!chosen || !subpath) return;
    const place = subpath.closed ? { ...chosen.place, anchor: 0 } : chosen.place;
    this.apply(splitAt(this.path, chosen.place), { place, part: 'anchor' });
  }

  /** Joins the selected end with the nearest other one, or closes its own subpath; false when no end is selected. */
  join(): boolean {
    const [chosen, anchor] = [this.#selection, this.selected];
    const subpath = chosen && this.path.subpaths[chosen.place.subpath];
    if (!chosen || !anchor || !subpath || subpath.closed) return false;
    const last = subpath.anchors.length - 1;
    if (chosen.place.anchor !== 0 && chosen.place.anchor !== last) return false;
    const own = { subpath: chosen.place.subpath, anchor: chosen.place.anchor === 0 ? last : 0 };
    const target = endNear(this.path, anchor, chosen.place, 1, JOIN) ?? own;
    const made = joinEnds(this.path, chosen.place, target);
    if (made.path === this.path) return false;
    this.apply(made.path, { place: made.place, part: 'anchor' });
    this.drawing = null;
    return true;
  }

  /** The pen sets an anchor; on the first anchor of its own outline it closes it. `pull` draws its handles out. */
  pen(p: Point, pull: Point | null, closes: boolean, gesture: string | null = null): void {
    if (closes && this.drawing !== null) {
      const index = this.drawing;
      const subpaths = this.path.subpaths.map((subpath, n) => (n === index ? closed(subpath) : subpath));
      this.drawing = null;
      return this.apply({ ...this.path, subpaths }, { place: { subpath: index, anchor: 0 }, part: 'anchor' });
    }
    const made = addAnchor(this.path, this.drawing, p, pull);
    this.drawing = made.place.subpath;
    this.apply(made.path, { place: made.place, part: 'anchor' }, gesture);
  }

  /** The anchor that the pen goes on from. */
  get penEnd(): Anchor | null {
    return (this.drawing === null ? null : this.path.subpaths[this.drawing]?.anchors.at(-1)) ?? null;
  }

  /** Goes on with a stretch that begins where the pen stands. */
  draw(stretch: readonly Anchor[]): void {
    const [end, first] = [this.penEnd, stretch[0]];
    if (this.drawing === null || !end || !first) return;
    const index = this.drawing;
    const subpaths = this.path.subpaths.map((subpath, n) => (n === index
      ? { ...subpath, anchors: [...subpath.anchors.slice(0, -1), { ...first, incoming: end.incoming, smooth: end.smooth && first.smooth }, ...stretch.slice(1)] } : subpath));
    this.apply({ ...this.path, subpaths }, { place: { subpath: index, anchor: (subpaths[index]?.anchors.length ?? 1) - 1 }, part: 'anchor' });
  }

  /** The middle of the side after an anchor, for a label. */
  middleOf(place: Place): Point | null {
    const subpath = this.path.subpaths[place.subpath];
    const side = subpath && sideAt(subpath, place.anchor);
    return side ? pointOn(side, 0.5) : null;
  }

  /** Whether there is a side after the selected anchor. */
  get hasSide(): boolean {
    const place = this.#selection?.place;
    const subpath = place && this.path.subpaths[place.subpath];
    return subpath !== undefined && place !== undefined && place.anchor < sideCount(subpath);
  }
}

