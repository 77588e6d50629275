/** `<pr-checks-run>`: runs all checks of the review, shows how far they are, and stops them. */
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-checks-run')
export class PrChecksRun extends ProofroomElement {
  protected readonly uses = ['checks', 'engine', 'review'] as const;
  /** Versions seen running since the last rest: what "of n" counts. */
  #batch = new Set<string>();

  #progress(): { running: number; done: number; part: number } {
    let running = 0;
    let part = 0;
    for (const [hash, check] of this.state.checks) {
      const parts = Object.values(check.running);
      if (parts.length === 0) continue;
      this.#batch.add(hash);
      running += 1;
      part += parts.reduce((sum, one) => sum + one, 0) / parts.length;
    }
    if (running === 0) this.#batch.clear();
    const done = this.#batch.size - running;
    return { running, done, part: (done + part) / Math.max(1, this.#batch.size) };
  }

  override render() {
    const { running, done, part } = this.#progress();
    if (running === 0) {
      return html`<button class="button" ?disabled=${this.state.engine.state !== 'ready'} @click=${() => alreadyTold(this.actions.runAllChecks())}>${icon('play')}${words.board.check}</button>`;
    }
    const text = words.board.checking(done, this.#batch.size);
    return html`<div class="busy">
      <div class="text"><span class="num" role="status">${text}</span><progress class="progress" max="1" .value=${part} aria-label=${words.board.check}></progress></div>
      <button class="button small" @click=${() => this.actions.cancelChecks()}>${icon('x')}${words.board.stop}</button>
    </div>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; grid-template-columns: minmax(0, 1fr); }
    .busy { display: flex; align-items: center; gap: var(--space-3); min-block-size: var(--control); padding: 0 2px 0 var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface); font-size: var(--size-2); }
    .text { display: grid; gap: 3px; flex: 1; min-inline-size: 0; inline-size: 8.5rem; white-space: nowrap; }
    @media (max-width: 640px) { .busy { gap: 0; padding-inline-start: var(--space-2); } .busy .button .icon { display: none; } }
    .busy .button { border-color: transparent; background: none; }
  `];
}
