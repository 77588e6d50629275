/** `<pr-intake-files>`: the pattern that reads file names, and a row a file with what it was read as and a changeable kind. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { VersionKind } from '../../../pkg/proofroom.js';
import type { IntakeFile, IntakeNote } from '../state/model.js';
import { findVersion } from '../state/version-index.js';
import { bytes, words } from '../text/messages.js';
import { alreadyTold } from './already-told.js';
import { ProofroomElement } from './element.js';
import { icon, type IconName } from './icons.js';
import { shared } from './shared-styles.js';

const kinds = Object.keys(words.kind) as VersionKind[];
const look: Record<IntakeFile['state'], { icon: IconName; tone: string }> = {
  queued: { icon: 'clock', tone: '' }, reading: { icon: 'loader-circle', tone: '' }, done: { icon: 'check', tone: 'good' },
  failed: { icon: 'circle-x', tone: 'bad' }, cancelled: { icon: 'ban', tone: '' }, companion: { icon: 'link', tone: '' },
};

function noteText(note: IntakeNote): string {
  const { notes } = words.intake;
  switch (note.kind) {
    case 'table': return notes.table(note.rows);
    case 'swatches': return notes.swatches(note.swatches, note.products);
    case 'known': return notes.known(note.version);
    case 'pathOf': return notes.pathOf(note.file);
    default: return notes[note.kind];
  }
}

@customElement('pr-intake-files')
export class PrIntakeFiles extends ProofroomElement {
  protected readonly uses = ['intake', 'review'] as const;
  @state() private draft: string | null = null;

  #kindNow(file: IntakeFile): VersionKind | undefined {
    const found = file.hash === undefined ? null : findVersion(this.state.review, file.hash);
    return found?.version.info.kind ?? file.guess?.kind;
  }

  #row(file: IntakeFile): TemplateResult {
    const { guess, hash } = file;
    const mark = look[file.state];
    const read = guess ? [guess.sku, guess.view, guess.version === null ? '' : `v${guess.version}`].filter(Boolean).join(' · ') : (file.note ? noteText(file.note) : words.intake.noGuess);
    return html`<li>
      <span class="state ${mark.tone}">${icon(mark.icon, file.state === 'reading')}<span class="visually-hidden">${words.intake[file.state]}</span></span>
      <span class="name truncate" title=${file.name}>${file.name}</span>
      <span class="read truncate muted" title=${read}>${read}</span>
      <span class="kind-cell">${hash && file.state === 'done'
        ? html`<select class="select small" aria-label=${words.intake.kindOf(file.name)} @change=${(event: Event) => alreadyTold(this.actions.setKind(hash, (event.target as HTMLSelectElement).value as VersionKind))}>
            ${kinds.map((kind) => html`<option value=${kind} .selected=${kind === this.#kindNow(file)}>${words.kind[kind]}</option>`)}</select>`
        : html`<span class="tiny faint">${words.intake[file.state]}</span>`}</span>
      <span class="size num faint">${bytes(file.bytes)}</span>
    </li>`;
  }

  #pattern(): TemplateResult {
    const { pattern, patternProblem } = this.state.intake;
    const value = this.draft ?? pattern;
    return html`<form @submit=${(event: Event) => { event.preventDefault(); this.actions.setPattern(value); this.draft = null; }}>
      <div class="field"><label for="pattern">${words.intake.pattern}</label>
        <div class="row"><input id="pattern" class="input mono" spellcheck="false" autocapitalize="off" autocomplete="off" .value=${value} aria-invalid=${patternProblem ? 'true' : 'false'} aria-describedby="pattern-hint"
            @input=${(event: Event) => (this.draft = (event.target as HTMLInputElement).value)} />
          <button class="button" ?disabled=${value === pattern}>${words.intake.apply}</button></div>
        ${patternProblem ? html`<p class="field-error" role="alert">${icon('circle-alert')}${patternProblem}</p>` : nothing}
        <p class="hint" id="pattern-hint">${words.intake.patternHint}</p></div>
    </form>`;
  }

  override render() {
    const files = this.state.intake.files.filter((file) => file.state !== 'failed');
    return html`${this.#pattern()}<ul role="list">${repeat(files, (file) => file.id, (file) => this.#row(file))}</ul>`;
  }

  static override styles = [shared, css`
    form { padding: var(--space-4); border-block-start: var(--hairline); background: var(--surface-2); }
    form .row { align-items: stretch; }
    ul { max-block-size: 24rem; overflow-y: auto; border-block-start: var(--hairline); }
    li { display: grid; grid-template-columns: auto minmax(10rem, 2fr) minmax(8rem, 1fr) 8rem 4.5rem; align-items: center; gap: var(--space-3); padding: var(--space-1) var(--space-4); min-block-size: 2.5rem; border-block-end: var(--hairline); font-size: var(--size-3); }
    li:last-child { border-block-end: 0; }
    .size { text-align: end; font-size: var(--size-2); }
    .state { color: var(--text-3); }
    .state.good { color: var(--good); }
    @media (max-width: 640px) {
      li { grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 var(--space-3); padding-block: var(--space-2); }
      .read { grid-column: 2; font-size: var(--size-2); }
      .kind-cell { grid-column: 3; grid-row: 1 / span 2; inline-size: 8rem; text-align: end; }
      .size { display: none; }
    }
  `];
}
