/**
 * `<pr-path-editor slot="over" .viewer=${…} .version=${…}>`: the clipping path over the picture, to be edited. It lies on the viewer's
 * stage and takes what is meant for the path; the rest pans and zooms. Says `path-leave` when it is to be closed, and
 * `path-saved` with the number of a version that was made.
 */
import { html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Version } from '../../../pkg/proofroom.js';
import { replaceStretch } from '../path/edits.js';
import type { Editor } from '../path/editor.js';
import { anchorCount, at, type Path, type Point } from '../path/model.js';
import { USUAL, type PathOptions } from '../path/options.js';
import type { PathExport } from '../state/path-model.js';
import { words } from '../text/messages.js';
import { screenPoint, toImage, centre, type Viewport } from '../viewer/viewport.js';
import type { CommandId } from './commands.js';
import { ProofroomElement } from './element.js';
import { editorStyles } from './path-editor-styles.js';
import './path-icons.js';
import { openPath } from './path-open.js';
import { Cutting, type CutExport, type CutLook } from './path-cutting.js';
import { Keeping } from './path-keeping.js';
import { pressed, run, turn, type Keyed } from './path-keys.js';
import { PathLive } from './path-live.js';
import { pathPicture, type Ghost } from './path-picture.js';
import { PathPointer, type PathHost } from './path-pointer.js';
import { measure, WholePath } from './path-whole.js';
import { saidText, selectionText } from './path-words.js';
import './pr-path-bar.js';
import './pr-path-cut-out.js';
import './pr-path-options.js';
import './pr-path-save.js';
import type { PrViewer } from './pr-viewer.js';
import { shared } from './shared-styles.js';
import { watchViewer } from './viewer-watch.js';

@customElement('pr-path-editor')
export class PrPathEditor extends ProofroomElement implements PathHost, Keyed {
  static override styles = [...shared, editorStyles];
  protected readonly uses = ['pictures'] as const;

  @property({ attribute: false }) viewer: () => PrViewer | null | undefined = () => null;
  @property({ attribute: false }) version!: Version;

  @state() editor: Editor | null = null;
  @state() private turn = 0;
  @state() options: PathOptions = USUAL;
  @state() snaps = true;
  @state() private flicked = false;
  @state() private coloured = true;
  @state() private panel: '' | 'options' | 'save' | 'cut-out' = '';
  @state() private spoken = '';
  @state() private problem = '';
  @state() private apart: number | null = null;
  @query('.over') private over!: HTMLElement;
  ghost: Ghost | null = null;
  rubber: readonly [Point, Point] | null = null;
  readonly live = new PathLive(() => this.version.info.file, () => this.actions.paths(), (error) => this.failed(error));
  readonly #pointer = new PathPointer(this);
  readonly #whole = new WholePath(this, () => this.actions.paths());
  readonly #cutting = new Cutting(this, () => this.actions.paths());
  readonly #keeping = new Keeping(this, () => this.actions.paths(), () => this.#whole.knots());
  #measured: Path | null = null;
  #opened = false;
  #unwatch?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    const viewer = this.viewer();
    if (viewer) this.#unwatch = watchViewer(viewer, () => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#whole.stop();
    this.#cutting.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('version')) this.#opened = false;
    // A version that was just made is here before its picture has been described: its paths come with that.
    if (!this.#opened && (this.state.pictures.get(this.version.info.file)?.state ?? 'loading') !== 'loading') void this.#open();
  }

  async #open(): Promise<void> {
    const { file } = this.version.info;
    this.#opened = true;
    this.#whole.stop();
    this.#cutting.stop();
    this.problem = '';
    this.editor = null;
    try {
      const { editor, name } = await openPath(file, this.state.pictures.get(file)?.paths ?? [], () => this.actions.paths());
      if (this.version.info.file === file) [this.editor, this.#keeping.name] = [editor, name];
    } catch (error) {
      this.failed(error);
    }
    this.changed();
    await this.updateComplete;
    this.over.focus();
  }

  get #view(): Viewport | null {
    return this.viewer()?.panes[0]?.view ?? null;
  }

  get scale(): number { return this.#view ? this.#view.scale / this.#view.ratio : 0; }

  pointAt(clientX: number, clientY: number): Point | null {
    const [view, box] = [this.#view, this.getBoundingClientRect()];
    return view && toImage(view, screenPoint(clientX - box.left, clientY - box.top));
  }

  changed(): void {
    this.turn += 1;
    this.#cutting.follow();
    if (this.editor && this.editor.path !== this.#measured) void this.#measure(this.editor);
  }

  /** How far the path lies from before: measured for the newest one, one at a time. */
  async #measure(editor: Editor): Promise<void> {
    this.#measured = editor.path;
    this.apart = null;
    const apart = await measure(await this.actions.paths(), this.version.info.file, editor, () => editor.path === this.#measured && this.editor === editor);
    if (apart !== undefined) this.apart = apart;
  }

  say(text: string): void {
    this.spoken = saidText(text);
  }

  failed(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
  }

  flick(): void {
    this.flicked = !this.flicked;
    this.say(this.flicked ? 'before' : 'after');
  }

  snap(): void {
    const [editor, place] = [this.editor, this.editor?.selection?.place];
    if (!editor || !place || !editor.hasSide) return this.say('noSide');
    const before = editor.path;
    void this.live.settled(before, place, this.options, this.scale).then((line) => {
      if (!line || editor.path !== before) return;
      editor.apply(replaceStretch(before, place, 1, line));
      this.say('snapped');
      this.changed();
    }, (error: unknown) => this.failed(error));
  }

  refine(): void {
    void this.#whole.refine().then(() => this.#refocus());
  }

  /** The button that was pressed gave way to another. */
  #refocus(): void {
    if (!this.shadowRoot?.activeElement) this.over.focus();
  }

  movePen(dx: number, dy: number): void {
    const [editor, view] = [this.editor, this.#view];
    if (!editor || !view) return;
    const from = editor.cursor ?? editor.penEnd ?? toImage(view, centre(view));
    editor.cursor = dx === 0 && dy === 0 ? null : at(from.x + dx, from.y + dy); // a pointer may be the pen; the first arrow brings the cross out
  }

  setAnchor(): void {
    const view = this.#view;
    const at = this.editor?.cursor ?? (view && toImage(view, centre(view)));
    if (at) void this.#pointer.setAt(at);
  }

  save(): void {
    this.panel = this.panel === 'save' ? '' : 'save';
  }

  /** The cut-out on a backdrop, and its panel; once more, and both are gone. */
  cutOut(): void {
    this.#cutting.toggle();
    this.panel = this.#cutting.on ? 'cut-out' : '';
    this.say(this.#cutting.on ? 'cut' : 'uncut');
  }

  leave(): void {
    if (this.panel) this.kept();
    else if (this.#cutting.on) this.cutOut();
    else this.dispatchEvent(new CustomEvent('path-leave'));
  }

  readonly #onKey = (e: KeyboardEvent): void => {
    if (!pressed(e, this)) return;
    e.preventDefault();
    e.stopPropagation();
  };

  #command(id: CommandId): void {
    const editor = this.editor;
    if (!editor) return;
    if (id === 'undo' || id === 'redo') turn(this, editor, id === 'redo');
    else if (run(id, null, this, editor)) this.changed();
  }

  made(number: number): void {
    this.dispatchEvent(new CustomEvent('path-saved', { detail: number }));
  }

  kept(): void {
    this.panel = '';
    this.over.focus();
  }

  protected override render(): unknown {
    const { editor } = this;
    const view = this.#view;
    const text = words.pathing;
    if (!editor || !view) return html`<div class="over" tabindex="0" @keydown=${this.#onKey}><p class="note" role="status">${this.problem || text.loading}</p></div>`;
    const shown = { editor, path: editor.path, flick: this.flicked, coloured: this.coloured, ghost: this.ghost, rubber: this.rubber };
    const empty = anchorCount(editor.path) === 0;
    return html`
      <div class=${editor.tool === 'select' ? 'over' : 'over drawing'} tabindex="0" role="application" aria-roledescription=${text.role} aria-label=${text.field(text.anchors(anchorCount(editor.path)))} aria-describedby="guide"
        @keydown=${this.#onKey} @dblclick=${(e: MouseEvent) => this.#pointer.twice(e)} @pointerdown=${(e: PointerEvent) => this.#pointer.down(e)} @pointermove=${(e: PointerEvent) => this.#pointer.move(e)}
        @pointerup=${(e: PointerEvent) => void this.#pointer.up(e)} @pointercancel=${() => this.#pointer.lost()}>
        ${this.#cutting.layer(view)}
        ${this.#cutting.on && !this.#cutting.look.line && !this.flicked ? nothing : svg`<svg aria-hidden="true">${pathPicture(view, shown)}</svg>`}
        ${this.flicked ? html`<span class="tag">${text.before}</span>` : nothing}
        ${empty && editor.tool === 'select' && !this.problem ? html`<p class="note">${text.empty}</p>` : nothing}
        ${this.problem ? html`<p class="note" role="alert">${this.problem}</p>` : nothing}
      </div>
      <p class="visually-hidden" id="guide">${text.guide}</p>
      <div class="bar" @pointerdown=${(e: Event) => e.stopPropagation()} @dblclick=${(e: Event) => e.stopPropagation()} @wheel=${(e: Event) => e.stopPropagation()} @keydown=${this.#onKey}>
        <pr-path-bar .editor=${editor} .turn=${this.turn} .snaps=${this.snaps} .flick=${this.flicked} .coloured=${this.coloured} .apart=${this.apart} .done=${this.#whole.part} .making=${this.#whole.making} .panel=${this.panel} .cut=${this.#cutting.on}
          @path-command=${(e: CustomEvent<CommandId>) => this.#command(e.detail)} @path-snaps=${() => { this.snaps = !this.snaps; }} @path-coloured=${() => { this.coloured = !this.coloured; }}
          @path-make=${() => void this.#whole.make().then(() => this.#refocus())} @path-stop=${() => this.#whole.stop()} @path-leave=${() => this.leave()}
          @path-panel=${(e: CustomEvent<'options' | 'save'>) => { this.panel = this.panel === e.detail ? '' : e.detail; }}></pr-path-bar>
        ${this.panel === 'options' ? html`<section class="panel" aria-label=${text.options}><pr-path-options .options=${this.options} @path-options=${(e: CustomEvent<PathOptions>) => { this.options = e.detail; }}></pr-path-options></section>` : nothing}
        ${this.panel === 'save' ? html`<section class="panel" aria-label=${text.saveTitle}><pr-path-save .name=${this.#keeping.name} .format=${this.state.pictures.get(this.version.info.file)?.info?.format ?? ''} .version=${this.version.number}
          .open=${editor.path.subpaths.some((each) => !each.closed)} .busy=${this.#keeping.busy} @path-name=${(e: CustomEvent<string>) => { this.#keeping.name = e.detail; }} @path-save-version=${() => this.#keeping.version()} @path-export=${(e: CustomEvent<PathExport>) => this.#keeping.file(e.detail)}></pr-path-save></section>` : nothing}
        ${this.panel === 'cut-out' ? html`<section class="panel small" aria-label=${text.cut.title}><pr-path-cut-out .look=${this.#cutting.look} .done=${this.#cutting.part} .ready=${this.#cutting.blob !== null} .busy=${this.#keeping.busy}
          @cut-look=${(e: CustomEvent<Partial<CutLook>>) => { this.#cutting.look = { ...this.#cutting.look, ...e.detail }; this.requestUpdate(); }} @cut-hide=${() => this.kept()} @cut-export=${(e: CustomEvent<CutExport>) => this.#keeping.cutOut(e.detail, this.#cutting)}></pr-path-cut-out></section>` : nothing}
      </div>
      <p class="told" role="status"><span>${selectionText(editor)}</span><span class="visually-hidden">${this.spoken}</span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-path-editor': PrPathEditor }
}
