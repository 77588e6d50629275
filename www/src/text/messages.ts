/**
 * Codes to sentences: errors (what happened, what to do) and findings (a short title).
 * The core's own message names place, value and limit; these lines stand beside it and say what a person can do.
 */
import type { Problem } from '../state/model.js';

export { words } from './words.js';
export * from './format.js';

interface ErrorText { title: string; remedy: string }

/** Every code of the core (`Error::CODES`) and of the page. */
const errors: Record<string, ErrorText> = {
  'unknown-format': { title: 'This file is not a picture that can be read', remedy: 'Use JPEG, PNG, WebP or TIFF.' },
  unsupported: { title: 'This kind of file is not supported', remedy: 'Save it again as a flat 8 or 16 bit RGB picture.' },
  damaged: { title: 'This file is damaged', remedy: 'Copy or export it again from its source; the other files are not affected.' },
  forged: { title: 'A signature or a seal does not fit', remedy: 'Nothing was taken over. Ask the studio for a fresh link or log.' },
  'invalid-argument': { title: 'A setting is out of its range', remedy: 'Change the value named below.' },
  'size-mismatch': { title: 'The two versions differ in size', remedy: 'Choose a reference version with the same width and height.' },
  'too-large': { title: 'This is larger than the limit', remedy: 'Open a smaller export of the picture.' },
  internal: { title: 'Something went wrong inside Proofroom', remedy: 'Your review is safe. Try again; if it stays, report the message below.' },
  'engine-crashed': { title: 'A check stopped unexpectedly', remedy: 'It was restarted and nothing was lost. Run the check again.' },
  'engine-failed': { title: 'The measuring engine did not start', remedy: 'Reload the page. The browser must allow WebAssembly.' },
  cancelled: { title: 'Cancelled', remedy: 'Nothing was changed.' },
  offline: { title: 'You are offline', remedy: 'What you decide is kept here and sent when the connection is back.' },
  'storage-full': { title: 'This browser has no room left', remedy: 'Free some disk space, then try again. Nothing saved before was lost.' },
  'storage-unavailable': { title: 'This browser keeps no files here', remedy: 'Private windows and blocked site data prevent storage. Use a normal window.' },
  'file-missing': { title: 'This picture is no longer in this browser', remedy: 'Open the file again; its hash puts it back in its place.' },
  'file-unreadable': { title: 'The browser could not read this file', remedy: 'It may have moved or changed while it was read. Open it again.' },
  'companion-alone': { title: 'This file belongs to a picture that is not here', remedy: 'Open it together with its picture, with the same name before the extension.' },
  'intake-refused': { title: 'Some rows of this table were not understood', remedy: 'Correct them and drop the table again; the other rows were taken.' },
  'sample-missing': { title: 'The sample pictures could not be loaded', remedy: 'Open your own pictures, or check the connection and try again.' },
  'nothing-to-save': { title: 'There is nothing to save yet', remedy: 'Open pictures first.' },
  'engine-unavailable': { title: 'The measuring engine did not start', remedy: 'Reload the page. The browser must allow WebAssembly.' },
  'link-incomplete': { title: 'The link is incomplete', remedy: 'Copy the whole address from the invitation and paste it below.' },
  'link-expired': { title: 'This link has expired', remedy: 'Ask the studio for a new one. What you sent before is kept.' },
  'link-revoked': { title: 'This link was closed by the studio', remedy: 'Ask the studio for a new one.' },
  'link-missing': { title: 'There is no review behind this link', remedy: 'It may have been removed. Ask the studio for a new one.' },
  'store-unreachable': { title: 'The store cannot be reached', remedy: 'Check the connection. Everything is kept here until then.' },
  'store-refused': { title: 'The store refused the request', remedy: 'Its address or keys may have changed. Connect it again.' },
  'store-none': { title: 'No store is connected', remedy: 'Start “proofroom serve”, or connect a bucket, to share links.' },
  'slots-full': { title: 'This link has no free reply slots', remedy: 'Ask the studio to open their board, which makes room again.' },
  'link-needs-renewal': { title: 'The studio must renew this link', remedy: 'Your answer is kept here and sent by itself once the link is renewed.' },
  'store-answer': { title: 'The store is in trouble', remedy: 'Nothing is lost. It is tried again by itself.' },
  'store-full': { title: 'The store has no room left', remedy: 'Free space in the store; it is tried again by itself.' },
  'picture-not-there': { title: 'This picture is not here yet', remedy: 'It is fetched by itself when it arrives. If not, the studio must open the file again.' },
  'no-review': { title: 'There is no review yet', remedy: 'Open some pictures first.' },
  'browser-too-old': { title: 'This browser cannot sign', remedy: 'Update it, or use another browser.' },
  superseded: { title: 'A newer version took the place of this one', remedy: 'Open the newest version to decide.' },
  'not-allowed': { title: 'This link does not allow that', remedy: 'Ask the studio for a link that lets you decide.' },
  'bad-pattern': { title: 'The file name pattern does not work', remedy: 'Use named groups: sku, view, version, kind.' },
};

/** What an error means and what to do about it. */
export function explain(problem: Problem): ErrorText & { detail: string } {
  const known = errors[problem.code] ?? { title: 'That did not work', remedy: 'Try again.' };
  return { ...known, detail: problem.message };
}

/** True when the code has its own sentence. */
export const knowsError = (code: string): boolean => code in errors;

/** Short titles of finding kinds; a kind of a newer engine is shown in its own words. */
const findings: Record<string, string> = {
  // Colour.
  'delta-e-over-tolerance': 'Colour differs from the reference',
  'delta-e-within-tolerance': 'Colour matches the reference',
  'delta-e-local-differences': 'Colour differs in places',
  'delta-e-not-aligned': 'Versions do not lie on each other',
  'no-reference': 'No version to compare with',
  'swatch-over-tolerance': 'Brand colour is off',
  'swatch-within-tolerance': 'Brand colour matches',
  'swatch-not-found': 'Brand colour cannot be sampled',
  // Clipping path.
  'path-off-edge': 'Clipping path leaves the edge',
  'path-on-edge': 'Clipping path follows the edge',
  'path-not-measurable': 'Clipping path cannot be measured',
  'path-unreadable': 'Clipping path cannot be read',
  'path-block-odd': 'Clipping path is stored oddly',
  'path-low-contrast': 'Edge has little contrast',
  'path-soft-edge': 'Edge is soft',
  'path-two-edges': 'Two edges are possible',
  'path-too-small': 'Part too small to refine',
  'path-strap-kept': 'Thin part kept as drawn',
  'path-band-limit': 'Edge is further away than was searched',
  'no-path': 'No clipping path',
  // Channels and crops.
  'within-limit': 'Within the rule',
  'rules-passed': 'Rules passed',
  'non-white-background': 'Background is not pure white',
  'background-residue': 'Backdrop left in the background',
  'shadow-touches-frame': 'Shadow touches the frame',
  'border-line': 'Line along the border',
  'fill-below-minimum': 'Product fills too little',
  'fill-above-maximum': 'Product fills too much',
  'subject-too-close-to-frame': 'Product is too close to the frame',
  'subject-cut-by-frame': 'Product is cut by the frame',
  'crop-cuts-subject': 'A crop cuts the product',
  'too-small': 'Picture is too small',
  'too-large': 'Picture is too large',
  'size-not-recommended': 'Size is not the recommended one',
  'file-too-large': 'File is too large',
  'file-too-small': 'File is too small',
  'wrong-ratio': 'Wrong aspect ratio',
  'wrong-format': 'Wrong file format',
  'wrong-extension': 'Extension does not fit the format',
  'wrong-color-model': 'Wrong colour model',
  'wrong-profile': 'Wrong colour profile',
  'wrong-bit-depth': 'Wrong bit depth',
  'wrong-orientation': 'Wrong orientation for the channel',
  'resolution-differs': 'Resolution differs',
  'jpeg-quality-low': 'JPEG quality is low',
  animated: 'Picture is animated',
  'human-check': 'A person must look',
  'cannot-measure': 'Could not be measured',
  // The file itself.
  untagged: 'No colour profile',
  'bad-profile': 'Colour profile is damaged',
  'unsupported-profile': 'Colour profile is not supported',
  'profile-mismatch': 'Colour profile does not fit the picture',
  'png-gamma-not-followed': 'PNG gamma is not followed',
  'png-cicp-not-followed': 'PNG colour code is not followed',
  'several-frames': 'Only the first frame is used',
};

/** `Background is not pure white` for `background-not-white`; an unknown kind becomes its own words. */
export function findingTitle(kind: string): string {
  const known = findings[kind];
  if (known) return known;
  const text = kind.replaceAll('-', ' ').replace(/\bdelta e\b/, 'Delta-E');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
