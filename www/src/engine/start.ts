/** Starts the pool: real workers, and the module compiled once on the page and shared by all of them. */
import wasmUrl from '../../../pkg/proofroom_bg.wasm?url';
import type { AppState } from '../state/model.js';
import { EnginePool, poolSize } from './client.js';

export function startEngine(tell: (change: Partial<AppState['engine']>) => void): EnginePool {
  const size = poolSize(navigator.hardwareConcurrency);
  return new EnginePool({
    size,
    make: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'proofroom-engine' }),
    module: compile,
    ready: (version) => tell({ state: 'ready', workers: size, version }),
  });
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // A plain server may not know the media type that streaming asks for.
  return response.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
