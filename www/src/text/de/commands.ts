/** Die Tafel der Tastenkürzel. */
export const commands = {
  title: 'Tastenkürzel',
  places: {
    everywhere: 'Überall', board: 'Übersicht', proof: 'Bild (Studio)', review: 'Abnahme (über den Link)', compare: 'Beim Vergleichen', picture: 'Im Bild, wenn es den Fokus hat', marking: 'Beim Markieren einer Stelle',
  },
  does: {
    sheet: 'Diese Tafel zeigen', close: 'Geöffnetes schließen',
    search: 'Suchen', openProof: 'Bild im Fokus öffnen',
    nextProof: 'Nächstes Bild', previousProof: 'Voriges Bild', olderVersion: 'Ältere Version', newerVersion: 'Neuere Version',
    compare: 'Mit einer anderen Version vergleichen', heat: 'Farbabweichung zeigen', path: 'Freistellpfad zeigen', mark: 'Stelle markieren',
    nextPicture: 'Nächstes Bild', previousPicture: 'Voriges Bild', compareVersions: 'Mit einer anderen Version vergleichen', markPlace: 'Stelle markieren',
    side: 'Nebeneinander', wipe: 'Wischen', onion: 'Überblenden', blink: 'Blinken', ghost: 'Geisterbild', difference: 'Differenz', 'delta-e': 'Delta-E-Karte',
    flip: 'Blinken: das andere zeigen', tie: 'Nebeneinander: gemeinsam oder einzeln bewegen', align: 'Nebeneinander: wieder ausrichten',
    zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', fit: 'Ganzes Bild zeigen', full: '100 %', double: '200 %', fourfold: '400 %', pan: 'Bild verschieben',
    moveFrame: 'Rahmen verschieben', sizeFrame: 'Größe des Rahmens ändern', takeFrame: 'Rahmen übernehmen', dropFrame: 'Abbrechen',
  },
  keys: { Escape: 'Esc', Enter: 'Eingabe', ' ': 'Leertaste', Shift: 'Umschalt', Control: 'Strg', Delete: 'Entf', PageUp: 'Bild auf', PageDown: 'Bild ab', Home: 'Pos1', End: 'Ende', Tab: 'Tab' },
} as const;
