/** The layout that the studio's proof page and the reviewer's page share: picture first, panel beside it, below it on a phone. */
import { css } from 'lit';
import { sideways, upright } from './screens.js';

export const pageStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr); block-size: 100%; min-block-size: 0; background: var(--bg); }
  :host > .empty { grid-row: 1 / -1; align-content: center; }
  .head { display: flex; align-items: center; gap: var(--space-3); min-block-size: 3.5rem; padding: var(--space-1) var(--space-3); background: var(--surface); border-block-end: var(--hairline); }
  .head .name { display: flex; align-items: center; gap: var(--space-2); min-inline-size: 0; }
  .head h1 { font-size: var(--size-5); letter-spacing: -0.01em; }
  .head pr-version-strip { flex: 1; min-inline-size: 0; padding-inline: var(--space-3); }
  .beside { display: flex; align-items: center; gap: var(--space-1); white-space: nowrap; }
  .work { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; min-block-size: 0; }
  .picture { display: grid; grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; min-inline-size: 0; }
  .panel-side { display: flex; flex-direction: column; min-block-size: 0; background: var(--surface); border-inline-start: var(--hairline); }
  .tabs { padding: var(--space-2) var(--space-4); border-block-end: var(--hairline); }
  .scroll { position: relative; flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; }
  .scroll:focus-visible { outline-offset: -2px; }
  .banner { display: flex; align-items: center; gap: var(--space-3); padding: var(--space-2) var(--space-4); background: var(--warn-bg); border-block-end: 1px solid var(--warn-line); font-size: var(--size-3); color: var(--text); }
  .banner > .icon { color: var(--warn); }
  .banner a { color: inherit; font-weight: var(--weight-bold); }
  @media (max-width: 64rem) { .work { grid-template-columns: minmax(0, 1fr) 21rem; } }
  @media ${upright} {
    .head { flex-wrap: wrap; gap: var(--space-1) var(--space-2); padding: var(--space-1) var(--space-2); }
    .head .name { flex: 1; }
    .head .beside { gap: 0; }
    .head pr-version-strip { order: 1; flex-basis: 100%; padding-inline: 0; }
    .work { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(45%, 1fr) minmax(0, auto); }
    .panel-side { border-inline-start: 0; border-block-start: var(--hairline); max-block-size: 50dvh; padding-block-end: env(safe-area-inset-bottom); }
  }
  @media ${sideways} {
    .head { min-block-size: 2.75rem; padding-block: 0; }
    .work { grid-template-columns: minmax(0, 1fr) minmax(15rem, 38%); }
    .panel-side { overflow: auto; padding-inline-end: env(safe-area-inset-right); }
    .scroll { flex: none; overflow: visible; }
  }
`;
