/** Starts `proofroom serve` for a test: a free port, a fresh store folder, and the means to kill it and start it again. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** A debug build on a busy machine answers within a second; this is for a very busy one. */
const START_MS = 20_000;

/** The newest built program. */
export function program() {
  const built = ['target/debug/proofroom', 'target/native/proofroom']
    .map((path) => join(root, path))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!built[0]) throw new Error('the native program is not built: run `cargo build -p proofroom-cli`');
  return built[0];
}

/**
 * @typedef {object} Server
 * @property {string} origin
 * @property {string} studioAddress the printed address with the store's keys in its fragment
 * @property {string} folder the store
 * @property {() => Promise<void>} kill SIGKILL, as a power cut
 * @property {() => Promise<void>} restart the same store at the same port
 * @property {() => Promise<void>} stop kills it and removes a folder that was made here
 */

/**
 * @param {{ page?: string, store?: string, args?: string[] }} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({ page = join(root, 'dist'), store, args = [] } = {}) {
  const folder = store ?? mkdtempSync(join(tmpdir(), 'proofroom-store-'));
  let running = await run(page, folder, 0, args);
  const { origin, studioAddress } = running;
  const kill = async () => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    const gone = new Promise((resolve) => running.child.once('exit', resolve));
    running.child.kill('SIGKILL');
    await gone;
  };
  return {
    origin,
    studioAddress,
    folder,
    kill,
    restart: async () => {
      await kill();
      running = await run(page, folder, Number(new URL(origin).port), args);
    },
    stop: async () => {
      await kill();
      if (!store) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the program and waits until it has printed its addresses. */
function run(page, folder, port, args) {
  const child = spawn(program(), ['serve', '--page', page, '--store', folder, '--port', String(port), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`proofroom serve did not start in ${START_MS} ms; it said: ${said}`));
    }, START_MS);
    const hear = (chunk) => {
      said += chunk;
      const origin = /page +(http:\/\/[^/\s]+)\//.exec(said)?.[1];
      const studioAddress = /(http:\S+#store=\S+)/.exec(said)?.[1];
      if (!origin || !studioAddress || !said.includes('  stop')) return;
      clearTimeout(late);
      resolve({ child, origin, studioAddress });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`proofroom serve ended with ${code}; it said: ${said}`));
    });
  });
}
