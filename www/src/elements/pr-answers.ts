/** `<pr-answers>`: opens signed answers that a reviewer saved as a file, and says what became of them. */
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Problem, TakenAnswers } from '../state/model.js';
import { explain, words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';

@customElement('pr-answers')
export class PrAnswers extends ProofroomElement {
  protected readonly uses = [] as const;
  @query('input') private files!: HTMLInputElement;
  @state() private taken: TakenAnswers | null = null;
  @state() private failure: Problem | null = null;

  async #picked(): Promise<void> {
    const files = [...(this.files.files ?? [])];
    this.files.value = '';
    if (files.length === 0) return;
    [this.taken, this.failure] = [null, null];
    try {
      this.taken = await this.actions.openAnswers(files);
    } catch (error) {
      this.failure = problemOf(error);
    }
  }

  #outcome({ fresh, known, refused }: TakenAnswers): unknown {
    const tone = refused.length > 0 ? 'warn' : 'good';
    return html`<div class="notice ${tone}">${icon(refused.length > 0 ? 'triangle-alert' : 'circle-check')}<div><p>${words.share.answersTaken(fresh, known)}</p>
      ${refused.map((why) => html`<p class="small">${words.share.answersRefused}: ${inEnglish(why)}</p>`)}</div></div>`;
  }

  override render() {
    const why = this.failure ? explain(this.failure) : null;
    return html`<input hidden type="file" multiple accept=".jsonl,.ndjson" aria-label=${words.share.answersOpen} @change=${this.#picked} />
      <button class="button quiet" title=${words.share.answersHint} @click=${() => this.files.click()}>${icon('folder-open')}${words.share.answersOpen}</button>
      <div role="status">${this.taken ? this.#outcome(this.taken) : nothing}
        ${why ? html`<div class="notice bad">${icon('circle-alert')}<p><b>${words.share.answersNone}.</b> <span class="muted">${inEnglish(why.detail)}</span></p></div>` : nothing}</div>`;
  }

  static override styles = [shared, css`
    :host { display: grid; gap: var(--space-2); justify-items: start; }
    [role='status'] { inline-size: 100%; }
    .notice p { overflow-wrap: anywhere; }
  `];
}

declare global {
  interface HTMLElementTagNameMap { 'pr-answers': PrAnswers }
}
