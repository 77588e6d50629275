/** Die Tafel der Tastenkürzel. */
export const commands = {
  title: 'Tastenkürzel',
  places: {
    everywhere: 'Überall', board: 'Übersicht', proof: 'Bild (Studio)', review: 'Abnahme (über den Link)', compare: 'Beim Vergleichen', looking: 'Genau hinsehen', loupe: 'Mit der Lupe in der Hand', picture: 'Im Bild, wenn es den Fokus hat', marking: 'Beim Markieren einer Stelle', pathing: 'Pfadeditor',
  },
  does: {
    sheet: 'Diese Tafel zeigen', close: 'Geöffnetes schließen', undo: 'Noch nicht Gesendetes zurücknehmen', redo: 'Wiederholen',
    search: 'Suchen', openProof: 'Bild im Fokus öffnen', moveOnBoard: 'Nächstes Bild in dieser Richtung', selectProof: 'Auswählen oder weglassen', selectRange: 'Bis dorthin auswählen',
    selectAll: 'Alles Gezeigte auswählen', selectNone: 'Auswahl aufheben',
    nextProof: 'Nächstes Bild', previousProof: 'Voriges Bild', olderVersion: 'Ältere Version', newerVersion: 'Neuere Version',
    compare: 'Mit einer anderen Version vergleichen', heat: 'Farbabweichung zeigen', editPath: 'Freistellpfad bearbeiten', path: 'Freistellpfad zeigen', mark: 'Stelle markieren; erneut: nächstes Werkzeug',
    nextPicture: 'Nächstes Bild', previousPicture: 'Voriges Bild', compareVersions: 'Mit einer anderen Version vergleichen', markPlace: 'Stelle markieren; erneut: nächstes Werkzeug',
    side: 'Nebeneinander', wipe: 'Wischen', onion: 'Überblenden', blink: 'Blinken', ghost: 'Geisterbild', difference: 'Differenz', 'delta-e': 'Delta-E-Karte',
    flip: 'Blinken: das andere zeigen', tie: 'Nebeneinander: gemeinsam oder einzeln bewegen', align: 'Nebeneinander: wieder ausrichten',
    loupe: 'Lupe', loupeZoom: 'Lupe: 100, 200, 400 %', nextSpot: 'Nächste Stelle des Rundgangs', previousSpot: 'Vorige Stelle des Rundgangs',
    moveLoupe: 'Lupe um ein Pixel bewegen', moveLoupeFar: 'Lupe um zehn Pixel bewegen', dropPoint: 'Messpunkt setzen', putLoupe: 'Lupe weglegen',
    zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', fit: 'Ganzes Bild zeigen', full: '100 %', double: '200 %', fourfold: '400 %', pan: 'Bild verschieben',
    moveFrame: 'Rahmen verschieben', sizeFrame: 'Größe des Rahmens ändern', setPoint: 'Punkt der Linie setzen', takeFrame: 'Rahmen übernehmen', dropFrame: 'Abbrechen',
    previousAnchor: 'Voriger Ankerpunkt', nextAnchor: 'Nächster Ankerpunkt', nextOutline: 'Nächster Umriss', previousOutline: 'Voriger Umriss', nextDoubt: 'Nächstes zweifelhaftes Segment', nextPart: 'Ankerpunkt, abgehender Griff, ankommender Griff',
    nudge: 'Um ein Pixel bewegen', nudgeFar: 'Um zehn Pixel bewegen', nudgeFine: 'Um ein Zehntelpixel bewegen', insertAnchor: 'Ankerpunkt auf dem nächsten Segment einfügen', deleteAnchor: 'Ankerpunkt löschen oder Griff einziehen', convertAnchor: 'Ecke oder glatt',
    splitPath: 'Am Ankerpunkt trennen', joinPath: 'Zwei Enden verbinden oder schließen', snapSide: 'Nächstes Segment an die Kante legen', refinePath: 'Ganzen Pfad verfeinern', selectTool: 'Auswählen und bewegen', penTool: 'Zeichenstift', wireTool: 'Magnetischer Stift',
    setAnchor: 'Stift: Ankerpunkt setzen', flickPath: 'Vorher und nachher', cutOutPath: 'Freisteller ansehen', savePath: 'Sichern oder exportieren', leavePath: 'Umriss beenden, dann den Editor schließen',
  },
  keys: { Escape: 'Esc', Enter: 'Eingabe', ' ': 'Leertaste', Shift: 'Umschalt', Control: 'Strg', Delete: 'Entf', Backspace: 'Rück', PageUp: 'Bild auf', PageDown: 'Bild ab', Home: 'Pos1', End: 'Ende', Tab: 'Tab' },
} as const;
