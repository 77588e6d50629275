/**
 * The page's English, a file for each part of the page: fixed words, and sentences as functions of what they name.
 * This is what every view may say. What only some say is fetched with them (`language.ts`): `ofboard.ts`, `ofpicture.ts`,
 * `bulk.ts`, and `studio.ts` for the others.
 */
import { errors, unknownError } from './errors.js';
import { measures } from './measures.js';
import { activity, moments, news, shell, sync } from './shell.js';
import { kind, severity, status, verdict } from './terms.js';
import { thumb } from './thumb.js';

export const en = {
  product: 'Proofroom',
  status, verdict, kind, severity,
  close: 'Close', cancel: 'Cancel', copy: 'Copy', copied: 'Copied', notCopied: 'Not copied', retry: 'Try again', skip: 'Skip to content',
  shell, sync, news, moments, activity, errors, unknownError, measures, thumb,
} as const;
