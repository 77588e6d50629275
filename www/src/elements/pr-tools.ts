/** `<pr-tools .tool=${…}>`: the drawing tools, one armed, with undo and redo. Says `tool`, and `mark-cancel` to stop drawing. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../text/messages.js';
import { TOOLS, type Tool } from '../viewer/tool.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

const ICONS: Readonly<Record<Tool, IconName>> = { pin: 'map-pin', rectangle: 'square', ellipse: 'circle', freehand: 'spline', arrow: 'move-up-right' };

@customElement('pr-tools')
export class PrTools extends ProofroomElement {
  static override styles = [...shared, css`
    :host { display: grid; justify-items: center; gap: var(--space-2); pointer-events: none; }
    .bar {
      display: flex; align-items: center; gap: 2px; padding: 3px; border-radius: var(--radius-3); background: var(--surface); border: var(--hairline); box-shadow: var(--shadow-2); pointer-events: auto; max-inline-size: 100%;
    }
    fieldset { display: flex; gap: 2px; }
    label { position: relative; display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; border-radius: var(--radius-2); color: var(--text-2); cursor: pointer; }
    @media (pointer: coarse) { label, .bar .icon-button { inline-size: 2.75rem; block-size: 2.75rem; } }
    @media (max-width: 24rem) { .bar { gap: 0; padding: 2px; } fieldset { gap: 0; } .rule { display: none; } }
    label:hover { background: var(--surface-hover); color: var(--text); }
    input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
    label:has(:checked) { background: var(--surface-inverse); color: var(--text-inverse); }
    label:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 1px; }
    .rule { inline-size: 1px; block-size: 1.5rem; background: var(--line); margin-inline: 2px; }
    .hint { padding: var(--space-1) var(--space-3); border-radius: var(--radius-full); background: var(--surface-inverse); color: var(--text-inverse); font-size: var(--size-2); text-align: center; box-shadow: var(--shadow-1); }
    @media (pointer: coarse) { .keys { display: none; } }
    @media (forced-colors: active) { label:has(:checked) { outline: 2px solid Highlight; } }
  `];
  protected readonly uses = ['undoable'] as const;

  @property() tool: Tool = 'rectangle';

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Enter goes from the tools to the picture, to draw by keys; Escape stops. */
  #onKey(e: KeyboardEvent): void {
    const radio = e.composedPath()[0] instanceof HTMLInputElement;
    if (e.key === 'Escape') this.#say('mark-cancel');
    else if (e.key === 'Enter' && radio) this.#say('tool-taken');
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  protected override render(): unknown {
    const { undo, redo } = this.state.undoable;
    return html`<div class="bar" role="toolbar" aria-label=${words.drawing.tools} @keydown=${this.#onKey}>
        <fieldset><legend class="visually-hidden">${words.drawing.tools}</legend>${TOOLS.map((tool) => html`<label title=${words.drawing.tool[tool]}>
          <input type="radio" name="tool" .value=${tool} .checked=${tool === this.tool} aria-label=${words.drawing.tool[tool]} @change=${() => this.#say('tool', tool)} />${icon(ICONS[tool])}</label>`)}</fieldset>
        <span class="rule" aria-hidden="true"></span>
        ${undo || redo ? html`
          <button class="icon-button" type="button" ?disabled=${!undo} aria-label=${words.drawing.undo} title=${words.drawing.undo} @click=${() => alreadyTold(this.actions.undo())}>${icon('undo-2')}</button>
          ${redo ? html`<button class="icon-button" type="button" aria-label=${words.drawing.redo} title=${words.drawing.redo} @click=${() => alreadyTold(this.actions.redo())}>${icon('redo-2')}</button>` : nothing}` : nothing}
        <button class="icon-button" type="button" aria-label=${words.drawing.done} title=${words.drawing.done} @click=${() => this.#say('mark-cancel')}>${icon('x')}</button>
      </div>
      <p class="hint">${words.drawing.hint[this.tool]}<span class="keys"> ${words.drawing.keys[this.tool]}</span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-tools': PrTools }
}
