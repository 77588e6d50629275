/** `<pr-board-empty @pick=…>`: the first thing a studio sees: what this is for, the two ways to start, and where pictures go (nowhere). */
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

const STEPS: readonly IconName[] = ['ruler', 'link', 'fingerprint'];

@customElement('pr-board-empty')
export class PrBoardEmpty extends ProofroomElement {
  protected readonly uses = ['engine'] as const;
  @state() private loading = false;

  async #sample(): Promise<void> {
    this.loading = true;
    // Bad news is said in a toast by the action.
    await this.actions.openSample().catch(() => undefined);
    this.loading = false;
  }

  #pick(what: 'files' | 'folder'): void {
    this.dispatchEvent(new CustomEvent('pick', { detail: what }));
  }

  override render() {
    return html`<section class="zone">
        <div class="frame" aria-hidden="true">${icon('images')}</div>
        <h1>${words.board.emptyTitle}</h1>
        <p class="lead">${words.board.emptyText}</p>
        <div class="actions">
          <button class="button primary large" @click=${() => this.#pick('files')}>${icon('images')}${words.board.open}</button>
          <button class="button large" ?disabled=${this.loading} @click=${this.#sample}>${this.loading ? icon('loader-circle', true) : nothing}${words.board.sample}</button>
        </div>
        <p class="tiny muted">${words.board.formats} <button class="button link folder" @click=${() => this.#pick('folder')}>${words.board.openFolder}</button></p>
      </section>
      <p class="privacy">${icon('lock')}<span>${words.board.privacy}</span></p>
      <ul role="list" class="steps">${words.board.steps.map((step, n) => html`<li>${icon(STEPS[n] ?? null)}<h2 class="title-4">${step.title}</h2><p>${step.text}</p></li>`)}</ul>`;
  }

  static override styles = [shared, css`
    :host { display: grid; gap: var(--space-5); max-inline-size: 58rem; margin-inline: auto; inline-size: 100%; }
    .zone { display: grid; justify-items: center; gap: var(--space-4); padding: var(--space-12) var(--space-6) var(--space-8); text-align: center; border: 1px dashed var(--line-field); border-radius: var(--radius-3); background: var(--surface); }
    .frame { display: grid; place-items: center; inline-size: 3.5rem; block-size: 3.5rem; border-radius: var(--radius-3); background: var(--thumb-surround); color: var(--text-2); }
    .frame .icon { inline-size: 1.5rem; block-size: 1.5rem; }
    .lead { max-inline-size: 36rem; color: var(--text-2); text-wrap: pretty; }
    .actions { display: flex; gap: var(--space-3); flex-wrap: wrap; justify-content: center; }
    .folder { min-block-size: 1.5rem; font-size: inherit; }
    .privacy { display: flex; gap: var(--space-2); align-items: start; justify-content: center; font-size: var(--size-3); color: var(--text-2); text-wrap: pretty; }
    .privacy .icon { margin-block-start: 2px; }
    .steps { display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--space-6); padding-block-start: var(--space-5); border-block-start: var(--hairline); }
    .steps li { display: grid; grid-template-columns: auto 1fr; gap: var(--space-1) var(--space-3); font-size: var(--size-3); }
    .steps .icon { grid-row: span 2; color: var(--text-3); inline-size: 1.125rem; block-size: 1.125rem; }
    .steps p { color: var(--text-2); }
    @media (pointer: coarse) { .folder { min-block-size: var(--control); } }
    @media (max-width: 640px) {
      .zone { padding: var(--space-8) var(--space-4) var(--space-5); }
      .actions { display: grid; inline-size: 100%; }
      .steps { grid-template-columns: 1fr; gap: var(--space-4); }
    }
  `];
}
