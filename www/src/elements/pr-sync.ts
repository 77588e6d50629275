/** `<pr-sync>`: one quiet line on whether everything said is safe and sent, with the details behind it. */
import { css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { explain, iso, when, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

interface Line { icon: IconName; text: string; tone: '' | 'warn' | 'bad'; spin?: boolean; more?: string }

@customElement('pr-sync')
export class PrSync extends ProofroomElement {
  protected readonly uses = ['online', 'store', 'sync', 'outbox', 'engine', 'side', 'review'] as const;
  @query('[popover]') private panel!: HTMLElement;
  @query('button') private button!: HTMLElement;

  /** The most pressing thing first. */
  #line(): Line {
    const { engine, online, outbox, store, sync, side } = this.state;
    const unsent = outbox.filter((item) => item.state === 'not-sent').length;
    if (engine.state === 'failed') return { icon: 'circle-alert', text: words.sync.stopped, tone: 'bad' };
    if (unsent > 0) return { icon: online ? 'cloud-upload' : 'cloud-off', text: words.sync.unsent(unsent), tone: 'warn', more: words.sync.unsentText };
    if (!online || sync.state === 'offline') return { icon: 'wifi-off', text: words.sync.offline, tone: 'warn', more: words.sync.offlineText };
    if (sync.state === 'failed') return { icon: 'cloud-alert', text: words.sync.failed, tone: 'bad', ...(sync.why ? { more: sync.why } : {}) };
    if (store.kind === 'unreachable') return { icon: 'unplug', text: words.sync.unreachable, tone: 'warn', more: store.why };
    if (sync.state === 'working') return { icon: 'refresh-cw', text: words.sync.working, tone: '', spin: true };
    if (store.kind === 'connecting') return { icon: 'loader-circle', text: words.sync.connecting, tone: '', spin: true };
    if (store.kind === 'none' && side === 'studio') return { icon: 'lock', text: words.sync.local, tone: '', more: words.sync.localText };
    return { icon: 'cloud', text: words.sync.current, tone: '' };
  }

  #place(event: ToggleEvent): void {
    if (event.newState !== 'open') return;
    const at = this.button.getBoundingClientRect();
    this.panel.style.top = `${at.bottom + 6}px`;
    this.panel.style.left = `${Math.max(8, Math.min(at.right - this.panel.offsetWidth, innerWidth - this.panel.offsetWidth - 8))}px`;
  }

  #details() {
    const { engine, outbox, store, sync, review, side } = this.state;
    const sent = outbox.filter((item) => item.state === 'sent').length;
    const broken = outbox.find((item) => item.problem)?.problem;
    return html`<dl class="facts">
      ${'endpoint' in store ? html`<dt>${words.sync.store}</dt><dd>${store.endpoint}</dd>` : nothing}
      <dt>${words.sync.last}</dt><dd class="num">${sync.at ? html`<time datetime=${iso(sync.at)}>${when(sync.at)}</time>` : words.sync.never}</dd>
      ${sent > 0 ? html`<dt>${words.sync.keptHere}</dt><dd>${words.sync.waiting(sent)}</dd>` : nothing}
      <dt>${words.sync.engine}</dt><dd class="num">${words.sync.workers(engine.workers, engine.version)}</dd>
    </dl>
    ${broken ? html`<p class="field-error">${icon('circle-alert')}<span>${explain(broken).title}. ${explain(broken).remedy}</span></p>` : nothing}
    ${review && side === 'studio' ? html`<button class="button" @click=${() => alreadyTold(this.actions.saveLog())}>${icon('download')}${words.sync.save}</button>` : nothing}`;
  }

  override render() {
    const line = this.#line();
    return html`<button class="button quiet ${line.tone}" popovertarget="panel" aria-label=${`${words.sync.label}: ${line.text}`}>
        ${icon(line.icon, line.spin)}<span class="text">${line.text}</span></button>
      <span class="visually-hidden" role="status">${line.tone ? line.text : ''}</span>
      <div id="panel" popover @toggle=${this.#place}>
        <h2 class="title-3 ${line.tone}">${icon(line.icon)}${line.text}</h2>
        ${line.more ? html`<p class="small muted">${line.more}</p>` : nothing}
        ${this.#details()}
      </div>`;
  }

  static override styles = [shared, css`
    :host { display: inline-grid; grid-template-columns: minmax(0, 1fr); flex: 0 1 auto; min-inline-size: var(--control); }
    .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .button { min-inline-size: var(--control); font-weight: var(--weight); font-size: var(--size-2); }
    .button.warn, .button.warn .icon { color: var(--warn); font-weight: var(--weight-medium); }
    .button.bad { background: none; border-color: transparent; }
    .button.bad, .button.bad .icon { color: var(--bad); font-weight: var(--weight-medium); }
    [popover] {
      position: fixed; inset: auto; margin: 0; inline-size: min(22rem, calc(100vw - 1rem)); padding: var(--space-4); border: var(--hairline);
      border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-2);
    }
    [popover]:popover-open { display: grid; gap: var(--space-3); }
    h2 { display: flex; align-items: center; gap: var(--space-2); }
    @media (max-width: 900px) { .button:not(.warn, .bad) .text { display: none; } }
    @media (max-width: 640px) { .button { padding-inline: var(--space-2); } }
  `];
}
