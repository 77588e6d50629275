/** The picture, and comparing pictures. */
import { decimal, list, number } from '../format.js';

export const viewer = {
  role: 'picture viewer', loading: 'Loading the picture…', sharpening: 'Sharpening', blank: 'This browser has no memory for a canvas of this size: what you see may be blank. Make the window smaller or close other tabs.',
  failed: (why: string) => `The sharp picture could not be made: ${why}`,
  noGround: (why: string) => `The background cannot be marked: ${why}`,
  reference: (name: string, version: number) => `Reference: ${name}, version ${version}`,
} as const;

export const compare = {
  name: 'Compare', title: 'Compare with another version', ways: 'Ways to compare', how: 'How', with: 'Compare with', versions: 'Versions of this proof', pinned: 'Pinned reference',
  modes: { side: 'Side by side', wipe: 'Wipe', onion: 'Onion skin', blink: 'Blink', ghost: 'Ghost', difference: 'Difference', 'delta-e': 'Delta-E heat map' },
  does: {
    side: 'Both pictures, moved together', wipe: 'One picture up to a line, the other beyond it', onion: 'Both pictures, one shining through the other', blink: 'One picture after the other in the same place',
    ghost: 'What is unchanged fades to grey', difference: 'Black where equal, brighter where not', 'delta-e': 'How far colours differ, on a fixed scale',
  },
  version: (count: number, kind: string) => `v${count} ${kind}`,
  unaligned: 'Not aligned: sizes differ', sizes: (own: string, other: string) => `${own} and ${other} pixels. Each is scaled to its own extent.`, needsEqual: 'Needs pictures that lie on each other', unlike: (likeness: number) => `No shift, turn and scale lays them on each other: likeness ${decimal(likeness, 2)}, 0.8 is needed.`,
  byContent: 'Align by content', byContentText: (other: string) => `Looks for the shift, turn and scale that lay ${other} on this version. It is resampled for that; side by side keeps its own pixels.`, nothingBetween: 'Aligned: nothing lies between them', lookingFor: 'Looking how they lie…',
  right: (px: string) => `${px} px right`, left: (px: string) => `${px} px left`, down: (px: string) => `${px} px down`, up: (px: string) => `${px} px up`, larger: (share: string) => `${share} % larger`, smaller: (share: string) => `${share} % smaller`,
  clockwise: (angle: string) => `turned ${angle}° clockwise`, counter: (angle: string) => `turned ${angle}° counter-clockwise`, laid: (parts: readonly string[], likeness: string) => `Aligned: ${parts.length > 0 ? list(parts) : 'as they are'}; likeness ${likeness}`,
  size: (width: number, height: number) => `${number(width)} × ${number(height)}`,
  loading: 'Loading…', stop: 'Stop comparing',
  divider: (left: string, right: string) => `Divider between ${left} and ${right}`, share: (percent: number, name: string) => `${percent} % ${name}`,
  angle: 'Angle of the divider', degrees: (angle: number) => `${number(angle)}°`, upright: 'Upright', turn: 'Turn the divider',
  opacity: (name: string) => `How much of ${name} shows`, heat: 'How strongly the map covers the picture', strength: 'Strength',
  speed: 'Changes a second', perSecond: (speed: number) => `${decimal(speed, speed % 1 === 0 ? 0 : 1)} / s`, play: 'Blink by itself', pause: 'Stop blinking', flip: (name: string) => `Show ${name}`,
  byHand: 'Your system asks for less motion: change by hand',
  tolerance: 'From Delta-E', value: (deltaE: number) => decimal(deltaE, 1),
  ghostLegend: 'Unchanged parts fade to grey; what differs keeps its colour', differenceLegend: 'Black is equal; the brighter, the more different',
  gain: 'Amplified', times: (gain: number) => `× ${number(gain)}`,
  together: 'Moving together', alone: 'Moving alone', align: 'Line up', apart: (x: number, y: number) => `${number(x)}, ${number(y)} px apart`,
  pin: 'Pin this version as the reference', pinFor: 'As the reference for', pinProof: 'this proof', pinCategory: (category: string) => `category ${category}`, pinAll: 'every proof', unpin: 'Unpin the reference',
  decides: 'You decide on', state: (mode: string, own: string, other: string) => `${mode}: ${own} and ${other}`,
} as const;
