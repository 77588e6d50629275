/**
 * Runs the checks of a version in the engine, shows them as they come, keeps them, and records them in the log.
 *
 * Which version Delta-E compares with, when the person names none: work in progress (capture, automated) is compared
 * with the newest retouched or final version; a retouched version with the newest other retouched or final one, a final
 * version with the newest retouched one. A picture is never judged against one that came before it in the work, nor
 * against one of another size.
 */
import { toProblem } from '../engine/protocol.js';
import { studioOf, type Context } from './context.js';
import { record } from './findings.js';
import type { CheckState, Hash, Problem } from './model.js';
import type { Check, Finding, ReviewState, VersionKind } from '../../../pkg/proofroom.js';
import type { KeptChecks } from './storage.js';

type Version = ReviewState['proofs'][number]['versions'][number];
type Proof = ReviewState['proofs'][number];
export const ALL_CHECKS: readonly Check[] = ['file', 'delta-e', 'path', 'crop'];

const RANK: Record<VersionKind, number> = { capture: 0, automated: 1, retouched: 2, final: 3 };

/** See the rule at the top of this file. */
export function defaultReference(proof: Proof, version: Version): Version | null {
  const fits = proof.versions.filter(({ info }) => info.file !== version.info.file
    && info.width === version.info.width && info.height === version.info.height && RANK[info.kind] >= RANK.retouched);
  return fits.at(-1) ?? null;
}

export class Checks {
  readonly #context: Context;
  readonly #running = new Map<Hash, AbortController>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Shows what earlier runs in this browser kept. */
  async load(review: ReviewState | null): Promise<void> {
    const { store, storage } = this.#context;
    for (const { info } of review?.proofs.flatMap((proof) => proof.versions) ?? []) {
      if (store.state.checks.has(info.file)) continue;
      const kept = await storage.checks(info.file);
      if (kept && !store.state.checks.has(info.file)) this.#patch(info.file, kept);
    }
  }

  async run(hash: Hash, { checks = ALL_CHECKS, reference }: { checks?: readonly Check[]; reference?: Hash } = {}): Promise<void> {
    studioOf(this.#context);
    const found = find(this.#context.store.state.review, hash);
    if (!found) return;
    this.cancel(hash);
    const controller = new AbortController();
    this.#running.set(hash, controller);
    this.#patch(hash, { running: Object.fromEntries(checks.map((check) => [check, 0])), problems: {} });
    const results = await Promise.all(checks.map((check) => this.#one(check, found, reference, controller.signal)));
    if (this.#running.get(hash) !== controller) return;
    this.#running.delete(hash);
    if (results.some(Boolean)) await this.record(hash);
  }

  async runAll(): Promise<void> {
    const versions = this.#context.store.state.review?.proofs.flatMap((proof) => proof.versions) ?? [];
    await Promise.all(versions.filter((version) => !version.supersededBy || version.findings.length === 0)
      .map((version) => this.run(version.info.file)));
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
    const [kept, picture, found] = [await storage.checks(hash), await storage.picture(hash), find(store.state.review, hash)];
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
      await this.#keep(hash, check, findings, result);
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
      const { views, findings } = await engine.call('market', { picture, channels, date, ...outline }, options);
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

  async #keep(hash: Hash, check: Check, findings: Finding[], result: Partial<KeptChecks>): Promise<void> {
    const { storage } = this.#context;
    const before = await storage.checks(hash);
    await storage.keepChecks({ ...before, ...result, hash, findings: { ...before?.findings, [check]: findings } });
  }

  #state(hash: Hash): CheckState {
    return this.#context.store.state.checks.get(hash) ?? { running: {}, problems: {} };
  }

  #patch(hash: Hash, change: Partial<CheckState> | KeptChecks): void {
    const { deltaE, swatches, refine, market, running, problems } = change as Partial<CheckState>;
    const parts = Object.fromEntries(Object.entries({ deltaE, swatches, refine, market, running, problems }).filter(([, value]) => value !== undefined));
    const checks = new Map(this.#context.store.state.checks).set(hash, { ...this.#state(hash), ...parts });
    this.#context.store.update({ checks });
  }
}

function none(check: Check, kind: string, message: string): Finding {
  return { check, kind, severity: 'note', about: '', measured: undefined, limit: undefined, region: undefined, message };
}

function find(review: ReviewState | null, hash: Hash): { proof: Proof; version: Version } | null {
  for (const proof of review?.proofs ?? []) {
    const version = proof.versions.find(({ info }) => info.file === hash);
    if (version) return { proof, version };
  }
  return null;
}
