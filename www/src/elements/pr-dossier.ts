/** `<pr-dossier>`: the studio takes the review out as evidence: one file, with the pictures that are wanted. */
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dossierFiles } from '../state/actions/dossier.js';
import type { DossierTakes } from '../state/verify-model.js';
import { bytes, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

const TAKES: readonly DossierTakes[] = ['none', 'approved', 'all'];

@customElement('pr-dossier')
export class PrDossier extends ProofroomElement {
  protected readonly uses = ['review', 'engine'] as const;
  @state() private takes: DossierTakes = 'approved';
  /** 0 to 1 while one is made. */
  @state() private made: number | null = null;
  #stop: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  async #make(): Promise<void> {
    this.#stop = new AbortController();
    this.made = 0;
    try {
      await this.actions.makeDossier(this.takes, { progress: (part) => (this.made = part), signal: this.#stop.signal });
    } finally {
      this.made = null;
      this.#stop = null;
    }
  }

  /** How many files a choice takes along, and how large they are. */
  #size(takes: DossierTakes): string {
    const { review } = this.state;
    if (!review || takes === 'none') return '';
    const wanted = new Set(dossierFiles(review, takes));
    const size = review.proofs.flatMap((proof) => proof.versions).filter(({ info }) => wanted.delete(info.file)).reduce((sum, { info }) => sum + info.bytes, 0);
    return `${words.verify.dossier.files(new Set(dossierFiles(review, takes)).size)}, ${bytes(size)}`;
  }

  override render(): TemplateResult {
    const text = words.verify.dossier;
    const making = this.made !== null;
    return html`<section class="panel" aria-labelledby="title">
      <div class="panel-body">
        <h2 id="title" class="title-3">${icon('folder-archive')}${text.title}</h2>
        <p class="small muted">${text.lead}</p>
        <fieldset ?disabled=${making}><legend class="small">${text.takes}</legend>
          ${TAKES.map((takes) => html`<label class="choice"><input type="radio" name="takes" .checked=${this.takes === takes} @change=${() => (this.takes = takes)} /><span>${text.options[takes]}</span><span class="faint small num">${this.#size(takes)}</span></label>`)}
        </fieldset>
        ${making
          ? html`<div class="busy"><p class="small" role="status">${text.making}</p><progress class="progress" max="1" .value=${this.made ?? 0} aria-label=${text.making}></progress><button class="button small" @click=${() => this.#stop?.abort()}>${icon('x')}${text.stop}</button></div>`
          : html`<button class="button" ?disabled=${this.state.engine.state !== 'ready'} @click=${() => alreadyTold(this.#make())}>${icon('download')}${text.make}</button>`}
      </div>
    </section>`;
  }

  static override styles = [shared, css`
    :host { display: block; }
    .panel-body { display: grid; gap: var(--space-3); justify-items: start; }
    h2 { display: flex; align-items: center; gap: var(--space-2); }
    h2 .icon { color: var(--text-3); }
    fieldset { display: flex; flex-wrap: wrap; gap: 0 var(--space-5); inline-size: 100%; margin: 0; padding: 0; border: 0; }
    legend { padding: 0; font-weight: var(--weight-medium); }
    .choice { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); cursor: pointer; }
    .choice input { inline-size: 1rem; block-size: 1rem; margin: 0; accent-color: var(--accent); }
    .busy { display: grid; grid-template-columns: auto minmax(4rem, 16rem) auto; align-items: center; gap: var(--space-3); }
    @media (pointer: coarse) { .choice { min-block-size: 2.75rem; } }
    @media (max-width: 640px) { fieldset { flex-direction: column; } .busy { grid-template-columns: minmax(0, 1fr); inline-size: 100%; } }
  `];
}
