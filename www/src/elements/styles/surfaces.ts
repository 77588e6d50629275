/** Surfaces and states: `.panel`, `.notice`, `.empty`, `.skeleton`, `.progress`, `.thumb`, `.stack`, `.row`, `.kbd`, `.facts`. */
import { css } from 'lit';

export const surfaces = css`
  .panel { background: var(--surface); border: var(--hairline); border-radius: var(--radius-3); }
  .panel-head { display: flex; align-items: center; gap: var(--space-3); padding: var(--space-3) var(--space-4); border-block-end: var(--hairline); }
  .panel-body { padding: var(--space-4); }
  .stack { display: grid; gap: var(--space-3); align-content: start; }
  .row { display: flex; align-items: center; gap: var(--space-2); min-inline-size: 0; }
  .row.wrap { flex-wrap: wrap; }
  .spacer { flex: 1; }
  .rule { border: 0; border-block-start: var(--hairline); margin: 0; }

  .notice {
    display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-1) var(--space-3); align-items: start;
    padding: var(--space-3) var(--space-4); border: var(--hairline); border-radius: var(--radius-2); background: var(--surface-2); font-size: var(--size-3);
  }
  .notice > .icon { margin-block-start: 2px; color: var(--text-2); }
  .notice.good { background: var(--good-bg); border-color: var(--good-line); color: var(--text); }
  .notice.warn { background: var(--warn-bg); border-color: var(--warn-line); color: var(--text); }
  .notice.bad { background: var(--bad-bg); border-color: var(--bad-line); color: var(--text); }
  .notice.good > .icon { color: var(--good); }
  .notice.warn > .icon { color: var(--warn); }
  .notice.bad > .icon { color: var(--bad); }

  .empty { display: grid; justify-items: center; gap: var(--space-3); padding: var(--space-12) var(--space-6); text-align: center; }
  .empty > .icon { inline-size: 2rem; block-size: 2rem; color: var(--text-3); stroke-width: 1.5; }
  .empty p { max-inline-size: 34rem; color: var(--text-2); text-wrap: pretty; }

  .skeleton { background: var(--surface-hover); border-radius: var(--radius-1); animation: breathe 1.4s ease-in-out infinite; }
  @keyframes breathe { 50% { opacity: 0.45; } }

  progress.progress {
    appearance: none; display: block; inline-size: 100%; block-size: 4px; border: 0; border-radius: var(--radius-full);
    overflow: hidden; background: var(--surface-press); color: var(--accent);
  }
  progress.progress::-webkit-progress-bar { background: var(--surface-press); }
  progress.progress::-webkit-progress-value { background: var(--accent); transition: inline-size var(--slow) var(--ease); }
  progress.progress::-moz-progress-bar { background: var(--accent); }

  .thumb { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); place-items: center; background: var(--thumb-surround); overflow: hidden; color: var(--text-2); }
  .thumb img { inline-size: 100%; block-size: 100%; min-block-size: 0; object-fit: contain; }

  .kbd {
    display: inline-block; min-inline-size: 1.375rem; padding: 1px 0.3125rem; border: 1px solid var(--line-strong); border-block-end-width: 2px;
    border-radius: var(--radius-1); background: var(--surface); font: var(--weight-medium) var(--size-2) / 1.4 var(--font); text-align: center; color: var(--text-2);
  }

  /* Name and value pairs. */
  .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: var(--space-2) var(--space-4); font-size: var(--size-3); }
  .facts dt { color: var(--text-2); }
  .facts dd { overflow-wrap: anywhere; }

  .spin { animation: spin 0.9s linear infinite; }
  @keyframes spin { to { transform: rotate(1turn); } }
  @media (forced-colors: active) { .panel, .notice, .thumb { border: 1px solid CanvasText; } progress.progress { border: 1px solid CanvasText; } }
`;
