import { describe, expect, it } from 'vitest';
import type { NoteShape } from '../../../pkg/proofroom.js';
import { MAX_POINTS, simplified, type Point } from './freehand.js';
import { Pen } from './pen.js';
import { handlesOf, moved, shapeBetween } from './shaping.js';
import { outlineOf } from './shapes.js';
import { TOOLS, type Tool } from './tool.js';
import { fit, imagePoint, toScreen, zoomTo, type ScreenPoint } from './viewport.js';

const image = { width: 400, height: 300 };
const view = zoomTo(fit(image, { width: 200, height: 200 }, 1), 1);
const on = (x: number, y: number): ScreenPoint => toScreen(view, imagePoint(x, y));

function drawn(tool: Tool, ...points: [number, number][]): NoteShape | null {
  const pen = new Pen();
  pen.arm(tool);
  points.forEach(([x, y], n) => (n === 0 ? pen.start(view, on(x, y)) : pen.drag(view, on(x, y))));
  return pen.finish(view);
}

describe('a pointer', () => {
  it.each<[Tool, [number, number][], NoteShape | null]>([
    ['pin', [[150, 120], [152, 121]], { kind: 'pin', x: 152, y: 121 }],
    ['rectangle', [[180, 160], [150, 120]], { kind: 'rectangle', x: 150, y: 120, width: 30, height: 40 }],
    ['ellipse', [[150, 120], [999, 999]], { kind: 'ellipse', x: 150, y: 120, width: 250, height: 180 }],
    ['arrow', [[150, 120], [180, 160]], { kind: 'arrow', from: [150, 120], to: [180, 160] }],
    ['freehand', [[150, 120], [180, 120], [180, 160]], { kind: 'freehand', points: [[150, 120], [180, 120], [180, 160]] }],
    ['rectangle', [[150, 120], [152, 120]], { kind: 'rectangle', x: 134, y: 104, width: 32, height: 32 }],
    ['arrow', [[150, 120]], { kind: 'arrow', from: [126, 96], to: [150, 120] }],
    ['freehand', [[150, 120]], null],
  ])('draws a %s through %o', (tool, points, shape) => expect(drawn(tool, ...points)).toEqual(shape));

  it('draws nothing after a second finger', () => {
    const pen = new Pen();
    pen.start(view, on(10, 10));
    pen.drag(view, on(90, 90));
    pen.clear();
    expect([pen.shape, pen.finish(view)]).toEqual([null, null]);
  });
});

describe('keys', () => {
  const middle = { x: 200, y: 150 };
  it.each(TOOLS)('put a %s in the middle of what is seen', (tool) => {
    const pen = new Pen();
    pen.arm(tool);
    if (tool === 'freehand') {
      pen.point(view);
      expect(pen.take(view)).toBeNull();
      return;
    }
    const shape = pen.take(view);
    if (!shape) throw new Error('no shape');
    const at = handlesOf(shape).find(({ id }) => id === (tool === 'arrow' ? 'to' : 'move'));
    expect(at).toMatchObject(middle);
  });

  it('move and size', () => {
    const pen = new Pen();
    pen.nudge(view, 1, 0, false);
    pen.nudge(view, 1, 0, false);
    pen.nudge(view, 0, 1, true);
    expect(pen.take(view)).toEqual({ kind: 'rectangle', x: 196, y: 134, width: 32, height: 44 });
  });

  it('set the points of a line', () => {
    const pen = new Pen();
    pen.arm('freehand');
    pen.point(view);
    for (const [dx, dy] of [[1, 0], [0, 1]] as const) {
      pen.nudge(view, dx, dy, false);
      pen.point(view);
    }
    expect(pen.take(view)).toEqual({ kind: 'freehand', points: [[200, 150], [212, 150], [212, 162]] });
  });
});

it('keeps a long line to as many points as a note may have, and its ends', () => {
  const spiral = Array.from({ length: 900 }, (_, n): Point => [200 + n / 5 * Math.cos(n / 30), 150 + n / 5 * Math.sin(n / 30)]);
  const shape = simplified(spiral);
  if (shape?.kind !== 'freehand') throw new Error('no line');
  expect(shape.points).toHaveLength(MAX_POINTS);
  expect([shape.points[0], shape.points.at(-1)]).toEqual([spiral[0], spiral.at(-1)]);
  expect(simplified([[1, 1], [1, 1], [5, 5], [9, 9]])).toEqual({ kind: 'freehand', points: [[1, 1], [9, 9]] });
  expect(simplified([[1, 1], [1, 1]])).toBeNull();
});

describe('handles', () => {
  const box: NoteShape = { kind: 'ellipse', x: 10, y: 20, width: 30, height: 40 };
  const arrow: NoteShape = { kind: 'arrow', from: [5, 5], to: [9, 9] };
  it.each<[NoteShape, Parameters<typeof moved>[1], number, number, NoteShape]>([
    [box, 'move', -99, 5, { ...box, x: 0, y: 25 }],
    [box, 'start', 5, 99, { kind: 'ellipse', x: 15, y: 59, width: 25, height: 1 }],
    [box, 'end', 999, -99, { kind: 'ellipse', x: 10, y: 20, width: 390, height: 1 }],
    [arrow, 'from', -1, 0.3, { kind: 'arrow', from: [4, 5.5], to: [9, 9] }],
    [arrow, 'to', -4, -4, arrow],
    [arrow, 'move', 1, 1, { kind: 'arrow', from: [6, 6], to: [10, 10] }],
    [{ kind: 'pin', x: 1, y: 1 }, 'move', 999, -5, { kind: 'pin', x: 400, y: 0 }],
    [{ kind: 'freehand', points: [[1, 2], [5, 6]] }, 'move', -9, 2, { kind: 'freehand', points: [[0, 4], [4, 8]] }],
  ])('%o by %s', (shape, handle, dx, dy, next) => expect(moved(shape, handle, dx, dy, image)).toEqual(next));

  it('are on every shape', () => expect(TOOLS.map((kind) => handlesOf(kind === 'pin' ? { kind, x: 1, y: 1 } : kind === 'freehand' ? { kind, points: [[1, 1], [2, 2]] }
    : shapeBetween(kind, imagePoint(1, 1), imagePoint(9, 9), image)).length)).toEqual([1, 3, 3, 1, 2]));
});

it('keeps two ends of an arrow apart and lies on the screen where the picture does', () => {
  expect(shapeBetween('arrow', imagePoint(7, 7), imagePoint(7, 7), image)).toEqual({ kind: 'arrow', from: [6, 7], to: [7, 7] });
  const { x, y } = on(150, 120);
  expect(outlineOf(view, { kind: 'rectangle', x: 150, y: 120, width: 30, height: 40 })).toBe(`M${x} ${y}h30v40h-30z`);
});
