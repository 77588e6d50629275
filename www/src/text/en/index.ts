/** The page's English, a file for each part of the page: fixed words, and sentences as functions of what they name. */
import { board, channels } from './board.js';
import { checks, colour, crops, outline } from './checks.js';
import { commands } from './commands.js';
import { errors, unknownError } from './errors.js';
import { findings, findingSentence } from './findings.js';
import { intake } from './intake.js';
import { measures } from './measures.js';
import { layers, proof } from './proof.js';
import { decision, gate, review } from './review.js';
import { share } from './share.js';
import { activity, moments, news, shell, sync } from './shell.js';
import { kind, role, severity, status, verdict } from './terms.js';
import { verify } from './verify.js';
import { compare, viewer } from './viewer.js';

export const en = {
  product: 'Proofroom',
  status, verdict, kind, severity, role,
  close: 'Close', cancel: 'Cancel', copy: 'Copy', copied: 'Copied', notCopied: 'Not copied', retry: 'Try again', skip: 'Skip to content',
  shell, sync, news, moments, board, channels, activity, intake, share, verify, commands, errors, unknownError, findings, findingSentence, measures,
  viewer, compare,
  proof, layers, checks, colour, outline, crops, review, decision, gate,
} as const;
