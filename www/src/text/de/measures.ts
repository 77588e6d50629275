/** Messwerte, Stellen, und warum an einem nachgezogenen Abschnitt gezweifelt wird. */
export const measures = {
  level: (value: string) => `Stufe ${value}`,
  place: (width: string, height: string, x: string, y: string) => `${width} × ${height} px bei ${x}, ${y}`,
  doubts: {
    'low-contrast': 'kaum Kontrast an der Kante',
    'soft-edge': 'die Kante ist weich',
    'band-limit': 'die Kante liegt am Rand des Suchbereichs',
    'two-edges': 'zwei Kanten sind gleich wahrscheinlich',
    clipped: 'beide Seiten sind ausgefressen oder zugelaufen',
    opinions: 'Umgebung und ganzes Bild widersprechen sich',
    topology: 'Umrisse berühren oder kreuzen sich',
    'strap-kept': 'zu schmal, um sicher verschoben zu werden',
  },
} as const;
