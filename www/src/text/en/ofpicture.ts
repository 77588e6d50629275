/** What is said wherever a picture is looked at: by the reviewer, and on the studio's page of one proof. */
import { bar, talk } from './bar.js';
import { drawing, notes } from './notes.js';
import { layers, proof } from './proof.js';
import { decision, gate, review } from './review.js';
import { compare, viewer } from './viewer.js';

export const ofPicture = { bar, talk, notes, drawing, proof, layers, review, decision, gate, viewer, compare } as const;
