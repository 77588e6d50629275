/** Starts SeaweedFS as a second S3 engine: a fresh folder and free ports each time, because a used folder may not start. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** It is ready in 3 to 4 s on an idle machine. */
const START_MS = 60_000;
const studio = { accessKey: 'STUDIO', secretKey: 'studio-secret-of-a-test' };
const signer = { accessKey: 'SIGNER', secretKey: 'signer-secret-of-a-test' };

/** A free port whose gRPC twin, 10,000 above, is a port too. */
async function freePort() {
  for (;;) {
    const port = await new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
    });
    if (port < 55_000) return port;
    // Above, the twin would be no port: ask the system again from a lower one.
    const low = 20_000 + Math.floor(Math.random() * 30_000);
    const free = await new Promise((resolve) => {
      const probe = createServer().once('error', () => resolve(false)).listen(low, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return low;
  }
}

/** @param {string} weed the engine's program */
export async function startSeaweedFS(weed) {
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-seaweedfs-'));
  const config = join(folder, 's3.json');
  writeFileSync(config, JSON.stringify({
    identities: [
      { name: 'studio', credentials: [studio], actions: ['Admin', 'Read', 'Write', 'List', 'Tagging'] },
      { name: 'signer', credentials: [signer], actions: ['Read:proofroom/*', 'Write:proofroom/in/*', 'List:proofroom/*'] },
    ],
  }));
  const [master, volume, filer, s3] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const child = spawn(weed, [
    'server', `-dir=${folder}`, '-ip=127.0.0.1', '-ip.bind=127.0.0.1',
    // On by default; it posts to the vendor.
    '-master.telemetry=false',
    `-master.port=${master}`, `-volume.port=${volume}`, '-volume.max=200', '-master.volumeSizeLimitMB=64',
    '-filer', `-filer.port=${filer}`,
    // An origin that does not exist: with `*` every bucket without a rule answers every page.
    '-s3', `-s3.port=${s3}`, `-s3.config=${config}`, '-s3.allowedOrigins=none.invalid',
    '-s3.port.iceberg=0', '-s3.port.lance=0',
  ], { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said = (said + text).slice(-4000); });
  const endpoint = `http://127.0.0.1:${s3}`;
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // It takes 27 s to stop politely.
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_MS;
  while (!(await fetch(`${endpoint}/healthz`).then((answer) => answer.ok, () => false))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      if (child.exitCode === null) await stop();
      throw new Error(`SeaweedFS did not start: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const place = { endpoint, region: 'us-east-1', bucket: 'proofroom' };
  return { studio: { ...place, ...studio }, signer: { ...place, ...signer }, stop };
}
