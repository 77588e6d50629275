/** `<pr-board>`: every proof of the review at a glance; files can be dropped anywhere on it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ReviewState } from '../../../pkg/proofroom.js';
import { words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { commandOf } from './commands.js';
import { DropZone } from './drop-zone.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { partMissing } from './part-missing.js';
import { arrivals } from './proof-summary.js';
import { shared } from './shared-styles.js';
import { load, wanted } from './views.js';
import './pr-board-empty.js';
import './pr-channels.js';
import './pr-checks-run.js';
import './pr-menu.js';

/** How long a card that others just spoke on stays marked. */
const MARKED_MS = 8000;

@customElement('pr-board')
export class PrBoard extends ProofroomElement {
  protected readonly uses = ['review', 'intake', 'me', 'online', 'opening'] as const;
  readonly #zone = new DropZone(this, (files) => alreadyTold(this.actions.openFiles(files)));
  /** Whether drift across the set is looked at. */
  @state() private drift: boolean | 'missing' = false;
  @state() private marked: ReadonlySet<string> = new Set();
  @query('pr-board-shown') private shown?: HTMLElement & { focusSearch(): void };
  #before: ReviewState | null = null;
  #unmark?: ReturnType<typeof setTimeout>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#before = this.state.review;
    window.addEventListener('keydown', this.#keys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keys);
    clearTimeout(this.#unmark);
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (commandOf(event, 'board') !== 'search') return;
    event.preventDefault();
    this.shown?.focusSearch();
  };

  protected override willUpdate(): void {
    if (this.state.intake.files.length > 0) wanted('intake');
    const { review, me } = this.state;
    if (review === this.#before) return;
    const proofs = arrivals(this.#before, review, me?.key).map((entry) => entry.proof).filter((id) => id !== undefined);
    this.#before = review;
    if (proofs.length === 0) return;
    this.marked = new Set([...this.marked, ...proofs]);
    clearTimeout(this.#unmark);
    this.#unmark = setTimeout(() => (this.marked = new Set()), MARKED_MS);
  }

  /** Opens the browser's dialog for files or for a folder. */
  #pick(what: string): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input[data-pick='${what}']`)?.click();
  }

  #picked(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) alreadyTold(this.actions.openFiles(files));
  }

  #drift(): void {
    void load('drift').then(() => { this.drift = true; }, () => { this.drift = 'missing'; });
  }

  #head(review: ReviewState): TemplateResult {
    const versions = review.proofs.reduce((sum, proof) => sum + proof.versions.length, 0);
    return html`<div class="head">
      <div class="name"><h1>${review.title}</h1><p class="muted small num">${words.board.count(review.proofs.length, versions)}</p></div>
      <div class="toolbar">
        <pr-menu label=${words.board.add} icon="image-plus" .items=${[{ id: 'files', text: words.board.addFiles, icon: 'images' }, { id: 'folder', text: words.board.addFolder, icon: 'folder-open' }]}
          @choose=${(event: CustomEvent<string>) => this.#pick(event.detail)}></pr-menu>
        <pr-checks-run></pr-checks-run><pr-channels compact></pr-channels>
        <button class="icon-button" aria-label=${words.board.drift} title=${words.board.drift} @click=${() => this.#drift()}>${icon('sliders-horizontal')}</button>
        <button class="button primary share" @click=${() => this.actions.go({ name: 'share' })}>${icon('share-2')}${words.board.share}</button>
      </div>
    </div>
    ${review.problems.length > 0 ? html`<div class="notice warn" role="status">${icon('triangle-alert')}<p><b>${words.board.problems(review.problems.length)}.</b> ${review.problems[0]?.message}</p></div>` : nothing}`;
  }

  /** While the review is read, or the first pictures are: cards to come, in the places where they will be. */
  #coming(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${words.board.opening}</p><div class="coming" aria-hidden="true">${Array.from({ length: 12 }, () => html`<div class="skeleton"></div>`)}</div>`;
  }

  override render() {
    const { review, intake, opening, online } = this.state;
    const started = review !== null && review.proofs.length > 0;
    const reading = intake.files.some((file) => file.state === 'queued' || file.state === 'reading');
    const coming = !started && (opening || reading);
    return html`<div class="page ${started ? 'started' : coming || intake.files.length > 0 ? '' : 'still'}">
        ${started ? this.#head(review) : coming || intake.files.length > 0 ? html`<h1 class="visually-hidden">${words.shell.board}</h1>` : nothing}
        ${online || !started ? nothing : html`<p class="notice" role="status">${icon('wifi-off')}<span>${words.board.offline}</span></p>`}
        ${intake.files.length > 0 ? html`<pr-intake></pr-intake>` : nothing}
        ${started ? html`<pr-board-shown .review=${review} .marked=${this.marked}></pr-board-shown>` : coming ? this.#coming() : html`<pr-board-empty @pick=${(event: CustomEvent<string>) => this.#pick(event.detail)}></pr-board-empty>`}
      </div>
      ${this.drift === 'missing' ? partMissing() : this.drift ? html`<pr-drift open @close=${() => { this.drift = false; }}></pr-drift>` : nothing}
      <input hidden type="file" multiple data-pick="files" aria-label=${words.board.open} @change=${this.#picked} />
      <input hidden type="file" multiple webkitdirectory data-pick="folder" aria-label=${words.board.openFolder} @change=${this.#picked} />
      ${this.#zone.dragging ? html`<div class="drop"><div>${icon('upload')}<b>${words.board.drop}</b><span>${words.board.dropText}</span></div></div>` : nothing}`;
  }

  static override styles = [shared, css`
    :host { display: grid; grid-template-columns: minmax(0, 1fr); }
    .page { display: grid; gap: var(--space-5); align-content: start; grid-template-columns: minmax(0, 1fr); inline-size: 100%; max-inline-size: var(--page-width); margin-inline: auto; padding: var(--space-6) var(--space-6) var(--space-12); }
    .head { display: flex; align-items: end; justify-content: space-between; gap: var(--space-4); flex-wrap: wrap; }
    .name { display: grid; gap: var(--space-1); min-inline-size: 0; }
    /* The list fills what is left of the window and scrolls in it, so that what is asked of it stays in sight. */
    .started { max-inline-size: 120rem; display: flex; flex-direction: column; min-block-size: 100%; gap: var(--space-4); padding-block: var(--space-5) var(--space-4); }
    pr-board-shown { flex: 1; }
    .coming { display: grid; grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr)); gap: var(--space-4); }
    .coming > * { block-size: 19.25rem; border-radius: var(--radius-3); }
    /* With nothing on it yet, the invitation stands in the middle. */
    .still { align-self: center; }
    .drop { position: fixed; z-index: 30; inset: 0; display: grid; place-items: center; padding: var(--space-5); background: var(--backdrop); pointer-events: none; }
    .drop div { display: grid; justify-items: center; gap: var(--space-1); padding: var(--space-8) var(--space-12); border: 2px dashed var(--accent); border-radius: var(--radius-3); background: var(--surface); box-shadow: var(--shadow-3); }
    .drop .icon { inline-size: 1.75rem; block-size: 1.75rem; color: var(--accent); }
    .drop span { color: var(--text-2); font-size: var(--size-3); }
    @media (max-width: 640px) {
      .page { padding: var(--space-4) var(--space-4) var(--space-8); gap: var(--space-4); }
      .coming { grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
      .coming > * { block-size: 8.25rem; }
      .head .toolbar { inline-size: 100%; }
      .head .toolbar > * { flex: 1 1 auto; }
      .head .toolbar > pr-channels { flex: none; }
      /* The bar at the thumb has it. */
      .head .share { display: none; }
      h1 { font-size: var(--size-6); }
    }
  `];
}
