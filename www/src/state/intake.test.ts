import { describe, expect, it } from 'vitest';
import type { Body, ReviewState } from '../../../pkg/proofroom.js';
import { EngineError } from '../engine/protocol.js';
import type { Context } from './context.js';
import { initialState } from './initial.js';
import { Intake } from './intake.js';
import type { KeptCompanion, KeptPicture } from './storage.js';
import { Store } from './store.js';

/** A studio whose parts remember what they were asked; the "engine" takes a file's text for its hash. */
function studio({ slow = false } = {}) {
  const store = new Store(initialState('/', '', true));
  const said: Body[] = [];
  const kept = new Map<string, KeptPicture>();
  const companions: KeptCompanion[] = [];
  const events: string[] = [];
  const say = async (...bodies: Body[]) => {
    said.push(...bodies);
    const review = structuredClone(store.state.review) as ReviewState;
    for (const body of bodies) {
      if (body.kind === 'proof-added') review.proofs.push({ ...body, id: body.proof, versions: [], channels: [] } as never);
      if (body.kind === 'version-added') {
        const proof = review.proofs.find(({ id }) => id === body.proof);
        events.push(`said ${body.version.fileName}`);
        proof?.versions.push({ number: proof.versions.length + 1, info: body.version } as never);
      }
    }
    store.update({ review });
    return [];
  };
  const context = {
    names: { ofDay: () => 'Today', sample: () => 'Sample' },
    store,
    reviewer: null,
    opened: Promise.resolve(),
    studio: { say, newReview: async (title: string) => store.update({ review: { title, proofs: [] } as never }) },
    engine: {
      core: async (_name: 'readIntake', text: string) => {
        const [, ...rows] = text.trim().split('\n').map((line) => line.split(','));
        if (text === 'no table') throw new EngineError({ code: 'damaged', message: 'intake table: row 1: found no table' });
        const bad = rows.filter(([, risk]) => risk === 'dire').map(([, value]) => ({ row: 2, column: 'risk', value, expected: 'low, medium or high' }));
        return { rows: rows.filter(([, risk]) => risk !== 'dire').map(([sku, risk]) => ({ sku, risk })), problems: bad };
      },
      call: async (name: string, input: { blob: Blob; name: string; text: string }, { signal }: { signal?: AbortSignal } = {}) => {
        if (name === 'svgPath') return { id: 'svg', name: input.name };
        if (slow) await new Promise((resolve) => setTimeout(resolve, 5));
        if (signal?.aborted) throw new EngineError({ code: 'cancelled', message: 'cancelled' });
        const hash = await input.blob.text();
        if (hash === 'large') await new Promise((resolve) => setTimeout(resolve, 20));
        if (hash === 'broken') throw new EngineError({ code: 'damaged', message: 'JPEG: byte 2: found 0' });
        return { hash, pixels: hash, info: { format: 'jpeg', bytes: 1, width: 2, height: 2, profile: 'sRGB' }, findings: [], paths: [], thumb: new Blob() };
      },
    },
    storage: {
      companions: async () => companions,
      persist: async () => false,
      picture: async (hash: string) => kept.get(hash),
      keep: async (_file: Blob, picture: KeptPicture) => { events.push(`kept ${picture.name}`); kept.set(picture.hash, picture); },
      update: async (picture: KeptPicture) => void kept.set(picture.hash, picture),
      thumb: async () => new Blob(),
      keepCompanion: async (companion: KeptCompanion) => void companions.push(companion),
    },
    pictures: { opened: () => undefined },
  } as unknown as Context;
  return { store, said, kept, companions, events, context, intake: new Intake(context) };
}
const file = (name: string, content = name) => new File([content], name);
const lines = (store: Store) => Object.fromEntries(store.state.intake.files.map(({ name, state }) => [name, state]));
const versions = (said: Body[]) => said.flatMap((body) => (body.kind === 'version-added' ? [`${body.proof} ${body.version.fileName}`] : []));

describe('intake', () => {
  it('adds proofs in the order of their files, whichever was read first', async () => {
    const { intake, said } = studio();
    await intake.open([file('B_front_v1.jpg', 'large'), file('C_front_v1.jpg'), file('A_front_v1.jpg', 'broken'), file('D_front_v1.jpg')]);
    expect(said.flatMap((body) => (body.kind === 'proof-added' ? [body.proof] : []))).toEqual(['B_front', 'C_front', 'D_front']);
  });

  it('groups by product, orders versions, and keeps files before it says them', async () => {
    const { intake, said, store, events } = studio();
    await intake.open(['B_front_v2.jpg', 'A_front_v3.jpg', 'A_front_v1.jpg', 'B_front_v1.jpg', 'A_back_v1.jpg'].map((name) => file(name)));
    expect(versions(said).filter((line) => line.startsWith('A_front'))).toEqual(['A_front A_front_v1.jpg', 'A_front A_front_v3.jpg']);
    expect(said.filter(({ kind }) => kind === 'proof-added')).toHaveLength(3);
    expect(new Set(Object.values(lines(store)))).toEqual(new Set(['done']));
    for (const name of ['A_front_v1.jpg', 'B_front_v2.jpg']) {
      expect(events.indexOf(`kept ${name}`)).toBeLessThan(events.indexOf(`said ${name}`));
    }
  });

  it('names the kinds', async () => {
    const { intake, said } = studio();
    await intake.open([file('A_front_v1_capture.jpg'), file('A_front_v2_automated.jpg'), file('A_front_v3.jpg')]);
    expect(said.flatMap((body) => (body.kind === 'version-added' ? [body.version.kind] : []))).toEqual(['capture', 'automated', 'retouched']);
  });

  it('makes one problem of a broken file and goes on', async () => {
    const { intake, store } = studio();
    await intake.open([file('A_front_v1.jpg', 'broken'), file('A_front_v2.jpg'), file('B_front_v1.jpg')]);
    expect(lines(store)).toEqual({ 'A_front_v1.jpg': 'failed', 'A_front_v2.jpg': 'done', 'B_front_v1.jpg': 'done' });
    expect(store.state.intake.files[0]?.problem).toEqual({ code: 'damaged', message: 'JPEG: byte 2: found 0', file: 'A_front_v1.jpg' });
  });

  it('adds later files to their proof and knows a file again by its hash', async () => {
    const { intake, said, store } = studio();
    await intake.open([file('A_front_v1.jpg')]);
    await intake.open([file('a_Front_v2.jpg'), file('copy.jpg', 'A_front_v1.jpg')]);
    expect(versions(said)).toEqual(['A_front A_front_v1.jpg', 'A_front a_Front_v2.jpg']);
    expect(store.state.intake.files.at(-1)).toMatchObject({ state: 'done', note: { kind: 'known', version: 1 }, proof: 'A_front' });
  });

  it('takes companions for what they are', async () => {
    const { intake, store, companions, kept } = studio();
    await intake.open([
      file('A_front_v1.svg', '<svg/>'), file('A_front_v1.jpg'), file('colours.json', '{"products":[{"sku":"A","swatches":[{}]}]}'),
      file('other.json', '[]'), file('intake.csv', 'sku,due\nA,now\n'), file('lost_v1.svg', '<svg/>'), file('A_front_coverage.png'),
      file('.DS_Store'),
    ]);
    expect(lines(store)).toEqual({
      'A_front_v1.svg': 'companion', 'A_front_v1.jpg': 'done', 'colours.json': 'companion', 'other.json': 'failed',
      'intake.csv': 'companion', 'lost_v1.svg': 'failed', 'A_front_coverage.png': 'companion',
    });
    expect(companions.map(({ kind }) => kind)).toEqual(['swatches', 'table']);
    expect(kept.get('A_front_v1.jpg')).toMatchObject({ svg: '<svg/>', svgPath: { id: 'svg' } });
  });

  it('says what a table says of the pictures beside it, of those before it and of those that come later', async () => {
    const { intake, said, store } = studio();
    const described = () => said.flatMap((body) => (body.kind === 'proof-described' ? [`${body.proof} ${body.risk}`] : []));
    await intake.open([file('A_front_v1.jpg'), file('B_front_v1.jpg')]);
    await intake.open([file('table.csv', 'sku,risk\nA,high\nC,low\nB,dire'), file('no.csv', 'no table')]);
    expect(described()).toEqual(['A_front high']);
    expect(lines(store)).toEqual({ 'table.csv': 'failed', 'no.csv': 'failed' });
    expect(store.state.intake.files.map(({ problem }) => problem?.message)).toEqual(
      ['row 2, risk: found “dire”, expected low, medium or high', 'intake table: row 1: found no table']);
    await intake.open([file('C_front_v1.jpg')]);
    expect(described()).toEqual(['A_front high', 'C_front low']);
  });

  it('stops when it is cancelled', async () => {
    const { intake, store } = studio({ slow: true });
    const opening = intake.open(Array.from({ length: 12 }, (_, index) => file(`S${index}_v1.jpg`)));
    intake.cancel();
    await opening;
    expect(new Set(Object.values(lines(store)))).toEqual(new Set(['cancelled']));
  });

  it('refuses a film before reading it', async () => {
    const { intake, store } = studio();
    const film = file('film.mov');
    Object.defineProperty(film, 'size', { value: 2 ** 40 });
    await intake.open([film]);
    expect(store.state.intake.files[0]).toMatchObject({ state: 'failed', problem: { code: 'too-large' } });
  });
});

describe('thousands of files at once', () => {
  /** How often anything of a proof is read while so many are taken in, and how often the list of files is told. */
  async function cost(count: number) {
    const { store, context, intake } = studio();
    let reads = 0;
    let lists = 0;
    const counted = (id: string, sku: string, view: string, versions: readonly unknown[]) =>
      ({ id, view, versions, channels: [], get sku() { reads += 1; return sku; } }) as unknown as ReviewState['proofs'][number];
    // As the log tells it: only what changed is a new object.
    Object.assign(context.studio as object, {
      say: async (...bodies: Body[]) => {
        const { review } = store.state;
        let proofs = review?.proofs ?? [];
        for (const body of bodies) {
          if (body.kind === 'proof-added') proofs = [...proofs, counted(body.proof, body.sku, body.view, [])];
          const last = proofs.at(-1);
          if (body.kind === 'version-added' && last) proofs = proofs.with(-1, counted(last.id, last.sku, last.view, [{ number: 1, info: body.version }]));
        }
        store.update({ review: { ...review, proofs } as ReviewState });
        return [];
      },
    });
    store.subscribe((changed) => { if (changed.has('intake')) lists += 1; });
    await intake.open(Array.from({ length: count }, (_, n) => file(`SKU-${n}_front_v1_final.jpg`)));
    expect(store.state.intake.files.filter(({ state }) => state === 'done')).toHaveLength(count);
    return { reads, lists };
  }

  it('each proof is looked at a few times, not once for every other', async () => {
    const [few, many] = [await cost(50), await cost(400)];
    expect(few.reads).toBeGreaterThan(0);
    expect(many.reads).toBeLessThanOrEqual(few.reads * (400 / 50) * 1.1);
    expect(many.lists).toBeLessThan(400 / 4);
  });
});
