/** Pointing at the page's picture for the Colour panel: points that are moved, a press that says where a colour is, what is in view. */
import type { Region } from '../../../pkg/proofroom.js';
import { visibleRegion } from '../viewer/viewport.js';
import type { PointMoved } from './pr-drag-points.js';
import type { PrViewer } from './pr-viewer.js';

interface Pointed {
  moved(point: PointMoved): void;
  /** Whether the next press on the picture is wanted; and where it was, px. */
  waits(): boolean;
  pressed(x: number, y: number): void;
}

export class ColourPlacing {
  #viewer: PrViewer | null = null;

  constructor(private readonly to: Pointed) {}

  watch(viewer: PrViewer | null): void {
    if (viewer === this.#viewer) return;
    this.#viewer?.removeEventListener('point-moved', this.#onMoved);
    this.#viewer?.removeEventListener('pointerdown', this.#onPress, true);
    this.#viewer = viewer;
    viewer?.addEventListener('point-moved', this.#onMoved);
    viewer?.addEventListener('pointerdown', this.#onPress, true);
  }

  readonly #onMoved = (event: Event): void => this.to.moved((event as CustomEvent<PointMoved>).detail);

  readonly #onPress = (event: PointerEvent): void => {
    // Buttons on the picture stay buttons: the point itself is one.
    if (!this.to.waits() || event.button !== 0 || event.composedPath().some((each) => each instanceof HTMLButtonElement)) return;
    const found = this.#viewer?.paneAt(event.clientX, event.clientY);
    if (!found || found.pane.side !== 'own') return;
    event.preventDefault();
    event.stopPropagation();
    const { width, height } = found.pane.view.image;
    this.to.pressed(Math.min(Math.max(found.at.x, 0), width - 1), Math.min(Math.max(found.at.y, 0), height - 1));
  };

  /** What is in view of the version, px. */
  view({ width, height }: { width: number; height: number }): Region {
    const pane = this.#viewer?.panes.find(({ side }) => side === 'own');
    if (!pane) return { x: 0, y: 0, width, height };
    const seen = visibleRegion(pane.view);
    const [left, top, right, bottom] = [Math.max(0, seen.x), Math.max(0, seen.y), Math.min(width, seen.x + seen.width), Math.min(height, seen.y + seen.height)];
    return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  }
}
