/**
 * `<pr-app>`: the shell. Header with navigation and status, the current view, toasts and the shortcut sheet.
 * The studio sees board, share and verify; an invited reviewer sees only the review. In `proof` and `review` the view fills the window.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Settings, View } from '../state/model.js';
import { languages, type Language, type LanguageChoice } from '../text/language.js';
import { explain, words } from '../text/messages.js';
import { commandOf } from './commands.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { inEnglish } from './in-english.js';
import type { MenuItem } from './pr-menu.js';
import { proofName } from './proof-summary.js';
import { address, follow } from './route.js';
import { sideways } from './screens.js';
import { shared } from './shared-styles.js';
import { isLoaded, load, type Part } from './views.js';
import './pr-menu.js';
import './pr-sync.js';
import './pr-toasts.js';
import './pr-update.js';

const themes: Record<Settings['theme'], IconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

@customElement('pr-app')
export class PrApp extends ProofroomElement {
  protected readonly uses = ['view', 'side', 'review', 'me', 'settings', 'engine', 'pageFiles'] as const;
  @state() private sheet = false;
  /** What became of the parts that had to be fetched. */
  @state() private parts: ReadonlyMap<Part, 'coming' | 'here' | 'missing'> = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keys);
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (commandOf(event, 'everywhere') !== 'sheet') return;
    event.preventDefault();
    this.sheet = true;
  };

  protected override willUpdate(): void {
    const { settings, view } = this.state;
    const root = document.documentElement;
    if (settings.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = settings.theme;
    this.toggleAttribute('fill', view.name === 'proof' || view.name === 'review');
    document.title = this.#title(view);
    this.#want(view.name);
    if (this.sheet) this.#want('shortcuts');
  }

  #title(view: View): string {
    const { review } = this.state;
    const proof = 'proof' in view ? review?.proofs.find((one) => one.id === view.proof) : undefined;
    const parts = [proof ? proofName(proof) : words.shell.titles[view.name], view.name === 'verify' ? undefined : review?.title, words.product];
    return parts.filter(Boolean).join(' · ');
  }

  #links(): readonly { view: View; text: string; icon: IconName }[] {
    const verify = { view: { name: 'verify' }, text: words.shell.verify, icon: 'shield-check' } as const;
    if (this.state.side === 'reviewer') return [{ view: { name: 'review' }, text: words.shell.review, icon: 'image' }, verify];
    return [{ view: { name: 'board' }, text: words.shell.board, icon: 'layout-grid' }, { view: { name: 'share' }, text: words.shell.share, icon: 'share-2' }, verify];
  }

  #nav(place: 'top' | 'bottom'): TemplateResult {
    const here = this.state.view.name === 'proof' ? 'board' : this.state.view.name;
    return html`<nav class=${place} aria-label=${words.shell.main}>
      ${this.#links().map((link) => html`<a href=${address(link.view)} aria-current=${link.view.name === here ? 'page' : nothing} @click=${follow(this.actions, link.view)}>
        ${icon(link.icon)}<span>${link.text}</span></a>`)}
    </nav>`;
  }

  #header(): TemplateResult {
    const { review, side, me, view, engine, pageFiles } = this.state;
    const home: View = side === 'reviewer' ? { name: 'review' } : { name: 'board' };
    return html`<header>
      <button class="skip button" @click=${() => this.renderRoot.querySelector<HTMLElement>('main')?.focus()}>${words.skip}</button>
      <a class="mark" href=${address(home)} @click=${follow(this.actions, home)} aria-label=${words.product}>
        <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.25" aria-hidden="true"><path d="M6 11V6h5M21 6h5v5M26 21v5h-5M11 26H6v-5" class="frame" /><path d="m11 16.5 3.6 3.6 6.8-8" stroke-width="2.75" /></svg>
        <span>${words.product}</span>
      </a>
      ${review && (view.name !== 'board' || side === 'reviewer') && view.name !== 'verify'
        ? html`<p class="title"><span class="truncate" title=${review.title}>${review.title}</span>${side === 'reviewer' && me ? html`<span class="faint truncate">${words.shell.invited(me.name, me.title)}</span>` : nothing}</p>`
        : html`<span class="title"></span>`}
      ${this.#nav('top')}
      <pr-sync></pr-sync>
      <pr-menu compact label=${words.shell.settings} .icon=${'settings'} .items=${this.#settings()} @choose=${(event: CustomEvent<string>) => this.#chosen(event.detail)}>
        <p class="release">${words.shell.release(engine.version, pageFiles.build)}<br />${{ coming: words.shell.offlineComing, ready: words.shell.offlineReady, unavailable: words.shell.offlineNot }[pageFiles.offline]}</p></pr-menu>
    </header>`;
  }

  /** Appearance, language and the sheet of keys: what is set once. */
  #settings(): readonly MenuItem[] {
    const { theme, language } = this.state.settings;
    return [
      ...(['system', 'light', 'dark'] as const).map((id) => ({ id: `theme ${id}`, text: words.shell[id], icon: themes[id], checked: theme === id, group: words.shell.theme })),
      { id: 'language system', text: words.shell.systemLanguage, icon: 'languages', checked: language === 'system', group: words.shell.language },
      ...(Object.keys(languages) as Language[]).map((id) => ({ id: `language ${id}`, text: languages[id].name, lang: id, checked: language === id, group: words.shell.language })),
      { id: 'keys', text: words.shell.shortcuts, icon: 'keyboard' },
    ];
  }

  #chosen(id: string): void {
    const [what, value] = id.split(' ');
    if (what === 'theme') this.actions.setSetting('theme', value as Settings['theme']);
    else if (what === 'language') this.actions.setSetting('language', value as LanguageChoice);
    else this.sheet = true;
  }

  /** Fetches a part that is not here yet; a failure is shown in its place, with a way to try again. */
  async #load(part: Part): Promise<void> {
    this.parts = new Map(this.parts).set(part, 'coming');
    const outcome = await load(part).then(() => 'here' as const, () => 'missing' as const);
    this.parts = new Map(this.parts).set(part, outcome);
  }

  #want(part: Part): void {
    if (!isLoaded(part) && !this.parts.has(part)) void this.#load(part);
  }

  #view(): TemplateResult {
    const { name } = this.state.view;
    if (!isLoaded(name)) {
      return this.parts.get(name) === 'missing'
        ? html`<div class="empty">${icon('cloud-off')}<h1 class="title-2">${words.shell.partMissing}</h1><p>${words.shell.partMissingText}</p>
            <button class="button primary" @click=${() => this.#load(name)}>${icon('refresh-cw')}${words.retry}</button></div>`
        : html`<p class="coming" role="status">${icon('loader-circle', true)}<span class="visually-hidden">${words.shell.coming}</span></p>`;
    }
    switch (this.state.view.name) {
      case 'board': return html`<pr-board></pr-board>`;
      case 'proof': return html`<pr-proof></pr-proof>`;
      case 'share': return html`<pr-share></pr-share>`;
      case 'review': return html`<pr-review></pr-review>`;
      case 'verify': return html`<pr-verify></pr-verify>`;
    }
  }

  override render() {
    const { engine } = this.state;
    const trouble = engine.state === 'failed' ? explain(engine.problem ?? { code: 'engine-failed', message: '' }) : null;
    return html`${this.#header()}
      ${trouble ? html`<div class="notice bad" role="alert">${icon('triangle-alert')}<p><b>${trouble.title}.</b> ${trouble.remedy} <span class="faint">${inEnglish(trouble.detail)}</span></p></div>` : nothing}
      <main id="main" tabindex="-1">${this.#view()}</main>
      ${this.hasAttribute('fill') ? nothing : this.#nav('bottom')}
      <pr-toasts></pr-toasts><pr-update></pr-update>
      ${isLoaded('shortcuts') ? html`<pr-shortcuts ?open=${this.sheet} @close=${() => (this.sheet = false)}></pr-shortcuts>` : nothing}`;
  }

  static override styles = [shared, css`
    :host { display: grid; grid-template-rows: auto auto minmax(0, 1fr); block-size: 100dvh; overflow: hidden; background: var(--bg); color: var(--text); }
    header {
      grid-row: 1; position: sticky; inset-block-start: 0; z-index: 20; display: flex; align-items: center; gap: var(--space-1); min-inline-size: 0;
      block-size: var(--header-height); padding-inline: max(var(--space-4), env(safe-area-inset-left)) max(var(--space-3), env(safe-area-inset-right));
      background: var(--surface); border-block-end: var(--hairline);
    }
    .mark { display: inline-flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); min-inline-size: var(--control); justify-content: center; color: var(--text); font-weight: var(--weight-bold); font-size: var(--size-4); letter-spacing: -0.015em; text-decoration: none; border-radius: var(--radius-1); }
    .mark svg { inline-size: 1.375rem; block-size: 1.375rem; }
    .mark .frame { color: var(--text-3); stroke: currentColor; }
    .title { flex: 1; display: flex; align-items: baseline; gap: var(--space-2); min-inline-size: 0; margin-inline: var(--space-3); padding-inline-start: var(--space-3); border-inline-start: var(--hairline); font-size: var(--size-3); color: var(--text-2); }
    span.title { border: 0; }
    nav { display: flex; gap: var(--space-1); }
    nav a { display: inline-flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); padding: 0 var(--space-3); border-radius: var(--radius-2); color: var(--text-2); font-size: var(--size-3); font-weight: var(--weight-medium); text-decoration: none; }
    nav a:hover { background: var(--surface-hover); color: var(--text); }
    nav a[aria-current] { background: var(--surface-hover); color: var(--text); }
    nav.top { margin-inline-end: var(--space-2); }
    nav.bottom { display: none; }
    .notice { grid-row: 2; border-radius: 0; border-inline: 0; }
    /* The scroll bar's room is always kept: no shift when a list grows. */
    main { grid-row: 3; display: grid; grid-template-columns: minmax(0, 1fr); min-block-size: 0; min-inline-size: 0; overflow-y: auto; scrollbar-gutter: stable; scrollbar-color: var(--line-strong) transparent; }
    :host([fill]) main { overflow: hidden; scrollbar-gutter: auto; }
    main:focus { outline: none; }
    .release { margin-block-start: var(--space-1); padding: var(--space-2); border-block-start: var(--hairline); color: var(--text-2); font-size: var(--size-2); line-height: 1.5; }
    .coming { display: grid; place-content: center; color: var(--text-3); animation: late 400ms step-end; }
    /* Most parts are here before the eye would have noticed that they were not. */
    @keyframes late { from { opacity: 0; } }
    .skip { position: absolute; z-index: 30; inset: var(--space-2) auto auto var(--space-2); box-shadow: var(--shadow-2); }
    .skip:not(:focus) { clip-path: inset(50%); pointer-events: none; }
    @media (max-width: 760px) { nav.top a .icon { display: none; } }
    @media (max-width: 640px) {
      /* On a phone the document itself scrolls, so that the browser's bars can make room. */
      :host(:not([fill])) { block-size: auto; min-block-size: 100dvh; overflow: visible; }
      :host(:not([fill])) main { overflow: visible; }
      header { padding-inline: var(--space-3) var(--space-1); }
      nav.top, .mark span { display: none; }
      .title { flex-direction: column; gap: 0; margin-inline: var(--space-1); line-height: 1.25; }
      .title span { max-inline-size: 100%; }
      main { padding-block-end: calc(3.5rem + env(safe-area-inset-bottom)); }
      :host([fill]) main { padding-block-end: 0; }
      nav.bottom { display: flex; position: fixed; z-index: 20; inset: auto 0 0; gap: 0; padding-block-end: env(safe-area-inset-bottom); background: var(--surface); border-block-start: var(--hairline); }
      nav.bottom a { flex: 1; flex-direction: column; justify-content: center; gap: 2px; min-block-size: 3.5rem; padding: 0; border-radius: 0; font-size: var(--size-2); }
      nav.bottom a[aria-current] { background: none; color: var(--accent); }
      nav.bottom .icon { inline-size: 1.25rem; block-size: 1.25rem; }
    }
    @media ${sideways} { :host([fill]) { --header-height: 2.75rem; } }
    @media (forced-colors: active) { nav a[aria-current] { outline: 2px solid Highlight; outline-offset: -2px; } }
  `];
}
