/**
 * Rows of one size, of which only those in sight are in the document; the others are room.
 *
 * The size is not known here: it is what the style sheet gives to one measured cell, so that text zoom, the width of the
 * window and the kind of pointer change it without a word. Whatever scrolls around the list is found, an element or the
 * document.
 */
import type { LitElement, ReactiveController } from 'lit';

export interface Window { readonly first: number; readonly end: number }

/** The rows to draw: those in sight and `spare` screens before and after. */
export function windowOf({ rows, size, from, to, spare }: { rows: number; size: number; from: number; to: number; spare: number }): Window {
  if (size <= 0 || rows <= 0) return { first: 0, end: Math.max(0, Math.min(rows, 1)) };
  const margin = (to - from) * spare;
  const first = Math.max(0, Math.min(rows - 1, Math.floor((from - margin) / size)));
  return { first, end: Math.max(first + 1, Math.min(rows, Math.ceil((to + margin) / size))) };
}

/** A row that stands in the document, in nodes that are known by their slot. */
export interface Drawn { readonly row: number; readonly slot: number }

/** Slots for `rows`, ascending: a row keeps its own, and a new one takes that of a row that is drawn no more. */
export function reused(before: readonly Drawn[], rows: readonly number[]): readonly Drawn[] {
  const wanted = new Set(rows);
  const kept = new Map(before.filter(({ row }) => wanted.has(row)).map(({ row, slot }) => [row, slot]));
  const free = before.filter(({ row }) => !wanted.has(row)).map(({ slot }) => slot);
  let next = before.reduce((most, { slot }) => Math.max(most, slot + 1), 0);
  return rows.map((row) => ({ row, slot: kept.get(row) ?? free.shift() ?? next++ }));
}

/** Half a screen each way: a turn of the wheel meets drawn rows, and the document stays small. */
const SPARE = 0.5;

export class VirtualRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #count: () => number;
  readonly #gap: boolean;
  #scroller: Element | null = null;
  #list: Element | null = null;
  #cell: Element | null = null;
  #spare = SPARE;
  #rest = 0;
  readonly #observer = new ResizeObserver(() => this.#measure());
  /** Px from row to row, and cells in a row. */
  size = 0;
  columns = 1;
  window: Window = { first: 0, end: 0 };

  /** `count` cells; the host renders a `.list` in which `.cell-size` is as large as a cell. `grid` puts as many beside each other as fit. */
  constructor(host: LitElement, count: () => number, { grid }: { grid: boolean }) {
    this.#host = host;
    this.#count = count;
    this.#gap = grid;
    host.addController(this);
  }

  get rows(): number {
    return Math.ceil(this.#count() / this.columns);
  }

  hostConnected(): void {
    addEventListener('resize', this.#find);
    document.addEventListener('scroll', this.#scrolled, { passive: true });
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#find);
    document.removeEventListener('scroll', this.#scrolled);
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#observer.disconnect();
    cancelAnimationFrame(this.#rest);
    this.#spare = SPARE;
    this.#scroller = this.#list = this.#cell = null;
  }

  hostUpdate(): void {
    this.window = this.#window();
  }

  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector('.list');
    const cell = this.#host.renderRoot.querySelector('.cell-size');
    if (list === this.#list && cell === this.#cell) return;
    this.#observer.disconnect();
    this.#list = list;
    this.#cell = cell;
    if (list) this.#observer.observe(list);
    if (cell) this.#observer.observe(cell);
    this.#find();
  }

  get #root(): Element | null {
    return this.#scroller ?? document.scrollingElement;
  }

  get scrollTop(): number {
    return this.#root?.scrollTop ?? 0;
  }

  set scrollTop(top: number) {
    if (this.#root) this.#root.scrollTop = top;
  }

  /** Scrolls so that the cell at `index` is in sight, below anything that sticks to the top. */
  reveal(index: number, head = 0): void {
    const sight = this.#sight();
    const top = Math.floor(index / this.columns) * this.size;
    if (!sight || this.size === 0) return;
    if (top - head < sight.from) this.scrollTop += top - head - sight.from;
    else if (top + this.size > sight.to) this.scrollTop += top + this.size - sight.to;
  }

  readonly #find = (): void => {
    let found: Element | null = null;
    for (let node: Element | null = this.#host; node && !found; node = parentOf(node)) {
      if (/auto|scroll/.test(getComputedStyle(node).overflowY)) found = node;
    }
    if (found !== this.#scroller) {
      this.#scroller?.removeEventListener('scroll', this.#scrolled);
      found?.addEventListener('scroll', this.#scrolled, { passive: true });
      this.#scroller = found;
    }
    this.#measure();
  };

  #measure(): void {
    const cell = this.#cell?.getBoundingClientRect();
    const list = this.#list?.getBoundingClientRect();
    if (!cell || !list) return;
    const columns = this.#gap ? Math.max(1, Math.floor((list.width + 1) / Math.max(1, cell.width))) : 1;
    const changed = columns !== this.columns || Math.abs(cell.height - this.size) > 0.01;
    this.columns = columns;
    this.size = cell.height;
    if (changed || this.#moved()) this.#host.requestUpdate();
  }

  readonly #scrolled = (): void => {
    if (!this.#moved()) return;
    const next = this.#window();
    // Somewhere else altogether: what is in sight first, the rest when nothing moved for a frame.
    const far = next.first >= this.window.end || next.end <= this.window.first;
    cancelAnimationFrame(this.#rest);
    this.#spare = far ? 0 : SPARE;
    if (far) this.#rest = requestAnimationFrame(() => this.#settle());
    this.#host.requestUpdate();
  };

  #settle(): void {
    this.#rest = requestAnimationFrame(() => {
      this.#spare = SPARE;
      this.#host.requestUpdate();
    });
  }

  #moved(): boolean {
    const next = this.#window();
    return next.first !== this.window.first || next.end !== this.window.end;
  }

  /** What of the list is in sight, px from its top. */
  #sight(): { from: number; to: number } | null {
    if (!this.#list) return null;
    const top = this.#list.getBoundingClientRect().top;
    const frame = this.#scroller?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    return { from: Math.max(0, frame.top - top), to: Math.max(0, frame.bottom - top) };
  }

  #window(): Window {
    const sight = this.#sight() ?? { from: 0, to: innerHeight };
    return windowOf({ rows: this.rows, size: this.size, ...sight, spare: this.#spare });
  }
}

function parentOf(node: Element): Element | null {
  if (node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}
