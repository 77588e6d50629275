/** Measured values, places, and why a refined segment is doubted. */
export const measures = {
  level: (value: string) => `level ${value}`,
  place: (width: string, height: string, x: string, y: string) => `${width} × ${height} px at ${x}, ${y}`,
  doubts: {
    'low-contrast': 'hardly any contrast across the edge',
    'soft-edge': 'the edge is soft',
    'band-limit': 'the edge lies at the limit of the search',
    'two-edges': 'two edges are equally likely',
    clipped: 'both sides are clipped to white or black',
    opinions: 'nearby colours and the whole picture disagree',
    topology: 'outlines touch or cross',
    'strap-kept': 'too thin to move safely',
  },
} as const;
