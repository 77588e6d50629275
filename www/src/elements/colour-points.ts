/** The places of a choice as points on the picture, and back: named colours, facing places, a chart's corners, corners of regions. */
import type { NamedRegion, Region, Severity } from '../../../pkg/proofroom.js';
import type { ColourResult, ColourSetup } from '../state/colour-model.js';
import { decimal, words } from '../text/messages.js';
import type { DragPoint, Layer, Mark } from '../viewer/layers.js';
import { isPicture } from './colour-words.js';

/** The points of the version in view, or of the one beside it. */
export function pointsOf(setup: ColourSetup, side: 'own' | 'other', result: ColourResult | null): readonly DragPoint[] {
  const text = words.colouring;
  // A figure stays beside its point as long as nothing was moved since.
  const figure = (name: string): string => {
    const delta = result?.setup === setup ? result.report.patches.find((each) => each.name === name)?.deltaE : undefined;
    return delta === undefined ? name : `${name} ${decimal(delta, 1)}`;
  };
  if (setup.kind === 'places') {
    return setup.places.map(({ name, own, other }, n) => {
      const [x, y] = side === 'own' ? own : other;
      return { id: `${side}:${n}`, x, y, tag: side === 'own' ? figure(name) : name, label: side === 'own' ? text.ownPoint(name) : text.otherPoint(name) };
    });
  }
  if (side === 'other') return [];
  if (setup.kind === 'swatches') {
    return setup.placed.flatMap(({ name, at }, n) => (at ? [{ id: `swatch:${n}`, x: at[0], y: at[1], tag: figure(name), label: text.point(name) }] : []));
  }
  if (setup.kind === 'checker') {
    return text.chart.names.flatMap((name, n) => {
      const [x, y] = [setup.corners[2 * n], setup.corners[2 * n + 1]];
      return x === undefined || y === undefined ? [] : [{ id: `corner:${n}`, x, y, tag: name, label: text.point(name) }];
    });
  }
  if (isPicture(setup) && setup.parts === 'rectangles') {
    return setup.rectangles.flatMap(({ name, region: { x, y, width, height } }, n) => [
      { id: `region:${n}:0`, x, y, tag: name, label: text.cornersOf(name, text.first) }, { id: `region:${n}:1`, x: x + width, y: y + height, tag: '', label: text.cornersOf(name, text.second) },
    ]);
  }
  return [];
}

/** What a moved point changes. */
export function movedPoint(setup: ColourSetup, { id, x, y }: { id: string; x: number; y: number }): Partial<ColourSetup> {
  const [kind, number, corner] = id.split(':');
  const n = Number(number);
  const to = [x, y] as const;
  switch (kind) {
    case 'own': return { places: setup.places.map((each, at) => (at === n ? { ...each, own: to } : each)) };
    case 'other': return { places: setup.places.map((each, at) => (at === n ? { ...each, other: to } : each)) };
    case 'swatch': return { placed: setup.placed.map((each, at) => (at === n ? { ...each, at: to } : each)) };
    case 'corner': return { corners: setup.corners.map((value, at) => (at === 2 * n ? x : at === 2 * n + 1 ? y : value)) };
    case 'region': return { rectangles: setup.rectangles.map((each, at) => (at === n ? { ...each, region: dragged(each.region, corner === '0' ? 0 : 1, Math.round(x), Math.round(y)) } : each)) };
    default: return {};
  }
}

/** A rectangle with one corner elsewhere; at least a pixel each way, so that corners never change places. */
function dragged(region: Region, corner: 0 | 1, x: number, y: number): Region {
  const [right, bottom] = [region.x + region.width, region.y + region.height];
  if (corner === 1) return { ...region, width: Math.max(1, x - region.x), height: Math.max(1, y - region.y) };
  const [left, top] = [Math.min(x, right - 1), Math.min(y, bottom - 1)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What was measured as numbered places, and regions that are only chosen yet. */
export function placesLayer(setup: ColourSetup, result: ColourResult | null): Layer | null {
  const marks: readonly Mark[] = result ? measured(result) : isPicture(setup) && setup.parts === 'rectangles' ? setup.rectangles.map((each, n) => chosen(each, n)) : [];
  return marks.length > 0 ? { id: 'colour-regions', kind: 'marks', label: words.colouring.table, marks } : null;
}

const chosen = ({ name, region }: NamedRegion, n: number): Mark => ({ id: `region-${n + 2}`, tag: String(n + 1), region, label: name, tone: 'plain' });

function measured({ report, setup }: ColourResult): readonly Mark[] {
  const mark = (id: string, name: string, region: Region, delta: number | undefined, passed: boolean): Mark => {
    const tone: Severity = delta === undefined ? 'cannot-measure' : passed ? 'pass' : 'failure';
    const tag = delta === undefined ? '–' : decimal(delta, 1);
    return { id, tag, region, tone, label: `${name}: ΔE ${tag}` };
  };
  // The whole and the ground are no places.
  const regions = (report.comparison?.regions ?? []).flatMap((each, n) => (n > 1 && each.region ? [mark(`region-${n}`, each.name, each.region, each.ofMeans, each.passed)] : []));
  // Colours that were placed by hand have their points.
  const patches = setup.kind === 'swatches' || setup.kind === 'places' ? [] : report.patches.flatMap((each, n) => (each.region ? [mark(`patch-${n}`, each.name, each.region, each.deltaE, each.passed)] : []));
  return [...regions, ...patches];
}

/** Where a new chart's corners begin: the inner half of what is in view, so that all four can be seen and taken. */
export function firstCorners({ x, y, width, height }: Region): readonly number[] {
  const [left, right, top, bottom] = [x + width / 4, x + (width * 3) / 4, y + height / 4, y + (height * 3) / 4];
  return [left, top, right, top, right, bottom, left, bottom];
}

/** A new region: the middle half of what is in view, in whole pixels. */
export function firstRegion({ x, y, width, height }: Region, taken: number): NamedRegion {
  const whole = (value: number): number => Math.round(value);
  return { name: words.colouring.regionName(taken + 1), region: { x: whole(x + width / 4), y: whole(y + height / 4), width: Math.max(1, whole(width / 2)), height: Math.max(1, whole(height / 2)) } };
}
