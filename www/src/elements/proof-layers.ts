/** What lies over a version's picture, from what is known of it. No document here. */
import type { Finding, NoteShape, Region, Severity } from '../../../pkg/proofroom.js';
import { findingText, findingTitle, words } from '../text/messages.js';
import type { Layer, Mark } from '../viewer/layers.js';
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
