/** What a reviewer sees before there is a review: the link is being opened, is broken or missing, or nothing is shared yet. */
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { explain, words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';

@customElement('pr-link-gate')
export class PrLinkGate extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: grid; place-content: center; block-size: 100%; overflow: auto; padding: var(--space-6) var(--space-4); }
    .card { display: grid; gap: var(--space-3); inline-size: min(28rem, calc(100vw - 2rem)); }
    .mark { inline-size: 3rem; block-size: 3rem; border-radius: 50%; display: grid; place-items: center; background: var(--surface-hover); color: var(--text-2); }
    .mark .icon { inline-size: 1.5rem; block-size: 1.5rem; }
    h1 { font-size: var(--size-6); }
    form { display: grid; gap: var(--space-3); padding-block-start: var(--space-3); border-block-start: var(--hairline); }
  `];
  protected readonly uses = ['link', 'online', 'review'] as const;
  @state() private pasted = '';
  @state() private trouble = '';
  @state() private busy = false;

  async #open(e: Event): Promise<void> {
    e.preventDefault();
    if (!this.pasted.trim()) {
      this.trouble = words.gate.missing;
      return;
    }
    this.busy = true;
    this.trouble = '';
    try {
      await this.actions.openLink(this.pasted.trim());
    } catch (error) {
      const { title, remedy } = explain(problemOf(error));
      this.trouble = `${title}. ${remedy}`;
    } finally {
      this.busy = false;
    }
  }

  protected override render(): unknown {
    const { link, online } = this.state;
    if (link.kind === 'opening') return this.#card('loader-circle', words.gate.opening, online ? words.gate.openingText : words.gate.openingOffline, false);
    if (link.kind === 'open') return this.#card('images', words.gate.empty, words.gate.emptyText, false);
    if (link.kind === 'broken') {
      const { title, remedy, detail } = explain(link.problem);
      return this.#card('link-2-off', title, remedy, true, detail);
    }
    return this.#card('key-round', words.gate.paste, words.gate.pasteText, true);
  }

  #card(mark: 'loader-circle' | 'images' | 'link-2-off' | 'key-round', title: string, text: string, paste: boolean, detail = ''): unknown {
    return html`<div class="card" role=${paste ? nothing : 'status'}>
      <span class="mark">${icon(mark, mark === 'loader-circle')}</span>
      <h1>${title}</h1><p class="muted">${text}</p>
      ${detail ? html`<p class="tiny faint">${inEnglish(detail)}</p>` : nothing}
      ${paste ? html`<form @submit=${this.#open}>
        <div class="field"><label for="link">${words.gate.link}</label>
          <input class="input" id="link" type="url" inputmode="url" autocomplete="off" spellcheck="false" placeholder="https://…/review/#…" .value=${this.pasted} aria-invalid=${this.trouble !== ''} aria-describedby="why"
            @input=${(e: Event) => { this.pasted = (e.target as HTMLInputElement).value; this.trouble = ''; }} />
          <p class="field-error" id="why" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p></div>
        <button class="button primary large" type="submit" ?disabled=${this.busy}>${words.gate.open}</button>
      </form>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-link-gate': PrLinkGate }
}
