/** The composition root: makes the parts, hands them to each other, shows the page. The fragment is taken first. */
import { openedWith } from './state/fragment.js';
import { startEngine } from './engine/start.js';
import { toProblem } from './engine/protocol.js';
import { provide } from './elements/element.js';
import { load, loadAll } from './elements/views.js';
import { toast } from './state/context.js';
import { initialState } from './state/initial.js';
import { followPageFiles } from './state/page-files.js';
import { openSession } from './state/session.js';
import { Store } from './state/store.js';
import { onDate } from './text/format.js';
import { languages, speakFor } from './text/language.js';
import { words } from './text/words.js';

const store = new Store(initialState(location.pathname, location.search, navigator.onLine));
for (const event of ['online', 'offline']) addEventListener(event, () => store.update({ online: navigator.onLine }));

const engine = startEngine((change) => store.update({ engine: { ...store.state.engine, ...change } }));
const started = (async () => {
  await engine.start();
  store.update({ channels: (await engine.core('channels')).channels });
})();
started.catch((error: unknown) => {
  store.update({ engine: { ...store.state.engine, state: 'failed', problem: toProblem(error) } });
});

/** Speaks as the settings say; what cannot be fetched leaves the language as it is, and says so. */
const speak = async () => {
  const language = await speakFor(store.state.settings.language, navigator.languages);
  Object.assign(document.documentElement, { lang: language, dir: languages[language].direction });
};
const speakOrTell = () => speak().catch((error: unknown) => toast(store, 'bad', { code: 'language-missing', message: toProblem(error).message }));

/** Rules of the chosen channels, before a check wants them; what cannot be fetched now is asked for, and told, by the check. */
const prepareRules = () => void import('./state/rules.js').then((rules) => rules.prepareRules(store.state.settings.channels)).catch(() => undefined);

const names = { ofDay: (at: number) => words.shell.reviewOf(onDate(at)), sample: () => words.shell.sampleReview };

try {
  // Fetched while the storage opens; no element is in the document before the session is there.
  const shown = Promise.all([import('./elements/pr-app.js'), load(store.state.view.name)]);
  shown.catch(() => undefined); // awaited below
  const session = await openSession({ store, engine, openedWith, names });
  await speakOrTell();
  let { language } = store.state.settings;
  store.subscribe((changed) => {
    if (changed.has('settings')) prepareRules();
    if (!changed.has('settings') || language === store.state.settings.language) return;
    language = store.state.settings.language;
    void speakOrTell();
  });
  provide(store, session.actions);
  await shown;
  document.querySelector('#boot')?.replaceWith(document.createElement('pr-app'));
  // What the first view did not need comes after it and the engine, and before anybody has found it.
  const rest = started.then(() => {
    prepareRules();
    return loadAll(store.state.side);
  });
  // A part that could not be fetched is asked for again when it is wanted, and says then what is wrong.
  rest.catch(() => undefined).finally(() => followPageFiles(store));
  await session.follow();
} catch (error) {
  const line = document.querySelector('#boot > .boot-line');
  if (line) line.textContent = toProblem(error).message;
  throw error;
}
