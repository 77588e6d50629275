/**
 * What pointers, wheel, keys and buttons do on a stage of one or two panes: which pane they mean, and what moves or is
 * drawn there.
 */
import type { NoteShape } from '../../../pkg/proofroom.js';
import { Gestures } from './gestures.js';
import { KEY_PAN, keyCommand, type ZoomCommand } from './keys.js';
import { contains, cssBox, inPane, type Side } from './panes.js';
import type { Pen } from './pen.js';
import { fit, pan, step, zoomBy, zoomTo, type ScreenPoint, type Viewport } from './viewport.js';
import type { Pane } from './views.js';

export interface Steered {
  panes(): readonly Pane[];
  change(side: Side, change: (view: Viewport) => Viewport): void;
  marking(): boolean;
  /** Something is drawn on our own picture. */
  mark(act: (pen: Pen, view: Viewport) => void): void;
  marked(shape: NoteShape | null): void;
  cancelled(): void;
}

export class Steering {
  #side: Side = 'own';

  /** Lives as long as the stage that it listens to. */
  constructor(stage: HTMLElement, private readonly steered: Steered) {
    const local = (p: ScreenPoint): ScreenPoint => {
      const pane = this.#pane();
      return pane ? inPane(pane.box, pane.view.ratio, p) : p;
    };
    new Gestures(stage, {
      begin: (at) => { this.#side = steered.panes().find(({ box, view }) => contains(cssBox(box, view.ratio), at))?.side ?? 'own'; },
      pan: (dx, dy) => this.#change((v) => pan(v, dx, dy)),
      zoom: (factor, about) => this.#change((v) => zoomBy(v, factor, local(about))),
      doubleTap: (at) => this.#change((v) => (v.scale >= 1 ? fit(v.image, v.screen, v.ratio) : zoomTo(v, 1, local(at)))),
      // A place is a place of the version that is written about.
      marking: () => steered.marking() && this.side === 'own',
      markStart: (at) => steered.mark((pen, view) => pen.start(view, local(at))),
      markMove: (at) => steered.mark((pen, view) => pen.drag(view, local(at))),
      markEnd: () => steered.mark((pen, view) => steered.marked(pen.finish(view))),
      markCancel: () => steered.mark((pen) => pen.clear()),
    });
    stage.addEventListener('keydown', (e) => this.#key(e));
  }

  /** The pane that keys and buttons move: the one touched last. */
  get side(): Side {
    return this.#pane()?.side ?? 'own';
  }

  zoom(command: ZoomCommand): void {
    this.#change((v) => {
      if (command === 'in') return step(v, 1);
      if (command === 'out') return step(v, -1);
      return command === 'fit' ? fit(v.image, v.screen, v.ratio) : zoomTo(v, command);
    });
  }

  #pane(): Pane | undefined {
    return this.steered.panes().find(({ side }) => side === this.#side);
  }

  #change(change: (v: Viewport) => Viewport): void {
    this.steered.change(this.side, change);
  }

  #key(e: KeyboardEvent): void {
    // Places and handles on the stage have keys of their own: Enter and Space press them.
    if ((e.key === 'Enter' || e.key === ' ') && e.composedPath()[0] !== e.currentTarget) return;
    if (e.ctrlKey || e.metaKey || e.altKey || this.steered.panes().length === 0) return;
    const command = keyCommand(e.key);
    if (!command) return;
    if (command.kind === 'zoom') this.zoom(command.zoom);
    else if (this.steered.marking()) this.#mark(command, e.shiftKey);
    else if (command.kind === 'pan') this.#change((v) => pan(v, -command.dx * KEY_PAN, -command.dy * KEY_PAN));
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  #mark(command: NonNullable<ReturnType<typeof keyCommand>>, size: boolean): void {
    if (command.kind === 'pan') this.steered.mark((pen, view) => pen.nudge(view, command.dx, command.dy, size));
    else if (command.kind === 'point') this.steered.mark((pen, view) => pen.point(view));
    else if (command.kind === 'accept') this.steered.mark((pen, view) => this.steered.marked(pen.take(view)));
    else this.steered.cancelled();
  }
}
