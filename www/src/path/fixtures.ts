/** What the tests of the path model share. */
import { at, corner, type Anchor, type Path } from './model.js';

export const report = { confidence: 0.9, movedPx: 1, doubt: undefined, contrast: 20, softnessPx: 1, halo: undefined };

/** A square of 100 px from 100, 100, clockwise on screen; each side reported. */
export const square = (isClosed = true): Path => ({
  name: 'Path 1', startsFilled: false,
  subpaths: [{ closed: isClosed, operation: 'exclude', anchors: [at(100, 100), at(200, 100), at(200, 200), at(100, 200)].map((p) => ({ ...corner(p), report })) }],
});

export const place = (anchor: number, subpath = 0) => ({ subpath, anchor });
export const anchorsIn = (path: Path, subpath = 0): readonly Anchor[] => path.subpaths[subpath]?.anchors ?? [];
export const points = (path: Path, subpath = 0): number[][] => anchorsIn(path, subpath).map(({ x, y }) => [x, y]);
