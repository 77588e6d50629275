/**
 * What the studio's page and the reviewer's page share while somebody looks at one version: what lies over the picture,
 * the selected place, the place of the next note, and the comparison. It listens on the page's element and asks it to render; it holds no data of the review.
 */
import type { ReactiveControllerHost } from 'lit';
import type { Region } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import type { CompareMode } from '../viewer/compare.js';
import type { LayerId } from '../viewer/layers.js';
import type { CommandId } from './commands.js';
import { said, type ProofEvents } from './proof-events.js';
import type { PrViewer } from './pr-viewer.js';

type Host = ReactiveControllerHost & HTMLElement;

export class LookAtProof {
  shown: ReadonlySet<LayerId>;
  selected: string | null = null;
  marking = false;
  draft: Region | null = null;
  other: Hash = '';
  /** How it is compared; the next comparison begins with the same. */
  mode: CompareMode = 'wipe';
  opacity = 0.7;
  crop: ProofEvents['choose-crop'] = null;

  constructor(private readonly host: Host, shown: readonly LayerId[], private readonly viewer: () => PrViewer | null | undefined, private readonly writeNote: () => void) {
    this.shown = new Set(shown);
    const on = <K extends keyof ProofEvents>(name: K, act: (detail: ProofEvents[K]) => void): void =>
      host.addEventListener(name, (event) => { act(said(name, event)); host.requestUpdate(); });
    on('layer-toggle', ({ id, on: wanted }) => this.show(id, wanted));
    on('look', ({ region, id }) => { this.selected = id; this.viewer()?.lookAt(region); });
    on('choose-crop', (crop) => { this.crop = crop; this.show('crop', crop !== null); });
    on('heat-opacity', (opacity) => { this.opacity = opacity; });
    on('mark', () => this.mark());
    on('mark-drop', () => { this.draft = null; });
    on('noted', () => { this.draft = null; this.marking = false; this.show('notes', true); });
    host.addEventListener('mark-region', (event) => this.#marked((event as CustomEvent<Region>).detail));
    host.addEventListener('mark-cancel', () => { this.marking = false; host.requestUpdate(); });
    host.addEventListener('pick', (event) => {
      this.selected = (event as CustomEvent<{ id: string }>).detail.id;
      host.requestUpdate();
    });
  }

  show(id: LayerId, on: boolean): void {
    const next = new Set(this.shown);
    if (on) next.add(id);
    else next.delete(id);
    this.shown = next;
    this.host.requestUpdate();
  }

  mark(): void {
    this.marking = !this.marking;
    this.host.requestUpdate();
  }

  compare(other: Hash): void {
    this.other = other;
    this.host.requestUpdate();
  }

  /** A key of comparing: a mode's own key begins with `usual`, changes the mode, or ends it. */
  command(id: CommandId | undefined, usual: Hash): boolean {
    switch (id) {
      case 'side': case 'wipe': case 'onion': case 'blink': case 'ghost': case 'difference': case 'delta-e':
        this.compareBy(id, this.other && this.mode === id ? '' : this.other || usual);
        return true;
      case 'flip': this.viewer()?.flip(); return true;
      case 'tie': this.viewer()?.tie(); return true;
      case 'align': this.viewer()?.align(); return true;
      default: return false;
    }
  }

  compareBy(mode: CompareMode, other: Hash): void {
    this.mode = mode;
    this.compare(other);
  }

  /** Another version or proof: what belonged to the last one goes. */
  leave(): void {
    this.marking = false;
    this.draft = null;
    this.selected = null;
  }

  #marked(region: Region): void {
    this.draft = region;
    this.marking = false;
    this.host.requestUpdate();
    void this.host.updateComplete.then(this.writeNote);
  }
}
