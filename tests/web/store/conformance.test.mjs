/**
 * What sharing relies on, asked of the embedded store and of SeaweedFS: the same questions, the same answers.
 * Node's `fetch` forbids setting Content-Length, as a browser does; it sends the body's.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';

import { program, startServer } from '../server.mjs';
import { presign } from './presign.mjs';
import { startSeaweedFS } from './seaweedfs.mjs';

const embedded = async () => {
  const server = await startServer();
  const grant = JSON.parse(Buffer.from(new URL(server.studioAddress).hash.slice('#store='.length), 'base64url'));
  return { studio: grant, signer: { ...grant, ...grant.signer }, stop: server.stop, server };
};
const engines = [['the embedded store', embedded]];
if (process.env.S3_ENGINE) engines.push(['SeaweedFS', () => startSeaweedFS(process.env.S3_ENGINE)]);

/** `proofroom store setup` as a person runs it; the secrets are in the environment alone. */
function setup(store, args = [], { origin = 'https://studio.example', secrets = {} } = {}) {
  const { studio, signer } = store;
  const child = spawn(program(), [
    'store', 'setup', '--json', '--endpoint', studio.endpoint, '--region', studio.region, '--bucket', studio.bucket, '--page', origin, ...args,
  ], {
    env: {
      ...process.env, AWS_ACCESS_KEY_ID: studio.accessKey, AWS_SECRET_ACCESS_KEY: studio.secretKey,
      PROOFROOM_SIGNER_KEY_ID: signer.accessKey, PROOFROOM_SIGNER_SECRET: signer.secretKey, ...secrets,
    },
  });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 2 || !out) return reject(new Error(`store setup ended with ${code}: ${said}`));
      const report = JSON.parse(out);
      for (const secret of [studio.secretKey, signer.secretKey]) assert.ok(!(out + said).includes(secret), 'no secret is printed');
      resolve({ ...report, code, told: report.findings.filter(({ severity }) => severity !== 'pass').map((finding) => finding.code) });
    });
  });
}

const put = (url, body, headers = {}) => fetch(url, { method: 'PUT', body, headers });
const slot = { 'if-none-match': '*', 'content-length': '4096' };
const full = 'x'.repeat(4096);

for (const [name, start] of engines) {
  describe(name, () => {
    let store;
    before(async () => {
      store = await start();
      if (name === 'SeaweedFS') {
        // A new bucket may answer 500 for a moment under load: ask twice.
        for (let attempt = 0; attempt < 2; attempt += 1) await put(presign(store.studio, 'PUT', ''));
      }
    });
    after(() => store?.stop());

    test('an object comes back as it went in, whole and in part', async () => {
      assert.equal((await put(presign(store.studio, 'PUT', 'log/a b+ü'), 'hello')).status, 200);
      const whole = await fetch(presign(store.studio, 'GET', 'log/a b+ü'));
      assert.equal(await whole.text(), 'hello');
      assert.ok(whole.headers.get('etag'));
      const part = await fetch(presign(store.studio, 'GET', 'log/a b+ü'), { headers: { range: 'bytes=1-3' } });
      assert.deepEqual([part.status, await part.text()], [206, 'ell']);
    });

    test('a missing object is 404', async () => {
      assert.equal((await fetch(presign(store.studio, 'GET', 'log/none'))).status, 404);
      assert.equal((await fetch(presign(store.studio, 'HEAD', 'log/none'), { method: 'HEAD' })).status, 404);
    });

    test('a list shows what is below a prefix, in order, and its address is good for no other', async () => {
      for (const key of ['log/list/b', 'log/list/a', 'log/other']) await put(presign(store.studio, 'PUT', key), 'x');
      const url = presign(store.studio, 'GET', '', { query: { 'list-type': '2', prefix: 'log/list/' } });
      const keys = [...(await (await fetch(url)).text()).matchAll(/<Key>([^<]*)<\/Key>/g)].map((match) => match[1]);
      assert.deepEqual(keys, ['log/list/a', 'log/list/b']);
      assert.equal((await fetch(url.replace('prefix=log%2Flist%2F', 'prefix=log%2F'))).status, 403);
    });

    test('a slot is written once, at its size, with the condition', async () => {
      const url = presign(store.signer, 'PUT', 'in/l/0', { headers: slot });
      assert.equal((await put(url, full)).status, 403, 'without the condition');
      assert.equal((await put(url, 'short', { 'if-none-match': '*' })).status, 403, 'at another size');
      assert.equal((await put(url, full, { 'if-none-match': '*' })).status, 200, 'as signed');
      assert.equal((await put(url, full, { 'if-none-match': '*' })).status, 412, 'again');
    });

    test('of 16 writers of one slot, one wins and its bytes stay', async () => {
      const url = presign(store.signer, 'PUT', 'in/l/race', { headers: slot });
      const bodies = Array.from({ length: 16 }, (_, index) => index.toString(16).repeat(4096));
      const answers = await Promise.all(bodies.map((body) => put(url, body, { 'if-none-match': '*' })));
      const winners = answers.flatMap((answer, index) => (answer.status === 200 ? [index] : []));
      assert.equal(winners.length, 1, String(answers.map((answer) => answer.status)));
      const kept = await (await fetch(presign(store.studio, 'GET', 'in/l/race'))).text();
      assert.equal(kept, bodies[winners[0]]);
    });

    test('the signer writes slots and nothing else', async () => {
      for (const key of ['open/x', 'blob/x', 'log/x']) {
        assert.equal((await put(presign(store.signer, 'PUT', key), 'x')).status, 403, key);
      }
      assert.equal((await fetch(presign(store.signer, 'GET', 'in/l/0'))).status, 200);
    });

    test('an address serves its method, key and week, and no other', async () => {
      await put(presign(store.studio, 'PUT', 'log/one'), 'x');
      const url = presign(store.studio, 'GET', 'log/one', { expires: 604_800 });
      assert.equal((await fetch(url)).status, 200);
      assert.equal((await fetch(url, { method: 'DELETE' })).status, 403, 'another method');
      assert.equal((await fetch(url.replace('log/one', 'log/two'))).status, 403, 'another key');
      assert.equal((await fetch(presign(store.studio, 'GET', 'log/one', { expires: 604_801 }))).status, 400, 'over a week');
      const old = presign(store.studio, 'GET', 'log/one', { expires: 60, now: new Date(Date.now() - 120_000) });
      assert.ok([400, 403].includes((await fetch(old)).status), 'expired');
      const forged = presign({ ...store.studio, secretKey: 'wrong' }, 'GET', 'log/one');
      assert.equal((await fetch(forged)).status, 403, 'another secret');
    });

    test('its check finds a wrong key, a wrong secret, and a bucket that is not there', async () => {
      const cases = [
        [{ secrets: { AWS_ACCESS_KEY_ID: 'NOBODY' } }, [], 'key-unknown'],
        [{ secrets: { AWS_SECRET_ACCESS_KEY: 'wrong' } }, [], 'secret-wrong'],
        // The embedded server has one bucket; every other address is its page's.
        [{}, ['--bucket', 'none-of-ours'], name === 'SeaweedFS' ? 'bucket-missing' : 'not-a-store'],
        [{}, ['--endpoint', 'http://127.0.0.1:1'], 'unreachable'],
      ];
      for (const [options, args, code] of cases) {
        const found = await setup({ ...store, studio: { ...store.studio, ...override(args) } }, [], options);
        assert.deepEqual([found.told, found.code], [[code], 1], code);
      }
    });

    test('nobody writes or lists without a signature', async () => {
      const base = `${store.studio.endpoint}/${store.studio.bucket}`;
      assert.equal((await put(`${base}/open/x`, 'x')).status, 403);
      assert.equal((await fetch(`${base}?list-type=2`)).status, 403);
      assert.equal((await fetch(`${base}/log/one`)).status, 403);
    });

    test('what was deleted is gone', async () => {
      await put(presign(store.studio, 'PUT', 'blob/gone'), 'x');
      assert.equal((await fetch(presign(store.studio, 'DELETE', 'blob/gone'), { method: 'DELETE' })).status, 204);
      assert.equal((await fetch(presign(store.studio, 'GET', 'blob/gone'))).status, 404);
    });
  });
}

/** Arguments that stand for another place. */
function override(args) {
  const [name, value] = args;
  return name === undefined ? {} : { [name.slice(2)]: value };
}

if (process.env.S3_ENGINE) {
  describe('a fresh bucket', () => {
    let store;
    before(async () => {
      store = await startSeaweedFS(process.env.S3_ENGINE);
      for (let attempt = 0; attempt < 2; attempt += 1) await put(presign(store.studio, 'PUT', ''));
    });
    after(() => store?.stop());

    test('lacks its rules, is given them, and then enforces what it promises', async () => {
      const bare = await setup(store);
      assert.deepEqual([bare.told, bare.usable], [['cors-missing', 'anonymous-blocked', 'versioning-off'], false]);
      const done = await setup(store, ['--apply']);
      assert.deepEqual([done.told, done.usable, done.facts.once], [['versioning-off'], true, 'enforced']);
      assert.equal(done.facts.anonymousRead, true);
      assert.ok(Math.abs(done.facts.clockMs) < 10_000);
      // Pages elsewhere still may not use it, and nothing of the check is left.
      assert.deepEqual((await setup(store, [], { origin: 'https://elsewhere.example' })).told.slice(0, 1), ['cors-missing']);
      const left = await fetch(presign(store.studio, 'GET', '', { query: { 'list-type': '2' } }));
      assert.ok(!(await left.text()).includes('<Key>'));
    });
  });
}

describe('the embedded store alone', () => {
  let store;
  before(async () => { store = await embedded(); });
  after(() => store?.stop());

  test('anybody reads sealed manifests and pictures, and nothing stored runs in the page', async () => {
    for (const key of ['open/a', 'blob/a']) {
      await put(presign(store.studio, 'PUT', key), '<script>', { 'content-type': 'text/html' });
      const answer = await fetch(`${store.studio.endpoint}/proofroom/${key}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
      assert.match(answer.headers.get('content-security-policy'), /sandbox/);
    }
  });

  test('its check passes for its own page, and says what it lacks for another', async () => {
    const own = await setup(store, [], { origin: store.studio.endpoint });
    assert.deepEqual([own.told, own.usable, own.facts.once], [['versioning-unknown'], true, 'enforced']);
    const other = await setup(store);
    assert.deepEqual([other.told[0], other.usable], ['cors-missing', false]);
  });

  test('what was confirmed is there after the server was killed', async () => {
    await put(presign(store.studio, 'PUT', 'log/kept'), 'kept');
    await store.server.restart();
    assert.equal(await (await fetch(presign(store.studio, 'GET', 'log/kept'))).text(), 'kept');
  });

  test('the keys are claimed once, by the page itself', async () => {
    const claim = (headers) => fetch(`${store.studio.endpoint}/store/claim`, { method: 'POST', headers });
    const own = { origin: store.studio.endpoint, 'sec-fetch-site': 'same-origin' };
    assert.equal((await claim({})).status, 403);
    assert.equal((await claim({ ...own, origin: 'http://evil.example' })).status, 403);
    const answer = await claim(own);
    assert.deepEqual([answer.status, (await answer.json()).accessKey], [200, store.studio.accessKey]);
    assert.equal((await claim(own)).status, 409);
  });
});
