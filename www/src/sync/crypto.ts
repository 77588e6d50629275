/** WebCrypto around the Rust protocol: keys that never leave the browser, and the sealing of whole pictures. */
import type { SyncDatabase, Identity } from './storage.js';
import { SyncError } from './errors.js';

const utf8 = new TextEncoder();
type Bytes = Uint8Array<ArrayBuffer>;

export function hex(bytes: ArrayBuffer | Uint8Array): string {
  return Array.from(new Uint8Array(bytes as ArrayBuffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function random(bytes: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

/** A nonce for AES-GCM: 96 random bits, never used twice. */
export const nonce = (): Bytes => random(12);

export async function sha256(bytes: Bytes): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

/** This browser's signing key; made on first use, kept, and not extractable. */
export async function identity(db: SyncDatabase, id: Identity['id']): Promise<Identity> {
  const kept = await db.get('identities', id);
  if (kept) return kept;
  const made = await generate(id);
  // Two tabs may get here at once: the first key that was kept is the one.
  const tx = db.transaction('identities', 'readwrite', { durability: 'strict' });
  const first = (await tx.store.get(id)) ?? made;
  if (first === made) await tx.store.put(made);
  await tx.done;
  return first;
}

async function generate(id: Identity['id']): Promise<Identity> {
  try {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair;
    return { id, privateKey: pair.privateKey, publicKey: hex(await crypto.subtle.exportKey('raw', pair.publicKey)) };
  } catch (error) {
    throw new SyncError('browser-too-old', `this browser has no Ed25519 signatures (${String(error)}); update it`);
  }
}

export async function sign(who: Identity, message: string): Promise<string> {
  return hex(await crypto.subtle.sign({ name: 'Ed25519' }, who.privateKey, utf8.encode(message)));
}

/** The store's secret as a key that can sign days and cannot be read again. */
export function importSecret(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', utf8.encode(`AWS4${secret}`), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** What the presigner needs of the secret: worth one day. */
export async function dayKey(root: CryptoKey, day: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', root, utf8.encode(day)));
}

/** Seals a picture with a new key and nonce, in the format of `share::seal` without padding; `name` is its associated data. */
export async function sealPicture(name: string, bytes: Bytes): Promise<{ sealed: Bytes; key: string; object: string }> {
  const [raw, iv] = [random(32), nonce()];
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(name) }, key, bytes);
  const sealed = new Uint8Array(iv.length + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), iv.length);
  return { sealed, key: hex(raw), object: `blob/${await sha256(sealed)}` };
}

export async function openPicture(name: string, key: string, sealed: Bytes): Promise<Bytes> {
  const raw = await crypto.subtle.importKey('raw', fromHex(key), 'AES-GCM', false, ['decrypt']);
  try {
    const algorithm = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: utf8.encode(name) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, raw, sealed.subarray(12)));
  } catch {
    throw new SyncError('forged', 'the picture in the store was altered: its seal does not open with the link\'s key');
  }
}
