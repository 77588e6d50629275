/** Actions about colour; the work behind them is fetched with the first. */
import type { ColourActions } from '../colour-model.js';
import type { Context } from '../context.js';

export function colourActions(context: Context): ColourActions {
  let fetched: Promise<ColourActions> | undefined;
  const work = (): Promise<ColourActions> => {
    fetched ??= import('../colour-work.js').then(({ colourWork }) => colourWork(context));
    fetched.catch(() => { fetched = undefined; }); // may be fetched later
    return fetched;
  };
  return {
    colourSetup: async (...of) => (await work()).colourSetup(...of),
    keepColourSetup: async (...of) => (await work()).keepColourSetup(...of),
    colourPresets: async () => (await work()).colourPresets(),
    brandFiles: async () => (await work()).brandFiles(),
    openBrandFile: async (...of) => (await work()).openBrandFile(...of),
    brandColours: async (...of) => (await work()).brandColours(...of),
    judgeColour: async (...of) => (await work()).judgeColour(...of),
    paintedTiles: async (...of) => (await work()).paintedTiles(...of),
    recordColour: async (...of) => (await work()).recordColour(...of),
    judgeDrift: async (...of) => (await work()).judgeDrift(...of),
  };
}
