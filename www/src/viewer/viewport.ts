/**
 * Where the picture is on the screen: the one place that converts between picture and screen coordinates.
 *
 * Three units meet here. Picture pixels: origin top left, y down, pixel centres at halves. CSS pixels, relative to the
 * viewer's top left corner: what pointers and overlays speak. Device pixels: what the canvas is made of. A scale is
 * always device pixels for one picture pixel, so that 1 is "100 %" whatever the device pixel ratio is.
 *
 * The picture's origin is painted on a whole device pixel, and conversions use that painted place; at a whole scale of
 * n each picture pixel therefore covers exactly n x n device pixels.
 */
import type { Region } from '../../../pkg/proofroom.js';

declare const brand: unique symbol;
/** A point in picture pixels. */
export interface ImagePoint { readonly x: number; readonly y: number; readonly [brand]: 'image' }
/** A point in CSS pixels from the viewer's top left corner. */
export interface ScreenPoint { readonly x: number; readonly y: number; readonly [brand]: 'screen' }

export const imagePoint = (x: number, y: number): ImagePoint => ({ x, y }) as ImagePoint;
export const screenPoint = (x: number, y: number): ScreenPoint => ({ x, y }) as ScreenPoint;

export interface Size { readonly width: number; readonly height: number }
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export interface Viewport {
  /** The picture, in picture pixels. */
  readonly image: Size;
  /** The viewer, in device pixels. */
  readonly screen: Size;
  /** Device pixels for one CSS pixel. */
  readonly ratio: number;
  /** Device pixels for one picture pixel. */
  readonly scale: number;
  /** Where the picture's top left corner wants to be, in device pixels; painted at the nearest whole pixel. */
  readonly x: number;
  readonly y: number;
  /** The whole picture is shown, and stays so when the viewer is resized. */
  readonly fitted: boolean;
}

/** 1600 %: a picture pixel is then large enough to be counted; more shows nothing new. */
export const MAX_SCALE = 16;
/** Scales that stepping stops at and that a wheel or pinch lands on when it passes them. */
const STOPS: readonly number[] = [1 / 16, 1 / 8, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 2, 4, 8, MAX_SCALE];
/** Room around a fitted picture, CSS px: enough that its edge can be told from the viewer's; a phone has none to spare. */
const FIT_MARGIN = 16;
const FIT_MARGIN_PHONE = 4;
const PHONE = 480;
/** How far a picture's edge may be pulled into the viewer, as a share of the viewer: corners can be looked at away from its rim. */
const OVERSCROLL = 0.25;

/** Shows all of `image`, never larger than 100 %. */
export function fit(image: Size, screen: Size, ratio: number): Viewport {
  const scale = fitScale(image, screen, ratio);
  return settle({ image, screen, ratio, scale, x: 0, y: 0, fitted: true });
}

function fitScale(image: Size, screen: Size, ratio: number): number {
  const margin = 2 * ratio * (screen.width / ratio < PHONE ? FIT_MARGIN_PHONE : FIT_MARGIN);
  const width = Math.max(screen.width - margin, 1) / image.width;
  const height = Math.max(screen.height - margin, 1) / image.height;
  return Math.min(width, height, 1);
}

/** The smallest scale allowed: the fitted one. */
export const minScale = (v: Viewport): number => fitScale(v.image, v.screen, v.ratio);

/** The whole device pixels that the picture covers. */
export function placement(v: Viewport): Box {
  return {
    x: Math.round(v.x),
    y: Math.round(v.y),
    width: Math.max(1, Math.round(v.image.width * v.scale)),
    height: Math.max(1, Math.round(v.image.height * v.scale)),
  };
}

export function toScreen(v: Viewport, p: ImagePoint): ScreenPoint {
  const at = placement(v);
  return screenPoint((at.x + p.x * v.scale) / v.ratio, (at.y + p.y * v.scale) / v.ratio);
}

export function toImage(v: Viewport, p: ScreenPoint): ImagePoint {
  const at = placement(v);
  return imagePoint((p.x * v.ratio - at.x) / v.scale, (p.y * v.ratio - at.y) / v.scale);
}

/** A region's box in CSS pixels. */
export function regionOnScreen(v: Viewport, r: Region): Box {
  const from = toScreen(v, imagePoint(r.x, r.y));
  const k = v.scale / v.ratio;
  return { x: from.x, y: from.y, width: r.width * k, height: r.height * k };
}

/** The part of the picture inside the viewer, in picture pixels. */
export function visibleRegion(v: Viewport): Region {
  const a = toImage(v, screenPoint(0, 0));
  const b = toImage(v, screenPoint(v.screen.width / v.ratio, v.screen.height / v.ratio));
  const x = Math.max(0, a.x);
  const y = Math.max(0, a.y);
  return { x, y, width: Math.max(0, Math.min(v.image.width, b.x) - x), height: Math.max(0, Math.min(v.image.height, b.y) - y) };
}

/** Sets the scale; the picture point under `about` stays where it is, as far as the bounds let it. */
export function zoomTo(v: Viewport, scale: number, about: ScreenPoint = centre(v)): Viewport {
  const least = minScale(v);
  const wanted = Math.min(Math.max(scale, least), Math.max(MAX_SCALE, least));
  const p = toImage(v, about);
  return settle({
    ...v,
    scale: wanted,
    x: about.x * v.ratio - p.x * wanted,
    y: about.y * v.ratio - p.y * wanted,
    fitted: wanted === least,
  });
}

/** Multiplies the scale; lands on a stop that lies strictly between, so that exact scales are easy to hit. */
export function zoomBy(v: Viewport, factor: number, about?: ScreenPoint): Viewport {
  const next = v.scale * factor;
  const stops = [1, 2, 4];
  const stop = factor > 1 ? stops.find((s) => v.scale < s && s < next) : stops.findLast((s) => next < s && s < v.scale);
  return zoomTo(v, stop ?? next, about);
}

/** The next stop up or down. */
export function step(v: Viewport, direction: 1 | -1): Viewport {
  const nearly = 1.001; // a scale this close to a stop counts as being on it
  const next = direction > 0
    ? STOPS.find((s) => s > v.scale * nearly)
    : STOPS.findLast((s) => s < v.scale / nearly);
  return zoomTo(v, next ?? (direction > 0 ? MAX_SCALE : minScale(v)));
}

/** Moves the picture by CSS pixels. */
export function pan(v: Viewport, dx: number, dy: number): Viewport {
  return settle({ ...v, x: v.x + dx * v.ratio, y: v.y + dy * v.ratio });
}

/** Shows a region in the middle, with as much around it again, at most at `most`; above 100 % at a whole scale. */
export function lookAt(v: Viewport, r: Region, most = 2): Viewport {
  const fits = Math.min(v.screen.width / Math.max(r.width, 1), v.screen.height / Math.max(r.height, 1)) / 2;
  const free = Math.max(Math.min(fits, most), minScale(v));
  const scale = free > 1 ? Math.floor(free) : free;
  return settle({
    ...v,
    scale,
    x: v.screen.width / 2 - (r.x + r.width / 2) * scale,
    y: v.screen.height / 2 - (r.y + r.height / 2) * scale,
    fitted: scale === minScale(v),
  });
}

/** The same place in a viewer of another size. */
export function resize(v: Viewport, screen: Size, ratio: number): Viewport {
  if (v.fitted) return fit(v.image, screen, ratio);
  const p = toImage(v, centre(v));
  return settle({
    ...v, screen, ratio,
    x: screen.width / 2 - p.x * v.scale,
    y: screen.height / 2 - p.y * v.scale,
  });
}

export const centre = (v: Viewport): ScreenPoint =>
  screenPoint(v.screen.width / 2 / v.ratio, v.screen.height / 2 / v.ratio);

/** `37 %`, `100 %`. */
export const zoomText = (v: Viewport): string => {
  const percent = v.scale * 100;
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)}\u202f%`;
};

function settle(v: Viewport): Viewport {
  return {
    ...v,
    x: bound(v.x, v.image.width * v.scale, v.screen.width),
    y: bound(v.y, v.image.height * v.scale, v.screen.height),
  };
}

/** A picture that fits is centred; a larger one may leave at most the overscroll empty. */
function bound(from: number, extent: number, screen: number): number {
  if (extent <= screen) return (screen - extent) / 2;
  const slack = screen * OVERSCROLL;
  return Math.min(Math.max(from, screen - extent - slack), slack);
}
