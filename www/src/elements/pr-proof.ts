/** The studio's page of one proof: the picture, its versions, the checks, and what was said. */
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { VersionKind } from '../../../pkg/proofroom.js';
import type { Hash } from '../state/model.js';
import { bytes, number, shortHash } from '../text/format.js';
import { words } from '../text/messages.js';
import type { Layer } from '../viewer/layers.js';
import { alreadyTold } from './already-told.js';
import { checkLayers } from './check-layers.js';
import { commandOf } from './commands.js';
import { comparing, stillCompared, type Comparing } from './compare-tools.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';
import { partMissing } from './part-missing.js';
import { LookAtProof } from './look-at-proof.js';
import { lookingTools } from './looking-tools.js';
import { notesHere, notesOfPage } from './notes-here.js';
import './pr-checks-panel.js';
import './pr-segmented.js';
import type { PrTalkPanel } from './pr-talk-panel.js';
import './pr-version-strip.js';
import type { PrViewer } from './pr-viewer.js';
import { findingLayer, numberFindings } from './proof-layers.js';
import { pageStyles } from './proof-page-styles.js';
import { placeOf, type Place } from './proof-place.js';
import { findingsOf, proofName } from './proof-summary.js';
import { address, follow } from './route.js';
import { upright } from './screens.js';
import { shared } from './shared-styles.js';
import { statusChip } from './status-look.js';
import { stopsOf } from './studio-stops.js';
import { load, wanted } from './views.js';

const KINDS: readonly VersionKind[] = ['capture', 'automated', 'retouched', 'final'];

@customElement('pr-proof')
export class PrProof extends ProofroomElement {
  static override styles = [...shared, pageStyles, css`
    .about { display: flex; align-items: center; gap: var(--space-2) var(--space-3); flex-wrap: wrap; padding: var(--space-2) var(--space-4); background: var(--surface); border-block-end: var(--hairline); font-size: var(--size-2); color: var(--text-2); }
    .about .select { inline-size: auto; }
    @media ${upright} { .work.editing { grid-template-rows: minmax(0, 1fr); } .work.editing .panel-side { display: none; } }
    @media (max-width: 40rem) { .edit-word { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); } }
    .tabs { flex: none; overflow-x: auto; }
    @media ${upright} {
      .beside .num { display: none; }
      .panel-side { overflow: auto; overscroll-behavior: contain; }
      .scroll { overflow: visible; flex: none; }
      .tabs { position: sticky; inset-block-start: 0; z-index: 1; background: var(--surface); }
    }
  `];
  protected readonly uses = ['view', 'review', 'pictures', 'checks', 'settings', 'board', 'me', 'pending', 'seen', 'drafts'] as const;

  @state() private tab: 'checks' | 'colour' | 'talk' = 'checks';
  /** Whether the Colour panel was opened: it then stays, with what it measured. */
  @state() private colour: boolean | 'missing' = false;
  @query('pr-viewer') private viewer?: PrViewer;
  @query('pr-talk-panel') private talk?: PrTalkPanel;
  #seen: Hash = '';
  @state() private pathing = false;
  readonly #look = new LookAtProof(this, ['findings', 'notes'], () => this.viewer, notesOfPage({
    place: () => this.#place(), state: () => this.state, actions: () => this.actions,
    write: () => { this.tab = 'talk'; void load('talk').then(() => this.updateComplete).then(() => this.talk?.focus()); },
  }));

  override connectedCallback(): void {
    super.connectedCallback();
    wanted('talk');
    wanted('compare');
    wanted('looking');
    // Wherever the focus is: somebody who has just come here has it nowhere.
    window.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
  }

  #place(): Place | null {
    const { view, review } = this.state;
    return view.name === 'proof' ? placeOf(review, null, view.proof, view.version, this.state.board.walk) : null;
  }

  readonly #onKey = (e: KeyboardEvent): void => {
    const here = this.#place();
    if (!here) return;
    const { proof, version, previous, next } = here;
    const beside = (step: number): number | undefined => here.versions[here.versions.indexOf(version) + step]?.number;
    const go = (id: string | undefined, number?: number): void => { if (id) this.actions.go({ name: 'proof', proof: id, ...(number ? { version: number } : {}) }); };
    switch (commandOf(e, 'proof')) {
      case 'nextProof': go(next?.id); break;
      case 'previousProof': go(previous?.id); break;
      case 'olderVersion': { const to = beside(-1); if (to) go(proof.id, to); break; }
      case 'newerVersion': { const to = beside(1); if (to) go(proof.id, to); break; }
      case 'compare': this.#look.compare(this.#look.other ? '' : this.#comparing(here).usual); break;
      case 'heat': this.#look.show('heat', !this.#look.shown.has('heat')); break;
      case 'editPath': this.#editPath(); break;
      case 'path': this.#look.show('path', !this.#look.shown.has('path')); break;
      case 'mark': this.tab = 'talk'; this.#look.nextTool(); break;
      default: if (this.pathing || !this.#look.command(commandOf(e, 'compare'), this.#comparing(here).usual)) return;
    }
    e.preventDefault();
  };

  /** Opens or closes the path editor; two panes would leave no room for it. */
  #editPath(): void {
    this.pathing = !this.pathing;
    if (!this.pathing) return this.viewer?.focus();
    this.#look.leave();
    this.#look.compare('');
    wanted('pathing');
  }

  #comparing(here: Place): Comparing {
    return comparing(here, this.#look, this.state, this.actions, null);
  }

  protected override willUpdate(): void {
    const here = this.#place();
    const file = here?.version.info.file ?? '';
    if (file !== this.#seen) {
      this.#look.leave();
      // A version that was just saved goes on being edited.
      this.pathing &&= here?.version.derived?.from === this.#seen;
      if (!stillCompared(here, this.#look.other, this.state.settings.pins, null)) this.#look.other = '';
    }
    this.#seen = file;
  }

  protected override render(): unknown {
    const here = this.#place();
    return here ? this.#page(here) : this.#none();
  }

  #none(): unknown {
    const loading = this.state.review === null && this.state.engine.state === 'starting';
    return html`<div class="empty">${loading ? html`${icon('loader-circle', true)}<h1 class="title-2">${words.proof.opening}</h1>` : html`${icon('image-off')}<h1 class="title-2">${words.proof.none}</h1>
      <p>${words.proof.noneText}</p><a class="button primary" href="/" @click=${follow(this.actions, { name: 'board' })}>${icon('layout-grid')}${words.shell.back}</a>`}</div>`;
  }

  #page(here: Place): unknown {
    const { proof, version, versions } = here;
    const file = version.info.file;
    const check = this.state.checks.get(file);
    const findings = numberFindings(findingsOf(version, check));
    const { shown, selected, marking, other, opacity, crop, noteFilter } = this.#look;
    const notes = notesHere(here, this.state, noteFilter);
    const layers = [
      ...checkLayers(this.state.pictures.get(file), check, { opacity, crop }), findingLayer(findings), ...notes.layers, ...this.#look.close,
    ].filter((layer): layer is Layer => layer !== null);
    const { otherSide, otherLayers, menu } = this.#comparing(here);
    return html`
      <header class="head">
        <a class="icon-button" href="/" aria-label=${words.shell.back} title=${words.shell.back} @click=${follow(this.actions, { name: 'board' })}>${icon('arrow-left')}</a>
        <div class="name"><h1 class="truncate">${proofName(proof)}</h1>${statusChip(proof.status, here.newest.info.file)}</div>
        <pr-version-strip .proof=${proof} .versions=${versions} .current=${version.number} side="proof"></pr-version-strip>
        ${this.#beside(here)}
      </header>
      <div class=${this.pathing ? 'work editing' : 'work'}>
        <div class="picture">
          <pr-viewer .proof=${proof.id} .picture=${file} .title=${words.proof.named(proofName(proof), version.number, words.kind[version.info.kind])} .side=${words.proof.version(version.number)}
            .other=${other} .otherSide=${otherSide} .mode=${this.#look.mode} .layers=${this.pathing ? layers.filter(({ kind }) => kind !== 'path' && kind !== 'segments') : layers} .otherLayers=${[...otherLayers, ...this.#look.beside]} .shown=${shown} .selected=${selected} .marking=${marking} .tool=${this.#look.tool} .draft=${notes.draft}>
            ${menu}
            <button slot="tools" class="button small quiet" type="button" aria-pressed=${this.pathing} title=${`${words.outline.editPath} (${words.commands.keys.Shift} P)`} @click=${() => this.#editPath()}>${icon('spline')}<span class="edit-word">${words.outline.editPath}</span></button>
            ${this.pathing ? html`<pr-path-editor slot="over" .viewer=${() => this.viewer} .version=${version} @path-leave=${() => this.#editPath()}></pr-path-editor>` : nothing}
          </pr-viewer>
          ${lookingTools(here, this.#look, otherSide, stopsOf(here, findings.map(({ finding }) => finding), check))}
        </div>
        <aside class="panel-side" aria-label=${words.proof.panels}>
          ${this.#about(here)}
          <div class="tabs">
            <pr-segmented label=${words.proof.panel} .value=${this.tab} .options=${[{ value: 'checks', text: words.proof.checks, icon: 'ruler' }, { value: 'colour', text: words.proof.colour, icon: 'sliders-horizontal' }, { value: 'talk', text: words.proof.talk(notes.open, notes.unread), icon: 'message-square' }]}
              @change=${(e: CustomEvent<PrProof['tab']>) => this.#show(e.detail)}></pr-segmented>
          </div>
          <div class="scroll" tabindex="0" role="region" aria-label=${this.tab === 'checks' ? words.proof.checks : this.tab === 'colour' ? words.proof.colour : words.proof.talkRegion}>
            ${this.colour === 'missing' ? (this.tab === 'colour' ? partMissing() : nothing) : this.colour ? html`<pr-colour-panel ?hidden=${this.tab !== 'colour'} .proof=${proof} .version=${version} .viewer=${this.#look.viewer} .selected=${selected} mayRecord></pr-colour-panel>` : nothing}
            ${this.tab === 'checks'
              ? html`<pr-checks-panel .proof=${proof} .version=${version} .findings=${findings} .shown=${shown} .crop=${crop} .opacity=${opacity} .selected=${selected}></pr-checks-panel>`
              : this.tab === 'colour' ? nothing : html`<pr-talk-panel .proof=${proof} .version=${version} .threads=${notes.threads} .filter=${noteFilter} .marking=${marking} .selected=${selected}></pr-talk-panel>`}
          </div>
        </aside>
      </div>`;
  }

  #show(tab: PrProof['tab']): void {
    this.tab = tab;
    if (tab === 'colour') void load('colour').then(() => { this.colour = true; }, () => { this.colour = 'missing'; });
  }

  #beside({ previous, next, index, count }: Place): unknown {
    const step = (proof: typeof next, name: string, mark: 'chevron-left' | 'chevron-right', key: string): unknown => proof
      ? html`<a class="icon-button" href=${address({ name: 'proof', proof: proof.id })} aria-label="${name}: ${proofName(proof)}" title="${name} (${key})" @click=${follow(this.actions, { name: 'proof', proof: proof.id })}>${icon(mark)}</a>`
      : html`<button class="icon-button" type="button" disabled aria-label=${name}>${icon(mark)}</button>`;
    return html`<nav class="beside" aria-label=${words.proof.beside}>${step(previous, words.proof.previous, 'chevron-left', 'K')}<span class="small muted num">${words.proof.place(index + 1, count)}</span>${step(next, words.proof.next, 'chevron-right', 'J')}</nav>`;
  }

  #about(here: Place): unknown {
    const { version, versions } = here;
    const { info } = version;
    const by = versions.find((each) => each.info.file === version.supersededBy);
    return html`
      ${version.supersededBy ? html`<div class="banner">${icon('lock')}<span>${words.proof.replaced(version.number)}${by ? html` <a href=${address({ name: 'proof', proof: this.#proofId(), version: by.number })} @click=${follow(this.actions, { name: 'proof', proof: this.#proofId(), version: by.number })}>${words.proof.openVersion(by.number)}</a>` : nothing}</span></div>` : nothing}
      <div class="about">
        <span class="truncate" title=${info.fileName}>${info.fileName}</span>
        <select class="select small" aria-label=${words.proof.kindOf(version.number)} @change=${(e: Event) => alreadyTold(this.actions.setKind(info.file, (e.target as HTMLSelectElement).value as VersionKind))}>
          ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === info.kind}>${words.kind[kind]}</option>`)}
        </select>
        ${this.#madeFrom(here)}<span class="num">${number(info.width)} × ${number(info.height)}</span><span>${bytes(info.bytes)}</span><span>${info.profile}</span><span class="mono" title="SHA-256 ${info.file}">${shortHash(info.file)}</span>
      </div>`;
  }

  #madeFrom({ version: { derived }, versions }: Place): unknown {
    const from = derived && versions.find(({ info }) => info.file === derived.from);
    return derived && from ? html`<span>${words.outline.madeFrom(from.number, derived.by.name)}</span>` : nothing;
  }

  #proofId(): string {
    const { view } = this.state;
    return view.name === 'proof' ? view.proof : '';
  }
}

declare global {
  interface HTMLElementTagNameMap { 'pr-proof': PrProof }
}
