/** What the Colour panel lays over the picture, said to the page when it changes: points, measured places, painted tiles. */
import type { ReactiveControllerHost } from 'lit';
import type { Proof, Version } from '../../../pkg/proofroom.js';
import type { ColourResult, ColourSetup, Paint } from '../state/colour-model.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import type { Layer } from '../viewer/layers.js';
import type { Over } from './colour-events.js';
import { placesLayer, pointsOf } from './colour-points.js';

interface Shown { readonly setup: ColourSetup; readonly result: ColourResult | null; readonly over: Over; readonly opacity: number; readonly proof: Proof; readonly version: Version }
export interface ColourLayers { 'colour-points': Layer | null; 'colour-regions': Layer | null; painted: Layer | null; beside: Layer | null }

export class ColourOverlay {
  #told = '';
  #beside: Hash = '';

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {}

  show({ setup, result, over, opacity, proof, version }: Shown): void {
    const points = (side: 'own' | 'other'): Layer | null => {
      const all = pointsOf(setup, side, result);
      return all.length > 0 ? { id: 'colour-points', kind: 'points', label: words.colouring.kinds[setup.kind], points: all } : null;
    };
    const paint = result && over !== 'none' ? paintOf(result, over, this.beside(result.setup, proof, version), proof) : null;
    const layers: ColourLayers = {
      'colour-points': points('own'), beside: points('other'), 'colour-regions': placesLayer(setup, result?.setup.kind === setup.kind ? result : null),
      painted: paint && { id: 'painted', kind: 'painted', label: over === 'corrected' ? words.colouring.correction : over === 'mask' ? words.colouring.gamutTitle : words.layers.heat, opacity, ...paint },
    };
    const { paint: _, ...named } = layers.painted?.kind === 'painted' ? layers.painted : { paint: null };
    const told = JSON.stringify([layers['colour-points'], layers.beside, layers['colour-regions'], named]);
    if (told !== this.#told) {
      this.#told = told;
      this.#say('colour-layers', layers);
    }
    // Facing places are set with both pictures in sight.
    const beside = setup.kind === 'places' && setup.places.length > 0 ? this.beside(setup, proof, version) : '';
    if (beside !== this.#beside) {
      this.#beside = beside;
      this.#say('colour-beside', beside);
    }
  }

  /** The version that is compared with: the one chosen, or the usual one. */
  beside(setup: ColourSetup, proof: Proof, version: Version): Hash {
    const others = proof.versions.filter((each) => each.info.file !== version.info.file);
    const chosen = others.find(({ info }) => info.file === setup.version) ?? others.findLast(({ info }) => info.kind === 'final' || info.kind === 'retouched') ?? others.at(-1);
    return chosen?.info.file ?? '';
  }

  /** Gives the keyboard to a point, once it is drawn. */
  focus(id: string): void {
    void this.host.updateComplete.then(() => this.#say('colour-focus', id));
  }

  end(): void {
    if (this.#told) this.#say('colour-layers', { 'colour-points': null, beside: null, 'colour-regions': null, painted: null } satisfies ColourLayers);
    if (this.#beside) this.#say('colour-beside', '');
    [this.#told, this.#beside] = ['', ''];
  }

  #say(name: string, detail: unknown): void {
    this.host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function paintOf({ report, reference, setup }: ColourResult, over: Over, other: Hash, proof: Proof): { key: string; paint: Paint } | null {
  const space = setup.space || 'srgb';
  if (over === 'corrected' && report.correction) {
    const { cube, space: of } = report.correction;
    // The text names itself: its length and its ends are as good as a hash for telling two suggestions apart.
    const hash = `${report.correction.rows.flat().join(' ')} ${of}`;
    return { key: `correction ${hash}`, paint: { kind: 'correction', cube, hash, space: of } };
  }
  if (over === 'mask') return { key: `gamut ${reference.hash}`, paint: { kind: 'gamut', target: reference.hash } };
  if (over !== 'heat') return null;
  const capture = setup.capture || proof.versions.find(({ info }) => info.kind === 'capture')?.info.file || '';
  const isLook = setup.kind === 'look';
  const map = report.aligned?.map;
  return {
    key: `heat ${isLook ? capture : other} ${isLook ? reference.hash : ''} ${space} ${setup.compare.formula} ${map?.flat().join(' ') ?? ''}`,
    paint: { kind: 'heat', reference: isLook ? capture : other, look: isLook ? reference.hash : '', space, formula: setup.compare.formula, ...(map && { map }) },
  };
}
