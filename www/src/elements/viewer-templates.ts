/** Parts of the viewer's template: what lies over a pane, the labels, and what is said while there is no picture. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { NoteShape } from '../../../pkg/proofroom.js';
import { words } from '../text/messages.js';
import type { Fit, Lying } from '../viewer/alignment.js';
import type { CompareLook, CompareMode } from '../viewer/compare.js';
import type { Layer, Mark } from '../viewer/layers.js';
import { layersOf, marksOf } from '../viewer/overlay.js';
import { cssBox } from '../viewer/panes.js';
import { shapeOf } from '../viewer/shapes.js';
import { styled } from '../viewer/styled.js';
import type { Pane } from '../viewer/views.js';
import type { Box, Size } from '../viewer/viewport.js';
import { place } from '../text/quantities.js';
import { icon } from './icons.js';
import { boundsOf } from './note-view.js';
import './pr-shape-handles.js';

interface Over { readonly selected: string | null; /** A shape that is drawn or adjusted; `held` has handles. */ readonly draft: NoteShape | null; readonly held: boolean; readonly pick: (mark: Mark) => void }

const at = (box: Box): Record<string, string> => ({ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });

/** The layers and places of one pane, cut off at its edges. */
export function overlays({ box, view }: Pane, layers: readonly Layer[], { selected, draft, held, pick }: Over): TemplateResult {
  return html`<div class="pane" ${styled(at(cssBox(box, view.ratio)))}>
    ${svg`<svg class="overlay" aria-hidden="true">${layersOf(view, layers, selected)}${draft ? shapeOf(view, draft, { draft: true }) : nothing}</svg>`}
    <div class="places">${marksOf(view, layers, selected, pick)}</div>
    ${layers.map((layer) => (layer.kind === 'points' ? html`<pr-drag-points .view=${view} .points=${layer.points}></pr-drag-points>` : nothing))}
    ${draft && held ? html`<pr-shape-handles .view=${view} .shape=${draft}></pr-shape-handles>` : nothing}
  </div>`;
}

/** Which picture is where, and whether the two are known to lie on each other. */
export function labels(panes: readonly Pane[], mode: CompareMode | null, names: { own: string; other: string }, unaligned: { readonly own: Size; readonly other: Size; readonly fit?: Fit; readonly problem?: string } | null): unknown {
  if (!mode) return nothing;
  const size = ({ width, height }: Size): string => words.compare.size(width, height);
  return html`
    ${mode === 'side' ? panes.map(({ side, box, view }) => {
      const css = cssBox(box, view.ratio);
      return html`<span class="label" ${styled({ left: `${css.x}px`, top: `${css.y}px` })}>${names[side]}</span>`;
    }) : nothing}
    ${unaligned ? html`<p class="unaligned" role="note">${icon('triangle-alert')}<span><b>${words.compare.unaligned}</b> ${words.compare.sizes(size(unaligned.own), size(unaligned.other))} ${unaligned.fit ? words.compare.unlike(unaligned.fit.likeness) : unaligned.problem ?? ''}</span></p>` : nothing}`;
}

interface BarState { readonly mode: CompareMode; readonly look: CompareLook; readonly own: string; readonly other: string; readonly apart: { x: number; y: number } | null; readonly lying: Lying }

/** What can be set while two are compared; its element is fetched when a page of a picture is shown. */
export const comparisonBar = (bar: BarState, say: { look: (change: Partial<CompareLook>) => void; tie: () => void; align: () => void }): TemplateResult => html`<pr-compare-bar
  .mode=${bar.mode} .look=${bar.look} .own=${bar.own} .other=${bar.other} .apart=${bar.apart} .lying=${bar.lying}
  @compare-look=${(e: CustomEvent<Partial<CompareLook>>) => say.look(e.detail)} @tie=${say.tie} @align=${say.align}></pr-compare-bar>`;

/** Why something of what is to be seen does not come, or empty. */
export function troubleOf(failed: readonly { readonly problem: string; readonly maker: { readonly overlay?: 'background' } }[]): string {
  const [first] = failed;
  if (!first) return '';
  return first.maker.overlay ? words.viewer.noGround(first.problem) : words.viewer.failed(first.problem);
}

interface Waiting { readonly ready: boolean; readonly problem: string; readonly holds: boolean; readonly sharp: boolean }

export function waiting({ ready, problem, holds, sharp }: Waiting, retry: () => void): unknown {
  if (!holds) return html`<div class="state"><p role="alert">${words.viewer.blank}</p></div>`;
  if (problem) return html`<div class="state ${ready ? 'beside' : ''}"><p role="alert">${problem}</p><button class="button" type="button" @click=${retry}>${icon('refresh-cw')}${words.retry}</button></div>`;
  if (!ready) return html`<div class="state"><p class="row small">${icon('loader-circle', true)} ${words.viewer.loading}</p></div>`;
  return sharp ? nothing : html`<span class="sharpening">${icon('loader-circle', true)}<span class="visually-hidden">${words.viewer.sharpening}</span></span>`;
}

/** What is drawn, for those who do not see it. */
export function drawnText(shape: NoteShape): string {
  const name = words.drawing.tool[shape.kind];
  return words.drawing.now(shape.kind === 'freehand' ? `${name}, ${words.drawing.points(shape.points.length)}` : name, place(boundsOf(shape)));
}
