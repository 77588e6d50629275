/** From the core's results to what the page shows: names and shapes change, nothing is measured. */
import type { Finding, MarketData, PathData, SwatchList } from '../../../pkg/proofroom.js';
import type { MarketView, PathView, SwatchView } from '../state/model.js';

export function pathView({ flatness, anchors, ...path }: PathData): PathView {
  return { ...path, anchors: new Float32Array(anchors), ...(flatness !== undefined && { flatness }) };
}
