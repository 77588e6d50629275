/** What lies over a version's picture from measuring it: frames, paths, swatches, the background. No document here. */
import type { CheckState, MarketView, PictureState } from '../state/model.js';
import { decimal } from '../text/format.js';
import { words } from '../text/messages.js';
import type { CropFrame, Layer } from '../viewer/layers.js';

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
