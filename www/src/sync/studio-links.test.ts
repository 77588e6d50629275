import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ReviewState } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { Bucket } from './bucket.js';
import { SyncError } from './errors.js';
import { openSyncDatabase, type KeptLink, type KeptReview, type StoreKeys } from './storage.js';
import { StudioLinks } from './studio-links.js';
import type { StudioLog } from './studio-log.js';

const REVIEW = 'r1';
const LINK = 'l1';
const STORE = { signer: { place: {}, root: {} } } as StoreKeys;
const FILES = ['f1', 'f2', 'f3'];
const shown = { proofs: FILES.map((file) => ({ versions: [{ info: { file, kind: 'automated' } }] })) } as unknown as ReviewState;

/** A studio with one link to three pictures, and a store that takes what `refuse` lets pass. */
async function studio(refuse: (name: string, put: readonly string[]) => boolean) {
  const db = await openSyncDatabase();
  for (const name of db.objectStoreNames) await db.clear(name);
  await db.put('reviews', { id: REVIEW, revision: 1 } as KeptReview);
  await db.put('links', {
    link: LINK, review: REVIEW, shows: { kind: 'kinds', kinds: ['automated'] }, role: 'view', revoked: false,
    createdAt: 1, expiresAt: Date.now() + 86_400_000, number: 0, published: -1, signedAt: 0,
  } as unknown as KeptLink);

  const keys = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  // The manifest's text is the list of the pictures that it names, so that the store shows what a reviewer would find.
  const core = (async (name: string, ...given: unknown[]) => {
    if (name === 'draftManifest') return { text: JSON.stringify((given[2] as { pictures: { file: string; part: string }[] }).pictures.map(({ file, part }) => `${file}/${part}`).sort()), toSign: new Uint8Array(1) };
    if (name === 'sealManifest') return new TextEncoder().encode(String(given[1]));
    if (name === 'pictureName') return 'name';
    throw new Error(`the test has no ${name}`);
  }) as unknown as Engine['core'];
  const log = { lines: async () => [], fold: async () => shown, me: async () => ({ id: 'studio', privateKey: (keys as CryptoKeyPair).privateKey, publicKey: 'key' }) } as unknown as StudioLog;

  const put: string[] = [];
  let manifest: string[] = [];
  const bucket = {
    put: async (name: string, bytes: Uint8Array) => {
      if (refuse(name, put)) throw new SyncError('store-unreachable', 'the store cannot be reached');
      put.push(name);
      if (name === `open/${LINK}`) manifest = JSON.parse(new TextDecoder().decode(bytes)) as string[];
    },
  } as unknown as Bucket;
  const pictures = { bytes: async (file: string) => ({ bytes: new TextEncoder().encode(file), mediaType: 'image/png' }) };
  const links = (): StudioLinks => new StudioLinks(db, core, log, pictures);
  return { links, bucket, told: () => manifest, uploaded: () => put.filter((name) => !name.startsWith('open/')).length };
}

const ALL = FILES.flatMap((file) => [`${file}/full`, `${file}/thumb`]);
const state = async (links: StudioLinks): Promise<string | undefined> => (await links.issued(REVIEW))[0]?.upload.state;

it('says that a link is ready when its manifest names every picture, and not before', async () => {
  const { links, bucket, told } = await studio(() => false);
  const here = links();
  expect(await state(here)).toBe('preparing');
  const seen = new Set<string | undefined>();
  const states: Promise<void>[] = [];
  here.onProgress = () => { states.push(state(here).then((each) => { seen.add(each); if (each === 'ready') expect(told()).toEqual(ALL); })); };
  await here.publish(REVIEW, bucket, STORE);
  await Promise.all(states);
  expect(seen).toContain('uploading');
  expect(await state(here)).toBe('ready');
  expect(told()).toEqual(ALL);
});

it.each([['the same page', false], ['a page that was opened anew', true]])('tells of pictures whose telling failed, from %s', async (_, anew) => {
  let down = false;
  // Once all pictures are in the store it fails for manifests.
  const { links, bucket, told, uploaded } = await studio((name, put) => down && name.startsWith('open/') && put.filter((each) => !each.startsWith('open/')).length === ALL.length);
  down = true;
  const before = links();
  await expect(before.publish(REVIEW, bucket, STORE)).rejects.toThrow('cannot be reached');
  expect(uploaded()).toBe(ALL.length);
  expect(await state(before)).toBe('uploading');
  expect(told()).not.toEqual(ALL);

  down = false;
  const after = anew ? links() : before;
  await after.publish(REVIEW, bucket, STORE);
  expect(told()).toEqual(ALL);
  expect(await state(after)).toBe('ready');
  expect(uploaded(), 'nothing is uploaded twice').toBe(ALL.length);
});
