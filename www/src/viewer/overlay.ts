/** The layers as SVG over the canvas, in CSS pixels: lines keep their width at every zoom, places stay where they are. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Region } from '../../../pkg/proofroom.js';
import { AFTER, BEFORE, CONFIDENCE, MOVED, stepOf, type Layer, type Mark } from './layers.js';
import { imagePoint, placement, regionOnScreen, toScreen, type Box, type Viewport } from './viewport.js';
import { shapeOf } from './shapes.js';
import { styled } from './styled.js';

/** From picture pixels to CSS pixels, as an SVG transform. */
const transformOf = (v: Viewport): string => {
  const at = placement(v);
  return `translate(${at.x / v.ratio} ${at.y / v.ratio}) scale(${v.scale / v.ratio})`;
};

/** Anchors are shown from here on: below, they would touch each other. */
const ANCHORS_FROM = 0.3;
const ANCHOR = 5;
/** A tag hangs out of its frame by this much, CSS px; at the viewer's edge it is drawn inside instead. */
const TAG = 14;

export function layersOf(v: Viewport, layers: readonly Layer[], selected: string | null): SVGTemplateResult {
  const transform = transformOf(v);
  return svg`${layers.map((layer) => {
    switch (layer.kind) {
      case 'crop': return cropOf(v, layer.frame, layer.shape);
      case 'path': return svg`
        <path class="casing" d=${layer.d} transform=${transform}></path>
        <path class="line" d=${layer.d} transform=${transform} stroke=${layer.tone === 'before' ? BEFORE : AFTER}
          stroke-dasharray=${layer.tone === 'before' ? '7 4' : nothing}></path>
        ${v.scale >= ANCHORS_FROM ? svg`<path class="anchors" d=${anchorsOf(v, layer.anchors)} stroke=${layer.tone === 'before' ? BEFORE : AFTER}></path>` : nothing}`;
      case 'segments': {
        const steps = layer.by === 'moved' ? MOVED : CONFIDENCE;
        return layer.segments.map((segment) => {
          const step = stepOf(steps, layer.by === 'moved' ? segment.movedPx : segment.confidence);
          return svg`
            <path class="casing" d=${segment.d} transform=${transform} stroke-width=${step.width + 2}></path>
            <path class="line" d=${segment.d} transform=${transform} stroke=${step.colour} stroke-width=${step.width}></path>`;
        });
      }
      case 'marks': return layer.marks.map(({ id, shape, earlier, done }) => (shape ? shapeOf(v, shape, { earlier, done, selected: id === selected }) : nothing));
      case 'heat': case 'painted': case 'points': return nothing;
    }
  })}`;
}

function cropOf(v: Viewport, frame: Region, shape: 'rect' | 'circle'): SVGTemplateResult {
  const all = placement(v);
  const box = regionOnScreen(v, frame);
  const whole: Box = { x: all.x / v.ratio, y: all.y / v.ratio, width: all.width / v.ratio, height: all.height / v.ratio };
  const outer = `M${whole.x} ${whole.y}h${whole.width}v${whole.height}h${-whole.width}z`;
  const r = box.width / 2;
  const inner = shape === 'circle'
    ? `M${box.x} ${box.y + box.height / 2}a${r} ${box.height / 2} 0 1 0 ${box.width} 0a${r} ${box.height / 2} 0 1 0 ${-box.width} 0z`
    : `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`;
  return svg`<path class="outside" d=${outer + inner} fill-rule="evenodd"></path><path class="casing" d=${inner}></path><path class="frame" d=${inner}></path>`;
}

function anchorsOf(v: Viewport, anchors: Float32Array): string {
  let d = '';
  for (let n = 0; n + 1 < anchors.length; n += 2) {
    const p = toScreen(v, imagePoint(anchors[n] as number, anchors[n + 1] as number));
    if (p.x < -ANCHOR || p.y < -ANCHOR || p.x > v.screen.width / v.ratio + ANCHOR || p.y > v.screen.height / v.ratio + ANCHOR) continue;
    d += `M${p.x - ANCHOR / 2} ${p.y - ANCHOR / 2}h${ANCHOR}v${ANCHOR}h${-ANCHOR}z`;
  }
  return d;
}

/** The frames and tags of numbered places; the tags are buttons. */
export function marksOf(v: Viewport, layers: readonly Layer[], selected: string | null, pick: (mark: Mark) => void): TemplateResult {
  const all = layers.flatMap((layer) => (layer.kind === 'marks' ? layer.marks.map((mark) => ({ mark, layer: layer.id })) : []));
  return html`${repeat(all, ({ mark }) => mark.id, ({ mark, layer }) => {
    const box = regionOnScreen(v, mark.region);
    return html`
      <div class=${classMap({
        place: true, [layer]: true, [mark.tone]: true, [mark.shape?.kind ?? 'frame']: true, shaped: mark.shape !== undefined, done: mark.done === true, selected: mark.id === selected, 'at-top': box.y < TAG && box.y > -TAG, 'at-side': box.x < TAG && box.x > -TAG,
      })} ${styled(boxStyle(box))}>
        <button class="tag" type="button" aria-label=${mark.label} aria-pressed=${mark.id === selected} @click=${() => pick(mark)}>${mark.tag}</button>
      </div>`;
  })}`;
}

export const boxStyle = (box: Box): Record<string, string> => ({
  transform: `translate(${box.x}px, ${box.y}px)`,
  width: `${Math.max(1, box.width)}px`,
  height: `${Math.max(1, box.height)}px`,
});
