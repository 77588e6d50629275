/** Verifying a file. */
import { counted, number } from '../format.js';

export const verify = {
  title: 'Verify a file', lead: 'Drop a picture to see who approved it. Every byte counts: a file that was changed in any way is not the file that was approved.',
  drop: 'Drop pictures here', dropText: 'Or a review log or a dossier, to check against it. Files are read in this browser and sent nowhere.', choose: 'Choose files', chooseLog: 'Add a review log',
  logs: (count: number) => `${counted(count, 'review')} known to this browser`, noLogs: 'This browser knows no review yet. Open a review link here first, or add a review log or a dossier (files that the studio can save).',
  working: (name: string) => `Checking ${name}`,
  verdicts: {
    approved: { title: 'Approved', text: 'This is the exact file that was approved.' },
    known: { title: 'Not approved', text: 'This exact file is part of a review, but no approval stands for it.' },
    'same-pixels': { title: 'Not approved', text: 'The picture is the same as one in a review, but the file is not: other metadata or another encoding. The approval does not cover it.' },
    unknown: { title: 'Not approved', text: 'No review known to this browser contains this file. One changed byte is enough.' },
    failed: { title: 'Could not be checked', text: 'No statement can be made about this file.' },
  },
  dossier: {
    title: 'Take the review out as evidence', lead: 'A dossier is one file: the signed log, a report that prints, and the pictures you choose. Whoever gets it can check every byte of it here or with proofroom verify, without a network and without trusting you.',
    takes: 'Pictures to take along', options: { none: 'None', approved: 'Approved versions', all: 'All versions' }, files: (count: number) => counted(count, 'file'), make: 'Save the dossier', making: 'Putting the dossier together', stop: 'Stop',
    good: 'The dossier is whole', goodText: 'Nothing in it was changed, taken out, added or moved since the studio signed it.', changed: 'The dossier was changed', changedText: 'Do not believe it. What was found:',
    contents: 'In it', counts: (approved: number, proofs: number, events: number, files: number) => `${number(approved)} of ${counted(proofs, 'proof')} approved, ${counted(events, 'signed event')}, ${counted(files, 'file')}`,
    made: 'Made', event: 'event', more: 'Only the first 100 are shown.', otherRelease: (version: string) => `Its report was made by Proofroom ${version}. It was held against its signed hash, not against the log: where they differ, the log is right.`,
  },
  approvedBy: 'Approved by', decided: 'Decided by', at: 'When', received: 'Confirmed by the studio', version: 'Version', hash: 'SHA-256 of this file', studio: 'Studio', key: 'Studio’s key', review: 'Review', history: 'Everything said on this version',
  late: 'late, not counted', unseen: (count: number) => `${counted(count, 'place', 'places')} of the tour not seen, not counted`, replaced: 'replaced later', checked: 'What was checked',
  checkedText: 'This browser computed the SHA-256 of the file, looked it up in the signed logs it knows, and verified every signature in them with the studio’s key. Compare that key with the one the studio gave you: the name beside it is only what the log says. Times are those of the authors’ clocks.',
  checkedNone: 'This browser computed the SHA-256 of the file and looked it up in the signed logs it knows. Nothing was sent anywhere.',
  again: 'Files you drop next are added on top.',
} as const;
