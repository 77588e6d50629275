/** What only views beyond the reviewer's say: fetched with them, so that a link opens sooner. */
import { board, channels, filters, selecting, work } from './board.js';
import { checks, colour, crops, outline } from './checks.js';
import { commands } from './commands.js';
import { findings, findingSentence } from './findings.js';
import { intake } from './intake.js';
import { role, share } from './share.js';
import { verify } from './verify.js';

export const studio = { board, work, filters, selecting, channels, intake, share, role, verify, checks, colour, outline, crops, findings, findingSentence, commands } as const;
