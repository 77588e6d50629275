/**
 * Shapes of notes over the picture, in CSS pixels: a light line on a dark casing, so that it can be seen on any picture, of
 * the same width at every zoom. What belongs to another version is dashed; what is settled is thin.
 */
import { svg, type SVGTemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { NoteShape } from '../../../pkg/proofroom.js';
import { imagePoint, regionOnScreen, toScreen, type Viewport } from './viewport.js';

/** Radius of a pin's ring and length of an arrow's head, CSS px. */
const RING = 7;
const HEAD = 14;
/** Half the angle of an arrow's head. */
const SPREAD = Math.PI / 7;

export interface ShapeLook { readonly earlier?: boolean; readonly done?: boolean; readonly selected?: boolean; readonly draft?: boolean }

export function shapeOf(view: Viewport, shape: NoteShape, look: ShapeLook): SVGTemplateResult {
  const d = outlineOf(view, shape);
  const classes = { shape: true, earlier: look.earlier === true, done: look.done === true, selected: look.selected === true, drawn: look.draft === true };
  return svg`<g class=${classMap(classes)}><path class="casing" d=${d}></path><path class="line" d=${d}></path></g>`;
}

/** An SVG path in CSS pixels. */
export function outlineOf(view: Viewport, shape: NoteShape): string {
  const on = (x: number, y: number): { x: number; y: number } => toScreen(view, imagePoint(x, y));
  switch (shape.kind) {
    case 'pin': {
      const { x, y } = on(shape.x, shape.y);
      return `${ellipse(x, y, RING, RING)}M${x - 1.5} ${y}h3M${x} ${y - 1.5}v3`;
    }
    case 'rectangle': {
      const { x, y, width, height } = regionOnScreen(view, shape);
      return `M${x} ${y}h${width}v${height}h${-width}z`;
    }
    case 'ellipse': {
      const { x, y, width, height } = regionOnScreen(view, shape);
      return ellipse(x + width / 2, y + height / 2, width / 2, height / 2);
    }
    case 'freehand': return shape.points.map(([px, py], n) => { const { x, y } = on(px, py); return `${n === 0 ? 'M' : 'L'}${x} ${y}`; }).join('');
    case 'arrow': {
      const [from, to] = [on(shape.from[0], shape.from[1]), on(shape.to[0], shape.to[1])];
      const angle = Math.atan2(from.y - to.y, from.x - to.x);
      const wing = (turn: number): string => `${to.x + HEAD * Math.cos(angle + turn)} ${to.y + HEAD * Math.sin(angle + turn)}`;
      return `M${from.x} ${from.y}L${to.x} ${to.y}M${wing(SPREAD)}L${to.x} ${to.y}L${wing(-SPREAD)}`;
    }
  }
}

const ellipse = (x: number, y: number, rx: number, ry: number): string => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
