/** `<pr-path-cut-out .look=${…} .done=${…}>`: what the cut-out is looked at on, and its export. Says `cut-look` with a change, `cut-hide`, `cut-export` with `alpha`, `white` or `backdrop`. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { number, words } from '../text/messages.js';
import { icon } from './icons.js';
import type { Backdrop, CutExport, CutLook } from './path-cutting.js';
import { shared } from './shared-styles.js';

const BACKDROPS: readonly Backdrop[] = ['chequer', 'white', 'black', 'colour'];

@customElement('pr-path-cut-out')
export class PrPathCutOut extends LitElement {
  static override styles = [...shared, css`
    .hide { position: absolute; inset-block-start: var(--space-1); inset-inline-end: var(--space-1); }
    :host { position: relative; display: grid; gap: var(--space-3); font-size: var(--size-3); }
    fieldset { border: 0; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 var(--space-3); }
    legend { padding: 0; margin-block-end: var(--space-1); font-weight: var(--weight-medium); }
    .field { display: flex; align-items: center; justify-content: space-between; gap: var(--space-2); }
    input[type='color'] { inline-size: 4rem; block-size: 2rem; padding: 2px; border: 1px solid var(--line-field); border-radius: var(--radius-1); background: var(--surface); cursor: pointer; }
    .exports { display: flex; flex-wrap: wrap; gap: var(--space-2); }
    .state { display: flex; align-items: center; gap: var(--space-2); min-block-size: 1.5rem; }
    @media (pointer: coarse) { .button, .check { min-block-size: 2.75rem; } .hide { min-inline-size: 2.75rem; min-block-size: 2.75rem; } input[type='color'] { block-size: 2.75rem; } }
  `];

  @property({ attribute: false }) look!: CutLook;
  /** 0 to 1 while the cut-out is made. */
  @property({ attribute: false }) done: number | null = null;
  /** The cut-out is there and is the path's. */
  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) busy = false;

  #look(change: Partial<CutLook>): void {
    this.dispatchEvent(new CustomEvent<Partial<CutLook>>('cut-look', { detail: change }));
  }

  #export(as: CutExport, name: string): unknown {
    return html`<button class="button small" type="button" ?disabled=${!this.ready || this.busy} @click=${() => this.dispatchEvent(new CustomEvent<CutExport>('cut-export', { detail: as }))}>${icon('download')}${name}</button>`;
  }

  protected override render(): unknown {
    const text = words.pathing.cut;
    const { backdrop, colour, line } = this.look;
    return html`
      <button class="icon-button small hide" type="button" aria-label=${text.hide} title=${text.hide} @click=${() => this.dispatchEvent(new CustomEvent('cut-hide'))}>${icon('x')}</button>
      <fieldset><legend>${text.backdrop}</legend>
        ${BACKDROPS.map((each) => html`<label class="check"><input type="radio" name="backdrop" .checked=${each === backdrop} @change=${() => this.#look({ backdrop: each })} />${text.on[each]}</label>`)}
      </fieldset>
      ${backdrop === 'colour' ? html`<label class="field"><span>${text.colour}</span><input type="color" .value=${colour} @input=${(e: Event) => this.#look({ colour: (e.target as HTMLInputElement).value })} /></label>` : nothing}
      <label class="check"><input type="checkbox" .checked=${line} @change=${(e: Event) => this.#look({ line: (e.target as HTMLInputElement).checked })} />${text.line}</label>
      <div class="state small muted">${this.done === null ? text.hint : html`<progress max="1" .value=${this.done} aria-label=${text.making}></progress><span class="num">${number(Math.round(this.done * 100))} %</span>`}</div>
      <div class="exports" role="group" aria-label=${text.exports}>
        ${this.#export('alpha', text.as.alpha)}${this.#export('white', text.as.white)}
        ${backdrop === 'black' || backdrop === 'colour' ? this.#export('backdrop', text.as[backdrop]) : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-path-cut-out': PrPathCutOut }
}
