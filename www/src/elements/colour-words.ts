/** A change of colour in the page's language, as the core says it in English; and what a choice still lacks. */
import type { Change, Lab, Proof } from '../../../pkg/proofroom.js';
import type { ColourSetup } from '../state/colour-model.js';
import type { Hash } from '../state/model.js';
import { decimal, words } from '../text/messages.js';

/** Below this nobody sees a change; the core's own limits. */
const SMALLEST = 0.3;
/** Reference colours below this chroma have no saturation to speak of. */
const NEUTRAL = 8;
/** Hue of warm light, radians. */
const WARM = (70 * Math.PI) / 180;

/** `0.8 warmer, 0.5 less saturated`, the largest first. */
export function changeText(reference: Lab, { l, c, a, b }: Change): string {
  const { say, join, unchanged } = words.colouring;
  const warm = a * Math.cos(WARM) + b * Math.sin(WARM);
  const pink = a * Math.sin(WARM) - b * Math.cos(WARM);
  const parts: (readonly [number, (value: string) => string, (value: string) => string])[] = [[l, say.lighter, say.darker], [warm, say.warmer, say.cooler], [pink, say.pinker, say.greener]];
  if (Math.hypot(reference.a, reference.b) >= NEUTRAL) parts.push([c, say.more, say.less]);
  const said = parts.filter(([value]) => Math.abs(value) >= SMALLEST).sort(([one], [two]) => Math.abs(two) - Math.abs(one))
    .map(([value, more, less]) => (value > 0 ? more : less)(decimal(Math.abs(value), 1)));
  return said.length > 0 ? join(said) : unchanged;
}

export type Lack = keyof typeof words.colouring.lacks;

/** What must be chosen before anything can be measured. */
export function lackOf(setup: ColourSetup, proof: Proof, own: Hash): Lack | null {
  const others = proof.versions.filter(({ info }) => info.file !== own);
  if (setup.parts === 'rectangles' && isPicture(setup) && setup.rectangles.length === 0) return 'rectangles';
  if (setup.parts === 'labels' && isPicture(setup) && !setup.labels) return 'labels';
  switch (setup.kind) {
    case 'version': return others.length === 0 ? 'version' : null;
    case 'look':
      if (!setup.look) return 'look';
      if (!setup.space) return 'space';
      return setup.capture || proof.versions.some(({ info }) => info.kind === 'capture') ? null : 'capture';
    case 'swatches': return !setup.swatches ? 'swatches' : setup.placed.some(({ at }) => at) ? null : 'placed';
    case 'places': return others.length === 0 ? 'version' : setup.places.length === 0 ? 'places' : null;
    case 'checker': return null;
    case 'target': return setup.target ? null : 'target';
  }
}

/** Whether pixels are compared with pixels, so that there are parts to choose. */
export const isPicture = ({ kind }: ColourSetup): boolean => kind === 'version' || kind === 'look';

/** CSS `lab()` is D50 as ours is. */
export const cssLab = ({ l, a, b }: Lab): string => `lab(${l}% ${a} ${b})`;
