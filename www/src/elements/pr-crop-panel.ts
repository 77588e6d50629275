/** The crop-safety check: each channel's verdict, its findings with their sources, and its crop frames. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Version } from '../../../pkg/proofroom.js';
import type { MarketView } from '../state/model.js';
import { percent, words } from '../text/messages.js';
import { foundedText, methodName, place } from '../text/quantities.js';
import { alreadyTold } from './already-told.js';
import { checkRunStyles, runHead } from './check-run.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import './pr-channels.js';
import './pr-finding-list.js';
import { say } from './proof-events.js';
import { numberFindings } from './proof-layers.js';
import { shared } from './shared-styles.js';

const VERDICTS: Record<MarketView['verdict'], { icon: IconName; tone: string }> = {
  pass: { icon: 'circle-check', tone: 'good' },
  warning: { icon: 'triangle-alert', tone: 'warn' },
  failure: { icon: 'circle-x', tone: 'bad' },
  'cannot-measure': { icon: 'circle-question-mark', tone: '' },
};

const WORST_FIRST: readonly MarketView['verdict'][] = ['failure', 'warning', 'cannot-measure', 'pass'];

@customElement('pr-crop-panel')
export class PrCropPanel extends ProofroomElement {
  static override styles = [...shared, checkRunStyles, css`
    details { border-block-start: var(--hairline); }
    summary { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); padding-block: var(--space-1); cursor: pointer; list-style: none; font-size: var(--size-3); font-weight: var(--weight-medium); }
    summary::-webkit-details-marker { display: none; }
    summary > .icon:first-child { color: var(--text-3); transition: rotate var(--fast) var(--ease); }
    details[open] > summary > .icon:first-child { rotate: 90deg; }
    .inside { display: grid; gap: var(--space-3); padding: var(--space-1) 0 var(--space-3) 1.25rem; }
    .subject .button { min-block-size: 1.5rem; padding: 0; }
    .crops { display: flex; flex-wrap: wrap; gap: var(--space-1); }
  `];
  protected readonly uses = ['checks', 'settings'] as const;

  @property({ attribute: false }) version!: Version;
  @property({ attribute: false }) crop: { channel: string; crop: string } | null = null;
  @property() selected: string | null = null;
  @state() private opened: string | null = null;

  /** A crop that is drawn has its channel open; one that is drawn no longer leaves it as it is. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('crop') && this.crop) this.opened = this.crop.channel;
  }

  #toggled(channel: string, open: boolean): void {
    if (open) this.opened = channel;
    else if (this.opened === channel) this.opened = null;
  }

  protected override render(): unknown {
    const file = this.version.info.file;
    const check = this.state.checks.get(file);
    const market = check?.market ?? [];
    const { channels } = this.state.settings;
    const run = (): void => alreadyTold(this.actions.runChecks(file, { checks: ['crop'] }));
    const stale = market.length > 0 && market.map((each) => each.channel).sort().join() !== [...channels].sort().join();
    const worst = WORST_FIRST.find((verdict) => market.some((each) => each.verdict === verdict));
    const many = market.filter((each) => each.verdict === worst).length;
    const subject = market[0]?.subject;
    return html`
      ${runHead({
        title: words.crops.title, check: 'crop', state: check, ran: market.length > 0,
        run, stop: () => this.actions.cancelChecks(file),
        verdict: worst && html`<span class="chip ${VERDICTS[worst].tone}" title="${words.crops.verdicts[worst]}: ${words.crops.many(many, market.length)}">${icon(VERDICTS[worst].icon)}${words.crops.many(many, market.length)}</span>`,
      })}
      <div class="body">
        <div class="row wrap"><pr-channels></pr-channels>
          ${channels.length === 0 ? html`<span class="small muted">${words.channels.none}</span>` : nothing}</div>
        ${stale && channels.length > 0 ? html`<div class="notice">${icon('info')}<div><p>${words.channels.other}</p>
          <button class="button small" type="button" @click=${run}>${icon('refresh-cw')}${words.crops.judge}</button></div></div>` : nothing}
        ${market.length === 0 ? nothing : html`
        ${subject ? html`<p class="small muted subject">${words.crops.subject(methodName(subject.method), percent(subject.confidence))}
          <button class="button link small" type="button" @click=${() => say(this, 'look', { region: subject.bounds, id: null })}>${place(subject.bounds)}</button></p>` : nothing}
        <div>${market.map((each) => this.#channel(each))}</div>`}
      </div>`;
  }

  #channel(market: MarketView): unknown {
    const look = VERDICTS[market.verdict];
    return html`<details name="channel" ?open=${market.channel === this.opened} @toggle=${(e: Event) => this.#toggled(market.channel, (e.target as HTMLDetailsElement).open)}>
      <summary>${icon('chevron-right')}<span>${market.channelName}</span><span class="spacer"></span><span class="chip ${look.tone}">${icon(look.icon)}${words.crops.verdicts[market.verdict]}</span></summary>
      <div class="inside">
        ${market.crops.length > 0 ? html`<div class="crops" role="group" aria-label=${words.crops.group(market.channelName)}>
          ${market.crops.map((crop) => {
            const on = this.crop?.channel === market.channel && this.crop.crop === crop.id;
            return html`<button class="button small" type="button" aria-pressed=${on} title=${foundedText(crop.confidence)} @click=${() => say(this, 'choose-crop', on ? null : { channel: market.channel, crop: crop.id })}>
              ${icon('crop')}${crop.name}<span class=${crop.subjectKept < 0.999 ? 'bad num' : 'muted num'}>${words.crops.kept(percent(crop.subjectKept))}</span></button>`;
          })}</div>` : nothing}
        <pr-finding-list .findings=${numberFindings(market.findings)} .selected=${this.selected}></pr-finding-list>
        <p class="tiny muted">${words.crops.rules(market.role, market.rulesRead)}</p>
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-crop-panel': PrCropPanel }
}
