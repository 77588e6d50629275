/**
 * What the studio's page and the reviewer's page share while somebody looks at one version: what lies over the picture,
 * the selected place, whether one is being drawn, and the comparison. It listens on the page's element and asks it to render; it holds no data of the review.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NoteShape } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import type { CompareMode } from '../viewer/compare.js';
import type { Layer, LayerId } from '../viewer/layers.js';
import { TOOLS, type Tool } from '../viewer/tool.js';
import { commandOf, type CommandId } from './commands.js';
import { boundsOf, type NoteFilter } from './note-view.js';
import { said, type ProofEvents } from './proof-events.js';
import type { PrViewer } from './pr-viewer.js';

type Host = ReactiveControllerHost & HTMLElement;

/** What the page does with the next note. */
export interface NotesOfPage {
  /** Keeps what was drawn; told already when it fails. */
  draw(shape: NoteShape): Promise<void>;
  /** Lets the person write what is meant. */
  write(): void;
  undo(): void;
  redo(): void;
}

export class LookAtProof implements ReactiveController {
  shown: ReadonlySet<LayerId>;
  selected: string | null = null;
  marking = false;
  /** The drawing tool that is armed, and was last. */
  tool: Tool = 'rectangle';
  noteFilter: NoteFilter = 'open';
  other: Hash = '';
  /** The two that are compared lie on each other, or are laid so; nothing is compared. */
  lies = true;
  /** How it is compared; the next comparison begins with the same. */
  mode: CompareMode = 'wipe';
  opacity = 0.7;
  crop: ProofEvents['choose-crop'] = null;
  /** What looks closely lays over the picture: sample points, and the spots of the tour. */
  readonly #close = new Map<string, Layer | null>();

  constructor(private readonly host: Host, shown: readonly LayerId[], readonly viewer: () => PrViewer | null | undefined, private readonly notes: NotesOfPage) {
    host.addController(this);
    this.shown = new Set(shown);
    const on = <K extends keyof ProofEvents>(name: K, act: (detail: ProofEvents[K]) => void): void =>
      host.addEventListener(name, (event) => { act(said(name, event)); host.requestUpdate(); });
    on('layer-toggle', ({ id, on: wanted }) => this.show(id, wanted));
    on('look', ({ region, id }) => { this.selected = id; this.viewer()?.lookAt(region); });
    on('choose-crop', (crop) => { this.crop = crop; this.show('crop', crop !== null); });
    on('heat-opacity', (opacity) => { this.opacity = opacity; });
    on('mark', () => this.mark());
    on('note-filter', (filter) => { this.noteFilter = filter; });
    on('noted', () => this.show('notes', true));
    host.addEventListener('adjusted', (event) => void this.notes.draw((event as CustomEvent<NoteShape>).detail));
    host.addEventListener('tool', (event) => { this.tool = (event as CustomEvent<Tool>).detail; host.requestUpdate(); });
    host.addEventListener('drawn', (event) => void this.#drawn((event as CustomEvent<NoteShape>).detail));
    host.addEventListener('sample-layer', (event) => this.#lay('samples', (event as CustomEvent<Layer | null>).detail));
    host.addEventListener('tour-layer', (event) => {
      const { layer, selected } = (event as CustomEvent<{ layer: Layer | null; selected: string | null }>).detail;
      if (selected || layer === null) this.selected = selected;
      this.#lay('spots', layer);
    });
    host.addEventListener('lying', (event) => {
      this.lies = (event as CustomEvent<boolean>).detail;
      host.requestUpdate();
    });
    host.addEventListener('mark-cancel', () => { this.marking = false; host.requestUpdate(); });
    host.addEventListener('pick', (event) => {
      this.selected = (event as CustomEvent<{ id: string }>).detail.id;
      host.requestUpdate();
    });
  }

  get close(): readonly Layer[] {
    return [...this.#close.values()].filter((layer) => layer !== null);
  }

  /** What is new is shown; what was hidden by hand stays so. */
  #lay(id: LayerId, layer: Layer | null): void {
    const fresh = layer !== null && !this.#close.get(id);
    this.#close.set(id, layer);
    this.host.requestUpdate();
    if (fresh) this.show(id, true);
  }

  show(id: LayerId, on: boolean): void {
    const next = new Set(this.shown);
    if (on) next.add(id);
    else next.delete(id);
    this.shown = next;
    this.host.requestUpdate();
  }

  /** The key: starts to mark, or goes on to the next tool. */
  nextTool(): void {
    if (this.marking) this.tool = TOOLS[(TOOLS.indexOf(this.tool) + 1) % TOOLS.length] ?? 'rectangle';
    this.marking = true;
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
    this.selected = null;
  }

  async #drawn(shape: NoteShape): Promise<void> {
    this.marking = false;
    this.host.requestUpdate();
    await this.notes.draw(shape);
    await this.host.updateComplete;
    this.notes.write();
    // On a phone the panel takes half of the picture: what was drawn stays in view.
    if (matchMedia('(max-width: 48rem)').matches) requestAnimationFrame(() => this.viewer()?.lookAt(boundsOf(shape)));
  }

  /** Undo and redo of what is not said yet; in a text they are the text's own. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const command = commandOf(event, 'everywhere');
    if (command !== 'undo' && command !== 'redo') return;
    event.preventDefault();
    if (command === 'redo' || event.shiftKey) this.notes.redo();
    else this.notes.undo();
  };

  hostConnected(): void {
    document.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onKey);
  }
}
