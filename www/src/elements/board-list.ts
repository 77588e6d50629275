/**
 * What the two views of the board share: rows in sight only, the keyboard on one of them, and selecting by keys, mouse and
 * long press. The keyboard is on the link of a proof, and the others are out of the tab order (ARIA grid pattern).
 */
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { BoardRow } from '../state/board-rows.js';
import type { View } from '../state/model.js';
import { all, moved, range, toggle, type Selection } from '../state/selection.js';
import { ProofroomElement } from './element.js';
import { follow } from './route.js';
import { reused, type Drawn, type VirtualRows } from './virtual-rows.js';

/** A press this long on a touch screen selects, ms; one that moves further than this, px, scrolls. */
const PRESS_MS = 450;
const PRESS_PX = 10;

/** Where the board was left, to come back to: the place in its list. */
let left = 0;

export abstract class BoardList extends ProofroomElement {
  protected readonly uses = ['board', 'checks'] as const;
  @property({ attribute: false }) rows: readonly BoardRow[] = [];
  /** Proofs that others just spoke on. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();
  /** The order of the rows is another than that of the review: the proof page goes on in it. */
  @property({ type: Boolean }) arranged = false;
  protected abstract readonly virtual: VirtualRows;
  #restored = false;
  #touch = false;
  #pressed = false;
  #press: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | null = null;
  #focus: string | null = null;
  #drawn: readonly Drawn[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    left = this.virtual.scrollTop;
  }

  /** To the top, for another filter or order. */
  rewind(): void {
    this.virtual.scrollTop = Math.min(this.virtual.scrollTop, 0);
  }

  get #selection(): Selection {
    return this.state.board;
  }

  protected selected(id: string): boolean {
    return this.state.board.selected.has(id);
  }

  /**
   * Rows of the list to draw: those in sight, and the one that holds the focus wherever it is. A row that comes into sight
   * takes over the nodes of one that left it: to write words anew is a third of the work of making a card.
   */
  protected drawn(): readonly Drawn[] {
    const { first, end } = this.virtual.window;
    const rows = Array.from({ length: end - first }, (_, n) => first + n);
    if ((this.renderRoot as ShadowRoot).activeElement) {
      const held = Math.floor(this.rows.findIndex(({ id }) => id === this.state.board.cursor) / this.virtual.columns);
      if (held >= 0 && held < first) rows.unshift(held);
      else if (held >= end) rows.push(held);
    }
    return (this.#drawn = reused(this.#drawn, rows));
  }

  /** A node that moves in the document loses the focus: it gets it back. */
  protected override update(changed: PropertyValues): void {
    const root = this.renderRoot as ShadowRoot;
    const focused = root.activeElement;
    super.update(changed);
    if (focused instanceof HTMLElement && focused.isConnected && root.activeElement !== focused) focused.focus({ preventScroll: true });
  }

  /** The one link in the tab order: where the keyboard was, or the first in sight. */
  protected tabStop(): string | undefined {
    const { first, end } = this.virtual.window;
    const { columns } = this.virtual;
    const { cursor } = this.state.board;
    const place = cursor === null ? -1 : this.rows.findIndex(({ id }) => id === cursor);
    const row = Math.floor(place / columns);
    return place >= 0 && row >= first && row < end ? cursor ?? undefined : this.rows[first * columns]?.id;
  }

  protected override updated(): void {
    if (!this.#restored && this.virtual.size > 0 && this.virtual.rows > 0) {
      this.#restored = true;
      this.virtual.scrollTop = left;
      if (document.activeElement === document.body) this.#focus = this.state.board.cursor;
    }
    if (this.#focus === null) return;
    const link = this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.#focus)}"] a`);
    this.#focus = null;
    link?.focus({ preventScroll: true });
  }

  /** Opens a proof; the proof page goes on in the order shown. */
  protected opens(view: View): (event: MouseEvent) => void {
    return (event) => {
      if (event.defaultPrevented) return;
      this.actions.walk(this.arranged ? this.rows.map(({ id }) => id) : null);
      follow(this.actions, view)(event);
    };
  }

  protected readonly keys = (event: KeyboardEvent): void => {
    const order = this.rows.map(({ id }) => id);
    const command = event.ctrlKey || event.metaKey;
    const here = this.state.board.cursor ?? this.tabStop() ?? '';
    if (command && event.key.toLowerCase() === 'a') this.actions.select(all(order, this.#selection));
    else if (event.key === 'Escape' && this.state.board.selected.size > 0) this.actions.select({ selected: new Set(), anchor: null });
    else if (event.key === ' ' && !command) this.actions.select(event.shiftKey ? range(order, this.#selection, here) : toggle(this.#selection, here));
    else {
      const rtl = getComputedStyle(this).direction === 'rtl';
      const key = rtl ? ({ ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[event.key] ?? event.key) : event.key;
      const { columns, window: { first, end } } = this.virtual;
      const to = command || event.altKey ? null : moved(key, Math.max(0, order.indexOf(here)), { count: order.length, columns, page: Math.max(1, Math.floor((end - first) / 2)) });
      if (to === null) return;
      this.#goTo(order, to, event.shiftKey);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #goTo(order: readonly string[], index: number, extend: boolean): void {
    const id = order[index];
    if (id === undefined) return;
    const now = this.#selection;
    this.actions.select(extend ? range(order, { ...now, anchor: now.anchor ?? now.cursor ?? this.tabStop() ?? id }, id) : { cursor: id, anchor: null });
    this.virtual.reveal(index, this.renderRoot.querySelector('.head')?.clientHeight);
    this.#focus = id;
    this.requestUpdate();
  }

  protected readonly focused = (event: FocusEvent): void => {
    const id = idOf(event);
    if (id !== undefined && id !== this.state.board.cursor) this.actions.select({ cursor: id });
  };

  /** Shift selects a range, the command key or the check box one more; on a touch screen with a selection, a tap does. */
  protected readonly pressed = (event: MouseEvent): void => {
    const id = idOf(event);
    if (id === undefined || event.button !== 0) return;
    const onBox = event.composedPath().some((node) => node instanceof HTMLInputElement);
    const more = onBox || (this.#touch && this.state.board.selected.size > 0);
    if (this.#pressed) {
      this.#pressed = false;
      event.preventDefault();
      return;
    }
    if (!event.shiftKey && !more) return;
    // The box follows the state, not the press: it is drawn anew.
    if (!onBox) event.preventDefault();
    const order = this.rows.map((row) => row.id);
    this.actions.select(event.shiftKey ? range(order, this.#selection, id) : toggle(this.#selection, id));
  };

  protected readonly down = (event: PointerEvent): void => {
    this.#touch = event.pointerType === 'touch';
    this.#pressed = false;
    const id = idOf(event);
    if (!this.#touch || id === undefined) return;
    const timer = setTimeout(() => {
      this.#pressed = true;
      this.actions.select(toggle(this.#selection, id));
    }, PRESS_MS);
    this.#press = { timer, x: event.clientX, y: event.clientY };
  };

  protected readonly move = ({ clientX, clientY }: PointerEvent): void => {
    if (this.#press && Math.hypot(clientX - this.#press.x, clientY - this.#press.y) > PRESS_PX) this.up();
  };

  protected readonly up = (): void => {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  };

  /** A long press is ours: the browser's menu for links would lie over the selection. */
  protected readonly menu = (event: MouseEvent): void => {
    if (this.#touch) event.preventDefault();
  };
}

function idOf(event: Event): string | undefined {
  for (const node of event.composedPath()) if (node instanceof HTMLElement && node.dataset['id'] !== undefined) return node.dataset['id'];
  return undefined;
}
