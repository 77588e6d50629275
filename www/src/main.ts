/** The composition root: makes the parts, hands them to each other, shows the page. The fragment is taken first. */
import { openedWith } from './state/fragment.js';
import { startEngine } from './engine/start.js';
import { toProblem } from './engine/protocol.js';
import { toast } from './state/context.js';
import { provide } from './elements/element.js';
import { initialState } from './state/initial.js';
import { openSession } from './state/session.js';
import { Store } from './state/store.js';
import { languages, speakFor } from './text/language.js';

const store = new Store(initialState(location.pathname, navigator.onLine));
for (const event of ['online', 'offline']) addEventListener(event, () => store.update({ online: navigator.onLine }));

const engine = startEngine((change) => store.update({ engine: { ...store.state.engine, ...change } }));
const ready = async () => {
  await engine.start();
  store.update({ channels: (await engine.core('channels')).channels });
};
ready().catch((error: unknown) => {
  store.update({ engine: { ...store.state.engine, state: 'failed', problem: toProblem(error) } });
});

/** Speaks as the settings say; what cannot be fetched leaves the language as it is, and says so. */
const speak = async () => {
  const language = await speakFor(store.state.settings.language, navigator.languages);
  Object.assign(document.documentElement, { lang: language, dir: languages[language].direction });
};
const speakOrTell = () => speak().catch((error: unknown) => toast(store, 'bad', { code: 'language-missing', message: toProblem(error).message }));

try {
  const session = await openSession({ store, engine, openedWith });
  await speakOrTell();
  let { language } = store.state.settings;
  store.subscribe((changed) => {
    if (!changed.has('settings') || language === store.state.settings.language) return;
    language = store.state.settings.language;
    void speakOrTell();
  });
  provide(store, session.actions);
  // After provide(): the elements in the document come to life when their classes are defined.
  await Promise.all([import('./elements/pr-app.js'), import('./elements/pr-proof.js'), import('./elements/pr-review.js')]);
  await session.follow();
} catch (error) {
  const line = document.querySelector('pr-app > .boot-line');
  if (line) line.textContent = toProblem(error).message;
  throw error;
}
