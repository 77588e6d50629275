/** From the core's results to what the page shows: names and shapes change, nothing is measured. */
import type { Finding, MarketData, PathData, SwatchList } from '../../../pkg/proofroom.js';
import type { MarketView, PathView, SwatchView } from '../state/model.js';
import { condense } from './condense.js';

export function pathView({ flatness, anchors, ...path }: PathData): PathView {
  return { ...path, anchors: new Float32Array(anchors), ...(flatness !== undefined && { flatness }) };
}

/** Swatches that were found in the picture; one whose point lies outside speaks through its finding alone. */
export function swatchViews({ swatches }: SwatchList): SwatchView[] {
  return swatches.flatMap(({ name, reference, found, deltaE, region, finding }) => {
    if (!found || deltaE === undefined || !region) return [];
    return [{
      name, x: region.x + region.width / 2, y: region.y + region.height / 2, radius: region.width / 2,
      lab: [reference.l, reference.a, reference.b], found: [found.l, found.a, found.b], deltaE,
      severity: finding.severity, message: finding.message,
    }];
  });
}

/** Each channel's report as the page shows it, and the findings to record. */
export function marketViews({ reports, subject }: MarketData): { views: MarketView[]; findings: Finding[] } {
  const place = subject ? { bounds: subject.bounds, method: subject.method, confidence: subject.confidence } : null;
  const views = reports.map(({ channel, channelName, role, read, verdict, findings, crops }): MarketView => ({
    channel, channelName, role, rulesRead: read, verdict, subject: place,
    findings: findings.map(({ finding, sources, confidence, read: seen }) => {
      const source = sources[0];
      return { ...finding, ...(source && { source: { url: source.url, read: seen, confidence } }) };
    }),
    crops: crops.map(({ id, shape, frame, safeArea, subjectKept, confidence }) => ({
      id, name: id.replaceAll('-', ' '), shape, frame, safe: safeArea, subjectKept: subjectKept ?? 1, confidence,
    })),
  }));
  const findings = reports.flatMap((report) => condense(
    report.channel, report.channelName, report.role, report.findings.map(({ finding }) => finding),
  ));
  return { views, findings };
}
