/** `<pr-update>`: a quiet notice that a newer build of the page is there. Nothing changes until somebody says so. */
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { shared } from './shared-styles.js';

@customElement('pr-update')
export class PrUpdate extends ProofroomElement {
  protected readonly uses = ['pageFiles'] as const;

  override render() {
    const { newer } = this.state.pageFiles;
    // The region is always there: what appears in it is then read aloud.
    return html`<div role="status">${newer === 'waiting' || newer === 'elsewhere' ? html`<div class="card">
      ${icon('refresh-cw')}<p><b>${newer === 'waiting' ? words.shell.newer : words.shell.newerElsewhere}.</b> <span class="muted">${words.shell.newerText}</span></p>
      <div class="buttons"><button class="button quiet small" @click=${() => this.actions.updateLater()}>${words.shell.updateLater}</button>
        <button class="button small" @click=${() => this.actions.updatePage()}>${words.shell.updateNow}</button></div>
    </div>` : nothing}</div>`;
  }

  static override styles = [shared, css`
    /* Away from the decision: below the picture's corner at a desk, above the picture on a phone. */
    :host { position: fixed; z-index: 40; inset-block-end: var(--space-5); inset-inline-start: var(--space-5); inline-size: min(26rem, calc(100vw - 1.5rem)); pointer-events: none; }
    @media (max-width: 48rem) { :host { inset-block: calc(var(--header-height) + var(--space-2)) auto; inset-inline-start: var(--space-3); } }
    .card {
      display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--space-2) var(--space-3); padding: var(--space-3); pointer-events: auto;
      border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); box-shadow: var(--shadow-2); font-size: var(--size-3);
    }
    .card > .icon { margin-block-start: 2px; color: var(--text-2); }
    .buttons { grid-column: 2; display: flex; flex-wrap: wrap; gap: var(--space-2); justify-content: end; }
  `];
}
