/** What the board says, and opening files onto it: fetched with the board, not by a link. */
import { board, channels, filters, selecting, work } from './board.js';
import { intake } from './intake.js';

export const ofBoard = { board, work, filters, selecting, channels, intake } as const;
