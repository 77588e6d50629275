/**
 * Takes picked files into the review: companions first, then pictures proof by proof, several at a time.
 *
 * A file is "done" when its bytes and what was read from them are on this browser's disk and the log names it. One
 * broken file is one problem; the same file twice is recognised by its hash.
 */
import { EngineError, toProblem } from '../engine/protocol.js';
import type { Body, Proof, Version } from '../../../pkg/proofroom.js';
import { readCompanion } from './companions.js';
import { studioOf, type Context } from './context.js';
import { Tables } from './describe.js';
import { IntakeLines } from './intake-lines.js';
import type { Hash, IntakeFile, Problem } from './model.js';
import { compareVersions, compile, guess, sortOf, stemOf, type Guess, type Sort } from './naming.js';
import { DEFAULT_PATTERN, proofKey } from './proof-key.js';
import type { KeptPicture } from './storage.js';
import { findProof, findVersion, proofNamed } from './version-index.js';

/** The core's own limit (512 MiB), told before a large film is read. */
const LARGEST_FILE = 512 << 20;
/** Files on their way at once: the pool's four and one to hand. */
const AT_ONCE = 5;

interface Item { id: number; file: File; name: string; sort: Sort; guess: Guess; kept?: KeptPicture; thumb?: Blob }

export class Intake {
  readonly #context: Context;
  #nextId = 1;
  #controller = new AbortController();
  #batches = 0;
  readonly #lines: IntakeLines;
  /** Bodies are said in turn: two batches must not both create the review or the proof. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
    this.#lines = new IntakeLines(context.store);
  }

  async open(files: readonly File[], title?: string): Promise<void> {
    studioOf(this.#context);
    const items = this.#announce(files);
    if (items.length === 0) return;
    this.#batches++;
    const { signal } = this.#controller;
    void this.#context.storage.persist();
    await this.#context.opened;
    const tables = new Tables(this.#context);
    try {
      for (const item of items) if (item.sort !== 'picture' && item.sort !== 'svg') await this.#companion(item, tables, signal);
      await this.#pictures(items.filter(({ sort }) => sort === 'picture'), signal, title ?? (folderOf(files) || this.#context.names.ofDay(Date.now())));
      const stems = this.#stems();
      for (const item of items) if (item.sort === 'svg') await this.#path(item, stems, signal);
      await this.#inTurn(() => tables.say());
    } finally {
      this.#batches--;
      this.#lines.tell();
    }
  }

  cancel(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#lines.set(this.#lines.all.map((file) => (file.state === 'queued' || file.state === 'reading' ? { ...file, state: 'cancelled' as const } : file)));
  }

  #announce(files: readonly File[]): Item[] {
    const { store } = this.#context;
    const compiled = compile(store.state.intake.pattern);
    const pattern = typeof compiled === 'string' ? compile(DEFAULT_PATTERN) as RegExp : compiled;
    const items = files.map((file) => ({
      id: this.#nextId++, file, name: file.name, sort: sortOf(file.name), guess: guess(file.name, pattern),
    })).filter(({ sort }) => sort !== 'system');
    const lines = items.map(({ id, file, sort, guess: found }): IntakeFile => ({
      id, name: file.name, bytes: file.size, state: 'queued', guess: sort === 'picture' ? found : null,
    }));
    // A new batch clears the list of finished ones.
    this.#lines.set([...(this.#batches > 0 ? this.#lines.all : []), ...lines]);
    return items;
  }

  async #companion(item: Item, tables: Tables, signal: AbortSignal): Promise<void> {
    await this.#each(item, signal, async () => {
      if (item.sort === 'mask') return { state: 'companion', note: { kind: 'mask' } };
      const { note, ...kept } = await readCompanion(item.file, item.sort as 'json' | 'table' | 'lut');
      // A table that is none is not kept; one of which some rows are refused is, for the others.
      const read = kept.kind === 'table' ? tables.take(kept.text) : null;
      const refused = await read?.then(() => null, (error: unknown) => error);
      if (refused && toProblem(refused).code !== 'intake-refused') throw refused;
      await this.#context.storage.keepCompanion(kept);
      if (refused) throw refused;
      return { state: 'companion', note };
    });
  }

  async #pictures(items: readonly Item[], signal: AbortSignal, title: string): Promise<void> {
    const groups = new Map<string, { items: Item[]; left: number }>();
    for (const item of items) {
      const key = proofKey(item.guess);
      const group = groups.get(key) ?? { items: [], left: 0 };
      group.items.push(item);
      group.left++;
      groups.set(key, group);
    }
    const order = [...groups.values()];
    const waiting = order.flatMap((group) => group.items.sort(compareVersions).map((item) => ({ item, group })));
    const said: Promise<void>[] = [];
    let due = 0;
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { item, group } = next;
        await this.#read(item, signal);
        group.left--;
        // Proofs stand in the order of their files, whichever was read first.
        for (let done = order[due]; done?.left === 0; done = order[++due]) {
          const { items: ready } = done;
          said.push(this.#inTurn(() => this.#add(ready, title)));
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await Promise.all(said);
  }

  /** Opens and keeps one file; what goes wrong stays with this file. */
  async #read(item: Item, signal: AbortSignal): Promise<void> {
    await this.#each(item, signal, async () => {
      const { file, name } = item;
      if (file.size > LARGEST_FILE) {
        throw new EngineError({ code: 'too-large', message: `the file has ${file.size} bytes, the limit is ${LARGEST_FILE}` });
      }
      const { thumb, ...opened } = await this.#context.engine.call('open', { name, blob: file }, { signal });
      const before = await this.#context.storage.picture(opened.hash);
      item.kept = { ...opened, name, ...(before?.svg !== undefined && { svg: before.svg }), ...(before?.svgPath && { svgPath: before.svgPath }) };
      item.thumb = thumb;
      await this.#context.storage.keep(file, item.kept, thumb);
      return { hash: opened.hash };
    });
  }

  /** Says in the log what a group of files adds: a proof if it is new, then its versions in order. */
  async #add(group: readonly Item[], title: string): Promise<void> {
    const { store, pictures } = this.#context;
    const studio = studioOf(this.#context);
    const ready = group.filter(({ kept }) => kept);
    try {
      if (ready.length > 0 && !store.state.review) await studio.newReview(title, store.state.settings.studio || 'Studio');
      const proof = this.#proofFor(group[0]?.guess ?? { sku: '', view: '' });
      const bodies: Body[] = proof.known ? [] : [{ kind: 'proof-added', proof: proof.id, sku: proof.sku, view: proof.view }];
      const told = new Map<Item, Partial<IntakeFile>>();
      const fresh = new Set<Hash>();
      for (const item of ready) {
        const { kept } = item;
        if (!kept) continue;
        const known = findVersion(store.state.review, kept.hash);
        if (known || fresh.has(kept.hash)) {
          told.set(item, { proof: known?.proof.id ?? proof.id, note: known ? { kind: 'known', version: known.version.number } : { kind: 'twice' } });
          continue;
        }
        fresh.add(kept.hash);
        bodies.push({ kind: 'version-added', proof: proof.id, version: versionOf(item, kept) });
        told.set(item, { proof: proof.id });
      }
      if (fresh.size > 0) await studio.say(...bodies);
      for (const item of ready) if (item.kept && item.thumb) pictures.opened(item.kept, item.thumb);
      for (const [item, change] of told) this.#line(item.id, { ...change, state: 'done' });
    } catch (error) {
      for (const { id, name } of ready) this.#line(id, { state: 'failed', problem: toProblem(error, name) });
    }
  }

  #proofFor({ sku, view }: { sku: string; view: string }): { id: string; sku: string; view: string; known: boolean } {
    const { review } = this.#context.store.state;
    const found = proofNamed(review, { sku, view });
    if (found) return { id: found.id, sku: found.sku, view: found.view, known: true };
    // Readable in an address; at most 200 characters, unique in the review.
    const base = (view ? `${sku}_${view}` : sku).slice(0, 190);
    let id = base;
    for (let n = 2; findProof(review, id); n++) id = `${base}~${n}`;
    return { id, sku, view, known: false };
  }

  /** The newest version of each stem of a file name, made once for each list of proofs. */
  #stems(): () => ReadonlyMap<string, Version> {
    let made: { proofs: readonly Proof[]; stems: ReadonlyMap<string, Version> } | undefined;
    return () => {
      const proofs = this.#context.store.state.review?.proofs ?? [];
      if (made?.proofs !== proofs) made = { proofs, stems: new Map(proofs.flatMap(({ versions }) => versions.map((version) => [stemOf(version.info.fileName).toLowerCase(), version]))) };
      return made.stems;
    };
  }

  /** A path file goes with the newest version whose file has the same stem. */
  async #path(item: Item, stems: () => ReadonlyMap<string, Version>, signal: AbortSignal): Promise<void> {
    await this.#each(item, signal, async () => {
      const { storage, engine, pictures } = this.#context;
      const { name: stem, text } = await readCompanion(item.file, 'svg');
      const version = stems().get(stem.toLowerCase());
      const kept = version && await storage.picture(version.info.file);
      if (!kept) {
        throw new EngineError({ code: 'companion-alone', message: `no picture here is named ${stem}; a path file needs the name of its picture` });
      }
      const { width, height } = kept.info;
      const svgPath = await engine.call('svgPath', { text, name: item.name, width, height }, { signal });
      const updated: KeptPicture = { ...kept, svg: text, svgPath };
      await storage.update(updated);
      const thumb = await storage.thumb(kept.hash);
      if (thumb) pictures.opened(updated, thumb);
      return { state: 'companion', note: { kind: 'pathOf', file: version.info.fileName }, hash: kept.hash };
    });
  }

  async #each(item: Item, signal: AbortSignal, work: () => Promise<Partial<IntakeFile>>): Promise<void> {
    if (signal.aborted) return;
    this.#line(item.id, { state: 'reading' });
    try {
      this.#line(item.id, await work());
    } catch (error) {
      const problem: Problem = toProblem(error, item.name);
      this.#line(item.id, problem.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', problem });
    }
  }

  #line(id: number, change: Partial<IntakeFile>): void {
    this.#lines.change(id, change);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(work, work);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

function versionOf({ guess: { kind } }: Item, { hash, pixels, name, info }: KeptPicture) {
  return {
    file: hash, pixels, kind, fileName: name, mediaType: `image/${info.format}`, bytes: info.bytes,
    width: info.width, height: info.height, profile: info.profile,
  };
}

/** The name of the folder that was opened; empty for loose files. */
const folderOf = (files: readonly File[]): string => files[0]?.webkitRelativePath?.split('/')[0] ?? '';
