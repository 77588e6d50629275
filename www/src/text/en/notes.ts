/** Notes: drawing, writing, threads, and what becomes of them. */
import { counted, number } from '../format.js';

export const notes = {
  title: 'Notes', filter: 'Which notes',
  filters: { open: 'Open', mine: 'Mine', version: 'This version', all: 'All' },
  none: { open: 'No open notes.', mine: 'You have written no notes here.', version: 'No notes on this version.', all: 'No notes yet.' },
  number: (place: number) => `Note ${number(place)}`, go: (place: number) => `Show note ${number(place)} on the picture`,
  you: 'You', unread: 'New', unreadCount: (count: number) => `${number(count)} new`, from: (version: number) => `from v${number(version)}`,
  otherSize: (version: number) => `v${number(version)} had another size: the place is not shown here`, whole: 'On the whole picture',
  edited: (times: number) => (times === 1 ? 'edited' : `edited ${number(times)} times`), earlier: 'Earlier wording',
  withdrawnBy: (name: string) => `${name} took this note back.`, withdrawnText: 'What it said', resolved: 'done', resolvedBy: (name: string, at: string) => `Done: ${name}, ${at}`,
  overlaps: (others: string) => `Overlaps with ${others}`, overlapOf: (place: number, name: string) => `note ${number(place)} by ${name}`,
  clashes: (count: number) => `${counted(count, 'open note')} of different people overlap: settle them before the retouching begins.`,
  reply: 'Reply', edit: 'Edit', withdraw: 'Withdraw', resolve: 'Done', reopen: 'Reopen', replies: 'Answers',
  held: 'Not sent yet', heldEdit: 'Edit not sent yet', heldWithdrawal: 'Withdrawal not sent yet', failed: 'Could not be sent', undo: 'Undo', redo: 'Redo', sendNow: 'Send now',
  newNote: 'New note', placeholder: 'What should change?', add: 'Add note', empty: 'Write what should change.', send: 'Send answer', save: 'Save wording', cancel: 'Cancel',
  replyTo: (place: number) => `Answer to note ${number(place)}`, rewrite: (place: number) => `New wording of note ${number(place)}`,
  mark: 'Mark a place', markAnother: 'Change the place', forget: 'Forget the place', markHint: 'Mark a place (M)',
  placedOn: (version: number) => `Marked on version ${number(version)}`, useHere: 'Use the place here', elsewhere: (version: number) => `The place was marked on version ${number(version)}. Use it here, or forget it.`,
  importNotes: 'Import notes (W3C annotations)', annotation: (place: number) => `Annotation ${number(place)}`, imported: (count: number) => (count === 0 ? 'No note was imported.' : `${counted(count, 'note')} imported.`), importedBefore: (count: number) => `${counted(count, 'was', 'were')} here already.`, importedElsewhere: (count: number) => `${counted(count, 'is', 'are')} about other files or replaced versions.`, notImported: (count: number) => `${counted(count, 'annotation')} could not be read.`,
  exportNotes: 'Save notes (W3C annotations)', layer: 'Notes', earlierLayer: 'Notes from other versions',
  markHere: (place: number, name: string, shape: string, text: string) => `Note ${number(place)} by ${name}, ${shape}: ${text}`,
  markFrom: (place: number, version: number, name: string, text: string) => `Note ${number(place)} from version ${number(version)} by ${name}: ${text}`,
  shape: { pin: 'pin', rectangle: 'rectangle', ellipse: 'ellipse', freehand: 'freehand line', arrow: 'arrow' },
  at: (shape: string, place: string) => `${shape}, ${place}`,
} as const;

export const drawing = {
  tools: 'Drawing tools', tool: { pin: 'Pin', rectangle: 'Rectangle', ellipse: 'Ellipse', freehand: 'Freehand', arrow: 'Arrow' },
  hint: {
    pin: 'Tap the place you mean.', rectangle: 'Drag over the place you mean.', ellipse: 'Drag over the place you mean.',
    freehand: 'Draw around or along what you mean.', arrow: 'Drag from the side towards what you mean.',
  },
  keys: {
    pin: 'Arrows move the pin, Enter takes it.', rectangle: 'Arrows move, Shift + arrows size, Enter takes.', ellipse: 'Arrows move, Shift + arrows size, Enter takes.',
    freehand: 'Arrows move the pen, Space sets a point, Enter takes the line.', arrow: 'Arrows move, Shift + arrows move the tip, Enter takes.',
  },
  undo: 'Undo (Ctrl + Z)', redo: 'Redo (Ctrl + Shift + Z)', done: 'Stop drawing',
  handle: { move: 'Move the place', start: 'Move the top left corner', end: 'Move the bottom right corner', from: 'Move the start of the arrow', to: 'Move the tip of the arrow' },
  now: (shape: string, place: string) => `${shape}, ${place}`, points: (count: number) => counted(count, 'point'),
} as const;
