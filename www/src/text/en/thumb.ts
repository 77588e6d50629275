/** Thumbnails. */
export const thumb = {
  of: (name: string) => `Newest version of ${name}`, gone: 'Picture not in this browser', failed: 'Picture could not be drawn',
} as const;
