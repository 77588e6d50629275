/**
 * Where the tags of places stand so that none hides another: each at its own place, else a step beside or below it; where
 * there is no room left about it, it is counted on the tag that stands there.
 */
import type { Box } from './viewport.js';

/** How far a tag was moved, CSS px, or the tag that counts it. */
export type TagPlace = { readonly dx: number; readonly dy: number; readonly on?: undefined } | { readonly on: number };

/** Steps tried, in order: along the line first, as numbers are read. Farther away a tag no longer belongs to its place. */
const STEPS: readonly (readonly [number, number])[] = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, 1], [2, 0], [0, 2], [2, 1], [1, 2], [3, 0], [0, 3]];
const GAP = 2;

/** `boxes`: where each tag wants to stand. Those outside the stage are let be. */
export function layTags(boxes: readonly Box[], stage: { readonly width: number; readonly height: number }): readonly TagPlace[] {
  const placed: { box: Box; index: number }[] = [];
  const hit = (box: Box) => placed.find((other) => overlap(box, other.box));
  return boxes.map((box, index) => {
    if (box.x > stage.width || box.y > stage.height || box.x + box.width < 0 || box.y + box.height < 0) return { dx: 0, dy: 0 };
    for (const [right, down] of STEPS) {
      const [dx, dy] = [right * (box.width + GAP), down * (box.height + GAP)];
      const moved = { ...box, x: box.x + dx, y: box.y + dy };
      const inside = moved.x >= 0 && moved.y >= 0 && moved.x + moved.width <= stage.width && moved.y + moved.height <= stage.height;
      if ((inside || (dx === 0 && dy === 0)) && !hit(moved)) {
        placed.push({ box: moved, index });
        return { dx, dy };
      }
    }
    return { on: hit(box)?.index ?? index };
  });
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
