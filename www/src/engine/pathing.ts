/** The worker's side of editing a clipping path. Called by worker.ts alone. */
import type { PathAnswer, Picture } from '../../../pkg/proofroom.js';
import type { Calls, Source } from './protocol.js';

type Names = 'path' | 'pathLive' | 'pathFile';
type PathHandlers = { [K in Names]: (input: Calls[K]['input'], progress: (part: number) => boolean) => Promise<Calls[K]['output']> };

export function pathHandlers(pictureOf: (source: Source) => Promise<Picture>): PathHandlers {
  const path = async ({ picture, request }: Calls['path']['input'], progress: (part: number) => boolean): Promise<PathAnswer> => (await pictureOf(picture)).path(request, progress);
  return {
    path, pathLive: path,
    async pathFile({ picture, request }, progress) {
      const bytes = request.kind === 'embed' ? new Uint8Array(await picture.blob.arrayBuffer()) : undefined;
      return (await pictureOf(picture)).pathFile(request, bytes, progress);
    },
  };
}
