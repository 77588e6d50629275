import { describe, expect, it } from 'vitest';
import type { IntakeRow, Proof } from '../../../pkg/proofroom.js';
import { descriptions } from './describe.js';

const proof = (sku: string, view = '', more: Partial<Proof> = {}): Proof => ({
  id: `${sku}_${view}`, sku, view, category: undefined, lighting: undefined, risk: undefined, channels: [], dueAt: undefined, owner: undefined,
  standing: { queue: 'checks', gate: 'technical', technical: 'unchecked', reason: { kind: 'not-checked' } }, status: 'draft', versions: [], notes: [], decisions: [], ...more,
});
const row = (sku: string, more: Partial<IntakeRow> = {}): IntakeRow => ({
  row: 2, sku, view: undefined, category: undefined, lighting: undefined, risk: undefined, channels: undefined, due: undefined, owner: undefined, ...more,
});
const table = (...rows: IntakeRow[]) => ({ rows, problems: [] });

describe('what a table says of proofs', () => {
  it('finds them by SKU whatever the case, a row with a view before one without', () => {
    const rows = table(row('a-1', { risk: 'low' }), row('A-1', { view: 'Back', risk: 'high' }), row('other', { risk: 'high' }));
    const said = descriptions([proof('A-1', 'front'), proof('A-1', 'back'), proof('B-2')], [rows]);
    expect(said.map(({ proof: id, risk }) => [id, risk])).toEqual([['A-1_front', 'low'], ['A-1_back', 'high']]);
  });

  it('says only what differs', () => {
    const known = proof('A', '', { risk: 'high', channels: ['print'], category: 'apparel' });
    expect(descriptions([known], [table(row('A', { risk: 'high', channels: ['print'] }))])).toEqual([]);
    const said = descriptions([known], [table(row('A', { risk: 'low', channels: ['print'], owner: 'Kim' }))])[0];
    expect(said).toMatchObject({ kind: 'proof-described', risk: 'low', owner: 'Kim' });
    expect([said?.channels, said?.category]).toEqual([undefined, undefined]);
  });

  it('takes the newer table, and a day to its end', () => {
    const said = descriptions([proof('A')], [table(row('A', { due: '2026-12-04' })), table(row('A', { due: '2026-12-05' }))]);
    expect(said[0]?.dueAt).toBe(new Date(2026, 11, 5, 23, 59, 59).getTime());
  });
});
