/** The base of all elements: renders again when one of the parts of the state that it names has changed. */
import { LitElement, type ReactiveElement } from 'lit';
import type { Actions, AppState, Hash } from '../state/model.js';
import type { Key, Store } from '../state/store.js';
import { onSpeak } from '../text/words.js';

/** Whatever shows text says it anew when the language changes: every element of the page, also those without state. */
class Spoken {
  #end?: () => void;

  constructor(private readonly host: ReactiveElement) {}

  hostConnected(): void {
    this.#end = onSpeak(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#end?.();
  }
}
// Before the first element class is made, so that all of them inherit it.
LitElement.addInitializer((element) => element.addController(new Spoken(element)));

let store: Store | undefined;
let actions: Actions | undefined;

/** Called once by the composition root, before the first element is connected. */
export function provide(theStore: Store, theActions: Actions): void {
  store = theStore;
  actions = theActions;
}

export abstract class ProofroomElement extends LitElement {
  /** The parts of the state that this element shows. */
  protected abstract readonly uses: readonly Key[];
  #unsubscribe?: () => void;

  protected get state(): Readonly<AppState> {
    if (!store) throw new Error('provide() must run before elements connect');
    return store.state;
  }

  protected get actions(): Actions {
    if (!actions) throw new Error('provide() must run before elements connect');
    return actions;
  }

  /** Whether it shows any of these files, whose picture or checks changed; asked when nothing else did. */
  protected concerns(_files: ReadonlySet<Hash>): boolean {
    return true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = store?.subscribe((changed, entries) => {
      const whole = this.uses.some((key) => changed.has(key) && key !== 'pictures' && key !== 'checks');
      const part = !whole && this.uses.some((key) => changed.has(key)) && this.concerns(entries);
      if (whole || part) this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }
}
