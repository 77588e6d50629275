import { expect, it } from 'vitest';
import type { Finding, Severity } from '../../../pkg/proofroom.js';
import { findingStops, inView, uncertainStops } from './spots.js';
import { fit, lookAt } from './viewport.js';

const image = { width: 2000, height: 2000 };
const finding = (severity: Severity, kind: string, [x, y, width, height]: readonly [number, number, number, number], over?: readonly [number, number]): Finding => ({
  check: 'delta-e', kind, severity, about: '', region: { x, y, width, height }, message: kind,
  measured: over && { value: over[0], unit: 'delta-e' }, limit: over && { value: over[1], unit: 'delta-e' },
}) as Finding;
const ids = (findings: readonly Finding[]) => findingStops(findings, image, ({ message }) => message).map(({ text }) => text);

it('walks the worst first: by severity, then by how far over the limit', () => {
  expect(ids([
    finding('warning', 'w', [0, 0, 10, 10], [9, 3]), finding('failure', 'near', [100, 0, 10, 10], [4, 3]), finding('failure', 'far', [200, 0, 10, 10], [12, 3]),
    finding('failure', 'plain', [300, 0, 10, 10]), finding('cannot-measure', 'c', [400, 0, 10, 10]),
  ])).toEqual(['far', 'near', 'plain', 'w', 'c']);
});

it('leaves out what is right, what has no place, and what is the whole picture', () => {
  const { region: _, ...nowhere } = finding('failure', 'nowhere', [0, 0, 1, 1]);
  expect(ids([finding('pass', 'p', [0, 0, 9, 9]), finding('note', 'n', [0, 0, 9, 9]), nowhere as Finding, finding('failure', 'all', [0, 0, 2000, 1001])])).toEqual([]);
});

it('makes one stop of places that overlap, and keeps the words of both', () => {
  const [stop, ...rest] = findingStops([finding('warning', 'b', [90, 90, 40, 40]), finding('failure', 'a', [100, 100, 20, 20]), finding('warning', 'c', [500, 500, 9, 9])], image, ({ message }) => message);
  expect(stop).toMatchObject({ id: 'a@100,100', text: 'a b', region: { x: 90, y: 90, width: 40, height: 40 } });
  expect(rest.map(({ id }) => id)).toEqual(['c@500,500']);
});

it('names stops by words that the log takes', () => {
  const [stop] = findingStops([finding('failure', 'a-kind-with-a-very-long-name-indeed-much-too-long', [12345, 12345, 9, 9])], { width: 20000, height: 20000 }, () => '');
  expect(new TextEncoder().encode(stop?.id).length).toBeLessThanOrEqual(48);
});

it('shows where the path is least certain', () => {
  const segment = (d: string, confidence: number) => ({ d, confidence, movedPx: 0, doubt: null });
  const stops = uncertainStops([segment('M10 20C11.5 21 30 40 50 60', 0.4), segment('M900 900L910 905', 0.2), segment('M0 0L1 1', 0.9)], (confidence) => String(confidence));
  expect(stops.map(({ text }) => text)).toEqual(['0.2', '0.4']);
  expect(stops[1]?.region).toEqual({ x: -2, y: 8, width: 64, height: 64 });
});

it.each([[{ x: 1000, y: 1000, width: 40, height: 40 }, true], [{ x: 20, y: 20, width: 40, height: 40 }, false], [{ x: 0, y: 0, width: 2000, height: 2000 }, true]])('tells whether %o is in view', (region, seen) => {
  const view = lookAt(fit(image, { width: 800, height: 600 }, 1), { x: 1000, y: 1000, width: 40, height: 40 });
  expect(view.scale).toBe(2);
  expect(inView(view, region)).toBe(seen);
});
