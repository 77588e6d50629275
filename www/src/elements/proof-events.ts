/** What the panels of the proof page say to it. All bubble and cross shadow roots. */
import type { Region } from '../../../pkg/proofroom.js';
import type { LayerId } from '../viewer/layers.js';
import type { NoteFilter } from './note-view.js';

export interface ProofEvents {
  /** Show or hide something over the picture. */
  'layer-toggle': { id: LayerId; on: boolean };
  /** Show this place, and mark it as the selected one. */
  look: { region: Region; id: string | null };
  /** Draw this crop of this channel; null draws none. */
  'choose-crop': { channel: string; crop: string } | null;
  'heat-opacity': number;
  /** Start marking a place for a note. */
  mark: null;
  /** Which notes are listed and shown on the picture. */
  'note-filter': NoteFilter;
  /** A note was kept. */
  noted: null;
}

export function say<K extends keyof ProofEvents>(from: HTMLElement, name: K, detail: ProofEvents[K]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** The detail of an event that `say` sent. */
export const said = <K extends keyof ProofEvents>(_name: K, event: Event): ProofEvents[K] => (event as CustomEvent<ProofEvents[K]>).detail;
