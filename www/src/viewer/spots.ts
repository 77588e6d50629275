/**
 * The stops of a guided tour: the worst places of the findings first, then places where the path is not certain, then those
 * that somebody placed by hand. Places that overlap are one stop. Also: whether a stop is in view, closely enough.
 */
import type { Finding, Region, Severity, Spot } from '../../../pkg/proofroom.js';
import type { MovedSegment } from './layers.js';
import { centre, imagePoint, toImage, toScreen, type Size, type Viewport } from './viewport.js';

const WORST_FIRST: readonly Severity[] = ['failure', 'warning', 'cannot-measure'];
/** A place of more than half the picture is no place: it is the whole, which is seen anyway. */
const WHOLE = 0.5;
/** Two places are one from this share of the smaller on. */
const SHARED = 0.25;
/** Segments whose confidence is below this are worth a look; the overlay draws the same ones in red. */
export const UNCERTAIN = 0.5;
/** A path of hundreds of anchors may have dozens of uncertain segments: the least certain are shown. */
const UNCERTAIN_MOST = 8;
/** Room around a short segment, px: its ends alone would be a line. */
const ROOM = 12;
/** The core takes no longer words, bytes. */
const ID_BYTES = 48;

/** How far over its limit a finding is, as a share of the limit; 0 where it has no numbers. */
function excess({ measured, limit }: Finding): number {
  if (!measured || !limit || limit.value === 0) return 0;
  return Math.abs(measured.value - limit.value) / Math.abs(limit.value);
}

const area = ({ width, height }: Region): number => width * height;

function sharedArea(a: Region, b: Region): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function around(a: Region, b: Region): Region {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Each stop takes in those after it that overlap it: the worst one's word stays. */
function merged(stops: readonly Spot[]): readonly Spot[] {
  const kept: Spot[] = [];
  for (const stop of stops) {
    const at = kept.findIndex((each) => sharedArea(each.region, stop.region) >= SHARED * Math.min(area(each.region), area(stop.region)));
    const into = kept[at];
    if (!into) kept.push(stop);
    else kept[at] = { ...into, region: around(into.region, stop.region), text: into.text.includes(stop.text) ? into.text : `${into.text} ${stop.text}` };
  }
  return kept;
}

/** Where findings lie, the worst first: by severity, then by how far over the limit. `say` is what a stop shows. */
export function findingStops(findings: readonly Finding[], image: Size, say: (finding: Finding) => string): readonly Spot[] {
  const placed = findings.flatMap((finding) => (finding.region && WORST_FIRST.includes(finding.severity) && area(finding.region) < WHOLE * area({ x: 0, y: 0, ...image }) ? [{ finding, region: finding.region }] : []));
  placed.sort((a, b) => WORST_FIRST.indexOf(a.finding.severity) - WORST_FIRST.indexOf(b.finding.severity) || excess(b.finding) - excess(a.finding));
  return merged(placed.map(({ finding, region }) => ({
    id: `${finding.kind.slice(0, 28)}@${Math.round(region.x)},${Math.round(region.y)}`.slice(0, ID_BYTES), what: 'finding', text: say(finding), region,
  })));
}

/** Where the refined path is least certain. */
export function uncertainStops(segments: readonly MovedSegment[], say: (confidence: number) => string): readonly Spot[] {
  const worst = segments.filter(({ confidence }) => confidence < UNCERTAIN).sort((a, b) => a.confidence - b.confidence).slice(0, UNCERTAIN_MOST);
  return merged(worst.flatMap(({ d, confidence }): Spot[] => {
    const region = boundsOf(d);
    return region ? [{ id: `path@${Math.round(region.x)},${Math.round(region.y)}`, what: 'finding', text: say(confidence), region }] : [];
  }));
}

/** The box around the points of a path's absolute `M`, `L` and `C` commands, which is what the core writes. */
function boundsOf(d: string): Region | null {
  const numbers = (d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
  const [xs, ys] = [numbers.filter((_, n) => n % 2 === 0), numbers.filter((_, n) => n % 2 === 1)];
  if (xs.length === 0 || ys.length === 0) return null;
  const [x, y] = [Math.min(...xs) - ROOM, Math.min(...ys) - ROOM];
  return { x, y, width: Math.max(...xs) + ROOM - x, height: Math.max(...ys) + ROOM - y };
}

/** Part of a spot, or of the viewer where the spot is larger, that must be visible. */
const VISIBLE = 0.5;

/** Whether enough of a place is visible, whatever the scale. */
export function inView(view: Viewport, region: Region): boolean {
  const from = toScreen(view, imagePoint(region.x, region.y));
  const to = toScreen(view, imagePoint(region.x + region.width, region.y + region.height));
  const place = { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  const stage = { x: 0, y: 0, width: view.screen.width / view.ratio, height: view.screen.height / view.ratio };
  const least = VISIBLE * Math.min(Math.max(area(place), 1), area(stage));
  return sharedArea(place, stage) >= least;
}

/** A quarter of the screen: then 200 % fits with as much around it again. */
const PART = 4;

/** The middle of a place, small enough to be shown at 200 %. */
export function heart({ x, y, width, height }: Region, view: Viewport): Region {
  const [w, h] = [Math.min(width, view.screen.width / PART), Math.min(height, view.screen.height / PART)];
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h };
}

/** The place in the middle of what is looked at, in whole picture pixels. */
export function middlePlace(view: Viewport): Region {
  const at = toImage(view, centre(view));
  const [width, height] = [Math.ceil(view.screen.width / view.scale / PART), Math.ceil(view.screen.height / view.scale / PART)];
  return { x: Math.max(0, Math.round(at.x - width / 2)), y: Math.max(0, Math.round(at.y - height / 2)), width, height };
}
