/**
 * What intake tables say of proofs, said in the log: of all proofs when a table comes, of a new proof when its picture comes
 * later than its table. A row with a view is meant for that view alone and goes before one without.
 */
import { EngineError } from '../engine/protocol.js';
import type { Body, IntakeRow, IntakeTable, Proof } from '../../../pkg/proofroom.js';
import { studioOf, type Context } from './context.js';

/** Refused values that are named one by one: more than these have one cause. */
const MOST_TOLD = 5;

type Description = Extract<Body, { kind: 'proof-described' }>;

/** What `tables` (the newest last) say of `proofs` beyond what is known of them. */
export function descriptions(proofs: readonly Proof[], tables: readonly IntakeTable[]): Description[] {
  const rows = new Map<string, IntakeRow>();
  for (const table of tables) for (const row of table.rows) rows.set(rowKey(row.sku, row.view ?? null), row);
  return proofs.flatMap((proof) => {
    const row = rows.get(rowKey(proof.sku, proof.view)) ?? rows.get(rowKey(proof.sku, null));
    const said = row && difference(proof, row);
    return said ? [said] : [];
  });
}

const rowKey = (sku: string, view: string | null) => JSON.stringify([sku.toLowerCase(), view === null ? null : view.toLowerCase()]);

/** Only what differs is said; null when nothing does. */
function difference(proof: Proof, row: IntakeRow): Description | null {
  const dueAt = row.due === undefined ? undefined : endOf(row.due);
  const channels = row.channels?.join() === proof.channels.join() ? undefined : row.channels;
  const other = <T>(said: T | undefined, known: T | undefined): T | undefined => (said === known ? undefined : said);
  const said = {
    category: other(row.category, proof.category), lighting: other(row.lighting, proof.lighting), risk: other(row.risk, proof.risk),
    channels, dueAt: other(dueAt, proof.dueAt), owner: other(row.owner, proof.owner),
  };
  if (Object.values(said).every((value) => value === undefined)) return null;
  return { kind: 'proof-described', proof: proof.id, ...said };
}

/** The last moment of a day, `yyyy-mm-dd` as the core checked it, on the studio's clock. */
function endOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59).getTime();
}

/** The tables of one batch of files: read when they come, said when their pictures are in the review. */
export class Tables {
  readonly #context: Context;
  #fresh: IntakeTable[] = [];
  readonly #before: ReadonlySet<string>;

  constructor(context: Context) {
    this.#context = context;
    this.#before = new Set(context.store.state.review?.proofs.map(({ id }) => id));
  }

  /** Takes a table in; rows that are not understood are thrown, with their places, after the others were taken. */
  async take(text: string): Promise<number> {
    const table = await this.#context.engine.core('readIntake', text);
    this.#fresh.push(table);
    const [first] = table.problems;
    if (first) {
      const told = table.problems.slice(0, MOST_TOLD).map(({ row, column, value, expected }) => `row ${row}, ${column}: found “${value}”, expected ${expected}`);
      const more = table.problems.length - told.length;
      throw new EngineError({ code: 'intake-refused', message: `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}` });
    }
    return table.rows.length;
  }

  /** Says what the tables say of the proofs; an older table speaks only of proofs that came with this batch. */
  async say(): Promise<void> {
    const proofs = this.#context.store.state.review?.proofs ?? [];
    const fresh = proofs.filter(({ id }) => !this.#before.has(id));
    const kept = fresh.length > 0 ? await this.#kept() : [];
    const known = proofs.filter(({ id }) => this.#before.has(id));
    const bodies = [...descriptions(known, this.#fresh), ...descriptions(fresh, [...kept, ...this.#fresh])];
    if (bodies.length > 0) await studioOf(this.#context).say(...bodies);
  }

  async #kept(): Promise<IntakeTable[]> {
    const companions = await this.#context.storage.companions();
    const texts = companions.filter(({ kind }) => kind === 'table').map(({ text }) => text);
    return Promise.all(texts.map((text) => this.#context.engine.core('readIntake', text)));
  }
}
