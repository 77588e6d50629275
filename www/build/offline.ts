/**
 * Makes the page installable and fit to open without a network: puts the icons of the web app's manifest into the build, and
 * writes into the service worker which files there are, each with its SHA-256. Files of the sample are not among them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Named in the web app's manifest, which no bundler reads. */
const PLAIN = ['icons/icon.svg', 'icons/192.png', 'icons/512.png', 'icons/maskable-512.png'];
const digest = (algorithm: string, content: string | Uint8Array) => createHash(algorithm).update(content).digest();

export function offline(folder: string): Plugin {
  return {
    name: 'proofroom-offline',
    apply: 'build',
    enforce: 'post',
    // After Vite has written into the chunks which files they fetch: the digests are of what is served.
    generateBundle: { order: 'post', handler(_options, bundle) {
      for (const name of PLAIN) this.emitFile({ type: 'asset', fileName: name, source: readFileSync(join(folder, name)) });
      const worker = bundle['sw.js'];
      const document = bundle['index.html'];
      if (worker?.type !== 'chunk' || document?.type !== 'asset') throw new Error('the build has no sw.js or no index.html');

      const files = Object.values(bundle).filter((each) => each !== worker && each !== document && !each.fileName.endsWith('.map') && !each.fileName.startsWith('.'));
      const content = (each: (typeof files)[number]) => (each.type === 'chunk' ? each.code : each.source);
      const list = [
        ...files.map((each): [string, string | Uint8Array] => [`/${each.fileName}`, content(each)]),
        ...PLAIN.filter((name) => !bundle[name]).map((name): [string, Uint8Array] => [`/${name}`, readFileSync(join(folder, name))]),
      ].sort(([a], [b]) => (a < b ? -1 : 1));

      // The build's name is that of all its bytes: of the document and the worker as they are before it is written in.
      const all = [...list.map(([path, bytes]) => `${path} ${digest('sha256', bytes).toString('hex')}`), String(document.source), worker.code];
      const build = digest('sha256', all.join('\n')).toString('hex').slice(0, 8);
      document.source = String(document.source).replace('__BUILD__', build);
      const pinned = [['/', document.source] as const, ...list].map(([path, bytes]) => [path, `sha256-${digest('sha256', bytes).toString('base64')}`]);
      worker.code = worker.code.replaceAll('__BUILD__', JSON.stringify(build)).replaceAll('__FILES__', JSON.stringify(pinned));
    } },
  };
}
