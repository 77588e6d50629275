/** `<pr-share-form>`: who, what, and for how long; one press makes one person's link. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Role, Shows, VersionKind } from '../../../pkg/proofroom.js';
import type { Problem } from '../state/model.js';
import { explain, words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';
import './pr-version-picker.js';

const roles: readonly Role[] = ['decide', 'comment', 'view'];
const kinds: readonly VersionKind[] = ['capture', 'automated', 'retouched', 'final'];
/** A presigned address lives seven days at most; longer links are renewed while the studio's board is open. */
const lives = [1, 3, 7, 14, 30];

@customElement('pr-share-form')
export class PrShareForm extends ProofroomElement {
  protected readonly uses = ['review', 'store'] as const;
  @state() private name = '';
  /** Null until somebody writes one: the first of the usual ones stands there. */
  @state() private hat: string | null = null;
  @state() private may: Role = 'decide';
  @state() private exact = false;
  @state() private chosenKinds: ReadonlySet<VersionKind> = new Set(['retouched', 'final']);
  @state() private chosenFiles: ReadonlySet<string> = new Set();
  @state() private days = 7;
  @state() private tried = false;
  @state() private busy = false;
  @state() private failure: Problem | null = null;

  /** What was selected on the board is what it is about. */
  override connectedCallback(): void {
    super.connectedCallback();
    const { review, board: { selected } } = this.state;
    const files = (review?.proofs ?? []).filter(({ id }) => selected.has(id)).flatMap(({ versions }) => versions.at(-1)?.info.file ?? []);
    if (files.length === 0) return;
    this.exact = true;
    this.chosenFiles = new Set(files);
  }

  get #hat(): string {
    return this.hat ?? words.share.hats[0] ?? '';
  }

  get #shows(): Shows {
    return this.exact ? { kind: 'files', files: [...this.chosenFiles] } : { kind: 'kinds', kinds: kinds.filter((kind) => this.chosenKinds.has(kind)) };
  }

  get #missing(): { name?: string; what?: string } {
    const shows = this.#shows;
    const empty = shows.kind === 'files' ? shows.files.length === 0 : shows.kinds.length === 0;
    return { ...(this.name.trim() ? {} : { name: words.share.needName }), ...(empty ? { what: this.exact ? words.share.needFile : words.share.needKind } : {}) };
  }

  async #create(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.tried = true;
    const missing = this.#missing;
    if (missing.name || missing.what) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(missing.name ? '#name' : '#what')?.focus();
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      await this.actions.createLink({ name: this.name.trim(), title: this.#hat.trim(), role: this.may, shows: this.#shows, expiresInDays: this.days });
      this.name = '';
      this.tried = false;
    } catch (error) {
      this.failure = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  #who(): TemplateResult {
    const wrong = this.tried ? this.#missing.name : undefined;
    return html`<fieldset><legend><span class="step">1</span>${words.share.who}</legend>
      <div class="pair">
        <div class="field"><label for="name">${words.share.name}</label>
          <input id="name" class="input" autocomplete="off" .value=${this.name} aria-invalid=${wrong ? 'true' : 'false'} aria-describedby="name-hint" @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)} />
          ${wrong ? html`<p class="field-error" id="name-hint">${icon('circle-alert')}${wrong}</p>` : html`<p class="hint" id="name-hint">${words.share.nameHint}</p>`}</div>
        <div class="field"><label for="hat">${words.share.hat}</label>
          <input id="hat" class="input" list="hats" autocomplete="off" .value=${this.#hat} @input=${(event: Event) => (this.hat = (event.target as HTMLInputElement).value)} />
          <datalist id="hats">${words.share.hats.map((hat) => html`<option value=${hat}></option>`)}</datalist></div>
      </div>
      <div role="radiogroup" aria-labelledby="may" class="choices"><span id="may" class="label">${words.share.may}</span>
        ${roles.map((role) => html`<label class="choice"><input type="radio" name="role" .checked=${this.may === role} @change=${() => (this.may = role)} />
          <span class="choice-title">${words.role[role].name}</span><span class="choice-text">${words.role[role].text}</span></label>`)}
      </div></fieldset>`;
  }

  #counts(): Map<VersionKind, number> {
    const count = new Map<VersionKind, number>();
    for (const proof of this.state.review?.proofs ?? []) for (const version of proof.versions) count.set(version.info.kind, (count.get(version.info.kind) ?? 0) + 1);
    return count;
  }

  #toggle(kind: VersionKind): void {
    const next = new Set(this.chosenKinds);
    if (!next.delete(kind)) next.add(kind);
    this.chosenKinds = next;
  }

  #what(): TemplateResult {
    const count = this.#counts();
    const wrong = this.tried ? this.#missing.what : undefined;
    return html`<fieldset id="what" tabindex="-1"><legend><span class="step">2</span>${words.share.what}</legend>
      <div class="choices">
        <label class="choice"><input type="radio" name="shows" .checked=${!this.exact} @change=${() => (this.exact = false)} /><span class="choice-title">${words.share.byKind}</span><span class="choice-text">${words.share.byKindText}</span></label>
        ${this.exact ? nothing : html`<div class="kinds" role="group" aria-label=${words.share.byKind}>${kinds.map((kind) => html`<label class="check"><input type="checkbox" .checked=${this.chosenKinds.has(kind)} @change=${() => this.#toggle(kind)} />${words.kind[kind]} <span class="faint num">${count.get(kind) ?? 0}</span></label>`)}</div>`}
        <label class="choice"><input type="radio" name="shows" .checked=${this.exact} @change=${() => (this.exact = true)} /><span class="choice-title">${words.share.exact}</span><span class="choice-text">${words.share.exactText}</span></label>
        ${this.exact ? html`<pr-version-picker .chosen=${this.chosenFiles} @change=${(event: CustomEvent<ReadonlySet<string>>) => (this.chosenFiles = event.detail)}></pr-version-picker>` : nothing}
      </div>
      ${wrong ? html`<p class="field-error" role="alert">${icon('circle-alert')}${wrong}</p>` : nothing}</fieldset>`;
  }

  override render() {
    const ready = this.state.store.kind === 'connected';
    const why = this.failure ? explain(this.failure) : null;
    return html`<form class="panel" novalidate @submit=${this.#create}>
      ${this.#who()}${this.#what()}
      <fieldset><legend><span class="step">3</span>${words.share.link}</legend>
        <div class="pair end"><div class="field"><label for="days">${words.share.expires}</label>
          <select id="days" class="select" @change=${(event: Event) => (this.days = Number((event.target as HTMLSelectElement).value))}>${lives.map((days) => html`<option value=${days} .selected=${days === this.days}>${words.share.days(days)}</option>`)}</select></div>
          <button class="button primary large" ?disabled=${!ready} aria-disabled=${this.busy} aria-busy=${this.busy}>${this.busy ? icon('loader-circle', true) : icon('link')}${this.busy ? words.share.creating : words.share.create}</button></div>
        ${why ? html`<div class="notice bad" role="alert">${icon('circle-alert')}<p><b>${why.title}.</b> ${why.remedy} <span class="muted">${inEnglish(why.detail)}</span></p></div>` : nothing}
        <p class="hint sealed">${icon('lock')}<span>${words.share.sealed}</span></p></fieldset>
    </form>`;
  }

  static override styles = [shared, css`
    fieldset { display: grid; gap: var(--space-4); padding: var(--space-5); border-block-end: var(--hairline); }
    fieldset:last-of-type { border-block-end: 0; }
    fieldset:focus { outline: none; }
    legend { float: inline-start; display: flex; align-items: center; gap: var(--space-2); padding: 0; font-size: var(--size-4); font-weight: var(--weight-bold); }
    .step { display: grid; place-items: center; inline-size: 1.375rem; block-size: 1.375rem; border-radius: var(--radius-full); border: 1px solid var(--line-strong); font-size: var(--size-2); font-variant-numeric: tabular-nums; color: var(--text-2); }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-4); align-items: start; }
    .pair.end { align-items: end; }
    .choices { display: grid; gap: var(--space-2); }
    .kinds { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-5); padding: 0 var(--space-2) var(--space-1) calc(var(--space-3) + 1rem + var(--space-3)); }
    .sealed { display: grid; grid-template-columns: auto 1fr; gap: var(--space-2); text-wrap: pretty; }
    @media (max-width: 640px) { .pair { grid-template-columns: 1fr; } fieldset { padding: var(--space-4); } .button.large { inline-size: 100%; } .kinds { padding-inline-start: var(--space-3); } }
  `];
}
