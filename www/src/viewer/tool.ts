/** The drawing tools, by the shapes that they draw, in the order in which they are offered. */
import type { NoteShape } from '../../../pkg/proofroom.js';

export type Tool = NoteShape['kind'];
export const TOOLS: readonly Tool[] = ['pin', 'rectangle', 'ellipse', 'freehand', 'arrow'];
