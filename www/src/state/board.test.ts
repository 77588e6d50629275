import { describe, expect, it } from 'vitest';
import type { Entry, Finding, Proof, ReviewState, Reviewer, Severity, Standing, Version } from '../../../pkg/proofroom.js';
import { DEFAULT_QUERY, readQuery, toggled, writeQuery, type BoardQuery } from './board.js';
import { arrange, rearranged } from './board-arrange.js';
import { boardRows, dueValue, rowsOf, type BoardRow } from './board-rows.js';
import { atOnce } from './sliced.js';

const DAY = 86_400_000;
const NOW = new Date(2026, 10, 24, 12).getTime();
const person = (name: string) => ({ key: name, name, title: 'Client' });
const standing = (queue: Standing['queue']): Standing => ({ queue, gate: queue && 'intent', technical: 'passed', reason: { kind: 'nobody-asked' } });
const finding = (kind: string, severity: Severity): Finding => ({ check: 'crop', kind, severity, about: '', measured: undefined, limit: undefined, region: undefined, message: '' });
const version = (file: string, findings: Finding[] = [], checkedBy: string | undefined = '1'): Version => ({
  number: 1, addedAt: 1, supersededBy: undefined, findings, checkedBy, spots: [], tours: [], derived: undefined,
  info: { file, pixels: file, kind: 'retouched', fileName: `${file}.jpg`, mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, profile: 'sRGB' },
});
const proof = (sku: string, more: Partial<Proof> = {}): Proof => ({
  id: sku, sku, view: 'front', category: undefined, lighting: undefined, risk: undefined, channels: [], dueAt: undefined, owner: undefined,
  status: 'waiting', standing: standing('review'), versions: [version(sku)], notes: [], decisions: [], ...more,
});
const reviewer = (name: string, more: Partial<Reviewer> = {}): Reviewer =>
  ({ person: person(name), role: 'decide', link: name, shows: { kind: 'kinds', kinds: ['retouched'] }, addedAt: 1, revokedAt: undefined, devices: [], ...more });
const review = (proofs: Proof[], more: Partial<ReviewState> = {}): ReviewState =>
  ({ id: 'r', title: '', studio: '', studioKey: 's', createdAt: 1, policy: { tourRequired: false }, proofs, reviewers: [], history: [], problems: [], heads: [], ...more });
const decided = (file: string, name: string, more = {}) =>
  ({ id: file + name, version: file, author: person(name), at: 1, verdict: 'approved' as const, reason: '', receivedAt: 1, late: false, unseen: [], replaced: false, ...more });
const note = (more = {}) => ({ resolved: undefined, withdrawnAt: undefined, ...more }) as unknown as Proof['notes'][number];
const ask = (change: Partial<BoardQuery> = {}) => ({ ...DEFAULT_QUERY, ...change });
const ids = (proofs: Proof[], change: Partial<BoardQuery>, more?: Partial<ReviewState>) => arrange(boardRows(review(proofs, more)), ask(change), NOW).rows.map(({ id }) => id);

describe('the address of a view', () => {
  it.each([
    '', '?layout=table', '?q=bag+front', '?status=waiting&status=rejected&kind=non-white-background&sort=-due', '?layout=table&columns=proof+status+due', '?reviewer=Dana+Reyes%2C+Client',
  ])('%s comes back as it was', (query) => expect(writeQuery(readQuery(query))).toBe(query));
  it('passes over what it does not know', () => {
    expect(readQuery('?layout=heap&sort=-colour&columns=nothing&status=&x=1')).toEqual({ ...DEFAULT_QUERY, columns: ['proof'] });
  });
  it('takes a value in and out', () => {
    expect(toggled(toggled({}, 'status', 'waiting'), 'status', 'draft')).toEqual({ status: ['waiting', 'draft'] });
    expect(toggled({ status: ['waiting'] }, 'status', 'waiting')).toEqual({});
  });
});

describe('a row', () => {
  const row = (one: Proof, more?: Partial<ReviewState>) => boardRows(review([one], more))[0];
  it('counts only decisions on the newest version that still stand', () => {
    const decisions = [decided('old', 'Anna'), decided('p', 'Ben'), decided('p', 'Cleo', { late: true }), decided('p', 'Dora', { replaced: true }), decided('p', 'Ella', { unseen: ['hair'] })];
    expect(row(proof('p', { decisions }))?.decisions.map(({ author }) => author.name)).toEqual(['Ben']);
  });
  it('waits for those who may decide on what they can see, and have not', () => {
    const reviewers = [reviewer('Anna'), reviewer('Ben'), reviewer('Cleo', { role: 'comment' }), reviewer('Dora', { revokedAt: 5 }), reviewer('Emil', { shows: { kind: 'files', files: ['other'] } })];
    expect(row(proof('p', { decisions: [decided('p', 'Anna')] }), { reviewers })?.waitingFor).toEqual(['Ben']);
  });
  it('says unchecked, not clean, when nothing was measured', () => {
    expect(row(proof('p', { versions: [{ ...version('p'), checkedBy: undefined }] }))?.values.findings).toEqual(['unchecked']);
    expect(row(proof('p'))?.values.findings).toEqual(['clean']);
  });
  it('counts threads that are open', () => expect(row(proof('p', { notes: [note(), note({ resolved: {} }), note({ withdrawnAt: 1 })] }))?.openNotes).toBe(1));
  it('knows what happened last, receipts and checks aside', () => {
    const entry = (id: string, kind: string): Entry => ({ id, author: person('Ben'), at: 1, kind, proof: 'p', version: 'p' });
    expect(row(proof('p'), { history: [entry('1', 'note-added'), entry('2', 'decision-made'), entry('3', 'checks-recorded'), entry('4', 'receipt')] })?.latest?.id).toBe('2');
  });
  it.each([[-1, 'overdue'], [1000, 'today'], [2 * DAY, 'week'], [30 * DAY, 'later']] as const)('due in %d ms is %s', (ms, value) => {
    const dueAt = NOW + ms;
    expect(dueValue(boardRows(review([proof('p', { dueAt })]))[0]!, NOW)).toBe(value);
    expect(dueValue(boardRows(review([proof('p', { dueAt, status: 'approved' })]))[0]!, NOW)).toBe('none');
  });
});

describe('arranging', () => {
  const proofs = [
    proof('BAG-10', { status: 'approved', standing: standing(undefined), risk: 'high', dueAt: NOW - DAY }),
    proof('BAG-9', { view: 'back', risk: 'low', dueAt: NOW - DAY, versions: [version('bag-9', [finding('non-white-background', 'failure'), finding('wrong-ratio', 'warning')])] }),
    proof('MUG-5023', { standing: standing('retouch'), notes: [note()], dueAt: NOW + DAY }),
  ];
  it.each([
    [{}, ['BAG-10', 'BAG-9', 'MUG-5023']],
    [{ search: 'mug' }, ['MUG-5023']], [{ search: 'BAG back' }, ['BAG-9']], [{ search: 'bag-9.jpg' }, ['BAG-9']], [{ search: 'mug back' }, []],
    [{ filters: { status: ['approved'] } }, ['BAG-10']], [{ filters: { status: ['approved', 'waiting'] } }, ['BAG-10', 'BAG-9', 'MUG-5023']],
    [{ filters: { status: ['waiting'], risk: ['none', 'high'] } }, ['MUG-5023']], [{ filters: { queue: ['done'] } }, ['BAG-10']],
    [{ filters: { due: ['overdue'] } }, ['BAG-9']], [{ filters: { notes: ['open'] } }, ['MUG-5023']],
    [{ filters: { findings: ['failure'] } }, ['BAG-9']], [{ filters: { kind: ['wrong-ratio'] } }, ['BAG-9']], [{ filters: { kind: ['nothing-such'] } }, []],
    [{ sort: { column: 'proof', down: false } }, ['BAG-9', 'BAG-10', 'MUG-5023']], [{ sort: { column: 'proof', down: true } }, ['MUG-5023', 'BAG-10', 'BAG-9']],
    [{ sort: { column: 'risk', down: true } }, ['BAG-10', 'BAG-9', 'MUG-5023']], [{ sort: { column: 'due', down: true } }, ['MUG-5023', 'BAG-10', 'BAG-9']],
    [{ sort: { column: 'findings', down: true } }, ['BAG-9', 'BAG-10', 'MUG-5023']],
  ] as [Partial<BoardQuery>, string[]][])('%j', (change, wanted) => expect(ids(proofs, change)).toEqual(wanted));

  it('counts for each filter what passes all the others', () => {
    const { counts } = arrange(boardRows(review(proofs)), ask({ filters: { status: ['waiting'], queue: ['review'] } }), NOW);
    expect([...counts.status]).toEqual([['waiting', 1]]);
    expect(Object.fromEntries(counts.queue)).toEqual({ review: 1, retouch: 1 });
    expect(Object.fromEntries(counts.kind)).toEqual({ 'non-white-background': 1, 'wrong-ratio': 1 });
  });
});

describe('after a change', () => {
  let state = 5;
  const roll = (sides: number) => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * sides);
  const entry = (id: string, of: string): Entry => ({ id, author: person('Ben'), at: 1, kind: roll(3) === 0 ? 'receipt' : 'note-added', proof: of, version: of });
  const any = (sku: string) => proof(sku, {
    status: (['waiting', 'approved', 'rejected'] as const)[roll(3)] ?? 'waiting', standing: standing((['review', 'retouch', undefined] as const)[roll(3)]),
    risk: (['high', 'low', undefined] as const)[roll(3)], category: ['bags', 'mugs', undefined][roll(3)], dueAt: roll(2) > 0 ? NOW + (roll(20) - 5) * DAY : undefined,
    versions: [version(sku, roll(2) > 0 ? [finding('wrong-ratio', 'failure')] : [])],
  });
  const questions: Partial<BoardQuery>[] = [
    {}, { sort: { column: 'risk', down: true } }, { sort: { column: 'activity', down: false }, filters: { risk: ['high'] } }, { filters: { status: ['waiting'], due: ['week', 'overdue'] } },
    { search: 'p-1', sort: { column: 'proof', down: true } }, { filters: { category: ['none', 'bags'] }, sort: { column: 'category', down: false } },
  ];
  const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort();
  const plain = (rows: readonly BoardRow[]) => rows.map(({ id, place, latest, values }) => ({ id, place, latest: latest?.id, values }));

  it('rows and arrangement are those that would be made anew, and what did not change is the same object', () => {
    const reviewers = [reviewer('Anna')];
    let proofs = Array.from({ length: 60 }, (_, n) => any(`p-${n}`));
    let history = Array.from({ length: 120 }, (_, n) => entry(`h${n}`, `p-${roll(60)}`));
    let before = atOnce(rowsOf(review(proofs, { reviewers, history })));
    let answers = questions.map((change) => arrange(before.rows, ask(change), NOW));
    for (let turn = 0; turn < 200; turn += 1) {
      const changes = Array.from({ length: roll(4) }, () => roll(proofs.length));
      proofs = proofs.map((one, place) => (changes.includes(place) ? any(one.id) : one));
      if (roll(4) === 0) proofs = [...proofs, any(`p-${proofs.length}`)];
      const at = roll(3) === 0 ? roll(history.length) : history.length;
      history = history.toSpliced(at, roll(10) === 0 ? 1 : 0, ...Array.from({ length: roll(3) }, (_, n) => entry(`h${turn}.${n}`, `p-${roll(proofs.length)}`)));
      const after = atOnce(rowsOf(review(proofs, { reviewers, history }), before));
      const anew = boardRows(review(proofs, { reviewers: [...reviewers], history: [...history] }));
      expect(plain(after.rows)).toEqual(plain(anew));
      after.rows.forEach((row, place) => {
        const old = before.rows[place];
        if (old?.proof === row.proof && old.latest === row.latest) expect(row).toBe(old);
      });
      answers = questions.map((change, n) => {
        const again = rearranged(answers[n]!, before.rows, after.rows, ask(change));
        const fresh = arrange(anew, ask(change), NOW);
        expect(plain(again!.rows)).toEqual(plain(fresh.rows));
        for (const facet of Object.keys(fresh.counts) as (keyof typeof fresh.counts)[]) expect(sorted(again!.counts[facet])).toEqual(sorted(fresh.counts[facet]));
        return again!;
      });
      before = after;
    }
  });
  it('is asked anew when most of it changed', () => {
    const rows = (count: number) => boardRows(review(Array.from({ length: count }, (_, n) => any(`p-${n}`))));
    const all = rows(300);
    expect(rearranged(arrange(all, ask(), NOW), all, rows(300), ask())).toBeNull();
    expect(rearranged(arrange(all, ask(), NOW), all, rows(10), ask())).toBeNull();
  });
});
