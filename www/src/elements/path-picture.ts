/** The path over the picture as SVG: lines in picture coordinates, anchors and handles in CSS pixels, so that all is sharp at every zoom. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { pathData, sideData } from '../path/curve.js';
import type { Editor } from '../path/editor.js';
import { handlesOf, type Selection } from '../path/hit.js';
import { sideAt, sideCount, type Anchor, type Path, type Point } from '../path/model.js';
import { BEFORE, CONFIDENCE, stepOf } from '../viewer/layers.js';
import { imagePoint, placement, toScreen, type Viewport } from '../viewer/viewport.js';

/** A line that is drawn but not yet part of the path. */
export interface Ghost { readonly line: readonly Anchor[]; readonly kind: 'snap' | 'wire' }

export interface Shown {
  readonly editor: Editor;
  readonly path: Path;
  readonly flick: boolean;
  readonly coloured: boolean;
  readonly ghost: Ghost | null;
  /** From the pen's last anchor to where the pointer is. */
  readonly rubber: readonly [Point, Point] | null;
}

/** A side that was not measured: the hand's. */
export const BY_HAND = '#ffffff';
/** Anchors are shown from this scale on (CSS px for one picture pixel), below they would touch; selected ones always. */
const ANCHORS_FROM = 0.12;
const SQUARE = 4;
const ROUND = 4;

interface Drawn { readonly data: string; readonly classes: readonly { readonly colour: string; readonly width: number; readonly data: string }[] }
const drawn = new WeakMap<Path, Drawn>();

/** The path's data, whole and by how sure its sides are; made once for each path. */
function dataOf(path: Path): Drawn {
  let known = drawn.get(path);
  if (!known) {
    const parts = new Map<string, { colour: string; width: number; data: string }>();
    for (const subpath of path.subpaths) {
      for (let n = 0; n < sideCount(subpath); n++) {
        const side = sideAt(subpath, n);
        const report = subpath.anchors[n]?.report;
        const step = report ? stepOf(CONFIDENCE, report.confidence) : { colour: BY_HAND, width: 1.75 };
        const part = parts.get(step.colour) ?? { colour: step.colour, width: step.width, data: '' };
        if (side) part.data += sideData(side);
        parts.set(step.colour, part);
      }
    }
    known = { data: pathData(path), classes: [...parts.values()] };
    drawn.set(path, known);
  }
  return known;
}

const lineOf = (line: readonly Anchor[]): string => pathData({ name: '', startsFilled: false, subpaths: [{ closed: false, operation: 'exclude', anchors: line }] });

export function pathPicture(v: Viewport, { editor, path, flick, coloured, ghost, rubber }: Shown): SVGTemplateResult {
  const place = placement(v);
  const transform = `translate(${place.x / v.ratio} ${place.y / v.ratio}) scale(${v.scale / v.ratio})`;
  if (flick) {
    const { data } = dataOf(editor.original);
    return svg`<path class="casing" d=${data} transform=${transform}></path><path class="line" d=${data} transform=${transform} stroke=${BEFORE} stroke-dasharray="7 4"></path>`;
  }
  const { data, classes } = dataOf(path);
  const screen = (p: Point): { x: number; y: number } => toScreen(v, imagePoint(p.x, p.y));
  const line = rubber && [screen(rubber[0]), screen(rubber[1])];
  return svg`
    <path class="casing" d=${data} transform=${transform}></path>
    ${coloured ? classes.map(({ colour, width, data: part }) => svg`<path class="line" d=${part} transform=${transform} stroke=${colour} stroke-width=${width}></path>`)
      : svg`<path class="line" d=${data} transform=${transform} stroke="#00a6ff"></path>`}
    ${ghost ? svg`<path class="casing" d=${lineOf(ghost.line)} transform=${transform}></path><path class="line ghost" d=${lineOf(ghost.line)} transform=${transform}></path>` : nothing}
    ${line ? svg`<path class="line rubber" d=${`M${line[0]?.x} ${line[0]?.y}L${line[1]?.x} ${line[1]?.y}`}></path>` : nothing}
    ${knots(v, path, editor.selection)}
    ${editor.cursor ? cross(screen(editor.cursor)) : nothing}`;
}

/** Corners as squares, smooth anchors as circles; the selected one filled, with its handles. */
function knots(v: Viewport, path: Path, selection: Selection | null): SVGTemplateResult {
  let [squares, circles] = ['', ''];
  const [width, height] = [v.screen.width / v.ratio + SQUARE, v.screen.height / v.ratio + SQUARE];
  if (v.scale / v.ratio >= ANCHORS_FROM) {
    for (const { anchors } of path.subpaths) {
      for (const anchor of anchors) {
        const p = toScreen(v, imagePoint(anchor.x, anchor.y));
        if (p.x < -SQUARE || p.y < -SQUARE || p.x > width || p.y > height) continue;
        if (anchor.smooth) circles += circle(p, ROUND);
        else squares += square(p, SQUARE);
      }
    }
  }
  const chosen = selection && path.subpaths[selection.place.subpath]?.anchors[selection.place.anchor];
  if (!selection || !chosen) return svg`<path class="knots" d=${squares + circles}></path>`;
  const at = toScreen(v, imagePoint(chosen.x, chosen.y));
  const handles = handlesOf(path, selection).map(({ part, at: handle }) => ({ part, p: toScreen(v, imagePoint(handle.x, handle.y)) }));
  const arms = handles.map(({ p }) => `M${at.x} ${at.y}L${p.x} ${p.y}`).join('');
  return svg`
    <path class="knots" d=${squares + circles}></path>
    <path class="arm casing" d=${arms}></path><path class="arm" d=${arms}></path>
    ${handles.map(({ part, p }) => svg`<path class=${part === selection.part ? 'handle chosen' : 'handle'} d=${circle(p, 4.5)}></path>`)}
    <path class=${selection.part === 'anchor' ? 'handle chosen' : 'handle'} d=${chosen.smooth ? circle(at, 6) : square(at, 5.5)}></path>`;
}

const square = ({ x, y }: { x: number; y: number }, r: number): string => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
const circle = ({ x, y }: { x: number; y: number }, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

function cross({ x, y }: { x: number; y: number }): SVGTemplateResult {
  const d = `M${x - 12} ${y}h8M${x + 4} ${y}h8M${x} ${y - 12}v8M${x} ${y + 4}v8`;
  return svg`<path class="casing" d=${d}></path><path class="line rubber" d=${d}></path>`;
}
