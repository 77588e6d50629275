/**
 * Drives Debian's WebKitGTK through WebKitWebDriver, with `fetch` alone: Playwright wants a patched WebKit of its own.
 * WebKit needs a display, so an Xvfb is started with it.
 */
import { spawn } from 'node:child_process';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const START_MS = 20_000;

/** Starts a virtual display; answers its name and the process. */
function startDisplay() {
  // -displayfd: the server picks a free number and tells it.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3].setEncoding('utf8').once('data', (number) => resolve({ child, display: `:${number.trim()}` }));
  });
}

async function until(what, ask, limit) {
  const deadline = Date.now() + limit;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A WebKit window. Shadow roots are crossed by `deep` selectors: `pr-app >>> pr-board >>> button`. */
export async function startWebKit() {
  const { child: screen, display } = await startDisplay();
  const port = 20_000 + Math.floor(Math.random() * 30_000);
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // Its own process group, so that stopping takes the browser along.
    detached: true,
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const base = `http://127.0.0.1:${port}`;
  const ask = async (method, path, body) => {
    const answer = await fetch(base + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebDriver ${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  };
  await until('WebKitWebDriver', () => ask('GET', '/status'), START_MS);
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: {} } });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 120_000, pageLoad: 60_000 });

  const run = (script, ...args) => ask('POST', `${session}/execute/sync`, { script, args });
  const find = (deep) => run(`
    let roots = [document];
    for (const [index, part] of arguments[0].split('>>>').entries()) {
      if (index) roots = roots.map((found) => found.shadowRoot).filter(Boolean);
      roots = roots.flatMap((root) => [...root.querySelectorAll(part.trim())]);
    }
    return roots[0] ?? null;`, deep);
  return {
    open: (url) => ask('POST', `${session}/url`, { url }),
    run,
    find,
    /** Every text that is shown, through all shadow roots. */
    text: () => run(`
      const parts = [];
      const walk = (node) => {
        if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
        if (node instanceof Element && ['SCRIPT', 'STYLE'].includes(node.tagName)) return;
        for (const child of node.shadowRoot?.childNodes ?? []) walk(child);
        for (const child of node.childNodes) walk(child);
      };
      walk(document.body);
      return parts.join(' ').replace(/\\s+/g, ' ');`),
    click: async (deep) => {
      const element = await until(`an element ${deep}`, () => find(deep), 15_000);
      await ask('POST', `${session}/element/${element[ELEMENT]}/click`, {});
    },
    /** Presses the button, link or tab with this text, wherever it stands. */
    press: (label) => until(`a button "${label}"`, () => run(`
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          const pressable = element.matches('button, a, [role=button], [role=tab]');
          if (pressable && element.textContent.trim().includes(arguments[0])) return element;
          const inside = element.shadowRoot && walk(element.shadowRoot);
          if (inside) return inside;
        }
        return null;
      };
      const found = walk(document);
      found?.click();
      return Boolean(found);`, label), 15_000),
    /** Gives files to the first file input. */
    choose: async (deep, paths) => {
      const element = await until(`an element ${deep}`, () => find(deep), 15_000);
      await ask('POST', `${session}/element/${element[ELEMENT]}/value`, { text: paths.join('\n') });
    },
    until: (what, question, limit = 60_000) => until(what, question, limit),
    stop: async () => {
      await ask('DELETE', session).catch(() => {});
      try {
        process.kill(-driver.pid, 'SIGKILL');
      } catch (error) {
        // It may have ended with its session.
        if (error.code !== 'ESRCH') throw error;
      }
      screen.removeAllListeners('exit');
      screen.kill('SIGKILL');
    },
  };
}
