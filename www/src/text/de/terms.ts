/** Die Wörter des Fachs: Stand, Urteil, Art, Gewicht, Rolle. */
import type { ProofStatus, Role, Severity, Verdict, VersionKind } from '../../../../pkg/proofroom.js';

export const status: Record<ProofStatus, string> = {
  empty: 'Leer', draft: 'Entwurf', waiting: 'Wartet', 'changes-requested': 'Änderungen gewünscht', rejected: 'Abgelehnt', approved: 'Freigegeben',
};
export const verdict: Record<Verdict, string> = { approved: 'hat freigegeben', rejected: 'hat abgelehnt', 'changes-requested': 'wünscht Änderungen' };
export const kind: Record<VersionKind, string> = { capture: 'Aufnahme', automated: 'automatisch bearbeitet', retouched: 'retuschiert', final: 'endgültig' };
export const severity: Record<Severity, string> = {
  pass: 'bestanden', note: 'Hinweis', 'cannot-measure': 'nicht messbar', warning: 'Warnung', failure: 'Fehler',
};
export const role: Record<Role, { name: string; short: string; text: string; leak: string }> = {
  decide: {
    name: 'Entscheiden', short: 'entscheidet', text: 'Sieht an, schreibt Anmerkungen, gibt frei oder lehnt ab.',
    leak: 'Wer diesen Link bekommt, sieht jede Version, die er zeigt, und kann im Namen dieser Person Anmerkungen schreiben und entscheiden, bis Sie ihn widerrufen. Andere Links sieht er nicht; was andere gesagt haben und Ihre Dateien kann er nicht ändern. Ein zweiter Browser am Link wird hier angezeigt.',
  },
  comment: {
    name: 'Anmerken', short: 'merkt an', text: 'Sieht an und schreibt Anmerkungen, entscheidet aber nicht.',
    leak: 'Wer diesen Link bekommt, sieht jede Version, die er zeigt, und kann im Namen dieser Person Anmerkungen schreiben, bis Sie ihn widerrufen. Entscheiden, andere Links sehen oder Ihre Dateien berühren kann er nicht.',
  },
  view: {
    name: 'Ansehen', short: 'sieht an', text: 'Sieht nur an. Zurücksenden lässt sich nichts.',
    leak: 'Wer diesen Link bekommt, sieht jede Version, die er zeigt, bis Sie ihn widerrufen. Schreiben oder andere Links sehen kann er nicht.',
  },
};
