/** What keys do in the path editor: each command of `pathing` in `commands.ts`, and undo and redo. */
import type { Editor } from '../path/editor.js';
import { words } from '../text/messages.js';
import { commandOf, type CommandId } from './commands.js';
import './commands-path.js';

export interface Keyed {
  readonly editor: Editor | null;
  say(text: string): void;
  changed(): void;
  flick(): void;
  cutOut(): void;
  snap(): void;
  refine(): void;
  setAnchor(): void;
  /** Moves the pen's cross, or brings it out. */
  movePen(dx: number, dy: number): void;
  save(): void;
  leave(): void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Below this a side is worth a look; as in the legend. */
const DOUBTFUL = 0.5;
/** How far arrows move, px. */
const FAR = 10;
const FINE = 0.1;

/** True while a control other than a button has the focus: its keys are its own. */
const inControl = (e: Event): boolean => {
  const target = e.composedPath()[0];
  return target instanceof HTMLElement && target.matches('input, select, textarea');
};

/** Does what a press means; true when it meant something. */
export function pressed(e: KeyboardEvent, host: Keyed): boolean {
  const editor = host.editor;
  if (!editor) return false;
  if (inControl(e)) {
    if (e.key !== 'Escape') e.stopPropagation(); // nor does the picture move
    else host.leave();
    return e.key === 'Escape';
  }
  const everywhere = commandOf(e, 'everywhere');
  if (everywhere === 'undo' || everywhere === 'redo') return turn(host, editor, everywhere === 'redo' || e.shiftKey);
  // Enter and Space press a button.
  if (e.composedPath()[0] instanceof HTMLButtonElement && (e.key === 'Enter' || e.key === ' ')) return false;
  const command = commandOf(e, 'pathing');
  if (!command || !run(command, e, host, editor)) return false;
  host.changed();
  return true;
}

export function turn(host: Keyed, editor: Editor, forth: boolean): true {
  const { said } = words.pathing;
  if (forth) host.say(editor.redo() ? said.redone : said.nothingToRedo);
  else host.say(editor.undo() ? said.undone : said.nothingToUndo);
  host.changed();
  return true;
}

/** One command; buttons give the same ones. */
export function run(command: CommandId, e: { readonly key: string } | null, host: Keyed, editor: Editor): boolean {
  const { said } = words.pathing;
  const before = editor.path;
  switch (command) {
    case 'nextAnchor': editor.step(1); break;
    case 'previousAnchor': editor.step(-1); break;
    case 'nextOutline': editor.stepSubpath(1); break;
    case 'previousOutline': editor.stepSubpath(-1); break;
    case 'nextDoubt': if (!editor.stepDoubt(DOUBTFUL)) host.say(said.noDoubt); break;
    case 'nextPart': editor.nextPart(); break;
    case 'nudge': return moved(host, editor, e?.key, 1);
    case 'nudgeFar': return moved(host, editor, e?.key, FAR);
    case 'nudgeFine': return moved(host, editor, e?.key, FINE);
    case 'insertAnchor': editor.insert(); if (editor.path !== before) host.say(said.inserted); break;
    case 'deleteAnchor': editor.remove(); if (editor.path !== before) host.say(said.removed); break;
    case 'convertAnchor': editor.convert(); if (editor.path !== before) host.say(editor.selected?.smooth ? said.smooth : said.corner); break;
    case 'splitPath': editor.split(); if (editor.path !== before) host.say(said.split); break;
    case 'joinPath': host.say(editor.join() ? said.joined : said.noEnd); break;
    case 'snapSide': host.snap(); break;
    case 'refinePath': host.refine(); break;
    case 'selectTool': editor.take('select'); break;
    case 'penTool': editor.take('pen'); host.movePen(0, 0); break;
    case 'wireTool': editor.take('wire'); host.movePen(0, 0); break;
    case 'setAnchor': if (editor.tool === 'select') return false; host.setAnchor(); break;
    case 'flickPath': host.flick(); break;
    case 'cutOutPath': if (editor.path.subpaths.length > 0) host.cutOut(); break;
    case 'savePath': host.save(); break;
    case 'leavePath':
      if (editor.drawing !== null) editor.drawing = null;
      else if (editor.tool !== 'select') editor.take('select');
      else host.leave();
      break;
    default: return false;
  }
  return true;
}

function moved(host: Keyed, editor: Editor, key: string | undefined, by: number): boolean {
  const step = key && STEPS[key];
  if (!step) return false;
  const [dx, dy] = [step[0] * by, step[1] * by];
  if (editor.tool !== 'select') host.movePen(dx, dy);
  else if (editor.selection) editor.nudge(dx, dy);
  else return false; // the picture moves
  return true;
}
