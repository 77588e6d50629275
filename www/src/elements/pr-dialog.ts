/** `<pr-dialog heading="…" ?open=… @close=…>`: a native modal dialog; content in the default slot, buttons in `actions`. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-dialog')
export class PrDialog extends LitElement {
  @property() heading = '';
  @property({ type: Boolean, reflect: true }) open = false;
  /** For what stands in columns. */
  @property({ type: Boolean, reflect: true }) wide = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  override updated(): void {
    if (this.open && !this.dialog.open) this.dialog.showModal();
    else if (!this.open && this.dialog.open) this.dialog.close();
  }

  /** Escape, the button and a press outside all end here. */
  #closed(): void {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new CustomEvent('close'));
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @click=${(event: MouseEvent) => event.target === this.dialog && this.dialog.close()}>
      <div class="sheet">
        <div class="head">
          <h2 id="heading">${this.heading}</h2>
          <button class="icon-button small" aria-label=${words.close} @click=${() => this.dialog.close()}>${icon('x')}</button>
        </div>
        <div class="body"><slot></slot></div>
        <div class="foot"><slot name="actions"></slot></div>
      </div>
    </dialog>`;
  }

  static override styles = [shared, css`
    :host { display: contents; }
    dialog {
      inline-size: min(30rem, calc(100vw - 2 * var(--space-4))); max-block-size: calc(100dvh - 2 * var(--space-6)); padding: 0; overflow: auto;
      border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-3);
    }
    :host([wide]) dialog { inline-size: min(54rem, calc(100vw - 2 * var(--space-4))); }
    dialog::backdrop { background: var(--backdrop); }
    dialog[open] { animation: rise var(--slow) var(--ease); }
    @keyframes rise { from { opacity: 0; transform: translateY(6px); } }
    .head { display: flex; align-items: center; gap: var(--space-3); padding: var(--space-3) var(--space-3) 0 var(--space-5); }
    h2 { flex: 1; padding-block: var(--space-2); }
    .body { padding: var(--space-2) var(--space-5) var(--space-5); color: var(--text-2); }
    .foot { display: flex; justify-content: end; gap: var(--space-2); padding: 0 var(--space-5) var(--space-5); flex-wrap: wrap; }
    .foot:empty { padding: 0; }
  `];
}
