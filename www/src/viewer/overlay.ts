/** The layers as SVG over the canvas, in CSS pixels: lines keep their width at every zoom, places stay where they are. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Region } from '../../../pkg/proofroom.js';
import { AFTER, BEFORE, CONFIDENCE, FRAMES, MOVED, stepOf, type CropFrame, type Layer, type Mark } from './layers.js';
import { imagePoint, placement, regionOnScreen, toScreen, type Box, type Viewport } from './viewport.js';
import { shapeOf } from './shapes.js';
import { styled } from './styled.js';
import { layTags } from './tags.js';

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
/** A tag's side and what each of its letters adds; a pin's stands above it, a swatch's below. */
const SIDE = 28;
const LETTER = 7;
const PIN = 38;
/** Height of a frame's name and the width of its letters at most, CSS px. */
const NAME = 18;
const GLYPH = 7.2;

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
      case 'crops': return cropsOf(v, layer.frames);
      case 'heat': case 'ground': return nothing;
    }
  })}`;
}

function cropOf(v: Viewport, frame: Region, shape: 'rect' | 'circle'): SVGTemplateResult {
  const all = placement(v);
  const box = regionOnScreen(v, frame);
  const whole: Box = { x: all.x / v.ratio, y: all.y / v.ratio, width: all.width / v.ratio, height: all.height / v.ratio };
  const outer = `M${whole.x} ${whole.y}h${whole.width}v${whole.height}h${-whole.width}z`;
  const inner = outlineOf(box, shape);
  return svg`<path class="outside" d=${outer + inner} fill-rule="evenodd"></path><path class="casing" d=${inner}></path><path class="frame" d=${inner}></path>`;
}

/** The frames of all channels, each with its name inside its upper right corner (places have their tags left); the safe area dashed where it is smaller. */
function cropsOf(v: Viewport, frames: readonly CropFrame[]): SVGTemplateResult {
  const boxes = frames.map(({ frame }) => regionOnScreen(v, frame));
  const stage = { width: v.screen.width / v.ratio, height: v.screen.height / v.ratio };
  const texts = frames.map(({ name, also }) => (also.length > 0 ? `${name} +${also.length}` : name));
  const corners = boxes.map((box) => ({ x: Math.min(box.x + box.width, stage.width) - 6, y: Math.max(box.y, 0) + 4 }));
  const names = layTags(corners.map(({ x, y }, n) => { const width = (texts[n]?.length ?? 0) * GLYPH; return { x: x - width, y, width, height: NAME }; }), stage);
  return svg`${frames.map(({ shape, safe, tone }, n) => {
    const corner = corners[n] ?? { x: 0, y: 0 };
    const box = boxes[n] as Box;
    const [colour, d] = [FRAMES[tone % FRAMES.length], outlineOf(box, shape)];
    const within = safe && regionOnScreen(v, safe);
    const at = names[n];
    return svg`
      <path class="casing" d=${d}></path><path class="line" d=${d} stroke=${colour}></path>
      ${within && (shape === 'circle' || within.width < box.width - 1 || within.height < box.height - 1) ? svg`<path class="casing" d=${outlineOf(within, 'rect')}></path><path class="line" d=${outlineOf(within, 'rect')} stroke=${colour} stroke-dasharray="3 4"></path>` : nothing}
      ${at && at.on === undefined ? svg`<text class="frame-name" fill=${colour} x=${corner.x + at.dx} y=${corner.y + 13 + at.dy}>${texts[n]}</text>` : nothing}`;
  })}`;
}

function outlineOf(box: Box, shape: 'rect' | 'circle'): string {
  const r = box.width / 2;
  return shape === 'circle'
    ? `M${box.x} ${box.y + box.height / 2}a${r} ${box.height / 2} 0 1 0 ${box.width} 0a${r} ${box.height / 2} 0 1 0 ${-box.width} 0z`
    : `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`;
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

/** The frames and tags of numbered places; the tags are buttons, and none hides another. */
export function marksOf(v: Viewport, layers: readonly Layer[], selected: string | null, pick: (mark: Mark) => void): TemplateResult {
  const all = layers.flatMap((layer) => (layer.kind === 'marks' ? layer.marks.map((mark) => ({ mark, layer: layer.id, box: regionOnScreen(v, mark.region) })) : []));
  const places = layTags(all.map(tagBox), { width: v.screen.width / v.ratio, height: v.screen.height / v.ratio });
  const held = new Map<number, number[]>();
  places.forEach((place, n) => { if (place.on !== undefined) held.set(place.on, [...(held.get(place.on) ?? [place.on]), n]); });
  return html`${repeat(all, ({ mark }) => mark.id, ({ mark, layer, box }, n) => {
    const [place, group] = [places[n], held.get(n) ?? [n]];
    const current = group.find((each) => all[each]?.mark.id === selected);
    // A press on a count goes through those that it counts.
    const shown = all[current ?? n]?.mark ?? mark;
    const next = all[current === undefined ? n : group[(group.indexOf(current) + 1) % group.length] ?? n]?.mark ?? mark;
    return html`
      <div class=${classMap({
        place: true, [layer]: true, [mark.tone]: true, [mark.shape?.kind ?? 'frame']: true, shaped: mark.shape !== undefined, done: mark.done === true, selected: mark.id === selected, 'at-top': atEdge(box.y), 'at-side': atEdge(box.x),
      })} ${styled(boxStyle(box))}>
        ${place && place.on === undefined ? html`<button class="tag" type="button" aria-label=${group.length > 1 ? `${shown.label} (+${group.length - 1})` : shown.label} aria-pressed=${shown.id === selected} ${styled(place.dx || place.dy ? { 'margin-inline-start': `${place.dx}px`, 'margin-block-start': `${place.dy}px` } : {})}
          @click=${() => pick(next)}>${shown.tag}${group.length > 1 ? html`<small>+${group.length - 1}</small>` : nothing}</button>` : nothing}
      </div>`;
  })}`;
}

const atEdge = (at: number): boolean => at < TAG && at > -TAG;

/** Where a tag stands by the styles of its kind, in CSS pixels of the pane. */
function tagBox({ mark, layer, box }: { mark: Mark; layer: string; box: Box }): Box {
  const width = Math.max(SIDE, mark.tag.length * LETTER + 16);
  if (layer === 'swatches') return { x: box.x + (box.width - width) / 2, y: box.y + box.height + 2, width, height: 24 };
  if (mark.shape?.kind === 'pin') return { x: box.x - width / 2, y: box.y - PIN, width, height: SIDE };
  return { x: box.x + (atEdge(box.x) ? 2 : -TAG), y: box.y + (atEdge(box.y) ? 2 : -TAG), width, height: SIDE };
}

export const boxStyle = (box: Box): Record<string, string> => ({
  transform: `translate(${box.x}px, ${box.y}px)`,
  width: `${Math.max(1, box.width)}px`,
  height: `${Math.max(1, box.height)}px`,
});
