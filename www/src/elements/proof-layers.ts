/** What lies over a version's picture, from what is known of it. No document here. */
import type { Finding, NoteShape, Region, Severity } from '../../../pkg/proofroom.js';
import type { CheckState, MarketView, PictureState } from '../state/model.js';
import { findingText, findingTitle, words } from '../text/messages.js';
import { decimal } from '../text/format.js';
import type { CropFrame, Layer, Mark } from '../viewer/layers.js';
import { boundsOf, type Thread } from './note-view.js';

const WORST_FIRST: readonly Severity[] = ['failure', 'warning', 'cannot-measure', 'note', 'pass'];

export interface NumberedFinding { readonly id: string; readonly number: number | null; readonly finding: Finding }

/** Worst first; those with a place in the picture that are not a pass are numbered in that order. */
export function numberFindings(findings: readonly Finding[]): readonly NumberedFinding[] {
  const sorted = findings
    .map((finding, order) => ({ finding, order }))
    .sort((a, b) => WORST_FIRST.indexOf(a.finding.severity) - WORST_FIRST.indexOf(b.finding.severity) || a.order - b.order);
  let number = 0;
  return sorted.map(({ finding, order }) => ({
    id: `finding-${order}-${finding.kind}`,
    number: finding.region && finding.severity !== 'pass' ? ++number : null,
    finding,
  }));
}

export function findingLayer(findings: readonly NumberedFinding[]): Layer | null {
  const marks = findings.flatMap(({ id, number, finding }): Mark[] =>
    number !== null && finding.region
      ? [{ id, tag: String(number), region: finding.region, tone: finding.severity, label: words.layers.finding(number, findingTitle(finding.kind), findingText(finding).text) }]
      : []);
  return marks.length > 0 ? { id: 'findings', kind: 'marks', label: words.layers.findings, marks } : null;
}

/** Where a shape's number stands: a line's and an arrow's at its beginning. */
function tagAt(shape: NoteShape): Region {
  const begins = shape.kind === 'arrow' ? shape.from : shape.kind === 'freehand' ? shape.points[0] : undefined;
  return begins ? { x: begins[0], y: begins[1], width: 0, height: 0 } : boundsOf(shape);
}

/** The places of these threads on the version that is looked at, and those of other versions of the same size. */
export function noteLayers(threads: readonly Thread[]): readonly Layer[] {
  const marks = (shown: Thread['shown']) => threads.flatMap(({ note, number, version, shown: where }): Mark[] => {
    if (where !== shown || !note.shape || note.withdrawnAt !== undefined) return [];
    const { shape, author, text } = note;
    const here = shown === 'here';
    return [{
      id: note.id, shape, region: tagAt(shape), tone: 'plain', earlier: !here, done: note.resolved !== undefined,
      tag: here ? String(number) : `${number} · v${version}`,
      label: here ? words.notes.markHere(number, author.name, words.notes.shape[shape.kind], text) : words.notes.markFrom(number, version, author.name, text),
    }];
  });
  const [here, earlier] = [marks('here'), marks('earlier')];
  return [
    ...(here.length > 0 ? [{ id: 'notes', kind: 'marks', label: words.notes.layer, marks: here } as const] : []),
    ...(earlier.length > 0 ? [{ id: 'earlier-notes', kind: 'marks', label: words.notes.earlierLayer, marks: earlier } as const] : []),
  ];
}

/** The frames of all channels, equal ones as one. */
function framesOf(market: readonly MarketView[]): readonly CropFrame[] {
  const frames = market.flatMap(({ channelName, crops }, tone) => crops.map(({ name, frame, shape, safe }) => ({ name: `${channelName}: ${name}`, frame, shape, ...(safe && { safe }), tone })));
  const alike = Map.groupBy(frames, ({ frame, shape }) => `${shape} ${Object.values(frame).map(Math.round).join()}`);
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [{ ...first, also: others.map(({ name }) => name) }] : []));
}

export interface CheckLayerChoice {
  readonly opacity: number;
  readonly crop: { channel: string; crop: string } | null;
}

export function checkLayers(picture: PictureState | undefined, check: CheckState | undefined, choice: CheckLayerChoice): readonly Layer[] {
  const layers: Layer[] = [];
  if (check?.deltaE) layers.push({ id: 'heat', kind: 'heat', label: words.layers.heat, reference: check.deltaE.reference, opacity: choice.opacity });
  layers.push({ id: 'ground', kind: 'ground', label: words.layers.ground });
  const frames = framesOf(check?.market ?? []);
  if (frames.length > 0) layers.push({ id: 'crops', kind: 'crops', label: words.layers.crops, frames });
  const channel = check?.market?.find((each) => each.channel === choice.crop?.channel);
  const crop = channel?.crops.find((each) => each.id === choice.crop?.crop);
  if (channel && crop) layers.push({ id: 'crop', kind: 'crop', label: words.layers.crop(channel.channelName, crop.name), frame: crop.frame, shape: crop.shape, name: crop.name });
  const path = check?.refine?.before ?? picture?.paths.find((each) => each.isClippingPath) ?? picture?.paths[0];
  if (path) layers.push({ id: 'path', kind: 'path', label: path.name ? words.layers.namedPath(path.name) : words.layers.path, d: path.d, anchors: path.anchors, tone: 'before' });
  const refine = check?.refine;
  if (refine) {
    layers.push({ id: 'refined', kind: 'path', label: words.layers.refined, d: refine.after.d, anchors: refine.after.anchors, tone: 'after' });
    layers.push({ id: 'moved', kind: 'segments', by: 'moved', label: words.layers.moved, segments: refine.segments });
    layers.push({ id: 'confidence', kind: 'segments', by: 'confidence', label: words.layers.confidence, segments: refine.segments });
  }
  const swatches = check?.swatches ?? [];
  if (swatches.length > 0) {
    layers.push({
      id: 'swatches', kind: 'marks', label: words.layers.swatches,
      marks: swatches.map((swatch) => ({
        id: `swatch-${swatch.name}`, tag: decimal(swatch.deltaE, 1), tone: swatch.severity,
        region: { x: swatch.x - swatch.radius, y: swatch.y - swatch.radius, width: 2 * swatch.radius, height: 2 * swatch.radius },
        label: `${swatch.name}: ${swatch.message}`,
      })),
    });
  }
  return layers;
}
