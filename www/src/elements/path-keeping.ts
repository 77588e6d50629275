/** What is kept of an edited path: a new version, files of one's own. Bad news is told by the actions themselves. */
import { words } from '../text/messages.js';
import type { PathActions, PathExport, Rgb } from '../state/path-model.js';
import type { PathKnots } from '../../../pkg/proofroom.js';
import { alreadyTold } from './already-told.js';
import type { CutExport, Cutting } from './path-cutting.js';

export interface KeepHost {
  readonly version: { readonly info: { readonly file: string } };
  say(text: string): void;
  changed(): void;
  /** A version of that number was made. */
  made(number: number): void;
  /** All is kept: the panel goes. */
  kept(): void;
}

export class Keeping {
  busy = false;
  /** The path's name in the file. */
  name = '';

  constructor(private readonly host: KeepHost, private readonly actions: () => Promise<PathActions>, private readonly knots: () => PathKnots) {}

  version(): void {
    this.#run(async (actions, file) => {
      const made = await actions.saveVersion(file, this.knots(), this.name);
      this.host.made(made);
      return words.pathing.said.saved(made);
    });
  }

  file(as: PathExport): void {
    this.#run(async (actions, file) => words.pathing.said.exported(await actions.exportAs(file, this.knots(), as, this.name)));
  }

  /** The panel stays: more than one is wanted often. */
  cutOut(as: CutExport, cutting: Cutting): void {
    const over: Rgb | null = as === 'alpha' ? null : as === 'white' ? [255, 255, 255] : cutting.over;
    this.#run(async (actions, file) => {
      const blob = (over === null && cutting.blob) || await actions.cutOut(file, this.knots(), over);
      return words.pathing.said.exported(await actions.saveCutOut(file, blob, over));
    }, true);
  }

  #run(work: (actions: PathActions, file: string) => Promise<string>, stays = false): void {
    alreadyTold((async () => {
      this.busy = true;
      this.host.changed();
      try {
        this.host.say(await work(await this.actions(), this.host.version.info.file));
        if (!stays) this.host.kept();
      } finally {
        this.busy = false;
        this.host.changed();
      }
    })());
  }
}
