/** What the views say that are neither the board nor the reviewer's: fetched with them, or once the first view stands. */
import { checks, colour, crops, outline } from './checks.js';
import { commands } from './commands.js';
import { findings, findingSentence } from './findings.js';
import { role, share } from './share.js';
import { storeSetup } from './store.js';
import { verify } from './verify.js';

export const ofStudio = { share, role, storeSetup, verify, checks, colour, outline, crops, findings, findingSentence, commands } as const;
