/** Keys that the viewer understands while it has the focus. */

export type ZoomCommand = 'in' | 'out' | 'fit' | number;

type Command =
  | { kind: 'zoom'; zoom: ZoomCommand }
  | { kind: 'pan'; dx: number; dy: number }
  | { kind: 'accept' }
  | { kind: 'point' }
  | { kind: 'cancel' };

/** How far an arrow key moves the picture, CSS px. */
export const KEY_PAN = 60;

const commands: Readonly<Record<string, Command>> = {
  '+': { kind: 'zoom', zoom: 'in' },
  '=': { kind: 'zoom', zoom: 'in' },
  '-': { kind: 'zoom', zoom: 'out' },
  '0': { kind: 'zoom', zoom: 'fit' },
  '1': { kind: 'zoom', zoom: 1 },
  '2': { kind: 'zoom', zoom: 2 },
  '4': { kind: 'zoom', zoom: 4 },
  ArrowLeft: { kind: 'pan', dx: -1, dy: 0 },
  ArrowRight: { kind: 'pan', dx: 1, dy: 0 },
  ArrowUp: { kind: 'pan', dx: 0, dy: -1 },
  ArrowDown: { kind: 'pan', dx: 0, dy: 1 },
  Enter: { kind: 'accept' },
  ' ': { kind: 'point' },
  Escape: { kind: 'cancel' },
};

export const keyCommand = (key: string): Command | undefined => (Object.hasOwn(commands, key) ? commands[key] : undefined);
