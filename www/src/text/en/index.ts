/** The page's English, a file for each part of the page: fixed words, and sentences as functions of what they name. */
import { board, channels } from './board.js';
import { intake } from './intake.js';
import { share } from './share.js';
import { activity, shell, shortcuts, sync } from './shell.js';
import { kind, role, severity, status, verdict } from './terms.js';
import { verify } from './verify.js';

export const en = {
  product: 'Proofroom',
  status, verdict, kind, severity, role,
  close: 'Close', cancel: 'Cancel', copy: 'Copy', copied: 'Copied', notCopied: 'Not copied', retry: 'Try again', skip: 'Skip to content',
  shell, sync, board, channels, activity, intake, share, verify, shortcuts,
} as const;
