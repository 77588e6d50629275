/** Einen Freistellpfad im Bild bearbeiten. */
import { decimal, number } from '../format.js';

export const pathing = {
  title: 'Pfadeditor', role: 'Pfadeditor', open: 'Pfad bearbeiten', leave: 'Editor schließen', tools: 'Pfadwerkzeuge', field: (anchors: string) => `Pfad über dem Bild, ${anchors}`,
  guide: 'Pfeiltasten bewegen das Ausgewählte um ein Pixel, mit Umschalt um zehn, mit Strg um ein Zehntel. N und Umschalt N gehen zum nächsten und vorigen Ankerpunkt. Fragezeichen zeigt alle Tasten.',
  anchors: (count: number) => (count === 1 ? '1 Ankerpunkt' : `${number(count)} Ankerpunkte`),
  loading: 'Der Pfad wird gelesen …', empty: 'Noch kein Pfad. Mit dem Stift zeichnen oder einen anlegen lassen.',
  tool: { select: 'Auswählen und bewegen', pen: 'Zeichenstift', wire: 'Magnetischer Stift' },
  toolHint: {
    select: 'Ankerpunkte, Griffe und Segmente ziehen; Doppelklick auf ein Segment setzt einen Ankerpunkt.',
    pen: 'Klicken setzt Ecken, Ziehen Kurven; ein Klick auf den ersten Ankerpunkt schließt. Mit Tasten: Pfeile bewegen den Stift, Eingabe setzt einen Ankerpunkt.',
    wire: 'An der Kante entlang klicken: die Linie dazwischen folgt ihr. Ein Klick auf den ersten Ankerpunkt schließt.',
  },
  snap: 'Gezogene Segmente an die Kante legen', undo: 'Zurücknehmen', redo: 'Wiederholen', remove: 'Ankerpunkt löschen', insert: 'Ankerpunkt einfügen', convert: 'Ecke oder glatt', split: 'Hier trennen', join: 'Verbinden oder schließen', snapSide: 'Dieses Segment an die Kante legen',
  flick: 'Vorher und nachher', before: 'Vorher', after: 'Nachher', confidence: 'Nach Sicherheit färben',
  refine: 'Ganzen Pfad verfeinern', refining: (part: number) => `Verfeinern: ${number(Math.round(part * 100))} %`, stop: 'Anhalten', make: 'Pfad anlegen', making: (part: number) => `Pfad wird angelegt: ${number(Math.round(part * 100))} %`,
  options: 'Optionen', radius: 'Radius', radiusAuto: 'nach der Größe des Bildes', radiusHint: 'Wie weit vom Pfad die Kante gesucht wird.', shift: 'Kante verschieben', shiftHint: 'Über null weitet den Pfad, unter null zieht ihn zusammen.',
  smooth: 'Abrunden', smoothHint: 'Wie weit Kurven von der Kante abweichen dürfen: weniger hält Einzelheiten, mehr braucht weniger Ankerpunkte.', tolerance: { fine: 'Fein (0,15 px)', usual: 'Üblich (0,3 px)', coarse: 'Grob (0,6 px)' },
  corner: 'Eckenschwelle', cornerHint: 'Eine Wendung um mehr Grad bleibt eine Ecke.', px: 'px', degrees: 'Grad', automatic: 'Automatisch',
  deviation: (px: number) => `${decimal(px, 2)} px zu vorher`, deviationLabel: 'Größte Abweichung vom Pfad vorher', unchanged: 'wie vorher',
  legend: 'Sicherheit', sure: 'sicher', unsure: 'hinsehen', doubtful: 'zweifelhaft', byHand: 'von Hand, nicht gemessen',
  at: (x: number, y: number) => `${decimal(x, 1)}; ${decimal(y, 1)}`,
  part: { anchor: 'Ankerpunkt', incoming: 'Ankommender Griff', outgoing: 'Abgehender Griff' },
  kinds: { corner: 'Ecke', smooth: 'glatt' },
  selected: (part: string, index: number, count: number, outline: number, outlines: number, kind: string, place: string) =>
    `${part} ${number(index)} von ${number(count)}${outlines > 1 ? `, Umriss ${number(outline)} von ${number(outlines)}` : ''}, ${kind}, bei ${place}`,
  side: (percent: number, doubt: string) => `das Segment danach: ${number(percent)} % sicher${doubt ? `, ${doubt}` : ''}`,
  nothing: 'Nichts ausgewählt', penAt: (place: string) => `Stift bei ${place}`,
  said: {
    undone: 'Zurückgenommen', redone: 'Wiederholt', removed: 'Gelöscht', inserted: 'Ankerpunkt eingefügt', smooth: 'Jetzt glatt', corner: 'Jetzt eine Ecke', split: 'Getrennt', joined: 'Verbunden', closed: 'Umriss geschlossen', noEnd: 'Zuerst das Ende eines offenen Umrisses auswählen',
    snapped: 'Segment an die Kante gelegt', noSide: 'Einen Ankerpunkt auswählen, nach dem ein Segment kommt', before: 'Der Pfad vorher', after: 'Der bearbeitete Pfad', cut: 'Der Freisteller wird gezeigt', uncut: 'Das Bild wird gezeigt', noDoubt: 'Kein Segment ist zweifelhaft', nothingToUndo: 'Nichts zurückzunehmen', nothingToRedo: 'Nichts zu wiederholen',
    refined: (anchors: string, least: number) => `Verfeinert: ${anchors}, das unsicherste Segment ${number(least)} %`, made: (anchors: string) => `Pfad aus ${anchors} angelegt`, openOnly: 'Zuerst einen Umriss schließen: nur geschlossene werden verfeinert',
    saved: (count: number) => `Gespeichert als Version ${number(count)}`, exported: (name: string) => `${name} exportiert`, point: 'Ankerpunkt gesetzt',
  },
  refused: {
    'empty-path': 'Der Pfad bedeckt kein Pixel des Bildes.', 'busy-background': 'Kein Pfad angelegt: Der Bildrand zeigt keinen einfarbigen Hintergrund. Den Pfad mit dem Stift zeichnen.',
    'nothing-found': 'Kein Pfad angelegt: Nichts hebt sich vom Hintergrund ab.', 'low-contrast': 'Kein Pfad angelegt: Zu wenig des Umrisses hebt sich vom Hintergrund ab. Mit dem magnetischen Stift zeichnen.',
  },
  save: 'Sichern oder exportieren', saveTitle: 'Den Pfad behalten', name: 'Name des Pfads in der Datei', saveVersion: 'Als neue Version sichern', savedFrom: (version: number) => `Eine Kopie von Version ${number(version)} mit diesem Pfad; die Pixel bleiben, nichts wird überschrieben.`,
  noPlace: (format: string) => `${format} hat keinen Platz für einen Pfad: ihn stattdessen exportieren.`, openPath: 'Programme füllen einen offenen Umriss, als wäre er geschlossen.',
  cut: {
    title: 'Freisteller ansehen', hide: 'Diese Regler verbergen', backdrop: 'Hintergrund', on: { chequer: 'Schachbrett', white: 'Weiß', black: 'Schwarz', colour: 'Eine Farbe' }, colour: 'Farbe', line: 'Pfad zeigen', making: 'Freistellen',
    hint: 'So wird er exportiert. Er folgt dem Pfad, wenn dieser bearbeitet wird.', exports: 'Freisteller exportieren', as: { alpha: 'Mit Alpha (PNG)', white: 'Auf reinem Weiß (PNG)', black: 'Auf Schwarz (PNG)', colour: 'Auf dieser Farbe (PNG)' },
  },
  exports: 'Exportieren', exportAs: { embed: 'Datei mit dem Pfad darin', svg: 'SVG', mask: 'Maske (PNG)', 'cut-out': 'Freisteller mit Alpha (PNG)' },
} as const;
