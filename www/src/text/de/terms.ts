/** Die Wörter des Fachs: Stand, Urteil, Art, Gewicht. */
import type { ProofStatus, Severity, Verdict, VersionKind } from '../../../../pkg/proofroom.js';

export const status: Record<ProofStatus, string> = {
  empty: 'Leer', draft: 'Entwurf', waiting: 'Wartet', 'changes-requested': 'Änderungen gewünscht', rejected: 'Abgelehnt', approved: 'Freigegeben',
};
export const verdict: Record<Verdict, string> = { approved: 'hat freigegeben', rejected: 'hat abgelehnt', 'changes-requested': 'wünscht Änderungen' };
export const kind: Record<VersionKind, string> = { capture: 'Aufnahme', automated: 'automatisch bearbeitet', retouched: 'retuschiert', final: 'endgültig' };
export const severity: Record<Severity, string> = {
  pass: 'bestanden', note: 'Hinweis', 'cannot-measure': 'nicht messbar', warning: 'Warnung', failure: 'Fehler',
};
