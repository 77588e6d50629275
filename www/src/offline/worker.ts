/**
 * The service worker: keeps the page's own files, each pinned by its SHA-256, so that the page opens without a network.
 * It answers for files of its own list and for the addresses that the page routes, always from the build that it came
 * with; the store, the sample and everything else pass it by. It waits until a person takes the new build, and it never
 * keeps, logs or compares an address with its fragment: that may hold a link's secret.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** Written in when the page is built (`build/offline.ts`): path and integrity of each file, and the build's name. */
declare const __FILES__: readonly (readonly [path: string, integrity: string])[];
declare const __BUILD__: string;

/** Kept once: the list is long. */
const files = Object.freeze(__FILES__);
const NAME = `proofroom ${__BUILD__}`;
const DOCUMENT = '/';
const paths = new Set(files.map(([path]) => path));

/** Addresses that the page's own script routes: all of them are the one document. */
const routed = (path: string): boolean => /^\/(share|verify|review|proof)?(\/|$)/.test(path);

async function keep(): Promise<void> {
  const cache = await caches.open(NAME);
  await Promise.all(files.map(async ([path, integrity]) => {
    // Hashed names never change their bytes, so the browser's own copy will do; the document is asked for anew.
    const answer = await fetch(new Request(path, { integrity, cache: path.startsWith('/assets/') ? 'default' : 'no-cache' }));
    if (!answer.ok) throw new Error(`${path}: the server answered ${answer.status}`);
    await cache.put(path, answer);
  }));
}

/** Builds before the last stay until no tab can want their files: one is kept besides this one. */
async function tidyUp(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith('proofroom '));
  const others = builds.filter((name) => name !== NAME);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function answer(path: string, request: Request): Promise<Response> {
  const own = await (await caches.open(NAME)).match(path);
  if (own) return own;
  // A tab of the build before may still want a file of its own.
  return (await caches.match(path)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(tidyUp()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (routed(pathname)) event.respondWith(answer(DOCUMENT, request));
  } else if (paths.has(pathname) || pathname.startsWith('/assets/')) {
    event.respondWith(answer(pathname, request));
  }
});
