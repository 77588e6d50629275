/** `<pr-path-bar .editor=${…}>`: the path editor's tools, figures and legend. Says `path-command` with a command, and `path-panel` with a panel's name. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Editor, Tool } from '../path/editor.js';
import { anchorCount } from '../path/model.js';
import { words } from '../text/messages.js';
import { CONFIDENCE } from '../viewer/layers.js';
import { styled } from '../viewer/styled.js';
import type { CommandId } from './commands.js';
import { icon, type IconName } from './icons.js';
import { BY_HAND } from './path-picture.js';
import { keyText } from './path-words.js';
import { shared } from './shared-styles.js';

const TOOLS: readonly { tool: Tool; command: CommandId; icon: IconName }[] = [
  { tool: 'select', command: 'selectTool', icon: 'mouse-pointer-2' },
  { tool: 'pen', command: 'penTool', icon: 'pen-tool' },
  { tool: 'wire', command: 'wireTool', icon: 'magnet' },
];

@customElement('pr-path-bar')
export class PrPathBar extends LitElement {
  static override styles = [...shared, css`
    :host { display: grid; gap: 2px; background: var(--surface); border: var(--hairline); border-radius: var(--radius-3); box-shadow: var(--shadow-2); color: var(--text); padding: var(--space-1); min-inline-size: 0; cursor: default; }
    .row { display: flex; align-items: center; gap: 2px; overflow-x: auto; scrollbar-width: thin; overscroll-behavior-inline: contain; touch-action: pan-x; padding: 3px; }
    .row > * { flex: none; }
    .rule { inline-size: 1px; align-self: stretch; background: var(--line); margin-inline: 2px; }
    .button[aria-pressed='true'], .icon-button[aria-pressed='true'] { background: var(--accent-bg, var(--surface-2)); color: var(--accent); box-shadow: inset 0 0 0 1.5px currentColor; }
    .facts { gap: var(--space-3); font-size: var(--size-2); color: var(--text-2); padding-inline: var(--space-2); }
    .legend { display: flex; gap: var(--space-3); }
    .legend span { display: inline-flex; align-items: center; gap: var(--space-1); white-space: nowrap; }
    .legend .sample { display: grid; align-items: center; inline-size: 1.5rem; block-size: 0.875rem; border-radius: 2px; background: #3d3d3d; }
    .sample i { border-block-start-style: solid; }
    @media (pointer: coarse) { .icon-button, .button { min-inline-size: 2.75rem; min-block-size: 2.75rem; } }
    @media (max-width: 40rem) { .word { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); } }
  `];

  @property({ attribute: false }) editor!: Editor;
  /** Counts the editor's changes, so that this shows them. */
  @property({ type: Number }) turn = 0;
  @property({ type: Boolean }) snaps = true;
  @property({ type: Boolean }) flick = false;
  @property({ type: Boolean }) coloured = true;
  /** Largest distance from the path before, px; null while it is not known. */
  @property({ attribute: false }) apart: number | null = null;
  /** 0 to 1 while the whole path is refined or made. */
  @property({ attribute: false }) done: number | null = null;
  @property({ type: Boolean }) making = false;
  @property() panel = '';
  /** The cut-out is shown. */
  @property({ type: Boolean }) cut = false;

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #button(command: CommandId, name: string, mark: IconName, disabled = false): unknown {
    return html`<button class="icon-button small" type="button" aria-label=${name} title=${`${name} (${keyText(command)})`} ?disabled=${disabled} @click=${() => this.#say('path-command', command)}>${icon(mark)}</button>`;
  }

  protected override render(): unknown {
    const { editor } = this;
    const text = words.pathing;
    const chosen = editor.selection !== null;
    const empty = anchorCount(editor.path) === 0;
    return html`
      <div class="row" role="toolbar" aria-label=${text.tools} tabindex="-1">
        ${TOOLS.map(({ tool, command, icon: mark }) => html`<button class="icon-button small" type="button" aria-pressed=${editor.tool === tool} aria-label=${text.tool[tool]} title=${`${text.tool[tool]} (${keyText(command)}). ${text.toolHint[tool]}`} @click=${() => this.#say('path-command', command)}>${icon(mark)}</button>`)}
        <span class="rule"></span>
        <button class="icon-button small" type="button" aria-pressed=${this.snaps} aria-label=${text.snap} title=${text.snap} @click=${() => this.#say('path-snaps')}>${icon('scan-line')}</button>
        <span class="rule"></span>
        ${this.#button('undo', text.undo, 'undo-2', !editor.canUndo)}
        ${this.#button('redo', text.redo, 'redo-2', !editor.canRedo)}
        <span class="rule"></span>
        ${this.#button('insertAnchor', text.insert, 'plus', !editor.hasSide)}
        ${this.#button('deleteAnchor', text.remove, 'trash-2', !chosen)}
        ${this.#button('convertAnchor', text.convert, 'spline', !chosen)}
        ${this.#button('splitPath', text.split, 'scissors', !chosen)}
        ${this.#button('joinPath', text.join, 'link', !chosen)}
        ${this.#button('snapSide', text.snapSide, 'wand', !editor.hasSide)}
        <span class="rule"></span>
        <button class="icon-button small" type="button" aria-pressed=${this.flick} aria-label=${text.flick} title=${`${text.flick} (${keyText('flickPath')})`} @click=${() => this.#say('path-command', 'flickPath')}>${icon('eye')}</button>
        <button class="icon-button small" type="button" aria-pressed=${this.coloured} aria-label=${text.confidence} title=${text.confidence} @click=${() => this.#say('path-coloured')}>${icon('palette')}</button>
        <button class="icon-button small" type="button" aria-pressed=${this.cut} aria-label=${text.cut.title} title=${`${text.cut.title} (${keyText('cutOutPath')})`} ?disabled=${empty} @click=${() => this.#say('path-command', 'cutOutPath')}>${icon('layers-2')}</button>
        <span class="rule"></span>
        ${this.done === null ? html`
          ${empty ? html`<button class="button small primary" type="button" @click=${() => this.#say('path-make')}>${icon('sparkles')}<span>${text.make}</span></button>`
            : html`<button class="button small" type="button" title=${keyText('refinePath')} @click=${() => this.#say('path-command', 'refinePath')}>${icon('sparkles')}<span>${text.refine}</span></button>`}`
          : html`<button class="button small" type="button" @click=${() => this.#say('path-stop')}>${icon('loader-circle', true)}<span>${text.stop}</span></button><progress class="num" max="1" .value=${this.done} aria-label=${this.making ? text.making(this.done) : text.refining(this.done)}></progress>`}
        <button class="icon-button small" type="button" aria-label=${text.options} title=${text.options} aria-expanded=${this.panel === 'options'} @click=${() => this.#say('path-panel', 'options')}>${icon('sliders-horizontal')}</button>
        <button class="button small" type="button" aria-expanded=${this.panel === 'save'} ?disabled=${empty} title=${keyText('savePath')} @click=${() => this.#say('path-panel', 'save')}>${icon('download')}<span class="word">${text.save}</span></button>
        <button class="icon-button small" type="button" aria-label=${text.leave} title=${`${text.leave} (${keyText('leavePath')})`} @click=${() => this.#say('path-leave')}>${icon('x')}</button>
      </div>
      <div class="row facts" role="group" aria-label=${text.title} tabindex="0">
        <output class="num count">${text.anchors(anchorCount(editor.path))}</output>
        ${anchorCount(editor.original) === 0 ? nothing : html`<output class="num apart" aria-label=${text.deviationLabel} title=${text.deviationLabel}>${editor.changed ? (this.apart === null ? '…' : text.deviation(this.apart)) : text.unchanged}</output>`}
        ${this.coloured && !empty ? html`<span class="legend" role="group" aria-label=${text.legend}>
          ${[{ ...CONFIDENCE[2], name: text.sure }, { ...CONFIDENCE[1], name: text.unsure }, { ...CONFIDENCE[0], name: text.doubtful }, { colour: BY_HAND, width: 1.75, name: text.byHand }].map(({ colour, width, name }) =>
            html`<span><span class="sample"><i ${styled({ 'border-color': colour ?? BY_HAND, 'border-block-start-width': `${Math.max(2, width ?? 2)}px` })}></i></span>${name}</span>`)}
        </span>` : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-path-bar': PrPathBar }
}
