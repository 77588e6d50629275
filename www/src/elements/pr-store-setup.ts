/** `<pr-store-setup>`: checks a store, says in plain words what it enforces and what to apply, and puts it to use. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { SetupFinding } from '../../../pkg/proofroom.js';
import type { Problem, StoreCheck, StoreGrant } from '../state/model.js';
import { explain, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { inEnglish } from './in-english.js';
import { problemOf } from './problem-of.js';
import { shared } from './shared-styles.js';
import './pr-copy.js';

const marks: Record<SetupFinding['severity'], { icon: IconName; tone: string }> = {
  pass: { icon: 'circle-check', tone: 'good' }, note: { icon: 'info', tone: '' }, 'cannot-measure': { icon: 'circle-question-mark', tone: '' },
  warning: { icon: 'triangle-alert', tone: 'warn' }, failure: { icon: 'circle-x', tone: 'bad' },
};

@customElement('pr-store-setup')
export class PrStoreSetup extends ProofroomElement {
  protected readonly uses = ['store'] as const;
  @query('form') private form!: HTMLFormElement;
  @state() private busy = false;
  @state() private check: StoreCheck | null = null;
  @state() private failure: Problem | null = null;
  /** What was checked and may be put to use; null: the connected store. */
  #grant: StoreGrant | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.actions.checkedStore().then((check) => { this.check ??= check; }, (error: unknown) => { this.failure = problemOf(error); });
  }

  #given(): StoreGrant {
    const data = new FormData(this.form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const signer = text('signer-key') && text('signer-secret') ? { signer: { accessKey: text('signer-key'), secretKey: text('signer-secret') } } : {};
    return {
      v: 1, endpoint: text('endpoint'), region: text('region'), bucket: text('bucket'), accessKey: text('key'), secretKey: text('secret'),
      ...signer, ...(text('public') && { public: text('public') }),
    };
  }

  async #run(grant: StoreGrant | null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    this.check = null;
    try {
      this.check = await this.actions.checkStore(grant);
      this.#grant = grant;
    } catch (error) {
      this.failure = problemOf(error);
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#outcome')?.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.#run(this.#given());
  }

  async #use(): Promise<void> {
    if (!this.#grant || !this.check) return;
    alreadyTold(this.actions.connectStore(JSON.stringify({ ...this.#grant, once: this.check.report.facts.once })));
    this.#grant = null;
    this.form.reset();
    this.requestUpdate();
  }

  #field(name: string, label: string, options: { hint?: string; value?: string; secret?: boolean; optional?: boolean; placeholder?: string } = {}): TemplateResult {
    return html`<div class="field"><label for=${name}>${label}</label>
      <input class="input" id=${name} name=${name} type=${options.secret ? 'password' : 'text'} autocomplete="off" autocapitalize="off" spellcheck="false" ?required=${!options.optional}
        value=${options.value ?? ''} aria-describedby=${options.hint ? `${name}-hint` : nothing} />
      ${options.hint ? html`<p class="hint" id="${name}-hint">${options.hint}</p>` : nothing}</div>`;
  }

  #finding(finding: SetupFinding): TemplateResult {
    const { icon: name, tone } = marks[finding.severity];
    const remedy = finding.severity === 'pass' ? undefined : words.storeSetup.remedy[finding.code];
    return html`<li class=${tone}>${icon(name)}<div><p><span class="visually-hidden">${words.storeSetup.severity[finding.severity]}: </span>${words.storeSetup.found[finding.code](finding.detail)}.</p>
      ${remedy ? html`<p class="small muted">${remedy}</p>` : nothing}</div></li>`;
  }

  #rules({ rules }: StoreCheck): TemplateResult {
    const text = words.storeSetup;
    const open = rules.kind === 'r2' || rules.kind === 'b2' ? text.publicWhere[rules.kind] : undefined;
    return html`<details ?open=${this.check?.report.usable === false}><summary>${text.rules}</summary><div class="stack">
      ${rules.cors ? html`<div class="stack"><h4>${text.cors}</h4><p class="small muted">${text.corsWhere[rules.kind]}</p><pre tabindex="0">${rules.cors}</pre><pr-copy label=${text.copyCors} .text=${rules.cors}></pr-copy></div>` : nothing}
      ${rules.policy ? html`<div class="stack"><h4>${text.policy}</h4><p class="small muted">${text.policyWhere}</p><pre tabindex="0">${rules.policy}</pre><pr-copy label=${text.copyPolicy} .text=${rules.policy}></pr-copy></div>` : nothing}
      ${open ? html`<p>${open}</p>` : nothing}</div></details>`;
  }

  #outcome(check: StoreCheck): TemplateResult {
    const { report } = check;
    const text = words.storeSetup;
    return html`<section id="outcome" tabindex="-1" aria-labelledby="verdict" class="stack">
      <h3 id="verdict" class=${report.usable ? 'good' : 'bad'}>${icon(report.usable ? 'circle-check' : 'circle-x')}${report.usable ? text.usable : text.notUsable}</h3>
      <p class="small muted"><span class="mono">${check.endpoint}/${check.bucket}</span> · ${text.checkedAt(report.facts.at)}</p>
      ${text.once[report.facts.once] ? html`<p>${text.once[report.facts.once]}</p>` : nothing}
      <ul role="list">${report.findings.map((finding) => this.#finding(finding))}</ul>
      ${this.#rules(check)}
      ${this.#grant && report.usable ? html`<div class="toolbar"><button class="button primary" @click=${this.#use}>${icon('circle-check')}${text.use}</button></div>` : nothing}
    </section>`;
  }

  override render() {
    const text = words.storeSetup;
    const connected = this.state.store.kind === 'connected' || this.state.store.kind === 'unreachable';
    const why = this.failure ? explain(this.failure) : null;
    return html`<section class="panel" aria-labelledby="title">
      <div class="stack"><h2 id="title">${text.title}</h2><p class="muted">${text.lead}</p></div>
      <form @submit=${this.#submit}>
        ${this.#field('endpoint', text.endpoint, { hint: text.endpointHint })}
        <div class="pair">${this.#field('bucket', text.bucket)}${this.#field('region', text.region, { value: 'us-east-1' })}</div>
        <div class="pair">${this.#field('key', text.accessKey)}${this.#field('secret', text.secretKey, { secret: true })}</div>
        <details><summary>${text.signer}</summary><div class="stack"><p class="hint">${text.signerHint}</p>
          <div class="pair">${this.#field('signer-key', text.accessKey, { optional: true })}${this.#field('signer-secret', text.secretKey, { secret: true, optional: true })}</div>
          ${this.#field('public', text.publicAddress, { hint: text.publicHint, optional: true })}</div></details>
        <p class="hint sealed">${icon('lock')}<span>${text.kept}</span></p>
        <div class="toolbar"><button class="button primary" aria-disabled=${this.busy} aria-busy=${this.busy}>${this.busy ? icon('loader-circle', true) : icon('scan-search')}${this.busy ? text.checking : text.check}</button>
          ${connected ? html`<button type="button" class="button" aria-disabled=${this.busy} @click=${() => this.#run(null)}>${text.checkCurrent}</button>` : nothing}</div>
      </form>
      ${why ? html`<div class="notice bad" role="alert">${icon('circle-alert')}<p><b>${why.title}.</b> ${why.remedy} <span class="muted">${inEnglish(why.detail)}</span></p></div>` : nothing}
      ${this.check ? this.#outcome(this.check) : nothing}
    </section>`;
  }

  static override styles = [shared, css`
    .panel { display: grid; gap: var(--space-5); grid-template-columns: minmax(0, 1fr); padding: var(--space-5); }
    form { display: grid; gap: var(--space-4); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-4); align-items: start; }
    #outcome:focus { outline: none; }
    h3 { display: flex; align-items: center; gap: var(--space-2); }
    h3.good, li.good .icon { color: var(--good); }
    h3.bad, li.bad .icon { color: var(--bad); }
    li.warn .icon { color: var(--warn); }
    ul { display: grid; gap: var(--space-3); }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--space-2); overflow-wrap: anywhere; }
    li .icon { margin-block-start: 2px; color: var(--text-2); }
    summary { cursor: pointer; min-block-size: 1.75rem; inline-size: fit-content; }
    details .stack { padding-block: var(--space-2); }
    pre { max-inline-size: 100%; overflow-x: auto; margin: 0; padding: var(--space-3); border: var(--hairline); border-radius: var(--radius-2); background: var(--surface-2); font-size: var(--size-2); }
    .sealed { display: grid; grid-template-columns: auto 1fr; gap: var(--space-2); }
    @media (max-width: 640px) { .pair { grid-template-columns: 1fr; } .panel { padding: var(--space-4); } }
    @media (pointer: coarse) { summary { min-block-size: 2.75rem; align-content: center; } }
  `];
}

declare global {
  interface HTMLElementTagNameMap { 'pr-store-setup': PrStoreSetup }
}
