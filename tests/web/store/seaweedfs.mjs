/** Starts SeaweedFS as a second S3 engine, one process or a cluster: a fresh folder and free ports each time, because a used folder may not start. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** Who may do what, as a file in a folder. */
function identities(folder) {
  const config = join(folder, 's3.json');
  writeFileSync(config, JSON.stringify({
    identities: [
      { name: 'studio', credentials: [studio], actions: ['Admin', 'Read', 'Write', 'List', 'Tagging'] },
      { name: 'signer', credentials: [signer], actions: ['Read:proofroom/*', 'Write:proofroom/in/*', 'List:proofroom/*'] },
    ],
  }));
  return config;
}

/**
 * A cluster on loopback: three masters, three volume servers that keep every object twice (replication 001), one filer with
 * the S3 gateway. Each node can be killed, stopped and started again over its own folder.
 * @param {string} weed the engine's program
 */
export async function startCluster(weed) {
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-cluster-'));
  const config = identities(folder);
  const ports = [];
  for (let n = 0; n < 8; n += 1) ports.push(await freePort());
  const [m1, m2, m3, v1, v2, v3, filer, s3] = ports;
  const peers = [m1, m2, m3].map((port) => `127.0.0.1:${port}`).join(',');
  const local = ['-ip=127.0.0.1', '-ip.bind=127.0.0.1'];
  const home = (name) => { const path = join(folder, name); mkdirSync(path, { recursive: true }); return path; };
  const commands = {
    ...Object.fromEntries([m1, m2, m3].map((port, n) => [`master ${n + 1}`, [
      'master', ...local, `-port=${port}`, `-mdir=${home(`m${n}`)}`, `-peers=${peers}`, '-defaultReplication=001', '-volumeSizeLimitMB=64', '-telemetry=false',
    ]])),
    ...Object.fromEntries([v1, v2, v3].map((port, n) => [`volume ${n + 1}`, [
      'volume', ...local, `-port=${port}`, `-dir=${home(`v${n}`)}`, `-mserver=${peers}`, '-max=100', '-rack=one', '-dataCenter=here',
    ]])),
    gateway: [
      'filer', ...local, `-port=${filer}`, `-master=${peers}`, `-defaultStoreDir=${home('f')}`, '-defaultReplicaPlacement=001',
      '-s3', `-s3.port=${s3}`, `-s3.config=${config}`, '-s3.allowedOrigins=none.invalid', '-s3.port.iceberg=0', '-s3.port.lance=0',
    ],
  };
  const running = new Map();
  const start = (name) => running.set(name, spawn(weed, commands[name], { stdio: 'ignore', cwd: folder }));
  const kill = async (name) => {
    const child = running.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  const stop = async () => {
    await Promise.all(Object.keys(commands).map(kill));
    rmSync(folder, { recursive: true, force: true });
  };
  for (const name of Object.keys(commands)) start(name);
  const endpoint = `http://127.0.0.1:${s3}`;
  const deadline = Date.now() + START_MS;
  while (!(await fetch(`${endpoint}/healthz`).then((answer) => answer.ok, () => false))) {
    if (Date.now() > deadline) {
      await stop();
      throw new Error('the SeaweedFS cluster did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const place = { endpoint, region: 'us-east-1', bucket: 'proofroom' };
  return {
    studio: { ...place, ...studio }, signer: { ...place, ...signer }, stop, kill, start,
    /** As a partition, or a disk that hangs: the node answers nobody and does not know it. */
    hang: (name) => running.get(name)?.kill('SIGSTOP'), wake: (name) => running.get(name)?.kill('SIGCONT'),
  };
}

/** @param {string} weed the engine's program */
export async function startSeaweedFS(weed) {
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-seaweedfs-'));
  const config = identities(folder);
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
