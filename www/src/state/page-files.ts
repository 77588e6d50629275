/**
 * The page's own files in this browser: kept by the service worker, so that the page opens without a network, and
 * replaced only when a person says so.
 */
import type { Store } from './store.js';

/** The page itself: which build it is, whether it opens without a network, and whether a newer one is there. */
export interface PageFiles {
  build: string;
  offline: 'coming' | 'ready' | 'unavailable';
  /** `elsewhere`: another tab took it; `later`: the person said so. */
  newer: 'none' | 'waiting' | 'elsewhere' | 'later';
}

/** How often a page that stays open looks for a newer build, ms; looked for when somebody comes back to it. */
const LOOK_MS = 3_600_000;

let waiting: ServiceWorker | null = null;
let taking = false;

/** Registers the worker and follows it; a browser without one is said to have none. */
export function followPageFiles(store: Store): void {
  if (!('serviceWorker' in navigator)) return store.update({ pageFiles: { ...store.state.pageFiles, offline: 'unavailable' } });
  const { serviceWorker } = navigator;
  // On the first visit the worker takes charge of a page that had none: that is no newer build.
  let controlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (taking) return location.reload();
    // Another tab took the new build: this one goes on with its own files, and may follow when it likes.
    if (controlled) store.update({ pageFiles: { ...store.state.pageFiles, newer: 'elsewhere' } });
    controlled = true;
  });
  serviceWorker.ready.then(() => store.update({ pageFiles: { ...store.state.pageFiles, offline: 'ready' } }), () => undefined); // never rejects
  serviceWorker.register('/sw.js').then(
    (registration) => follow(store, registration),
    // Private windows and servers without the file: the page works, but only with a network.
    () => store.update({ pageFiles: { ...store.state.pageFiles, offline: 'unavailable' } }),
  );
}

function follow(store: Store, registration: ServiceWorkerRegistration): void {
  const offer = () => {
    // The first worker of all has nothing to replace.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    store.update({ pageFiles: { ...store.state.pageFiles, newer: 'waiting' } });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer();
    });
  });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_MS) return;
    looked = Date.now();
    registration.update().catch(() => undefined); // no network: the next time
  });
}

/** Takes the new build: it becomes the worker of all tabs, and this one opens anew with it. */
export function takeNewBuild(): void {
  taking = true;
  // It may have been taken by another tab already.
  if (waiting?.state === 'installed') waiting.postMessage('take-over');
  else location.reload();
}
