/** `<pr-bulk-confirm .proofs=… .verdict=… @close=… @signed=…>`: every file with its hash, each may be left out; one signed decision a file. */
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Verdict } from '../../../pkg/proofroom.js';
import type { Undecided } from '../state/change-kinds.js';
import { explain, grouped, words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { problemOf } from './problem-of.js';
import { proofName } from './proof-summary.js';
import { shared } from './shared-styles.js';
import './pr-dialog.js';

const tone: Record<Verdict, string> = { approved: 'good', 'changes-requested': 'primary', rejected: 'bad' };

@customElement('pr-bulk-confirm')
export class PrBulkConfirm extends ProofroomElement {
  protected readonly uses = ['me'] as const;
  /** Taken when it opens: what is decided meanwhile leaves the group, not this list. */
  @property({ attribute: false }) proofs: readonly Undecided[] = [];
  @property({ type: Number }) opened = 0;
  @property({ attribute: false }) verdict: Verdict | null = null;
  @state() private files: readonly Undecided[] = [];
  @state() private left: ReadonlySet<string> = new Set();
  @state() private reason = '';
  @state() private trouble = '';
  @state() private done: number | null = null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('verdict') || this.verdict === null) return;
    Object.assign(this, { files: this.proofs, left: new Set(), reason: '', trouble: '', done: null });
  }

  get #chosen(): readonly Undecided[] {
    return this.files.filter(({ after }) => !this.left.has(after.info.file));
  }

  #toggle(file: string): void {
    const next = new Set(this.left);
    if (!next.delete(file)) next.add(file);
    this.left = next;
  }

  async #sign(event: Event): Promise<void> {
    event.preventDefault();
    const { verdict } = this;
    const chosen = this.#chosen;
    if (verdict === null || this.done !== null || chosen.length === 0) return;
    const reason = this.reason.trim();
    if (!reason && verdict !== 'approved') {
      this.trouble = words.bulk.needReason;
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    this.trouble = '';
    this.done = 0;
    try {
      await this.actions.decideAll(chosen.map(({ after }) => ({ version: after.info.file, verdict, reason })), (done) => (this.done = done));
      this.dispatchEvent(new CustomEvent('signed'));
      this.#close();
    } catch (error) {
      const { title, detail } = explain(problemOf(error));
      this.trouble = `${words.bulk.stopped(this.done, chosen.length)} ${title}. ${detail}`;
      this.done = null;
    }
  }

  #close(): void {
    if (this.done !== null && this.done < this.#chosen.length) return;
    this.dispatchEvent(new CustomEvent('close'));
  }

  override render() {
    const { verdict, files, done } = this;
    const text = words.bulk;
    const chosen = this.#chosen;
    return html`<pr-dialog .heading=${verdict ? text.confirmTitle[verdict](chosen.length) : ''} .open=${verdict !== null} @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      ${verdict === null ? nothing : html`<form @submit=${this.#sign}>
        <p class="small">${text.confirmText(this.opened, files.length)} ${words.decision.signedAs} <strong>${this.state.me?.name ?? ''}</strong>.</p>
        <ul role="list" aria-label=${text.list} tabindex="0">${files.map(({ proof, after }) => html`<li><label class="check"><input type="checkbox" .checked=${!this.left.has(after.info.file)} ?disabled=${done !== null} aria-label=${text.leaveOut(proofName(proof))} @change=${() => this.#toggle(after.info.file)} />
          <span><b>${proofName(proof)}</b> v${after.number} <span class="muted">${after.info.fileName}</span><span class="mono">${grouped(after.info.file)}</span></span></label></li>`)}</ul>
        <div class="field"><label for="reason">${verdict === 'approved' ? text.reasonOptional : words.decision.required(text.reason)}</label>
          <textarea id="reason" class="textarea" rows="2" aria-invalid=${this.trouble !== ''} aria-describedby="why" .value=${this.reason} @input=${(event: Event) => { this.reason = (event.target as HTMLTextAreaElement).value; this.trouble = ''; }}></textarea>
          <p class="field-error" id="why" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p></div>
        ${done === null ? nothing : html`<div role="status"><p class="small num">${text.signing(done, chosen.length)}</p><progress class="progress" max=${chosen.length} .value=${done} aria-label=${text.signing(done, chosen.length)}></progress></div>`}
      </form>`}
      <button slot="actions" class="button" ?disabled=${done !== null} @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${words.cancel}</button>
      <button slot="actions" class="button ${tone[verdict ?? 'approved']}" ?disabled=${done !== null || chosen.length === 0} @click=${this.#sign}>${text.sign(chosen.length)}</button>
    </pr-dialog>`;
  }

  static override styles = [shared, css`
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
    ul { max-block-size: min(18rem, 40dvh); overflow-y: auto; border: var(--hairline); border-radius: var(--radius-2); }
    li { padding: var(--space-1) var(--space-3); border-block-end: var(--hairline); }
    li:last-child { border: 0; }
    .check { align-items: start; inline-size: 100%; padding-block: var(--space-1); }
    .check input { margin-block-start: 2px; }
    .mono { display: block; color: var(--text-2); font-size: var(--size-1); overflow-wrap: anywhere; }
  `];
}
