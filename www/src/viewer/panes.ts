/**
 * The panes of the viewer: one picture, or two side by side with their views tied to each other.
 *
 * Pictures that were laid on each other are tied through that: the same content lies in both middles, equally large.
 * Others keep two things when tied: the zoom of one relative to the other, and how far their middles lie apart. Positions are
 * shares of each picture's own extent, so that pictures of other sizes are moved over each other as wholes; for equal
 * sizes that is the same picture pixel.
 */
import { at, scaleOf, type Affine } from './alignment.js';
import { centre, fit, imagePoint, resize, screenPoint, toImage, zoomTo, pan, toScreen, type Box, type ImagePoint, type ScreenPoint, type Size, type Viewport } from './viewport.js';

export type Side = 'own' | 'other';

/** How two views are tied: the other's scale for one of our own (by extent), and its middle minus ours, as shares. */
export interface Tie { readonly zoom: number; readonly dx: number; readonly dy: number }

export const LEVEL_TIE: Tie = { zoom: 1, dx: 0, dy: 0 };

/** A gap between the panes, device pixels a CSS pixel. */
const GAP = 2;

/** Where the panes lie in a stage, device pixels: beside each other, or on an upright stage above each other. */
export function paneBoxes(screen: Size, ratio: number, two: boolean): readonly [Box] | readonly [Box, Box] {
  if (!two) return [{ x: 0, y: 0, ...screen }];
  const gap = Math.round(GAP * ratio);
  if (screen.width >= screen.height) {
    const width = Math.max(1, Math.floor((screen.width - gap) / 2));
    return [{ x: 0, y: 0, width, height: screen.height }, { x: width + gap, y: 0, width: screen.width - gap - width, height: screen.height }];
  }
  const height = Math.max(1, Math.floor((screen.height - gap) / 2));
  return [{ x: 0, y: 0, width: screen.width, height }, { x: 0, y: height + gap, width: screen.width, height: screen.height - gap - height }];
}

/** Scale of a picture by its extent: two pictures with the same one look equally large. */
const extentScale = (v: Viewport): number => v.scale * Math.max(v.image.width, v.image.height);

const middleShare = (v: Viewport): { x: number; y: number } => {
  const p = toImage(v, centre(v));
  return { x: p.x / v.image.width, y: p.y / v.image.height };
};

/** How the views stand to each other now. */
export function tieOf(own: Viewport, other: Viewport): Tie {
  const [a, b] = [middleShare(own), middleShare(other)];
  return { zoom: extentScale(other) / extentScale(own), dx: b.x - a.x, dy: b.y - a.y };
}

const reversed = ({ zoom, dx, dy }: Tie): Tie => ({ zoom: 1 / zoom, dx: -dx, dy: -dy });

/** The view of a pane that follows another one; `from` tells which of the two leads. */
export function follow(leader: Viewport, follower: Viewport, tie: Tie, from: Side): Viewport {
  const { zoom, dx, dy } = from === 'own' ? tie : reversed(tie);
  const level = zoom === 1 && dx === 0 && dy === 0;
  if (level && leader.fitted) return fit(follower.image, follower.screen, follower.ratio);
  const at = middleShare(leader);
  const scale = (extentScale(leader) * zoom) / Math.max(follower.image.width, follower.image.height);
  // Equal sizes in equal panes take the leader's place as it is: not even a rounding apart.
  if (level && same(leader.image, follower.image) && same(leader.screen, follower.screen)) return { ...follower, scale: leader.scale, x: leader.x, y: leader.y, fitted: leader.fitted };
  return middleAt(follower, scale, imagePoint((at.x + dx) * follower.image.width, (at.y + dy) * follower.image.height));
}

/**
 * The view of the other picture that shows what ours shows, by where its content lies. The bounds of the viewer do not hold:
 * a smaller crop stands where its content is, not in the middle.
 */
export function followLaid(own: Viewport, other: Viewport, map: Affine): Viewport {
  const scale = own.scale / scaleOf(map);
  const middle = at(map, toImage(own, centre(own)));
  return { ...other, scale, x: other.screen.width / 2 - middle.x * scale, y: other.screen.height / 2 - middle.y * scale, fitted: false };
}

/** The picture point in the middle, at a scale; the bounds of the viewer hold. */
export function middleAt(v: Viewport, scale: number, p: ImagePoint): Viewport {
  const zoomed = zoomTo(v, scale);
  const at = toScreen(zoomed, p);
  const to = centre(zoomed);
  return pan(zoomed, to.x - at.x, to.y - at.y);
}

export const same = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

/** A view for a picture in a pane: the same place when the picture has the same size, else all of it. */
export function viewFor(before: Viewport | null, image: Size, screen: Size, ratio: number): Viewport {
  if (before && same(before.image, image)) return same(before.screen, screen) && before.ratio === ratio ? before : resize(before, screen, ratio);
  return fit({ width: image.width, height: image.height }, screen, ratio);
}

/** A box of device pixels in CSS pixels. */
export const cssBox = (box: Box, ratio: number): Box => ({ x: box.x / ratio, y: box.y / ratio, width: box.width / ratio, height: box.height / ratio });

export const contains = (box: Box, p: { x: number; y: number }): boolean =>
  p.x >= box.x && p.y >= box.y && p.x < box.x + box.width && p.y < box.y + box.height;

/** A point of the stage as a point of a pane in it; both in CSS pixels. */
export const inPane = (box: Box, ratio: number, p: ScreenPoint): ScreenPoint => screenPoint(p.x - box.x / ratio, p.y - box.y / ratio);

/** The pixel of another picture that shows the same: by where its content lies, else the same one, or the one at the same share. */
export function scaledPixel({ x, y }: { x: number; y: number }, from: Size, to: Size, map?: Affine): { x: number; y: number } {
  if (!map && same(from, to)) return { x, y };
  const found = map ? at(map, { x: x + 0.5, y: y + 0.5 }) : { x: ((x + 0.5) * to.width) / from.width, y: ((y + 0.5) * to.height) / from.height };
  const within = (value: number, length: number): number => Math.min(Math.max(Math.floor(value), 0), length - 1);
  return { x: within(found.x, to.width), y: within(found.y, to.height) };
}
