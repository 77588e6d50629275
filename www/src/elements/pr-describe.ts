/** `<pr-describe .proofs=… ?open=… @close=…>`: owner, category, risk and due day of several proofs at once, an entry of the log each. */
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Risk } from '../../../pkg/proofroom.js';
import type { Description } from '../state/board.js';
import { boardRows } from '../state/board-rows.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import './pr-dialog.js';

const RISKS: readonly Risk[] = ['low', 'medium', 'high'];

@customElement('pr-describe')
export class PrDescribe extends ProofroomElement {
  protected readonly uses = ['review'] as const;
  @property({ attribute: false }) proofs: readonly string[] = [];
  @property({ type: Boolean }) open = false;
  @state() private trouble = '';
  @state() private busy = false;

  async #set(event: Event): Promise<void> {
    event.preventDefault();
    const form = this.renderRoot.querySelector('form');
    if (!form || this.busy) return;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const risk = RISKS.find((each) => each === text('risk'));
    const due = text('due');
    const said: Description = {
      ...(text('owner') && { owner: text('owner') }), ...(text('category') && { category: text('category') }), ...(risk && { risk }),
      // The last moment of that day, here.
      ...(due && { dueAt: new Date(`${due}T23:59:59`).getTime() }),
    };
    if (Object.keys(said).length === 0) {
      this.trouble = words.selecting.describeNothing;
      return;
    }
    this.busy = true;
    // What goes wrong is told in a toast, and the form stays open.
    await this.actions.describe(this.proofs, said).then(() => this.#close(), () => undefined);
    this.busy = false;
  }

  #close(): void {
    this.trouble = '';
    this.open = false;
    this.dispatchEvent(new CustomEvent('close'));
  }

  override render() {
    const { review } = this.state;
    const text = words.selecting;
    const known = (of: 'owner' | 'category') => [...new Set((review ? boardRows(review) : []).flatMap(({ values }) => values[of]))].filter((value) => value !== 'none');
    return html`<pr-dialog .heading=${text.describeTitle(this.proofs.length)} .open=${this.open} @close=${this.#close}>
      ${this.open ? html`<form @submit=${this.#set} @input=${() => (this.trouble = '')}>
        <p class="small">${text.describeText}</p>
        <div class="field"><label for="owner">${text.owner}</label><input id="owner" name="owner" class="input" list="owners" autocomplete="off" maxlength="200" placeholder=${text.keepAsIs} /><datalist id="owners">${known('owner').map((value) => html`<option value=${value}></option>`)}</datalist></div>
        <div class="field"><label for="category">${text.category}</label><input id="category" name="category" class="input" list="categories" autocomplete="off" maxlength="200" placeholder=${text.keepAsIs} /><datalist id="categories">${known('category').map((value) => html`<option value=${value}></option>`)}</datalist></div>
        <div class="field"><label for="risk">${text.risk}</label><select id="risk" name="risk" class="select"><option value="">${text.keepAsIs}</option>${RISKS.map((risk) => html`<option value=${risk}>${words.work.risk[risk]}</option>`)}</select></div>
        <div class="field"><label for="due">${text.due}</label><input id="due" name="due" class="input" type="date" /></div>
        <p class="field-error" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p>
        <button hidden></button>
      </form>` : nothing}
      <button slot="actions" class="button" @click=${this.#close}>${words.cancel}</button>
      <button slot="actions" class="button primary" ?disabled=${this.busy} @click=${this.#set}>${this.busy ? icon('loader-circle', true) : nothing}${text.describeButton}</button>
    </pr-dialog>`;
  }

  static override styles = [shared, css`form { display: grid; gap: var(--space-3); }`];
}
