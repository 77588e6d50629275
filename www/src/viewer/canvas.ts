/**
 * Canvases that are what they say: the colour space that the browser really gives, and pixels that are really there. A
 * browser that has no memory for a canvas may give a blank one instead of an error, so a pixel is read back.
 */
import type { Size } from './viewport.js';

export type CanvasSpace = 'srgb' | 'display-p3';
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Display P3 where the screen says that it shows it and the browser gives such a canvas, else sRGB: on an sRGB screen a
 * P3 canvas shows nothing more and is rounded twice.
 */
export function canvasSpace(): CanvasSpace {
  if (typeof matchMedia !== 'function' || !matchMedia('(color-gamut: p3)').matches) return 'srgb';
  const pen = document.createElement('canvas').getContext('2d', { colorSpace: 'display-p3' });
  return pen?.getContextAttributes?.().colorSpace === 'display-p3' ? 'display-p3' : 'srgb';
}

export function penOf(canvas: HTMLCanvasElement | OffscreenCanvas, space: CanvasSpace, willReadFrequently = false): Pen {
  const pen = canvas.getContext('2d', { colorSpace: space, willReadFrequently }) as Pen | null;
  if (!pen) throw new Error('this browser gives no 2D canvas');
  return pen;
}

/** Sizes a canvas; false when the browser gave one that does not hold what is drawn on it. */
export function sized(canvas: HTMLCanvasElement, pen: Pen, { width, height }: Size): boolean {
  if (canvas.width === width && canvas.height === height) return true;
  const grew = width * height > canvas.width * canvas.height;
  canvas.width = width;
  canvas.height = height;
  return !grew || holds(pen, width, height);
}

/** Draws one pixel in the far corner and reads it back. */
export function holds(pen: Pen, width: number, height: number): boolean {
  pen.fillStyle = '#ff0000';
  pen.fillRect(width - 1, height - 1, 1, 1);
  const [red, , , alpha] = pen.getImageData(width - 1, height - 1, 1, 1).data;
  pen.clearRect(width - 1, height - 1, 1, 1);
  return alpha === 255 && red !== 0;
}
