/** Parts of the viewer's template: what lies over a pane, the labels, and what is said while there is no picture. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Region } from '../../../pkg/proofroom.js';
import { words } from '../text/messages.js';
import type { CompareMode } from '../viewer/compare.js';
import type { Layer, Mark } from '../viewer/layers.js';
import { boxStyle, layersOf, marksOf } from '../viewer/overlay.js';
import { cssBox } from '../viewer/panes.js';
import { styled } from '../viewer/styled.js';
import type { Pane } from '../viewer/views.js';
import { regionOnScreen, type Box, type Size } from '../viewer/viewport.js';
import { icon } from './icons.js';

interface Over { readonly selected: string | null; readonly draft: Region | null; readonly pick: (mark: Mark) => void }

const at = (box: Box): Record<string, string> => ({ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });

/** The layers and places of one pane, cut off at its edges. */
export function overlays({ box, view }: Pane, layers: readonly Layer[], { selected, draft, pick }: Over): TemplateResult {
  return html`<div class="pane" ${styled(at(cssBox(box, view.ratio)))}>
    ${svg`<svg class="overlay" aria-hidden="true">${layersOf(view, layers)}</svg>`}
    <div class="places">${marksOf(view, layers, selected, pick)}${draft ? html`<div class="draft" ${styled(boxStyle(regionOnScreen(view, draft)))}></div>` : nothing}</div>
  </div>`;
}

/** Which picture is where, and whether the two are known to lie on each other. */
export function labels(panes: readonly Pane[], mode: CompareMode | null, names: { own: string; other: string }, unaligned: readonly [Size, Size] | null): unknown {
  if (!mode) return nothing;
  const size = ({ width, height }: Size): string => words.compare.size(width, height);
  return html`
    ${mode === 'side' ? panes.map(({ side, box, view }) => {
      const css = cssBox(box, view.ratio);
      return html`<span class="label" ${styled({ left: `${css.x}px`, top: `${css.y}px` })}>${names[side]}</span>`;
    }) : nothing}
    ${unaligned ? html`<p class="unaligned" role="note">${icon('triangle-alert')}<span><b>${words.compare.unaligned}</b> ${words.compare.sizes(size(unaligned[0]), size(unaligned[1]))}</span></p>` : nothing}`;
}

interface Waiting { readonly ready: boolean; readonly problem: string; readonly holds: boolean; readonly sharp: boolean }

export function waiting({ ready, problem, holds, sharp }: Waiting, retry: () => void): unknown {
  if (!holds) return html`<div class="state"><p role="alert">${words.viewer.blank}</p></div>`;
  if (problem) return html`<div class="state ${ready ? 'beside' : ''}"><p role="alert">${ready ? words.viewer.failed(problem) : problem}</p><button class="button" type="button" @click=${retry}>${icon('refresh-cw')}${words.retry}</button></div>`;
  if (!ready) return html`<div class="state"><p class="row small">${icon('loader-circle', true)} ${words.viewer.loading}</p></div>`;
  return sharp ? nothing : html`<span class="sharpening">${icon('loader-circle', true)}<span class="visually-hidden">${words.viewer.sharpening}</span></span>`;
}

export const guide = (cancel: () => void): TemplateResult => html`<div class="guide">
  <span>${words.viewer.guide}<span class="hint-keys">${words.viewer.guideKeys}</span></span>
  <button class="button small" type="button" @click=${cancel}>${words.cancel}</button>
</div>`;

export const frameText = ({ width, height, x, y }: Region): string => words.viewer.frame(width, height, x, y);
