/**
 * Every key of the page: which keys give a command, and where. The pages ask here what a press means, and the sheet of keys
 * is made from here, so that the two cannot differ. What each command does is said in `words.commands`.
 */
import type { pathCommands } from './commands-path.js';

export type Where = 'everywhere' | 'board' | 'proof' | 'review' | 'compare' | 'looking' | 'picture' | 'loupe' | 'marking' | 'pathing';

export interface Command {
  readonly where: Where;
  /** As `KeyboardEvent.key` names them, letters small. Each gives the command. */
  readonly keys: readonly string[];
  /** Held with the key. */
  readonly with?: 'Shift' | 'Control';
}

const ARROWS = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] as const;

const first = {
  sheet: { where: 'everywhere', keys: ['?'] },
  close: { where: 'everywhere', keys: ['Escape'] },
  undo: { where: 'everywhere', keys: ['z'], with: 'Control' },
  redo: { where: 'everywhere', keys: ['y'], with: 'Control' },

  search: { where: 'board', keys: ['/'] },
  openProof: { where: 'board', keys: ['Enter'] },
  moveOnBoard: { where: 'board', keys: ARROWS },
  selectProof: { where: 'board', keys: [' '] },
  selectRange: { where: 'board', keys: ARROWS, with: 'Shift' },
  selectAll: { where: 'board', keys: ['a'], with: 'Control' },
  selectNone: { where: 'board', keys: ['Escape'] },

  nextProof: { where: 'proof', keys: ['j'] },
  previousProof: { where: 'proof', keys: ['k'] },
  olderVersion: { where: 'proof', keys: ['[', ','] },
  newerVersion: { where: 'proof', keys: [']', '.'] },
  compare: { where: 'proof', keys: ['c'] },
  heat: { where: 'proof', keys: ['h'] },
  editPath: { where: 'proof', keys: ['p'], with: 'Shift' },
  path: { where: 'proof', keys: ['p'] },
  mark: { where: 'proof', keys: ['m'] },

  nextPicture: { where: 'review', keys: ['j'] },
  previousPicture: { where: 'review', keys: ['k'] },
  compareVersions: { where: 'review', keys: ['c'] },
  markPlace: { where: 'review', keys: ['m'] },

  // On both pages of a proof, whether or not something is compared yet.
  side: { where: 'compare', keys: ['s'] },
  wipe: { where: 'compare', keys: ['w'] },
  onion: { where: 'compare', keys: ['o'] },
  blink: { where: 'compare', keys: ['b'] },
  ghost: { where: 'compare', keys: ['g'] },
  difference: { where: 'compare', keys: ['d'] },
  'delta-e': { where: 'compare', keys: ['e'] },
  flip: { where: 'compare', keys: ['x'] },
  tie: { where: 'compare', keys: ['u'] },
  align: { where: 'compare', keys: ['r'] },

  // On both pages of a proof, once what looks closely is there.
  loupe: { where: 'looking', keys: ['l'] },
  loupeZoom: { where: 'looking', keys: ['z'] },
  previousSpot: { where: 'looking', keys: ['n'], with: 'Shift' },
  nextSpot: { where: 'looking', keys: ['n'] },

  zoomIn: { where: 'picture', keys: ['+', '='] },
  zoomOut: { where: 'picture', keys: ['-'] },
  fit: { where: 'picture', keys: ['0'] },
  full: { where: 'picture', keys: ['1'] },
  double: { where: 'picture', keys: ['2'] },
  fourfold: { where: 'picture', keys: ['4'] },
  pan: { where: 'picture', keys: ARROWS },

  moveLoupe: { where: 'loupe', keys: ARROWS },
  moveLoupeFar: { where: 'loupe', keys: ARROWS, with: 'Shift' },
  dropPoint: { where: 'loupe', keys: ['Enter'] },
  putLoupe: { where: 'loupe', keys: ['Escape'] },

  moveFrame: { where: 'marking', keys: ARROWS },
  sizeFrame: { where: 'marking', keys: ARROWS, with: 'Shift' },
  setPoint: { where: 'marking', keys: [' '] },
  takeFrame: { where: 'marking', keys: ['Enter'] },
  dropFrame: { where: 'marking', keys: ['Escape'] },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof first | keyof typeof pathCommands;

/** All of them; those of the path editor once `commands-path.ts` is here. */
export const commands = { ...first } as typeof first & typeof pathCommands;
export const addCommands = (more: Partial<Record<CommandId, Command>>): void => { Object.assign(commands, more); };

/** Where a side of the page hears keys, in the order in which a person meets it. */
export const places: Record<'studio' | 'reviewer', readonly Where[]> = {
  studio: ['everywhere', 'board', 'proof', 'compare', 'looking', 'picture', 'loupe', 'marking', 'pathing'],
  reviewer: ['everywhere', 'review', 'compare', 'looking', 'picture', 'loupe', 'marking'],
};

/** The commands of one place, in the order above. */
export const commandsOf = (where: Where): readonly CommandId[] =>
  (Object.keys(commands) as CommandId[]).filter((id) => commands[id].where === where);

/** True while somebody writes: single keys are then text, not commands. */
export const typing = (event: Event): boolean => {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])') || target.isContentEditable);
};

/** True while a dialog lies over the page: what is under it hears nothing. */
const inDialog = (event: Event): boolean => event.composedPath().some((node) => node instanceof HTMLDialogElement && node.open);

/**
 * Which command of a place a press gives; none with a modifier that it does not name, and none while somebody writes.
 * AltGr is no modifier here: it is how a German keyboard writes brackets, and it counts as Ctrl and Alt on Windows.
 */
export function commandOf(event: KeyboardEvent, where: Where): CommandId | undefined {
  const altGr = event.getModifierState('AltGraph');
  const control = (event.ctrlKey || event.metaKey) && !altGr;
  const elsewhere = (event.altKey && !altGr) || event.defaultPrevented || typing(event);
  if (elsewhere || (where !== 'everywhere' && inDialog(event))) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return commandsOf(where).find((id) => {
    const command: Command = commands[id];
    // A character may need Shift on one keyboard and not on another; a named key does not.
    const held = command.with === 'Shift' ? event.shiftKey : key.length === 1 || !event.shiftKey;
    return held && control === (command.with === 'Control') && command.keys.includes(key);
  });
}
