/** The reviewer's decision on the version in view: three buttons, a dialog that names the exact file, and what became of it. */
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Proof, Spot, Verdict, Version } from '../../../pkg/proofroom.js';
import { owedSpots } from '../state/tour.js';
import { explain, grouped, when, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { delivery } from './delivery.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import './pr-dialog.js';
import { problemOf } from './problem-of.js';
import { proofName } from './proof-summary.js';
import { upright } from './screens.js';
import { shared } from './shared-styles.js';
import { verdictLook } from './status-look.js';

const TONES: Record<Verdict, string> = { approved: 'good', 'changes-requested': 'primary', rejected: 'bad' };

@customElement('pr-decision-bar')
export class PrDecisionBar extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: block; }
    .owed { display: flex; align-items: center; gap: var(--space-2); padding: var(--space-2); margin-block-end: var(--space-2); border: 1px solid var(--warn-line); border-radius: var(--radius-2); background: var(--warn-bg); }
    .owed p { display: flex; gap: var(--space-2); flex: 1; }
    .owed .button { flex: none; }
    @media (pointer: coarse) { .owed .button { min-block-size: 2.75rem; } }
    .buttons { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-2); }
    .buttons .button { min-block-size: 2.75rem; font-size: var(--size-4); padding-inline: var(--space-2); }
    .buttons .good { grid-column: 1 / -1; }
    .standing { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: var(--space-1) var(--space-2); }
    .standing > span > .icon { inline-size: 1.5rem; block-size: 1.5rem; }
    .file { display: grid; gap: var(--space-1); padding: var(--space-3); margin-block-end: var(--space-3); border: var(--hairline); border-radius: var(--radius-2); background: var(--surface-2); font-size: var(--size-2); }
    .file .mono { overflow-wrap: anywhere; }
    .short { display: none; }
    @media ${upright} {
      .long { display: none; }
      .short { display: inline; }
      /* Side by side while their words fit, at any text size. */
      .buttons { display: flex; flex-wrap: wrap; }
      .buttons .button { flex: 1 1 auto; font-size: var(--size-3); white-space: nowrap; }
      .buttons .good { flex-grow: 1.5; }
    }
  `];
  protected readonly uses = ['link', 'me', 'outbox', 'review'] as const;

  @property({ attribute: false }) proof!: Proof;
  @property({ attribute: false }) version!: Version;
  @state() private asking: Verdict | null = null;
  @state() private again = false;
  @state() private reason = '';
  @state() private busy = false;
  @state() private trouble = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('version') as Version | undefined;
    if (!before || before.info.file === this.version.info.file) return;
    this.again = false;
    this.asking = null;
  }

  #ask(verdict: Verdict): void {
    if (verdict === 'approved' && this.#owed().length > 0) {
      this.#tour();
      return;
    }
    this.asking = verdict;
    this.reason = '';
    this.trouble = '';
  }

  /** What the review asks this person to look at first. */
  #owed(): readonly Spot[] {
    const { review, me } = this.state;
    return review ? owedSpots(review, this.version, me) : [];
  }

  /** Takes the person to what is still to be looked at. */
  #tour(): void {
    this.dispatchEvent(new CustomEvent('tour-start', { bubbles: true, composed: true }));
  }

  /** A rejection says why; a wish for changes may let the notes say it. */
  #needsReason(): boolean {
    if (this.asking === 'rejected') return true;
    const mine = this.proof.notes.some((note) => note.version === this.version.info.file && note.author.key === this.state.me?.key);
    return this.asking === 'changes-requested' && !mine;
  }

  async #decide(e: Event): Promise<void> {
    e.preventDefault();
    const verdict = this.asking;
    if (!verdict) return;
    const reason = this.reason.trim();
    if (!reason && this.#needsReason()) {
      this.trouble = verdict === 'rejected' ? words.decision.whyReject : words.decision.whyChange;
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    this.busy = true;
    try {
      await this.actions.decide({ version: this.version.info.file, verdict, reason });
      this.asking = null;
      this.again = false;
      // The buttons that had the focus are gone: it goes to what stands in their place.
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.standing button')?.focus();
    } catch (error) {
      const { title, detail } = explain(problemOf(error));
      this.trouble = `${title}. ${detail}`;
    } finally {
      this.busy = false;
    }
  }

  async #again(): Promise<void> {
    this.again = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.buttons button')?.focus();
  }

  protected override render(): unknown {
    const { link, me } = this.state;
    if (this.version.supersededBy) return html`<p class="small muted row">${icon('lock')}${words.decision.closed}</p>`;
    if (link.kind !== 'open' || link.role !== 'decide') return html`<p class="small muted row">${icon('info')}${link.kind === 'open' && link.role === 'comment' ? words.decision.onlyNotes : words.decision.onlyLook}</p>${this.#byFile()}`;
    const mine = this.proof.decisions.filter((each) => each.version === this.version.info.file && each.author.key === me?.key && !each.replaced && each.unseen.length === 0).at(-1);
    if (mine && !this.again) {
      const look = verdictLook[mine.verdict];
      return html`<div class="standing">
        <span class=${look.tone}>${icon(look.icon)}</span>
        <div role="status"><strong>${words.decision.done[mine.verdict](this.version.number)}</strong><div class="row wrap"><span class="tiny muted">${when(mine.at)}</span>${delivery(this.state.outbox, mine.id, mine.receivedAt)}</div></div>
        <button class="button small" type="button" @click=${() => this.#again()}>${words.decision.change}</button>
      </div>${this.#byFile()}`;
    }
    const owed = this.#owed().length;
    return html`
      ${owed > 0 ? html`<div class="owed"><p id="owed" class="small">${icon('eye')}<span>${words.decision.owed(owed)}</span></p><button class="button small" type="button" @click=${() => this.#tour()}>${words.decision.showNext}</button></div>` : nothing}
      <div class="buttons" role="group" aria-label=${words.decision.label(this.version.number)}>
        <button class="button good" type="button" aria-describedby=${owed > 0 ? 'owed' : nothing} @click=${() => this.#ask('approved')}>${icon('check')}${words.decision.approve}</button>
        <button class="button" type="button" aria-label=${words.decision.changes} @click=${() => this.#ask('changes-requested')}><span class="long">${words.decision.changes}</span><span class="short">${words.decision.changesShort}</span></button>
        <button class="button danger" type="button" @click=${() => this.#ask('rejected')}>${words.decision.reject}</button>
      </div>
      ${this.#dialog()}`;
  }

  /** What waits can go to the studio by other means: signed, it is as good as sent. */
  #byFile(): unknown {
    if (!this.state.outbox.some((item) => item.state === 'not-sent')) return nothing;
    return html`<button class="button quiet small" type="button" @click=${() => alreadyTold(this.actions.saveAnswers())}>${icon('download')}${words.sync.answers}</button>`;
  }

  #dialog(): unknown {
    const verdict = this.asking ?? 'approved';
    const label = words.decision.reason[verdict];
    const needed = this.#needsReason();
    return html`<pr-dialog .heading=${words.decision.heading[verdict](this.version.number, proofName(this.proof))} .open=${this.asking !== null} @close=${() => { this.asking = null; }}>
      ${this.asking === null ? nothing : html`<form id="decision" @submit=${this.#decide}>
        <div class="file"><span>${this.version.info.fileName}</span><span>SHA-256 <span class="mono">${grouped(this.version.info.file)}</span></span><span>${words.decision.signedAs} <strong>${this.state.me?.name ?? ''}</strong>${this.state.me?.title ? `, ${this.state.me.title}` : ''}</span></div>
        <div class="field">
          <label for="reason">${needed ? words.decision.required(label) : label}</label>
          <textarea class="textarea" id="reason" rows="3" aria-required=${needed} aria-invalid=${this.trouble !== ''} aria-describedby="why" .value=${this.reason} @input=${(e: Event) => { this.reason = (e.target as HTMLTextAreaElement).value; this.trouble = ''; }}></textarea>
          <p class="field-error" id="why" role="alert">${this.trouble ? html`${icon('circle-alert')}<span>${this.trouble}</span>` : nothing}</p>
        </div>
      </form>`}
      <button slot="actions" class="button" type="button" @click=${() => { this.asking = null; }}>${words.cancel}</button>
      <button slot="actions" class="button ${TONES[verdict]}" type="button" ?disabled=${this.busy} @click=${this.#decide}>${words.decision.button[verdict]}</button>
    </pr-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-decision-bar': PrDecisionBar }
}
