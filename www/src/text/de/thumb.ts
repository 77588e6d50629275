/** Vorschaubilder. */
export const thumb = {
  of: (name: string) => `Neueste Version von ${name}`, gone: 'Bild nicht in diesem Browser', failed: 'Bild lässt sich nicht darstellen',
} as const;
