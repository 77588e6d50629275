/**
 * Where the one or two panes look: the views, and whether and how they are tied. Everything that moves a picture goes
 * through here; what is painted and what lies over it is derived from `panes`.
 */
import type { Affine } from './alignment.js';
import { contains, cssBox, follow, followLaid, inPane, LEVEL_TIE, middleAt, paneBoxes, tieOf, viewFor, type Side, type Tie } from './panes.js';
import { lookAt, toImage, centre, type Box, type ImagePoint, type ScreenPoint, type Size, type Viewport } from './viewport.js';
import type { Region } from '../../../pkg/proofroom.js';

/** A pane: whose picture it shows, where it lies in the canvas (device pixels) and where it looks. */
export interface Pane { readonly side: Side; readonly box: Box; readonly view: Viewport }

export class Views {
  panes: readonly Pane[] = [];
  tied = true;
  /** How the views stand to each other while they are tied. */
  tie: Tie = LEVEL_TIE;
  #screen: Size = { width: 0, height: 0 };
  #ratio = 1;
  /** Where the other picture's content lies in ours, if that is known. */
  #map: Affine | undefined;
  #images: { own: Size | null; other: Size | null } = { own: null, other: null };

  get own(): Viewport | null {
    return this.of('own');
  }

  of(side: Side): Viewport | null {
    return this.panes.find((pane) => pane.side === side)?.view ?? null;
  }

  /** The pane at a point of the stage (CSS pixels), and the picture point there. */
  at(p: ScreenPoint): { pane: Pane; at: ImagePoint } | null {
    const pane = this.panes.find(({ box, view }) => contains(cssBox(box, view.ratio), p));
    return pane ? { pane, at: toImage(pane.view, inPane(pane.box, pane.view.ratio, p)) } : null;
  }

  /** How far tied panes lie apart, in our own picture's pixels; null when nothing is between them. */
  get apart(): { x: number; y: number } | null {
    const { dx, dy, zoom } = this.tie;
    const own = this.own?.image;
    return !own || this.panes.length < 2 || (dx === 0 && dy === 0 && zoom === 1) ? null : { x: dx * own.width, y: dy * own.height };
  }

  /** Another stage or other pictures; `other` is null unless it has a pane of its own. Views of equal pictures stay. */
  arrange(screen: Size, ratio: number, own: Size | null, other: Size | null, map?: Affine): void {
    this.#map = map;
    this.#screen = screen;
    this.#ratio = ratio;
    this.#images = { own, other };
    this.#lay(this.own, this.of('other'));
  }

  /** Forgets where it looked: another picture is looked at afresh. */
  forget(): void {
    this.panes = [];
    this.tie = LEVEL_TIE;
  }

  /** Moves one view; a tied one follows. */
  change(side: Side, change: (view: Viewport) => Viewport): void {
    // Laid on each other, ours leads: a gesture over the other one means the same content.
    const leads = this.#laid ? 'own' : side;
    const leader = this.of(leads);
    if (!leader) return;
    const moved = change(leader);
    this.panes = this.panes.map((pane) => {
      if (pane.side === leads) return { ...pane, view: moved };
      return this.tied ? { ...pane, view: this.#follow(moved, pane.view, leads) } : pane;
    });
  }

  /** The map, while it ties the views: panes that were tied with something between them keep that instead. */
  get #laid(): Affine | undefined {
    const { dx, dy, zoom } = this.tie;
    return this.tied && dx === 0 && dy === 0 && zoom === 1 ? this.#map : undefined;
  }

  #follow(leader: Viewport, follower: Viewport, from: Side): Viewport {
    return this.#laid && from === 'own' ? followLaid(leader, follower, this.#laid) : follow(leader, follower, this.tie, from);
  }

  /** Unties the views, or ties them as they stand. */
  setTied(tied: boolean): void {
    const [own, other] = [this.own, this.of('other')];
    if (tied && !this.tied && own && other) this.tie = tieOf(own, other);
    this.tied = tied;
  }

  /** Ties them with nothing between them again. */
  align(): void {
    this.tied = true;
    this.tie = LEVEL_TIE;
    this.change('own', (view) => view);
  }

  lookAt(region: Region): void {
    this.change('own', (view) => lookAt(view, region));
  }

  #lay(own: Viewport | null, other: Viewport | null): void {
    const { own: first, other: second } = this.#images;
    if (!first || this.#screen.width === 0) {
      this.panes = [];
      return;
    }
    const [box, beside] = paneBoxes(this.#screen, this.#ratio, second !== null);
    const view = viewFor(own && reshaped(own, box), first, box, this.#ratio);
    this.panes = [{ side: 'own', box, view }];
    if (!second || !beside) return;
    const start = viewFor(other && reshaped(other, beside), second, beside, this.#ratio);
    this.panes = [...this.panes, { side: 'other', box: beside, view: this.tied ? this.#follow(view, start, 'own') : start }];
  }
}

/** The same middle in a pane of another shape; the scale stays. */
function reshaped(view: Viewport, box: Size): Viewport {
  if (view.fitted || (view.screen.width === box.width && view.screen.height === box.height)) return view;
  return middleAt({ ...view, screen: { width: box.width, height: box.height } }, view.scale, toImage(view, centre(view)));
}
