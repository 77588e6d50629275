/** `<pr-verify>`: anybody drops a file and sees who approved it, or that nobody did. Needs no login and sends nothing. */
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { DropZone } from './drop-zone.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import './pr-dossier-report.js';
import './pr-dossier.js';
import './pr-verdict.js';

@customElement('pr-verify')
export class PrVerify extends ProofroomElement {
  protected readonly uses = ['verify', 'review', 'side'] as const;
  readonly #zone = new DropZone(this, (files) => alreadyTold(this.actions.verifyFiles(files)));

  #pick(what: 'files' | 'log'): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input[data-pick='${what}']`)?.click();
  }

  #picked(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) alreadyTold(this.actions.verifyFiles(files));
  }

  override render() {
    const { verify, review, side } = this.state;
    const answers = verify.kind === 'answer' ? verify.answers : [];
    const dossiers = verify.kind === 'answer' ? verify.dossiers : [];
    const logs = verify.kind === 'working' ? null : verify.logs;
    return html`<div class="page">
      <div class="head"><h1>${words.verify.title}</h1><p class="muted">${words.verify.lead}</p></div>
      <section class="zone ${this.#zone.dragging ? 'over' : ''} ${answers.length + dossiers.length > 0 ? 'short' : ''}" aria-label=${words.verify.drop}>
        ${verify.kind === 'working' ? icon('loader-circle', true) : icon('scan-search')}
        <div class="call"><p class="title-2" role="status">${verify.kind === 'working' ? words.verify.working(verify.file) : words.verify.drop}</p><p class="small muted">${words.verify.dropText}</p></div>
        <div class="toolbar"><button class="button primary" @click=${() => this.#pick('files')}>${icon('images')}${words.verify.choose}</button>
          <button class="button" @click=${() => this.#pick('log')}>${icon('plus')}${words.verify.chooseLog}</button></div>
      </section>
      ${logs === null ? nothing : html`<p class="logs small ${logs === 0 ? 'warn' : 'muted'}">${icon(logs === 0 ? 'triangle-alert' : 'fingerprint')}<span>${logs === 0 ? words.verify.noLogs : words.verify.logs(logs)}</span></p>`}
      <div class="answers" aria-live="polite">${dossiers.map((checked) => html`<pr-dossier-report .checked=${checked}></pr-dossier-report>`)}${repeat(answers, (one) => `${one.hash}${one.file}`, (one) => html`<pr-verdict .answer=${one}></pr-verdict>`)}</div>
      ${side === 'studio' && review && review.proofs.length > 0 ? html`<pr-dossier></pr-dossier>` : nothing}
      <input hidden type="file" multiple data-pick="files" aria-label=${words.verify.choose} @change=${this.#picked} />
      <input hidden type="file" multiple accept=".jsonl,.json,.zip,application/json,application/jsonl,application/zip" data-pick="log" aria-label=${words.verify.chooseLog} @change=${this.#picked} />
    </div>`;
  }

  static override styles = [shared, css`
    .page { display: grid; gap: var(--space-4); align-content: start; grid-template-columns: minmax(0, 1fr); inline-size: 100%; max-inline-size: 52rem; margin-inline: auto; padding: var(--space-8) var(--space-6) var(--space-12); }
    .head { display: grid; gap: var(--space-2); padding-block-end: var(--space-2); }
    .head p { max-inline-size: 42rem; text-wrap: pretty; }
    .zone { display: grid; justify-items: center; gap: var(--space-4); padding: var(--space-10) var(--space-6); text-align: center; border: 1px dashed var(--line-field); border-radius: var(--radius-3); background: var(--surface); transition: border-color var(--fast) var(--ease), background var(--fast) var(--ease); }
    .zone.over { border-color: var(--accent); background: var(--accent-bg); }
    .zone > .icon { inline-size: 2rem; block-size: 2rem; color: var(--text-3); }
    .call { display: grid; gap: var(--space-1); }
    .zone.short { grid-template-columns: auto 1fr auto; justify-items: start; align-items: center; padding: var(--space-4) var(--space-5); text-align: start; }
    .zone.short > .icon { inline-size: 1.5rem; block-size: 1.5rem; }
    .toolbar { justify-content: center; }
    .logs { display: flex; gap: var(--space-2); align-items: start; }
    .logs .icon { margin-block-start: 2px; }
    .answers { display: grid; gap: var(--space-4); grid-template-columns: minmax(0, 1fr); }
    @media (max-width: 640px) {
      .page { padding: var(--space-4) var(--space-4) var(--space-8); }
      h1 { font-size: var(--size-6); }
      .zone, .zone.short { grid-template-columns: minmax(0, 1fr); justify-items: center; text-align: center; padding: var(--space-6) var(--space-4); }
    }
  `];
}
