/** Work on the whole path: refining it, making one, and measuring how far it lies from before. */
import type { Editor } from '../path/editor.js';
import { anchorCount, knotsOf, pathOf, sideCount, type Path } from '../path/model.js';
import { refineOptions, type PathOptions } from '../path/options.js';
import type { PathKnots, Version } from '../../../pkg/proofroom.js';
import type { PathActions } from '../state/path-model.js';
import { words } from '../text/messages.js';

export interface WholeHost {
  readonly editor: Editor | null;
  readonly version: Version;
  readonly options: PathOptions;
  say(text: string): void;
  failed(error: unknown): void;
  changed(): void;
}

export class WholePath {
  /** 0 to 1 while something runs. */
  part: number | null = null;
  making = false;
  #controller: AbortController | null = null;

  constructor(private readonly host: WholeHost, private readonly actions: () => Promise<PathActions>) {}

  /** As the core takes it. */
  knots(): PathKnots {
    return knotsOf(this.host.editor?.path ?? { name: '', startsFilled: false, subpaths: [] });
  }

  stop(): void {
    this.#controller?.abort();
  }

  /** Closed outlines go onto the edge; open ones stay as they are. */
  async refine(): Promise<void> {
    const editor = this.host.editor;
    if (!editor || this.part !== null) return;
    const before = editor.path;
    const closed = before.subpaths.filter((each) => each.closed);
    if (closed.length === 0) return this.host.say('openOnly');
    await this.#run(async (actions, work) => {
      const { path, segments } = await actions.refine(this.host.version.info.file, knotsOf({ ...before, subpaths: closed }), refineOptions(this.host.options), work);
      if (editor.path !== before) return;
      const found = [...pathOf(path, segments).subpaths];
      const subpaths = before.subpaths.map((each) => (each.closed ? found.shift() ?? each : each));
      editor.apply({ ...before, subpaths }, null);
      const least = Math.min(1, ...segments.map(({ confidence }) => confidence));
      this.host.say(words.pathing.said.refined(words.pathing.anchors(anchorCount(editor.path)), Math.round(least * 100)));
    });
  }

  async make(): Promise<void> {
    const editor = this.host.editor;
    if (!editor || this.part !== null) return;
    this.making = true;
    await this.#run(async (actions, work) => {
      const made = await actions.make(this.host.version.info.file, refineOptions(this.host.options), work);
      if (made.kind === 'refused') return this.host.failed(new Error(words.pathing.refused[made.reason]));
      editor.apply(pathOf(made.path, made.segments), null);
      this.host.say(words.pathing.said.made(words.pathing.anchors(anchorCount(editor.path))));
    });
    this.making = false;
  }

  async #run(work: (actions: PathActions, options: { signal: AbortSignal; progress: (part: number) => void }) => Promise<void>): Promise<void> {
    const controller = this.#controller = new AbortController();
    this.part = 0;
    this.host.changed();
    try {
      await work(await this.actions(), { signal: controller.signal, progress: (part) => { this.part = part; this.host.changed(); } });
    } catch (error) {
      if (!controller.signal.aborted) this.host.failed(error);
    } finally {
      this.part = null;
      this.host.changed();
    }
  }
}

const hasSide = (path: Path): boolean => path.subpaths.some((each) => sideCount(each) > 0);

/** The largest distance of the path from before, px; null when one of the two has no side, undefined when the answer came too late. */
export async function measure(actions: PathActions, version: string, editor: Editor, wanted: () => boolean): Promise<number | null | undefined> {
  if (!editor.changed) return 0;
  if (!hasSide(editor.path) || !hasSide(editor.original)) return null;
  // One pause of a hand: a drag is not measured at each of its places.
  await new Promise((done) => setTimeout(done, 120));
  if (!wanted()) return undefined;
  const found = await actions.apart(version, knotsOf(editor.path), knotsOf(editor.original)).catch(() => null);
  return wanted() ? found?.maxPx ?? null : undefined;
}
