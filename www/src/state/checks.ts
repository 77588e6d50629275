/**
 * Runs the checks of a version in the engine, shows them as they come, keeps them, and records them in the log.
 */
import { toProblem } from '../engine/protocol.js';
import { studioOf, type Context } from './context.js';
import { record } from './findings.js';
import { defaultReference } from './reference.js';
import type { CheckState, Hash, Problem } from './model.js';
import type { Check, Finding, Proof, Version } from '../../../pkg/proofroom.js';
import type { KeptChecks } from './storage.js';
import { findVersion } from './version-index.js';
import { rulesOf } from './rules.js';


export const ALL_CHECKS: readonly Check[] = ['file', 'delta-e', 'path', 'crop'];

/** Versions checked at once: two keep a small pool busy while results still come one by one. */
const AT_ONCE = 2;

export class Checks {
  readonly #context: Context;
  readonly #running = new Map<Hash, AbortController>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Shows what earlier runs in this browser kept of these versions; the log itself holds their findings. */
  async load(versions: readonly Version[]): Promise<void> {
    const { store, storage } = this.#context;
    for (const { info } of versions) {
      if (store.state.checks.has(info.file)) continue;
      const kept = await storage.checks(info.file);
      if (kept && !store.state.checks.has(info.file)) this.#patch(info.file, kept);
    }
  }

  async run(hash: Hash, { checks = ALL_CHECKS, reference }: { checks?: readonly Check[]; reference?: Hash } = {}): Promise<void> {
    studioOf(this.#context);
    await this.#checks(hash, checks, reference, this.#begin(hash, checks));
  }

  /** Marks a version as being checked; an earlier run of it ends. */
  #begin(hash: Hash, checks: readonly Check[]): AbortController {
    this.cancel(hash);
    const controller = new AbortController();
    this.#running.set(hash, controller);
    this.#patch(hash, { running: Object.fromEntries(checks.map((check) => [check, 0])), problems: {} });
    return controller;
  }

  async #checks(hash: Hash, checks: readonly Check[], reference: Hash | undefined, controller: AbortController): Promise<void> {
    const found = findVersion(this.#context.store.state.review, hash);
    if (!found || controller.signal.aborted) return;
    const results = await Promise.all(checks.map((check) => this.#one(check, found, reference, controller.signal)));
    if (this.#running.get(hash) !== controller) return;
    this.#running.delete(hash);
    if (results.some(Boolean)) await this.record(hash);
  }

  /** Checks what stands up for approval, then older versions that were never checked; a few at a time, in that order. */
  async runAll(proofs?: readonly string[]): Promise<void> {
    const asked = proofs && new Set(proofs);
    const all = this.#context.store.state.review?.proofs ?? [];
    const versions = all.filter(({ id }) => !asked || asked.has(id)).flatMap((proof) => proof.versions);
    const newest = versions.filter(({ supersededBy }) => !supersededBy);
    const older = versions.filter(({ supersededBy, checkedBy }) => supersededBy && !checkedBy);
    const waiting = [...newest, ...older].map(({ info }) => info.file);
    const controllers = new Map(waiting.map((hash) => [hash, this.#begin(hash, ALL_CHECKS)]));
    const worker = async () => {
      for (let hash = waiting.shift(); hash; hash = waiting.shift()) {
        const controller = controllers.get(hash);
        if (controller) await this.#checks(hash, ALL_CHECKS, undefined, controller);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  cancel(hash?: Hash): void {
    for (const [running, controller] of this.#running) {
      if (hash !== undefined && running !== hash) continue;
      this.#running.delete(running);
      controller.abort();
      this.#patch(running, { running: {} });
    }
  }

  /** Says in the log what the checks of this browser found; says nothing when it is recorded already. */
  async record(hash: Hash): Promise<void> {
    const { store, storage } = this.#context;
    const [kept, picture, found] = [await storage.checks(hash), await storage.picture(hash), findVersion(store.state.review, hash)];
    if (!found) return;
    const findings = record(found.version.findings, picture?.findings, kept?.findings ?? {});
    const { version: engine } = store.state.engine;
    if (found.version.checkedBy === engine && JSON.stringify(findings) === JSON.stringify(found.version.findings)) return;
    await studioOf(this.#context).say({ kind: 'checks-recorded', version: hash, findings, engine });
  }

  /** Runs one check; true when it came to an end. */
  async #one(check: Check, found: { proof: Proof; version: Version }, reference: Hash | undefined, signal: AbortSignal): Promise<boolean> {
    const hash = found.version.info.file;
    const progress = (part: number) => {
      if (!signal.aborted) this.#patch(hash, { running: { ...this.#state(hash).running, [check]: part } });
    };
    let problem: Problem | undefined;
    try {
      const { findings, ...result } = await this.#measure(check, found, reference, { signal, progress });
      if (signal.aborted) return false;
      this.#patch(hash, result);
      await this.#context.storage.keepChecks(hash, check, findings, result);
    } catch (error) {
      problem = toProblem(error, found.version.info.fileName);
    }
    if (signal.aborted) return false;
    const { [check]: _, ...running } = this.#state(hash).running;
    this.#patch(hash, { running, problems: { ...this.#state(hash).problems, ...(problem && { [check]: problem }) } });
    return !problem;
  }

  async #measure(
    check: Check, { proof, version }: { proof: Proof; version: Version }, asked: Hash | undefined,
    options: { signal: AbortSignal; progress: (part: number) => void },
  ): Promise<Partial<KeptChecks> & { findings: Finding[] }> {
    const { engine, pictures, storage, store } = this.#context;
    const { tolerance, channels } = store.state.settings;
    if (check === 'file') return { findings: [] }; // read when the file was opened
    const picture = await pictures.source(version.info.file);
    const kept = await storage.picture(version.info.file);
    const svg = kept?.svg;
    const path = kept?.svgPath ?? kept?.paths.find(({ isClippingPath }) => isClippingPath) ?? kept?.paths[0];
    const outline = { ...(path && { path: path.id }), ...(svg !== undefined && { svg }) };
    if (check === 'path') {
      if (!path) return { findings: [none('path', 'no-path', 'The file has no clipping path, and no SVG file of its name came with it.')] };
      const { svgBefore, svgAfter, ...refine } = await engine.call('refine', { picture, path: path.id, ...outline }, options);
      return { refine, svg: { before: svgBefore, after: svgAfter }, findings: [...refine.findings] };
    }
    if (check === 'crop') {
      const date = new Date().toISOString().slice(0, 10);
      const { views, findings } = await engine.call('market', { picture, rules: await rulesOf(channels), date, ...outline }, options);
      return { market: views, findings };
    }
    const reference = asked ?? defaultReference(proof, version)?.info.file;
    const swatches = await this.#swatches(proof, version, options);
    const findings = swatches?.findings ?? [];
    const colours = swatches && { swatches: swatches.swatches };
    if (!reference) {
      const message = 'There is no other retouched or final version of this size to compare colours with.';
      return { ...colours, findings: [...findings, none('delta-e', 'no-reference', message)] };
    }
    const result = await engine.call('deltaE', { picture, reference: await pictures.source(reference), tolerance }, options);
    return { ...colours, deltaE: { ...result, reference }, findings: [...result.findings, ...findings] };
  }

  /** The product's named colours, from the newest swatch file that knows it. */
  async #swatches(proof: Proof, version: Version, options: { signal: AbortSignal }) {
    const { engine, pictures, storage, store } = this.#context;
    for (const { kind, text } of (await storage.companions()).reverse()) {
      if (kind !== 'swatches') continue;
      const picture = await pictures.source(version.info.file);
      const result = await engine.call('swatches', {
        picture, text, kind: version.info.kind, sku: proof.sku, view: proof.view, tolerance: store.state.settings.tolerance,
      }, options);
      if (result) return result;
    }
    return null;
  }

  #state(hash: Hash): CheckState {
    return this.#context.store.state.checks.get(hash) ?? { running: {}, problems: {} };
  }

  #patch(hash: Hash, change: Partial<CheckState> | KeptChecks): void {
    const { deltaE, swatches, refine, market, running, problems } = change as Partial<CheckState>;
    const parts = Object.fromEntries(Object.entries({ deltaE, swatches, refine, market, running, problems }).filter(([, value]) => value !== undefined));
    this.#context.store.put('checks', hash, { ...this.#state(hash), ...parts });
  }
}

function none(check: Check, kind: string, message: string): Finding {
  return { check, kind, severity: 'note', about: '', measured: undefined, limit: undefined, region: undefined, message };
}
