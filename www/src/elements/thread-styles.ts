/** How a thread of notes looks. */
import { css } from 'lit';

export const threadStyles = css`
  article { display: grid; grid-template-columns: 2rem minmax(0, 1fr); gap: 0 var(--space-3); padding: var(--space-3) 0; }
  :host([selected]) article { background: var(--accent-bg); box-shadow: 0 0 0 8px var(--accent-bg); border-radius: var(--radius-1); }
  .number {
    display: grid; place-items: center; inline-size: 2rem; block-size: 2rem; padding: 0; border: 2px solid transparent; border-radius: 50%;
    background: var(--surface-press); color: var(--text); font-size: var(--size-2); font-weight: 700; font-variant-numeric: tabular-nums; position: relative;
  }
  button.number { cursor: pointer; border-color: var(--line-strong); background: var(--surface); }
  button.number:hover { background: var(--surface-hover); }
  button.number[aria-pressed='true'] { border-color: var(--accent); }
  button.number:focus-visible { border-radius: 50%; }
  @media (pointer: coarse) { button.number::after { content: ''; position: absolute; inset: -8px; } }
  .closed .number { color: var(--text-2); background: none; border-style: dashed; }
  .body { display: grid; gap: var(--space-1); min-inline-size: 0; }
  .new { border-color: var(--accent); }
  .who { display: flex; flex-wrap: wrap; gap: 0 var(--space-2); align-items: baseline; font-size: var(--size-3); }
  .who time { margin-inline-start: auto; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .gone { display: flex; align-items: center; gap: var(--space-2); color: var(--text-2); font-style: italic; }
  .chips { display: flex; flex-wrap: wrap; gap: var(--space-1); }
  .chips:not(:has(*)), .way:not(:has(*)) { display: none; }
  .chips .chip { white-space: normal; }
  .way { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
  .row { display: inline-flex; align-items: center; gap: var(--space-1); }
  .buttons, .own { display: flex; flex-wrap: wrap; gap: 0 var(--space-1); align-items: center; }
  .buttons { margin-inline-start: calc(-1 * var(--space-2)); }
  .buttons .own { margin-inline-start: auto; }
  @media (pointer: coarse) { .own .icon-button { inline-size: 2.75rem; min-block-size: 2.75rem; } .buttons .button { min-block-size: 2.75rem; } }
  .replies { display: grid; gap: var(--space-3); margin-block-start: var(--space-2); padding-inline-start: var(--space-3); border-inline-start: 2px solid var(--line); }
  .replies li { display: grid; gap: var(--space-1); }
  .replies .own { margin-inline-start: calc(-1 * var(--space-2)); }
  .earlier { display: grid; gap: var(--space-2); padding: var(--space-2) 0 var(--space-1) var(--space-3); color: var(--text-2); }
  details > .text { padding-block: var(--space-1); color: var(--text-2); text-decoration: line-through; }
  summary { color: var(--text-2); cursor: pointer; inline-size: fit-content; }
`;
