/**
 * Stores under load and under faults, with the requests that sharing makes: presigned uploads of 4,096 bytes into slots, a
 * collector that lists, reads, confirms and clears. What travels are random bytes, named by their hash: whether the bytes
 * are good events is asked elsewhere. `S3_ENGINE` names SeaweedFS' program; without it only the embedded store is asked.
 */
import { createHash, randomBytes } from 'node:crypto';

import { startServer } from '../server.mjs';
import { presign } from '../store/presign.mjs';
import { startCluster, startSeaweedFS } from '../store/seaweedfs.mjs';

const number = (name, usual) => Number(process.env[name] ?? usual);
const REVIEWERS = number('REVIEWERS', 1000);
const PROOFS = number('PROOFS', 50);
/** Connections at once: what browsers of a thousand people do not all have open at the same moment. */
const AT_ONCE = 64;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const once = { 'if-none-match': '*', 'content-length': '4096' };

/** The answer, or 0 for none within five seconds. */
async function ask(url, options = {}) {
  try {
    const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(5000) });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch {
    return { status: 0, bytes: Buffer.alloc(0) };
  }
}

const put = (store, name, body) => ask(presign(store.signer, 'PUT', name, { headers: once }), { method: 'PUT', body, headers: { 'if-none-match': '*' } });

/** Names below a prefix, all pages; null when the store does not answer. */
async function list(store, prefix) {
  const names = [];
  for (let after; ;) {
    const query = { 'list-type': '2', prefix, ...(after && { 'start-after': after }) };
    const { status, bytes } = await ask(presign(store.studio, 'GET', '', { query }));
    if (status !== 200) return null;
    const page = [...bytes.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map((match) => match[1]);
    names.push(...page);
    if (page.length < 1000) return names;
    after = page.at(-1);
  }
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Everybody decides on everything, as fast as the gateway takes it. */
async function load(name, store) {
  const jobs = Array.from({ length: REVIEWERS * PROOFS }, (_, n) => `in/${sha256(`reviewer ${n % REVIEWERS}`).slice(0, 32)}/${Math.floor(n / REVIEWERS)}`);
  const [times, errors] = [[], new Map()];
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let job = jobs.pop(); job; job = jobs.pop()) {
      const at = performance.now();
      const { status } = await put(store, job, randomBytes(4096));
      if (status === 200) times.push(performance.now() - at);
      else errors.set(status, (errors.get(status) ?? 0) + 1);
    }
  }));
  const seconds = (performance.now() - begun) / 1000;
  const found = (await list(store, 'in/'))?.length ?? 'no answer';
  times.sort((a, b) => a - b);
  console.log(`| ${name} | ${REVIEWERS} x ${PROOFS} | ${Math.round(times.length / seconds)} | ${percentile(times, 0.5).toFixed(0)} | ${percentile(times, 0.95).toFixed(0)} | ${[...errors].map(([status, count]) => `${count} x ${status}`).join(', ') || 'none'} | ${found} |`);
}

/** Twenty people decide while nodes go; each offers again until it is confirmed, as the page does. */
async function faults(store, deeds) {
  const count = { said: 0, sent: new Set(), confirmed: new Set(), strange: 0, offers: 0 };
  let [deciding, collecting] = [true, true];
  const reviewer = async (who) => {
    const link = sha256(`person ${who}`).slice(0, 32);
    for (let slot = 0; deciding; ) {
      const body = randomBytes(4096);
      const hash = sha256(body);
      count.said += 1;
      while (!count.confirmed.has(hash)) {
        const { status } = await put(store, `in/${link}/${slot}`, body);
        count.offers += 1;
        if (status === 200) count.sent.add(hash);
        // Taken by an earlier word, or by this one when its answer was lost: the next offer tells.
        if (status === 412 && !count.sent.has(hash)) slot = (slot + 1) % 256;
        await pause(status === 200 || status === 412 ? 1000 : 300);
        if (!collecting) return;
      }
      await pause(500);
    }
  };
  const collector = async () => {
    while (collecting) {
      for (const name of (await list(store, 'in/')) ?? []) {
        const { status, bytes } = await ask(presign(store.studio, 'GET', name));
        if (status !== 200) continue;
        if (bytes.length === 4096) count.confirmed.add(sha256(bytes));
        else count.strange += 1;
        await ask(presign(store.studio, 'DELETE', name), { method: 'DELETE' });
      }
      await pause(500);
    }
  };
  const people = Array.from({ length: 20 }, (_, who) => reviewer(who));
  const collected = collector();
  for (const [deed, work] of deeds) {
    const before = [count.said, count.sent.size, count.confirmed.size];
    await work();
    const [said, sent, confirmed] = [count.said - before[0], count.sent.size - before[1], count.confirmed.size - before[2]];
    console.log(`| ${deed} | ${said} | ${sent} | ${confirmed} |`);
  }
  deciding = false;
  const calm = Date.now() + 60_000;
  while ([...count.sent].some((hash) => !count.confirmed.has(hash)) && Date.now() < calm) await pause(500);
  collecting = false;
  await Promise.all([...people, collected]);
  const lost = [...count.sent].filter((hash) => !count.confirmed.has(hash)).length;
  console.log(`| in all | ${count.said} | ${count.sent.size} | ${count.confirmed.size} |\n\n${lost} lost of ${count.sent.size} shown as sent; ${count.strange} damaged objects; ${count.offers} offers`);
  if (lost > 0) process.exitCode = 1;
}

async function makeBucket({ studio }) {
  // A new bucket may answer 500 for a moment: ask until it is there.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await ask(presign(studio, 'PUT', ''), { method: 'PUT' });
    if ((await ask(presign(studio, 'PUT', 'log/first'), { method: 'PUT', body: 'x' })).status === 200) return;
    await pause(1000);
  }
  throw new Error('the bucket could not be made');
}

const weed = process.env.S3_ENGINE;
const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);

if (wanted('load')) {
  console.log('| store | reviewers x proofs | decisions/s | p50 ms | p95 ms | errors | found |\n|---|---|---|---|---|---|---|');
  const server = await startServer();
  const grant = JSON.parse(Buffer.from(new URL(server.studioAddress).hash.slice('#store='.length), 'base64url'));
  await load('embedded', { studio: grant, signer: { ...grant, ...grant.signer } });
  await server.stop();
  if (weed) {
    const engine = await startSeaweedFS(weed);
    await makeBucket(engine);
    await load('SeaweedFS 4.48', engine);
    await engine.stop();
  }
}
if (wanted('faults')) {
  if (!weed) console.log('faults: skipped, there is no SeaweedFS (S3_ENGINE)');
  else {
    const cluster = await startCluster(weed);
    try {
      await makeBucket(cluster);
      console.log('\n| while | said | sent | confirmed |\n|---|---|---|---|');
      const gone = (name, seconds) => [`kill -9 ${name}, back after ${seconds} s`, async () => {
        await cluster.kill(name);
        await pause(seconds * 1000);
        cluster.start(name);
        await pause(6000);
      }];
      const hung = (name, seconds) => [`${name} hangs for ${seconds} s`, async () => {
        cluster.hang(name);
        await pause(seconds * 1000);
        cluster.wake(name);
        await pause(4000);
      }];
      await faults(cluster, [
        ['nothing is wrong', () => pause(6000)], gone('master 1', 6), gone('master 2', 6), gone('volume 1', 6), gone('volume 2', 6),
        gone('gateway', 4), hung('volume 3', 8),
      ]);
    } finally {
      await cluster.stop();
    }
  }
}
