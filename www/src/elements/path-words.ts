/** What is selected in the path editor, in words. */
import type { Editor } from '../path/editor.js';
import { anchorAt } from '../path/model.js';
import { words } from '../text/messages.js';
import { doubtText } from '../text/quantities.js';
import { commands, type Command, type CommandId } from './commands.js';

/** The first key of a command, as it is called in this language. */
export function keyText(id: CommandId): string {
  const command: Command = commands[id];
  const names: Readonly<Record<string, string>> = words.commands.keys;
  const key = command.keys[0] ?? '';
  return `${command.with ? `${names[command.with] ?? command.with} ` : ''}${names[key] ?? key.toUpperCase()}`;
}

/** What was said by its key, or a sentence as it is. */
export function saidText(text: string): string {
  const said: Readonly<Record<string, unknown>> = words.pathing.said;
  const known = said[text];
  return typeof known === 'string' ? known : text;
}

/** Which anchor or handle, where it is, and how sure the side after it is; the pen's place while it is moved by keys. */
export function selectionText(editor: Editor): string {
  const text = words.pathing;
  if (editor.cursor) return text.penAt(text.at(editor.cursor.x, editor.cursor.y));
  const chosen = editor.selection;
  const anchor = chosen && anchorAt(editor.path, chosen.place);
  if (!chosen || !anchor) return text.nothing;
  const { subpath, anchor: index } = chosen.place;
  const p = chosen.part === 'anchor' ? anchor : anchor[chosen.part];
  const what = text.selected(text.part[chosen.part], index + 1, editor.path.subpaths[subpath]?.anchors.length ?? 0, subpath + 1, editor.path.subpaths.length,
    anchor.smooth ? text.kinds.smooth : text.kinds.corner, text.at(p.x, p.y));
  const { report } = anchor;
  return report ? `${what}; ${text.side(Math.round(report.confidence * 100), report.doubt ? doubtText(report.doubt) : '')}` : what;
}
