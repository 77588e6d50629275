/** The path editor's keys, fetched with it and with the sheet of keys: a first view has no use for them. */
import { addCommands, type Command } from './commands.js';

const ARROWS = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] as const;

export const pathCommands = {
  previousAnchor: { where: 'pathing', keys: ['n'], with: 'Shift' },
  nextAnchor: { where: 'pathing', keys: ['n'] },
  nextOutline: { where: 'pathing', keys: ['PageDown'] },
  previousOutline: { where: 'pathing', keys: ['PageUp'] },
  nextDoubt: { where: 'pathing', keys: ['d'] },
  nextPart: { where: 'pathing', keys: ['h'] },
  nudgeFar: { where: 'pathing', keys: ARROWS, with: 'Shift' },
  nudgeFine: { where: 'pathing', keys: ARROWS, with: 'Control' },
  nudge: { where: 'pathing', keys: ARROWS },
  insertAnchor: { where: 'pathing', keys: ['i'] },
  deleteAnchor: { where: 'pathing', keys: ['Delete', 'Backspace'] },
  convertAnchor: { where: 'pathing', keys: ['c'] },
  splitPath: { where: 'pathing', keys: ['x'] },
  joinPath: { where: 'pathing', keys: ['j'] },
  snapSide: { where: 'pathing', keys: ['s'] },
  refinePath: { where: 'pathing', keys: ['r'] },
  selectTool: { where: 'pathing', keys: ['v'] },
  penTool: { where: 'pathing', keys: ['b'] },
  wireTool: { where: 'pathing', keys: ['g'] },
  setAnchor: { where: 'pathing', keys: ['Enter'] },
  flickPath: { where: 'pathing', keys: ['f'] },
  cutOutPath: { where: 'pathing', keys: ['m'] },
  savePath: { where: 'pathing', keys: ['s'], with: 'Control' },
  leavePath: { where: 'pathing', keys: ['Escape'] },
} as const satisfies Record<string, Command>;

addCommands(pathCommands);
