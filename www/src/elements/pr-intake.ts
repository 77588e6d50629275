/** `<pr-intake>`: what became of the files that were opened: progress, how each name was read, and what could not be read and why. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { bytes, explain, words } from '../text/messages.js';
import type { IntakeFile } from '../state/model.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { shared } from './shared-styles.js';
import './pr-intake-files.js';

const busy = (file: IntakeFile): boolean => file.state === 'queued' || file.state === 'reading';

@customElement('pr-intake')
export class PrIntake extends ProofroomElement {
  protected readonly uses = ['intake'] as const;
  @state() private open = false;
  /** The newest file when the panel was closed: it comes back with newer files. */
  @state() private closedAt = -1;

  #broken(file: IntakeFile): TemplateResult {
    const why = file.problem ? explain(file.problem) : { title: words.intake.failed, remedy: '', detail: '' };
    return html`<li class="notice bad">${icon('file-x')}<div><p><b>${file.name}</b> <span class="muted num">${bytes(file.bytes)}</span></p>
      <p>${why.title}. ${why.remedy}</p><p class="tiny muted">${inEnglish(why.detail)}</p></div></li>`;
  }

  override render() {
    const { files } = this.state.intake;
    const newest = Math.max(...files.map((file) => file.id));
    if (newest <= this.closedAt) return nothing;
    const waiting = files.filter(busy).length;
    const failed = files.filter((file) => file.state === 'failed');
    const ready = files.filter((file) => file.state === 'done');
    const proofs = new Set(ready.map((file) => file.proof)).size;
    const title = waiting > 0 ? words.intake.opening(files.length - waiting, files.length) : words.intake.finished(ready.length, proofs);
    return html`<section class="panel" aria-label=${words.intake.title}>
      <div class="head">
        ${waiting > 0 ? icon('loader-circle', true) : icon(failed.length > 0 ? 'triangle-alert' : 'circle-check')}
        <div role="status" class="said"><h2 class="title-4 num">${title}${failed.length > 0 ? html`<span class="bad">, ${words.intake.broken(failed.length)}</span>` : nothing}</h2></div>
        <button class="button quiet small" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>${this.open ? words.intake.hide : words.intake.show}</button>
        ${waiting > 0
          ? html`<button class="button small" @click=${() => this.actions.cancelIntake()}>${words.cancel}</button>`
          : html`<button class="icon-button small" aria-label=${words.intake.dismiss} title=${words.intake.dismiss} @click=${() => (this.closedAt = newest)}>${icon('x')}</button>`}
      </div>
      ${waiting > 0 ? html`<progress class="progress" max=${files.length} .value=${files.length - waiting} aria-label=${words.intake.title}></progress>` : nothing}
      ${failed.length > 0 ? html`<ul role="list" class="broken">${repeat(failed, (file) => file.id, (file) => this.#broken(file))}</ul>` : nothing}
      ${this.open ? html`<pr-intake-files></pr-intake-files>` : nothing}
    </section>`;
  }

  static override styles = [shared, css`
    .panel { overflow: hidden; }
    .head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); min-block-size: 3rem; padding: var(--space-1) var(--space-3) var(--space-1) var(--space-4); }
    .head > :not(.said) { flex: none; }
    .said { flex: 1 1 5rem; min-inline-size: 0; }
    .head > .icon { color: var(--text-2); }
    progress { border-radius: 0; }
    progress + .broken { padding-block-start: var(--space-4); }
    .broken { display: grid; gap: var(--space-2); padding: 0 var(--space-4) var(--space-4); }
  `];
}
