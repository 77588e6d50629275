/**
 * What pointers do on the path: drag anchors, handles and sides, draw with the pen or along the edge. What is not the path's
 * goes on to the picture, which pans and zooms. Under a finger targets are larger, and a drag that does not begin on the path
 * moves the picture also while the pen is out.
 */
import type { Editor } from '../path/editor.js';
import { bendSide, moveAnchor, moveHandle, replaceStretch } from '../path/edits.js';
import { hitTest, REACH, type Hit } from '../path/hit.js';
import { anchorAt, minus, type Anchor, type Path, type Place, type Point } from '../path/model.js';
import type { PathOptions } from '../path/options.js';
import type { Ghost } from './path-picture.js';
import type { PathLive } from './path-live.js';

export interface PathHost {
  readonly editor: Editor | null;
  readonly live: PathLive;
  readonly options: PathOptions;
  readonly snaps: boolean;
  /** CSS px for one picture pixel; 0 while there is no picture. */
  readonly scale: number;
  /** The picture point under a pointer. */
  pointAt(clientX: number, clientY: number): Point | null;
  ghost: Ghost | null;
  rubber: readonly [Point, Point] | null;
  /** The path or its selection changed. */
  changed(): void;
  say(text: 'inserted' | 'closed' | 'snapped' | 'point'): void;
  failed(error: unknown): void;
}

type Drag =
  | { kind: 'knot'; hit: Extract<Hit, { kind: 'knot' }>; from: Point; base: Path; moved: boolean }
  | { kind: 'side'; place: Place; t: number; base: Path; moved: boolean }
  | { kind: 'pen'; at: Point; closes: boolean; moved: boolean };

/** A press that moved less than this is a click, CSS px. */
const STILL = 4;

export class PathPointer {
  #drag: Drag | null = null;
  #down: { x: number; y: number; id: number; finger: boolean } | null = null;
  #gesture = 0;
  readonly #fingers = new Set<number>();

  constructor(private readonly host: PathHost) {}

  down(e: PointerEvent): void {
    const { host } = this;
    const [editor, p] = [host.editor, host.pointAt(e.clientX, e.clientY)];
    if (e.button !== 0 || !editor || !p || host.scale === 0) return;
    const finger = e.pointerType === 'touch';
    if (finger) this.#count(e.pointerId);
    if (this.#down || this.#fingers.size > 1) return this.#cancel(); // a second finger: it is a pinch after all
    this.#down = { x: e.clientX, y: e.clientY, id: e.pointerId, finger };
    this.#gesture += 1;
    const hit = hitTest(editor.path, editor.selection, p, host.scale, finger ? REACH.finger : REACH.mouse);
    if (editor.tool !== 'select') {
      this.#drag = { kind: 'pen', at: p, closes: this.#closes(editor, hit), moved: false };
      // One finger pans, and the stage takes it: a tap that did not move sets an anchor.
      if (finger) return;
    } else if (hit?.kind === 'knot') {
      editor.select(hit.selection);
      this.#drag = { kind: 'knot', hit, from: p, base: editor.path, moved: false };
    } else if (hit?.kind === 'side') {
      editor.select({ place: hit.place, part: 'anchor' });
      this.#drag = { kind: 'side', place: hit.place, t: Math.min(0.85, Math.max(0.15, hit.t)), base: editor.path, moved: false };
    } else {
      this.#down = null;
      editor.select(null);
      host.changed();
      return; // the picture pans
    }
    e.stopPropagation();
    (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
    host.changed();
  }

  move(e: PointerEvent): void {
    const { host } = this;
    const [editor, p, drag] = [host.editor, host.pointAt(e.clientX, e.clientY), this.#drag];
    if (!editor || !p) return;
    if (!drag) {
      if (e.pointerType !== 'touch') this.#hover(editor, p);
      return;
    }
    if (this.#down?.id !== e.pointerId) return;
    if (!drag.moved && Math.hypot(e.clientX - this.#down.x, e.clientY - this.#down.y) < STILL) return;
    drag.moved = true;
    if (drag.kind === 'pen' && this.#down.finger) return; // pans
    e.stopPropagation();
    const gesture = `drag-${this.#gesture}`;
    if (drag.kind === 'knot') {
      const { place, part } = drag.hit.selection;
      const anchor = anchorAt(drag.base, place);
      if (!anchor) return;
      const by = minus(p, drag.from);
      editor.apply(part === 'anchor' ? moveAnchor(drag.base, place, by) : moveHandle(drag.base, place, part, { x: anchor[part].x + by.x, y: anchor[part].y + by.y }), editor.selection, gesture);
    } else if (drag.kind === 'side') {
      editor.apply(bendSide(drag.base, drag.place, drag.t, p), editor.selection, gesture);
      if (host.snaps) host.live.side(editor.path, drag.place, host.options, host.scale, (line) => { if (this.#drag === drag) this.#show(line, 'snap'); });
    } else if (editor.tool === 'pen' && !drag.closes) {
      host.rubber = [drag.at, p];
    }
    host.changed();
  }

  async up(e: PointerEvent): Promise<void> {
    const { host } = this;
    const [drag, down] = [this.#drag, this.#down];
    const editor = host.editor;
    if (down?.id !== e.pointerId) return;
    this.#drag = this.#down = null;
    host.ghost = host.rubber = null;
    if (!drag || !editor) return;
    editor.rest();
    if (drag.kind === 'pen') {
      if (!(down.finger && drag.moved)) await this.#set(editor, drag, host.pointAt(e.clientX, e.clientY));
    } else if (drag.kind === 'side' && drag.moved && host.snaps) {
      const bent = editor.path;
      try {
        const line = await host.live.settled(editor.path, drag.place, host.options, host.scale);
        if (line && editor.path === bent) {
          // The bending and its snapping are one step.
          editor.undo();
          editor.apply(replaceStretch(drag.base, drag.place, 1, line), { place: drag.place, part: 'anchor' });
          host.say('snapped');
        }
      } catch (error) {
        host.failed(error);
      }
    }
    host.changed();
  }

  /** A new anchor where a side was pressed twice. */
  twice(e: MouseEvent): void {
    const { host } = this;
    const [editor, p] = [host.editor, host.pointAt(e.clientX, e.clientY)];
    if (!editor || !p || editor.tool !== 'select') return;
    const hit = hitTest(editor.path, editor.selection, p, host.scale, REACH.mouse);
    if (hit?.kind !== 'side') return;
    e.stopPropagation();
    editor.insert(hit.place, hit.t);
    host.say('inserted');
    host.changed();
  }

  /** Counts the fingers on the picture until each is lifted, wherever that is; ends the tap of a pen under one. */
  #count(id: number): void {
    this.#fingers.add(id);
    const end = (e: PointerEvent): void => {
      if (e.pointerId !== id) return;
      this.#fingers.delete(id);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      if (this.#down?.id !== id || this.#drag?.kind !== 'pen') return;
      if (e.type === 'pointercancel') return this.#cancel();
      this.#drag.moved = Math.hypot(e.clientX - this.#down.x, e.clientY - this.#down.y) >= 2 * STILL;
      void this.up(e);
    };
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  }

  /** A second finger, or the system, took the pointer away. */
  lost(): void {
    if (this.#drag) this.#cancel();
  }

  /** Sets an anchor where the pen is, by key or click; along the edge with the magnetic one. */
  async #set(editor: Editor, { at, closes }: { at: Point; closes: boolean }, to: Point | null): Promise<void> {
    const { host } = this;
    const first = editor.drawing === null ? undefined : editor.path.subpaths[editor.drawing]?.anchors[0];
    if (editor.tool === 'wire' && editor.penEnd) {
      const end = closes && first ? first : at;
      try {
        editor.draw(await host.live.wired(editor.penEnd, end, host.options, host.scale));
        if (closes) editor.pen(end, null, true);
      } catch (error) {
        return host.failed(error);
      }
    } else {
      const pulled = to && editor.tool === 'pen' && Math.hypot(to.x - at.x, to.y - at.y) * host.scale >= STILL;
      editor.pen(at, pulled ? to : null, closes);
    }
    host.say(closes ? 'closed' : 'point');
    host.changed();
  }

  /** By key: at the pen's own cross. */
  async setAt(at: Point): Promise<void> {
    const editor = this.host.editor;
    if (!editor) return;
    const hit = hitTest(editor.path, null, at, this.host.scale, REACH.mouse);
    await this.#set(editor, { at, closes: this.#closes(editor, hit) }, null);
  }

  #closes(editor: Editor, hit: Hit | null): boolean {
    const length = editor.drawing === null ? 0 : editor.path.subpaths[editor.drawing]?.anchors.length ?? 0;
    return hit?.kind === 'knot' && hit.selection.part === 'anchor' && length > 1 && hit.selection.place.subpath === editor.drawing && hit.selection.place.anchor === 0;
  }

  #hover(editor: Editor, p: Point): void {
    const { host } = this;
    const end = editor.penEnd;
    if (editor.tool === 'select' || !end) return;
    host.rubber = editor.tool === 'pen' ? [end, p] : null;
    if (editor.tool === 'wire') host.live.wire(end, p, host.options, host.scale, (line) => { if (editor.penEnd === end) this.#show(line, 'wire'); });
    host.changed();
  }

  #show(line: readonly Anchor[], kind: Ghost['kind']): void {
    this.host.ghost = { line, kind };
    this.host.changed();
  }

  #cancel(): void {
    const [drag, editor] = [this.#drag, this.host.editor];
    this.#drag = null;
    this.#down = null;
    this.host.live.drop();
    this.host.ghost = this.host.rubber = null;
    if (editor && drag && drag.kind !== 'pen' && drag.moved) editor.undo();
    editor?.rest();
    this.host.changed();
  }
}
