/** Asks a store what it enforces: the questions and the judgement are Rust (`share::setup`), the requests are sent here. */
import type { SetupAsk, SetupReply, SetupReport } from '../../../pkg/proofroom.js';
import type { Engine } from '../engine/protocol.js';
import type { StoreCheck, StoreGrant } from './contract.js';
import { dayKey, hex, random } from './crypto.js';
import { SyncError } from './errors.js';
import { keysOf, readGrant } from './grant.js';
import type { StoreKeys, SyncDatabase } from './storage.js';

/** A store that takes longer does not answer, ms. */
const TIMEOUT_MS = 20_000;
/** What is read of a body, characters: canaries have 4,096, errors fewer. */
const BODY = 8192;
/** A check has fewer rounds; more would be a fault of ours. */
const ROUNDS = 20;
/** The browser reports a request that its policy forbade a moment after it failed, ms. */
const POLICY_MS = 200;

/** Checks a new store, or the connected one; of that one it is kept what it enforces, with its keys. */
export async function checkAndKeep(
  db: SyncDatabase, core: Engine['core'], given: StoreGrant | null, connected: StoreKeys | null,
): Promise<{ check: StoreCheck; keys: StoreKeys }> {
  const keys = given ? await keysOf(readGrant(given)) : connected;
  if (!keys) throw new SyncError('store-none', 'no store is connected');
  const check = await checkStore(core, keys);
  const found = { ...keys, once: check.report.facts.once };
  if (!given) await db.put('settings', found, 'store');
  if (!given || check.report.usable) await db.put('settings', check, 'store-check');
  return { check, keys: found };
}

/** The kept check, if it is of the connected store. */
export async function checkedStore(db: SyncDatabase, connected: StoreKeys | null): Promise<StoreCheck | null> {
  const check = (await db.get('settings', 'store-check')) as StoreCheck | undefined;
  return check && check.endpoint === connected?.place.endpoint && check.bucket === connected.place.bucket ? check : null;
}

/** Runs a whole check. Rejects only for a fault of our own: what is wrong with the store is in the report. */
async function checkStore(core: Engine['core'], { place, root, signer, public: address }: StoreKeys): Promise<StoreCheck> {
  const at = Date.now();
  const plan = {
    place, signer: signer.place.accessKey, public: address, origin: location.origin, from: 'page' as const, at, id: hex(random(16)),
  };
  const day = await core('signingDay', at);
  const [studioKey, signerKey] = [await dayKey(root, day), await dayKey(signer.root, day)];
  const blocked = watchPolicy(place.endpoint);
  try {
    const replies: SetupReply[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const step = await core('setupStep', plan, studioKey, signerKey, replies);
      if (step.kind === 'done') return await found(core, plan, step.report);
      replies.push(...(await Promise.all(step.asks.map((ask) => send(ask, blocked.seen)))));
    }
  } finally {
    blocked.stop();
  }
  throw new SyncError('invalid-argument', `the check did not come to an end after ${ROUNDS} rounds`);
}

async function found(core: Engine['core'], plan: Parameters<typeof core<'setupRules'>>[1], report: SetupReport): Promise<StoreCheck> {
  return { report, rules: await core('setupRules', plan), endpoint: plan.place.endpoint, bucket: plan.place.bucket };
}

/** Whether the page's own policy forbade a request to the store: such a request fails like any other. */
function watchPolicy(endpoint: string): { seen: () => Promise<boolean>; stop: () => void } {
  let forbidden = false;
  const hear = ({ blockedURI }: SecurityPolicyViolationEvent) => { forbidden ||= blockedURI.startsWith(endpoint); };
  document.addEventListener('securitypolicyviolation', hear);
  return {
    seen: async () => {
      if (!forbidden) await new Promise((heard) => setTimeout(heard, POLICY_MS));
      return forbidden;
    },
    stop: () => document.removeEventListener('securitypolicyviolation', hear),
  };
}

async function send(ask: SetupAsk, blocked: () => Promise<boolean>): Promise<SetupReply> {
  const reply = { id: ask.id, status: 0, headers: [], body: '', at: Date.now(), blocked: false };
  try {
    const response = await fetch(ask.address, {
      method: ask.method, headers: ask.headers, mode: ask.opaque ? 'no-cors' : 'cors',
      // Bytes, not text: text would send a content type that no signature names.
      ...(ask.body !== undefined && { body: new TextEncoder().encode(ask.body) }),
      cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (ask.opaque) return { ...reply, status: 200, at: Date.now() };
    const at = Date.now();
    return { ...reply, status: response.status, headers: [...response.headers], body: (await response.text()).slice(0, BODY), at };
  } catch {
    // No answer, or none that the page may read; which of the two is judged from the others.
    return { ...reply, at: Date.now(), blocked: await blocked() };
  }
}
