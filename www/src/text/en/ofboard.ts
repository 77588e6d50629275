/** What the board says, and opening files onto it: fetched with the board, not by a link. */
import { board, channels } from './board.js';
import { intake } from './intake.js';

export const ofBoard = { board, channels, intake } as const;
