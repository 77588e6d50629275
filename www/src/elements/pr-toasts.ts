/** `<pr-toasts>`: short messages in a corner, and what others just said in the review. They leave by themselves, except errors. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Entry, ReviewState } from '../../../pkg/proofroom.js';
import type { Toast, View } from '../state/model.js';
import type { Key } from '../state/store.js';
import { explain, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { inEnglish } from './in-english.js';
import { arrivals, proofName } from './proof-summary.js';
import { shared } from './shared-styles.js';
import { verdictLook } from './status-look.js';

/** Long enough to read twenty words twice. */
const STAYS_MS = 8000;

interface Arrival { id: string; icon: IconName; tone: string; who: string; text: string; view: View }

@customElement('pr-toasts')
export class PrToasts extends ProofroomElement {
  protected readonly uses: readonly Key[] = ['toasts', 'review', 'me', 'side'];
  @state() private arrived: readonly Arrival[] = [];
  #before: ReviewState | null = null;
  readonly #timers = new Map<string | number, ReturnType<typeof setTimeout>>();

  protected override willUpdate(): void {
    const { review, me, toasts } = this.state;
    if (review !== this.#before) {
      const fresh = arrivals(this.#before, review, me?.key).map((entry) => this.#arrival(entry, review as ReviewState));
      this.#before = review;
      if (fresh.length > 0) this.arrived = [...this.arrived, ...fresh].slice(-4);
    }
    for (const toast of toasts) if (toast.tone !== 'bad') this.#leave(toast.id, () => this.actions.dismissToast(toast.id));
    for (const one of this.arrived) this.#leave(one.id, () => this.#drop(one.id));
  }

  #arrival(entry: Entry, review: ReviewState): Arrival {
    const proof = review.proofs.find((one) => one.id === entry.proof);
    const decision = proof?.decisions.find((one) => one.id === entry.id);
    const look = decision ? verdictLook[decision.verdict] : { icon: (entry.kind === 'version-added' ? 'image' : 'message-square') as IconName, tone: '' };
    const done = decision ? words.verdict[decision.verdict] : words.activity(entry.kind);
    const name = this.state.side === 'reviewer' ? 'review' : 'proof';
    return { id: entry.id, ...look, who: entry.author.name, text: `${done}: ${proof ? proofName(proof) : ''}`, view: { name, proof: proof?.id ?? '' } };
  }

  #leave(id: string | number, leave: () => void): void {
    if (this.#timers.has(id)) return;
    this.#timers.set(id, setTimeout(() => {
      // A toast under the pointer or with the focus stays until it is left.
      this.#timers.delete(id);
      if (this.matches(':hover, :focus-within')) this.#leave(id, leave);
      else leave();
    }, STAYS_MS));
  }

  #drop(id: string): void {
    this.arrived = this.arrived.filter((one) => one.id !== id);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #toast(toast: Toast): TemplateResult {
    const mark = ({ info: 'info', good: 'circle-check', bad: 'circle-alert' } as const)[toast.tone];
    const { news } = toast;
    const said = typeof news === 'string' ? words.news[news] : html`<b>${explain(news).title}.</b> ${explain(news).remedy} ${inEnglish(explain(news).detail)}`;
    return html`<div class="toast ${toast.tone}">${icon(mark)}<p>${said}</p>
      ${toast.undo ? html`<button class="button quiet small" @click=${() => alreadyTold(this.actions.undo())}>${icon('undo-2')}${words.notes.undo}</button>` : nothing}
      <button class="icon-button small" aria-label=${words.shell.dismiss} @click=${() => this.actions.dismissToast(toast.id)}>${icon('x')}</button></div>`;
  }

  override render() {
    const { toasts } = this.state;
    return html`<div role="status">
        ${repeat(this.arrived, (one) => one.id, (one) => html`<div class="toast ${one.tone}">${icon(one.icon)}<p><b>${one.who}</b> ${one.text}</p>
          ${'proof' in one.view && one.view.proof ? html`<button class="button quiet small" @click=${() => { this.#drop(one.id); this.actions.go(one.view); }}>${words.shell.open}</button>` : nothing}
          <button class="icon-button small" aria-label=${words.shell.dismiss} @click=${() => this.#drop(one.id)}>${icon('x')}</button></div>`)}
        ${repeat(toasts.filter((toast) => toast.tone !== 'bad'), (toast) => toast.id, (toast) => this.#toast(toast))}
      </div>
      <div role="alert">${repeat(toasts.filter((toast) => toast.tone === 'bad'), (toast) => toast.id, (toast) => this.#toast(toast))}</div>`;
  }

  static override styles = [shared, css`
    :host { position: fixed; z-index: 40; inset: auto var(--space-5) var(--space-5) auto; display: grid; gap: var(--space-2); inline-size: min(24rem, calc(100vw - 2rem)); pointer-events: none; }
    :host > div, div[role] { display: grid; gap: var(--space-2); }
    .toast {
      display: flex; align-items: center; gap: var(--space-3); padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4); pointer-events: auto;
      border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-2); font-size: var(--size-3);
      animation: arrive var(--slow) var(--ease);
    }
    @keyframes arrive { from { opacity: 0; transform: translateY(8px); } }
    .toast p { flex: 1; padding-block: var(--space-1); }
    .toast > .icon { color: var(--text-2); }
    .toast.good > .icon { color: var(--good); }
    .toast.warn > .icon { color: var(--warn); }
    .toast.bad > .icon { color: var(--bad); }
    @media (max-width: 640px) { :host { inset: auto var(--space-4) calc(4.25rem + env(safe-area-inset-bottom)); } }
  `];
}
