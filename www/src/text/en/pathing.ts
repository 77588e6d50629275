/** Editing a clipping path on the picture. */
import { decimal, number } from '../format.js';

export const pathing = {
  title: 'Path editor', role: 'path editor', open: 'Edit path', leave: 'Close the editor', tools: 'Path tools', field: (anchors: string) => `Path over the picture, ${anchors}`,
  guide: 'Arrows move what is selected by one pixel, Shift by ten, Control by a tenth. N and Shift N go to the next and previous anchor. Question mark lists all keys.',
  anchors: (count: number) => (count === 1 ? '1 anchor' : `${number(count)} anchors`),
  loading: 'Reading the path…', empty: 'There is no path yet. Draw one with the pen, or let one be made.',
  tool: { select: 'Select and move', pen: 'Pen', wire: 'Magnetic pen' },
  toolHint: {
    select: 'Drag anchors, handles and sides; double-click a side for a new anchor.',
    pen: 'Click for corners, drag for curves; click the first anchor to close. By keys: arrows move the pen, Enter sets an anchor.',
    wire: 'Click along the edge: the line between follows it. Click the first anchor to close.',
  },
  snap: 'Snap dragged sides to the edge', undo: 'Undo', redo: 'Redo', remove: 'Delete anchor', insert: 'Insert anchor', convert: 'Corner or smooth', split: 'Split here', join: 'Join or close', snapSide: 'Snap this side to the edge',
  flick: 'Before and after', before: 'Before', after: 'After', confidence: 'Colour by confidence',
  refine: 'Refine whole path', refining: (part: number) => `Refining: ${number(Math.round(part * 100))} %`, stop: 'Stop', make: 'Make a path', making: (part: number) => `Making a path: ${number(Math.round(part * 100))} %`,
  options: 'Options', radius: 'Radius', radiusAuto: 'by the picture’s size', radiusHint: 'How far from the path the edge is sought.', shift: 'Shift edge', shiftHint: 'Above zero spreads the path, below zero chokes it.',
  smooth: 'Smooth', smoothHint: 'How far curves may stray from the edge: less keeps detail, more takes fewer anchors.', tolerance: { fine: 'Fine (0.15 px)', usual: 'Usual (0.3 px)', coarse: 'Coarse (0.6 px)' },
  corner: 'Corner threshold', cornerHint: 'A turn of more degrees than this stays a corner.', px: 'px', degrees: 'degrees', automatic: 'Automatic',
  deviation: (px: number) => `${decimal(px, 2)} px from before`, deviationLabel: 'Largest deviation from the path before', unchanged: 'as before',
  legend: 'Confidence', sure: 'sure', unsure: 'look here', doubtful: 'doubtful', byHand: 'by hand, not measured',
  at: (x: number, y: number) => `${decimal(x, 1)}, ${decimal(y, 1)}`,
  part: { anchor: 'Anchor', incoming: 'Arriving handle', outgoing: 'Leaving handle' },
  kinds: { corner: 'corner', smooth: 'smooth' },
  selected: (part: string, index: number, count: number, outline: number, outlines: number, kind: string, place: string) =>
    `${part} ${number(index)} of ${number(count)}${outlines > 1 ? `, outline ${number(outline)} of ${number(outlines)}` : ''}, ${kind}, at ${place}`,
  side: (percent: number, doubt: string) => `the side after it: ${number(percent)} % sure${doubt ? `, ${doubt}` : ''}`,
  nothing: 'Nothing selected', penAt: (place: string) => `Pen at ${place}`,
  said: {
    undone: 'Undone', redone: 'Redone', removed: 'Deleted', inserted: 'Anchor inserted', smooth: 'Now smooth', corner: 'Now a corner', split: 'Split', joined: 'Joined', closed: 'Outline closed', noEnd: 'Select the end of an open outline first',
    snapped: 'Side laid on the edge', noSide: 'Select an anchor with a side after it', before: 'The path before', after: 'The path as edited', cut: 'The cut-out is shown', uncut: 'The picture is shown', noDoubt: 'No side is doubtful', nothingToUndo: 'Nothing to undo', nothingToRedo: 'Nothing to redo',
    refined: (anchors: string, least: number) => `Refined: ${anchors}, the least sure side ${number(least)} %`, made: (anchors: string) => `Made a path of ${anchors}`, openOnly: 'Close an outline first: only closed ones are refined',
    saved: (count: number) => `Saved as version ${number(count)}`, exported: (name: string) => `Exported ${name}`, point: 'Anchor set',
  },
  refused: {
    'empty-path': 'The path covers no pixel of the picture.', 'busy-background': 'No path was made: the picture’s rim shows no plain backdrop. Draw the path with the pen.',
    'nothing-found': 'No path was made: nothing differs from the backdrop.', 'low-contrast': 'No path was made: too little of the outline stands out from the backdrop. Draw it with the magnetic pen.',
  },
  save: 'Save or export', saveTitle: 'Keep the path', name: 'Name of the path in the file', saveVersion: 'Save as a new version', savedFrom: (version: number) => `A copy of version ${number(version)} with this path; pixels stay as they are, nothing is overwritten.`,
  noPlace: (format: string) => `${format} has no place for a path: export it instead.`, openPath: 'Readers fill an open outline as if it were closed.',
  cut: {
    title: 'Look at the cut-out', hide: 'Hide these controls', backdrop: 'Backdrop', on: { chequer: 'Chequer', white: 'White', black: 'Black', colour: 'A colour' }, colour: 'Colour', line: 'Show the path', making: 'Cutting out',
    hint: 'As it will be exported. It follows the path when that is edited.', exports: 'Export the cut-out', as: { alpha: 'With alpha (PNG)', white: 'On exact white (PNG)', black: 'On black (PNG)', colour: 'On this colour (PNG)' },
  },
  exports: 'Export', exportAs: { embed: 'File with the path in it', svg: 'SVG', mask: 'Mask (PNG)', 'cut-out': 'Cut-out with alpha (PNG)' },
} as const;
