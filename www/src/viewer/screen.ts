/** How many device pixels an element covers, told whenever that changes. */
import type { Size } from './viewport.js';

/** Calls `tell` with the size and the device pixel ratio until the returned function is called. */
export function watchScreen(element: Element, tell: (size: Size, ratio: number) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const ratio = devicePixelRatio;
    const size = sizeOf(entry, ratio);
    if (size.width > 0 && size.height > 0) tell(size, ratio);
  });
  try {
    observer.observe(element, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(element); // Safari has no such box; the rounded CSS size is what it paints
  }
  return () => observer.disconnect();
}

/** As the browser lays it out; by computation where it says nothing that fits the ratio. */
function sizeOf(entry: ResizeObserverEntry, ratio: number): Size {
  const width = Math.round(entry.contentRect.width * ratio);
  const height = Math.round(entry.contentRect.height * ratio);
  const device = entry.devicePixelContentBoxSize?.[0];
  const fits = device && Math.abs(device.inlineSize - width) <= 1 && Math.abs(device.blockSize - height) <= 1;
  return fits ? { width: device.inlineSize, height: device.blockSize } : { width, height };
}
