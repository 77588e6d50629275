/** `<pr-copy .text=… label="…">`: copies a text and says that it did, in the button and to screen readers. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-copy')
export class PrCopy extends LitElement {
  @property({ attribute: false }) text = '';
  @property() label = '';
  @property({ type: Boolean }) compact = false;
  @property({ type: Boolean }) strong = false;
  @state() private outcome: 'none' | 'copied' | 'refused' = 'none';
  #timer?: ReturnType<typeof setTimeout>;

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'copied';
    } catch {
      // Without permission or outside a secure context; the text itself stands beside the button and can be selected.
      this.outcome = 'refused';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.outcome = 'none'), 2000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const label = this.label || words.copy;
    const said = { none: label, copied: words.copied, refused: words.notCopied }[this.outcome];
    const mark = ({ none: 'copy', copied: 'check', refused: 'circle-alert' } as const)[this.outcome];
    return html`<button class=${this.compact ? 'icon-button small' : `button ${this.strong ? 'primary' : ''}`} @click=${this.#copy}
        aria-label=${this.compact ? label : nothing} title=${this.compact ? said : nothing}>
        ${icon(mark)}${this.compact ? nothing : html`<span class="words"><span aria-hidden=${this.outcome === 'none' ? nothing : 'true'} class=${this.outcome === 'none' ? '' : 'away'}>${label}</span>
        ${this.outcome === 'none' ? nothing : html`<span class="over" aria-hidden="true">${said}</span>`}</span>`}
      </button><span class="visually-hidden" role="status">${this.outcome === 'none' ? '' : said}</span>`;
  }

  /* The label keeps its place while "Copied" lies over it: the button does not change its width. */
  static override styles = [shared, css`
    :host { display: inline-block; }
    .words { display: grid; }
    .words > * { grid-area: 1 / 1; text-align: start; }
    .away { visibility: hidden; }
  `];
}
