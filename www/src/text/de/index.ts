/** Das Deutsch der Seite: dieselben Schlüssel wie das Englische, in der Sprache eines Retuschestudios. */
import type { Words } from '../words.js';
import { bar, talk } from './bar.js';
import { board, channels, filters, selecting, work } from './board.js';
import { bulk } from './bulk.js';
import { checks, colour, crops, outline } from './checks.js';
import { commands } from './commands.js';
import { errors, unknownError } from './errors.js';
import { findings, findingSentence } from './findings.js';
import { intake } from './intake.js';
import { looking } from './looking.js';
import { measures } from './measures.js';
import { drawing, notes } from './notes.js';
import { pathing } from './pathing.js';
import { layers, proof } from './proof.js';
import { decision, gate, review } from './review.js';
import { role, share } from './share.js';
import { activity, moments, news, shell, sync } from './shell.js';
import { storeSetup } from './store.js';
import { kind, severity, status, verdict } from './terms.js';
import { thumb } from './thumb.js';
import { verify } from './verify.js';
import { compare, viewer } from './viewer.js';

export const de = {
  product: 'Proofroom',
  status, verdict, kind, severity, role,
  close: 'Schließen', cancel: 'Abbrechen', copy: 'Kopieren', copied: 'Kopiert', notCopied: 'Nicht kopiert', retry: 'Erneut versuchen', skip: 'Zum Inhalt springen',
  bar, talk,
  shell, sync, news, moments, board, channels, activity, intake, notes, drawing, share, storeSetup, verify, commands, errors, unknownError, findings, findingSentence, measures,
  viewer, compare, looking, pathing,
  work, filters, selecting, bulk, thumb,
  proof, layers, checks, colour, outline, crops, review, decision, gate,
} as const satisfies Words;
