/** What the reviewer's page adds to the shared layout: the version badge, the decision, and the sheet of a phone. */
import { css } from 'lit';
import { sideways, upright } from './screens.js';

export const reviewStyles = css`
  :host { grid-template-rows: auto auto minmax(0, 1fr); }
  .gate, pr-overview { grid-row: 1 / -1; min-block-size: 0; }
  @media (pointer: coarse) { .overview { min-inline-size: 2.75rem; } }
  .version { display: flex; align-items: baseline; gap: 0.375rem; padding: var(--space-1) var(--space-3); border-radius: var(--radius-2); background: var(--surface-inverse); color: var(--text-inverse); font-size: var(--size-3); white-space: nowrap; }
  .version b { font-size: var(--size-6); line-height: 1.2; font-variant-numeric: tabular-nums; }
  .head .name { display: grid; gap: 0; }
  @media (forced-colors: active) { .version { background: CanvasText; color: Canvas; forced-color-adjust: none; } }
  .banners:empty { display: none; }
  .banner.quiet { background: var(--surface-2); border-block-end: var(--hairline); }
  .banner.quiet > .icon { color: var(--text-2); }
  .banner .spacer { flex: 1; }
  .banner a.button { color: var(--text-inverse); }
  .decide { display: grid; gap: var(--space-2); padding: var(--space-4); border-block-end: var(--hairline); }
  .quick { display: none; }
  .scroll pr-version-strip { display: none; }
  .foot { display: grid; gap: var(--space-3); padding: var(--space-4); font-size: var(--size-2); color: var(--text-2); }
  .foot p { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--space-2); align-items: start; }
  .foot .mono { overflow-wrap: anywhere; font-size: var(--size-1); }
  @media ${upright} {
    .head .name { flex: 1 1 7rem; }
    .head > .spacer { display: none; }
    .head pr-version-strip { display: none; }
    .version span { display: none; }
    .version b::before { content: 'v'; font-size: var(--size-4); }
    .version { padding: 2px var(--space-2); }
    /* However much is said, the picture keeps two fifths. */
    .work { grid-template-rows: minmax(40%, 1fr) minmax(0, auto); }
    .panel-side { max-block-size: none; border-radius: var(--radius-3) var(--radius-3) 0 0; box-shadow: var(--shadow-2); z-index: 1; }
    .scroll { min-block-size: 0; }
    .decide { padding: var(--space-3); gap: var(--space-1); border-block-end: 0; }
    .quick { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--space-2); }
    .quick .button[aria-expanded] .icon:last-child { transition: rotate var(--fast) var(--ease); rotate: 180deg; }
    .quick .button[aria-expanded='true'] .icon:last-child { rotate: 0deg; }
    .quick .button { min-block-size: 2.75rem; }
    .work:not(.open) .scroll { display: none; }
    .work.open .scroll { border-block-start: var(--hairline); }
    pr-proof-strip { display: none; }
    .scroll pr-version-strip { display: block; padding: var(--space-3) var(--space-4) 0; }
  }
  @media ${sideways} {
    .version { padding-block: 0; }
    .version b { font-size: var(--size-5); }
    .head pr-version-strip, pr-proof-strip { display: none; }
    .head .name { flex: 1; }
    .scroll pr-version-strip { display: block; padding: var(--space-3) var(--space-4) 0; }
    .decide { padding: var(--space-3); }
  }
`;
