/** The head of a check: its name, how it stands, progress while it runs, and the button to run or stop it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Check } from '../../../pkg/proofroom.js';
import type { CheckState } from '../state/model.js';
import { explain, words } from '../text/messages.js';
import { icon } from './icons.js';
import { inEnglish } from './in-english.js';

export const checkRunStyles = css`
  :host { display: block; border-block-end: var(--hairline); padding: var(--space-3) var(--space-4); }
  .head { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--control); }
  .head h2 { flex: 1; }
  .body { display: grid; gap: var(--space-3); padding-block-start: var(--space-2); }
  .figures { display: grid; grid-auto-flow: column; grid-auto-columns: auto; justify-content: space-between; gap: var(--space-2); }
  .figures > div { display: grid; }
  .figures dt { font-size: var(--size-2); color: var(--text-2); order: 1; }
  .figures dd { font-size: 1.125rem; font-weight: var(--weight-bold); letter-spacing: -0.02em; white-space: nowrap; font-variant-numeric: tabular-nums; line-height: 1.15; }
  .notice { grid-template-columns: auto 1fr; }
`;

export interface RunHead {
  title: string;
  check: Check;
  state: CheckState | undefined;
  ran: boolean;
  run: () => void;
  stop: () => void;
  verdict?: unknown;
}

export function runHead({ title, check, state, ran, run, stop, verdict }: RunHead): TemplateResult {
  const progress = state?.running[check];
  const problem = state?.problems[check];
  return html`
    <div class="head">
      <h2 class="title-3">${title}</h2>${progress === undefined ? verdict ?? nothing : nothing}
      ${progress === undefined
        ? html`<button class="button small ${ran ? 'quiet' : ''}" type="button" aria-label=${ran ? words.checks.runAgain(title) : words.checks.runCheck(title)} @click=${run}>${icon(ran ? 'refresh-cw' : 'play')}${ran ? nothing : words.checks.run}</button>`
        : html`<button class="button small" type="button" aria-label=${words.checks.stopCheck(title)} @click=${stop}>${icon('x')}${words.checks.stop}</button>`}
    </div>
    ${progress === undefined ? nothing : html`<progress class="progress" max="1" .value=${progress} aria-label=${words.checks.progress(title)}></progress>`}
    ${problem ? html`<div class="notice warn">${icon('circle-question-mark')}<div><strong>${explain(problem).title}</strong><p>${inEnglish(problem.message)}</p></div></div>` : nothing}`;
}
