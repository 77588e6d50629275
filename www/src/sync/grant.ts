/** Reads the credentials of a store from what a person pasted or a server answered; checks every field. */
import type { Once } from '../../../pkg/proofroom.js';
import type { StoreGrant } from './contract.js';
import { importSecret } from './crypto.js';
import { SyncError } from './errors.js';
import type { StoreKeys } from './storage.js';

const ONCE: readonly unknown[] = ['enforced', 'racy', 'ignored', 'refused', 'unknown'] satisfies Once[];

/** A grant, `#store=<base64url of its JSON>`, an address that ends so, or the JSON itself. No error repeats any of it. */
export function readGrant(given: StoreGrant | string): StoreGrant {
  const value = typeof given === 'string' ? parse(given) : given;
  if (typeof value !== 'object' || value === null) throw wrong('it is no object');
  const grant = value as Partial<Record<keyof StoreGrant, unknown>>;
  if (grant.v !== 1) throw wrong('its version is not 1');
  const text = (name: 'endpoint' | 'region' | 'bucket' | 'accessKey' | 'secretKey', from: object = grant): string => {
    const found = (from as Record<string, unknown>)[name];
    if (typeof found !== 'string' || found === '') throw wrong(`${name} is missing`);
    return found;
  };
  const endpoint = URL.canParse(text('endpoint')) ? new URL(text('endpoint')) : null;
  if (!endpoint || !/^https?:$/.test(endpoint.protocol)) throw wrong('its endpoint is no http or https address');
  const signer = typeof grant.signer === 'object' && grant.signer !== null
    ? { signer: { accessKey: text('accessKey', grant.signer), secretKey: text('secretKey', grant.signer) } }
    : {};
  return {
    v: 1, endpoint: endpoint.origin, region: text('region'), bucket: text('bucket'),
    accessKey: text('accessKey'), secretKey: text('secretKey'), ...signer, ...readable(grant.public),
    ...(ONCE.includes(grant.once) ? { once: grant.once as Once } : {}),
  };
}

function readable(address: unknown): { public?: string } {
  if (address === undefined || address === '') return {};
  if (typeof address !== 'string' || !/^https?:\/\/[^?#]+$/.test(address) || !URL.canParse(address)) throw wrong('its public address is no http or https address');
  return { public: address.replace(/\/+$/, '') };
}

/** The keys of a grant as this browser keeps them: they sign and cannot be read again. */
export async function keysOf(grant: StoreGrant): Promise<StoreKeys> {
  const place = { endpoint: grant.endpoint, region: grant.region, bucket: grant.bucket, accessKey: grant.accessKey };
  const root = await importSecret(grant.secretKey);
  const signer = grant.signer
    ? { place: { ...place, accessKey: grant.signer.accessKey }, root: await importSecret(grant.signer.secretKey) }
    : { place, root };
  return { place, root, signer, ...(grant.public && { public: grant.public }), ...(grant.once && { once: grant.once }) };
}

function parse(given: string): unknown {
  const encoded = /#store=([A-Za-z0-9_-]+)/.exec(given)?.[1];
  try {
    if (!encoded) return JSON.parse(given);
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
  } catch {
    throw wrong('it is incomplete; copy the whole address that proofroom serve printed');
  }
}

function wrong(why: string): SyncError {
  return new SyncError('invalid-argument', `the store's address cannot be used: ${why}`);
}
