/** Links. */
import type { Role } from '../../../../pkg/proofroom.js';
import { counted, list, number, when } from '../format.js';

export const share = {
  title: 'Share for review', lead: 'One link per person. It opens on the first picture without a login, and what they say comes back to your board.',
  who: 'Who reviews', name: 'Name', nameHint: 'As it should appear next to the decision.', hat: 'Title', hats: ['Client', 'Marketing lead', 'Art director', 'Brand manager', 'Product manager'], may: 'What may they do?',
  what: 'What they see', byKind: 'By kind, later versions too', byKindText: 'New versions of these kinds appear under the same link.', exact: 'Exactly these versions', exactText: 'Later versions stay hidden until you make a new link.',
  link: 'Link', expires: 'Expires after', days: (count: number) => counted(count, 'day'), create: 'Create link', creating: 'Creating',
  needName: 'Write the name of the person.', needKind: 'Choose at least one kind.', needFile: 'Choose at least one version.',
  seen: (versions: number, proofs: number) => `${counted(versions, 'version')} in ${counted(proofs, 'proof')}`,
  sealed: 'Pictures are encrypted in this browser before they are uploaded. The key is only in the link, after the #, and is never sent to the store. The store can see how many files there are, and how large.',
  links: 'Links', none: 'No links yet', noneText: 'Links that you create are listed here, with what each person decided.',
  nothing: 'Nothing to share yet', nothingText: 'Open pictures on the board first.',
  noStore: 'A store is needed for sharing', noStoreText: 'Start “proofroom serve”, or paste the address of your store. Checking works without one.',
  storeAddress: 'Store address', connect: 'Connect', unreachable: (where: string) => `The store at ${where} does not answer`,
  copyLink: 'Copy link', copyInvitation: 'Copy invitation', revoke: 'Revoke', revoked: 'Revoked', expired: 'Expired', address: (name: string) => `Link of ${name}`,
  preparing: 'Preparing',
  uploading: (done: number, total: number) => `Encrypting and uploading ${number(done)} of ${number(total)}`, ready: 'Ready to send', stuck: 'Upload stopped',
  quiet: 'No reply yet', decided: (done: number, total: number) => `Decided ${number(done)} of ${number(total)}`, replied: 'Has replied',
  forwarded: (count: number) => `${number(count)} browsers used this link. It may have been forwarded.`,
  until: (at: number) => `Expires ${when(at)}`, leak: 'If this link leaks', elsewhere: 'Created in another browser. Its address is not kept here.',
  confirm: (name: string) => `Revoke the link of ${name}?`, confirmText: 'It stops working at once. What this person said is kept; what they say later counts as late and is not taken into account.', keep: 'Keep the link',
  showsKinds: (kinds: readonly string[]) => `Sees ${list(kinds)} versions, later ones too`, showsFiles: (count: number) => `Sees exactly ${counted(count, 'version')}`,
  mail: 'Write an e-mail', subject: (review: string) => `${review}: your review`, qr: 'QR code', qrOf: (name: string) => `Link of ${name} as a QR code`, qrText: 'Whoever photographs this has the link. Show it to that person alone.',
  copyDigest: 'Copy what is open',
  digest: {
    heading: (review: string, day: string) => `${review}: open on ${day}`, nothing: (name: string) => `${name} has decided everything.`,
    person: (name: string, open: number, all: number) => `${name} still has ${number(open)} of ${number(all)} to decide:`, item: (proof: string, version: number) => `${proof}, version ${number(version)}`,
    notes: (count: number) => `${counted(count, 'note is', 'notes are')} open:`,
  },
  answersOpen: 'Open answers from a file', answersHint: 'Signed answers that somebody could not send and saved as a file', answersNone: 'This file holds no signed answers', answersRefused: 'Not taken',
  answersTaken: (fresh: number, known: number) => (known > 0 ? `${counted(fresh, 'answer')} taken, ${number(known)} known already.` : `${counted(fresh, 'answer')} taken.`),
  invitation: (name: string, review: string, url: string, until: string, studio: string) =>
    `Hello ${name},\n\n${review} is ready for your review. Please open this link, look at the pictures, and approve or reject each one:\n\n${url}\n\nThe link is personal; please do not forward it. It works until ${until}. No login is needed.\n\n${studio}`,
} as const;

export const role: Record<Role, { name: string; short: string; text: string; leak: string }> = {
  decide: {
    name: 'Can decide', short: 'decides', text: 'Looks, writes notes, approves or rejects.',
    leak: 'Whoever gets this link can see every version it shows, and can write notes and decide in this person’s name until you revoke it. They cannot see other links, change what others said, or touch your files. A second browser on the link is shown here.',
  },
  comment: {
    name: 'Can comment', short: 'comments', text: 'Looks and writes notes, but does not decide.',
    leak: 'Whoever gets this link can see every version it shows and write notes in this person’s name until you revoke it. They cannot decide, see other links, or touch your files.',
  },
  view: {
    name: 'Can look', short: 'looks', text: 'Looks only. Nothing can be sent back.',
    leak: 'Whoever gets this link can see every version it shows until you revoke it. They cannot write anything or see other links.',
  },
};
