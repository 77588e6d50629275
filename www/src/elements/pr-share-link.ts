/** `<pr-share-link .link=… .reviewer=…>`: one person's link: address, upload, what they said, what a leak would mean, revoke. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Reviewer, Shows } from '../../../pkg/proofroom.js';
import type { IssuedLink } from '../state/model.js';
import { explain, onDay, when, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';
import { progressOf } from './share-progress.js';
import './pr-copy.js';
import './pr-dialog.js';
import './pr-qr.js';

@customElement('pr-share-link')
export class PrShareLink extends ProofroomElement {
  protected readonly uses = ['review'] as const;
  @property({ attribute: false }) link: IssuedLink | undefined;
  @property({ attribute: false }) reviewer: Reviewer | undefined;
  @state() private asking = false;
  @state() private showing = false;

  get #name(): string {
    return this.link?.name ?? this.reviewer?.person.name ?? '';
  }

  #shows(shows: Shows): string {
    return shows.kind === 'kinds' ? words.share.showsKinds(shows.kinds.map((kind) => words.kind[kind])) : words.share.showsFiles(shows.files.length);
  }

  #state(closed: boolean): TemplateResult {
    const role = this.link?.role ?? this.reviewer?.role;
    const { done, open } = progressOf(this.state.review, this.link?.shows ?? this.reviewer?.shows, this.reviewer?.person.key);
    const total = done + open.length;
    if (closed) return html`<span class="chip">${icon('link-2-off')}${this.link && !this.link.revoked && this.reviewer?.revokedAt === undefined ? words.share.expired : words.share.revoked}</span>`;
    if (role === 'decide' && done > 0) return html`<span class="chip ${done === total ? 'good' : 'info'}">${icon(done === total ? 'circle-check' : 'clock')}${words.share.decided(done, total)}</span>`;
    if ((this.reviewer?.devices.length ?? 0) > 0) return html`<span class="chip info">${icon('eye')}${words.share.replied}</span>`;
    return html`<span class="chip">${icon('clock')}${words.share.quiet}</span>`;
  }

  #upload(upload: IssuedLink['upload']): TemplateResult {
    if (upload.state === 'preparing') return html`<p class="tiny muted" role="status">${words.share.preparing}</p>`;
    if (upload.problem) {
      const why = explain(upload.problem);
      return html`<p class="field-error" role="alert">${icon('circle-alert')}<span>${words.share.stuck}: ${why.title}. ${why.remedy}</span></p>`;
    }
    if (upload.state === 'ready') return html`<p class="ready tiny good" role="status">${icon('circle-check')}${words.share.ready}</p>`;
    return html`<div class="stack tight"><p class="tiny muted num" role="status">${words.share.uploading(upload.done, upload.total)}</p><progress class="progress" max=${Math.max(1, upload.total)} .value=${upload.done} aria-label=${words.share.uploading(upload.done, upload.total)}></progress></div>`;
  }

  #own(link: IssuedLink): TemplateResult {
    const { review } = this.state;
    const invitation = words.share.invitation(link.name, review?.title ?? '', link.url, onDay(link.expiresAt), review?.studio ?? '');
    return html`${this.#upload(link.upload)}
      <div class="row"><input class="input mono" readonly aria-label=${words.share.address(link.name)} .value=${link.url} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} /></div>
      <div class="toolbar"><pr-copy strong label=${words.share.copyLink} .text=${link.url}></pr-copy><pr-copy label=${words.share.copyInvitation} .text=${invitation}></pr-copy>
        <a class="button" href=${`mailto:?subject=${encodeURIComponent(words.share.subject(review?.title ?? ''))}&body=${encodeURIComponent(invitation.replaceAll('\n', '\r\n'))}`}>${icon('message-square')}${words.share.mail}</a>
        <button class="button" @click=${() => (this.showing = true)}>${icon('layout-grid')}${words.share.qr}</button><span class="spacer"></span>
        <button class="button quiet danger" @click=${() => (this.asking = true)}>${icon('link-2-off')}${words.share.revoke}</button></div>`;
  }

  override render() {
    const { link, reviewer } = this;
    const role = link?.role ?? reviewer?.role ?? 'view';
    const shows = link?.shows ?? reviewer?.shows;
    const title = link?.title ?? reviewer?.person.title;
    const devices = reviewer?.devices.length ?? 0;
    const closed = (link?.revoked ?? false) || reviewer?.revokedAt !== undefined || (link !== undefined && link.expiresAt < Date.now());
    return html`<article class="panel ${closed ? 'closed' : ''}">
      <div class="top"><div class="who"><h3 class="truncate">${this.#name}</h3><p class="tiny muted truncate">${[title, words.role[role].short].filter(Boolean).join(', ')}</p></div>${this.#state(closed)}</div>
      <p class="tiny muted">${shows ? this.#shows(shows) : nothing}${link ? html`. <span class="num">${words.share.until(link.expiresAt)}</span>` : nothing}</p>
      ${closed ? nothing : link ? this.#own(link) : html`<p class="hint">${words.share.elsewhere}</p>`}
      ${devices > 1 ? html`<p class="notice warn">${icon('users')}<span>${words.share.forwarded(devices)}</span></p>` : nothing}
      ${closed ? html`<p class="tiny faint num">${reviewer?.revokedAt ? `${words.share.revoked}, ${when(reviewer.revokedAt)}` : nothing}</p>`
        : html`<details><summary>${words.share.leak}</summary><p>${words.role[role].leak}</p></details>`}
      <pr-dialog heading=${words.share.confirm(this.#name)} ?open=${this.asking} @close=${() => (this.asking = false)}><p>${words.share.confirmText}</p>
        <button slot="actions" class="button" @click=${() => (this.asking = false)}>${words.share.keep}</button>
        <button slot="actions" class="button bad" @click=${() => { this.asking = false; if (link) alreadyTold(this.actions.revokeLink(link.link)); }}>${words.share.revoke}</button></pr-dialog>
      ${link ? html`<pr-dialog heading=${words.share.qrOf(link.name)} ?open=${this.showing} @close=${() => (this.showing = false)}>
        ${this.showing ? html`<div class="stack"><pr-qr .text=${link.url} label=${words.share.qrOf(link.name)}></pr-qr><p class="small">${words.share.qrText}</p></div>` : nothing}</pr-dialog>` : nothing}
    </article>`;
  }

  static override styles = [shared, css`
    article { display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); padding: var(--space-4); }
    .closed { background: var(--surface-2); }
    .top { display: flex; align-items: start; justify-content: space-between; gap: var(--space-3); }
    .who { max-inline-size: 100%; min-inline-size: 0; }
    .chip { flex: none; }
    .tight { gap: var(--space-1); }
    .ready { display: flex; align-items: center; gap: var(--space-1); }
    .ready .icon { inline-size: 0.875rem; block-size: 0.875rem; }
    .notice { grid-template-columns: auto 1fr; padding: var(--space-2) var(--space-3); }
    details { font-size: var(--size-2); color: var(--text-2); }
    summary { cursor: pointer; min-block-size: 1.5rem; inline-size: fit-content; color: var(--text-2); }
    summary:hover { color: var(--text); }
    details p { padding-block-start: var(--space-1); text-wrap: pretty; }
    @media (max-width: 640px) { .top { flex-direction: column; gap: var(--space-2); } }
  `];
}
