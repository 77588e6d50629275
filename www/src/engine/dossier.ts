/** The worker's side of the dossier: lay it out, put it together, hold one against itself. Called by worker.ts alone. */
import { EngineError, type Calls } from './protocol.js';

type Core = Pick<typeof import('../../../pkg/proofroom.js'), 'checkDossier' | 'DossierMaker' | 'finishDossier'>;

type Dossiers = 'draftDossier' | 'finishDossier' | 'checkDossier';
type DossierHandlers = { [K in Dossiers]: (input: Calls[K]['input'], progress: (part: number) => boolean) => Promise<Calls[K]['output']> };

/** Largest dossier that is checked here: it is held in memory twice, bytes. */
const LARGEST = 1 << 30;

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

export const dossierHandlers = ({ checkDossier, DossierMaker, finishDossier }: Core): DossierHandlers => ({
  async draftDossier({ log, thumbs, files, approved, at }, progress) {
    const maker = new DossierMaker(log);
    try {
      for (const { file, blob } of thumbs) maker.addThumb(file, blob.type, await bytesOf(blob));
      // One at a time: a picture is held while it is summed, and then let go.
      for (const [n, { hash, name, blob }] of files.entries()) {
        progress(n / files.length);
        maker.addFile(hash, name, await bytesOf(blob));
      }
      const { page, log: lines, ...rest } = maker.draft(approved, at);
      return { ...rest, parts: [new Blob([page]), new Blob([lines]), ...thumbs.map(({ blob }) => blob), ...files.map(({ blob }) => blob)] };
    } finally {
      maker.free();
    }
  },

  async finishDossier({ manifest, signature, entries, parts }) {
    const frame = finishDossier(manifest, signature, { entries: [...entries] });
    try {
      const contents = [...parts, new Blob([frame.sealed()])];
      // Blobs are put together by reference: the files themselves stay where the browser keeps them.
      return new Blob([...contents.flatMap((content, n) => [frame.head(n) as Uint8Array<ArrayBuffer>, content]), frame.tail() as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
    } finally {
      frame.free();
    }
  },

  async checkDossier({ blob }) {
    if (blob.size > LARGEST) {
      throw new EngineError({ code: 'too-large', message: `the dossier is ${blob.size} bytes, the limit in a browser is ${LARGEST}: use proofroom verify --dossier` });
    }
    return checkDossier(await bytesOf(blob));
  },
});
