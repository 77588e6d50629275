/** Chips: `.chip` with a tone (`good`, `warn`, `bad`, `info`), `.kind` for version kinds, `.count` for small numbers. */
import { css } from 'lit';

export const chips = css`
  .chip {
    display: inline-flex; align-items: center; gap: var(--space-1); max-inline-size: 100%;
    min-block-size: 1.375rem; padding: 0 var(--space-2); border: 1px solid var(--line-strong); border-radius: var(--radius-full);
    background: var(--surface-2); color: var(--text-2); font-size: var(--size-2); font-weight: var(--weight-medium); line-height: 1.2; white-space: nowrap;
  }
  .chip .icon { inline-size: 0.8125rem; block-size: 0.8125rem; margin-inline-start: -1px; }
  .chip.good { background: var(--good-bg); border-color: var(--good-line); color: var(--good); }
  .chip.warn { background: var(--warn-bg); border-color: var(--warn-line); color: var(--warn); }
  .chip.bad { background: var(--bad-bg); border-color: var(--bad-line); color: var(--bad); }
  .chip.info { background: var(--accent-bg); border-color: transparent; color: var(--accent); }
  .chip.plain { background: none; border-color: transparent; padding-inline: 0; }
  .chip .mono { font-weight: var(--weight); }

  /* v1 capture: number and kind in one small block; kinds differ in word and weight, never in colour alone. */
  .kind {
    display: inline-flex; align-items: center; gap: var(--space-1); min-block-size: 1.25rem; padding: 0 0.375rem;
    border: 1px solid var(--line); border-radius: var(--radius-1); background: var(--surface-2); color: var(--text-2);
    font-size: var(--size-1); line-height: 1; white-space: nowrap;
  }
  .kind b { font-weight: var(--weight-bold); color: var(--text); font-variant-numeric: tabular-nums; }
  .kind.newest { border-color: var(--text-3); background: var(--surface); color: var(--text); }

  .count { display: inline-flex; align-items: center; gap: 0.1875rem; font-size: var(--size-2); font-variant-numeric: tabular-nums; color: var(--text-2); }
  .count .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  .count.good { color: var(--good); }
  .count.warn { color: var(--warn); }
  .count.bad { color: var(--bad); }

  @media (forced-colors: active) { .chip, .kind { border: 1px solid CanvasText; } }
`;
