/** The composition root: makes the parts, hands them to each other, shows the page. The fragment is taken first. */
import { openedWith } from './state/fragment.js';
import { startEngine } from './engine/start.js';
import { toProblem } from './engine/protocol.js';
import { provide } from './elements/element.js';
import { initialState } from './state/initial.js';
import { openSession } from './state/session.js';
import { Store } from './state/store.js';

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

try {
  const session = await openSession({ store, engine, openedWith });
  provide(store, session.actions);
  // After provide(): the elements in the document come to life when their classes are defined.
  await Promise.all([import('./elements/pr-app.js'), import('./elements/pr-proof.js'), import('./elements/pr-review.js')]);
  await session.follow();
} catch (error) {
  const line = document.querySelector('pr-app > .boot-line');
  if (line) line.textContent = toProblem(error).message;
  throw error;
}
