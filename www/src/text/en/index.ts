/**
 * The page's English, a file for each part of the page: fixed words, and sentences as functions of what they name.
 * This is what every view may say, and the reviewer's among them; what only the board says is in
 * `ofboard.ts`, what only the other views say in `studio.ts`.
 */
import { errors, unknownError } from './errors.js';
import { measures } from './measures.js';
import { layers, proof } from './proof.js';
import { decision, gate, review } from './review.js';
import { activity, moments, news, shell, sync } from './shell.js';
import { kind, severity, status, verdict } from './terms.js';
import { compare, viewer } from './viewer.js';

export const en = {
  product: 'Proofroom',
  status, verdict, kind, severity,
  close: 'Close', cancel: 'Cancel', copy: 'Copy', copied: 'Copied', notCopied: 'Not copied', retry: 'Try again', skip: 'Skip to content',
  shell, sync, news, moments, activity, errors, unknownError, measures, proof, layers, review, decision, gate, viewer, compare,
} as const;
