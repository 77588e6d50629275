/** A verdict nobody can misread: a band of its colour with a mark and few words, then the facts. */
import { css } from 'lit';

export const verdictStyles = css`
  article { overflow: hidden; }
  header { display: flex; align-items: center; gap: var(--space-4); padding: var(--space-5); color: #ffffff; }
  header.yes { background: var(--good-solid); }
  header.no { background: var(--bad-solid); }
  header.open { background: light-dark(#5a5a5a, #4a4a4a); }
  header .icon { inline-size: 2.5rem; block-size: 2.5rem; }
  header h2 { font-size: var(--size-7); letter-spacing: -0.02em; }
  header p { padding-block-start: var(--space-1); text-wrap: pretty; }
  .panel-body { display: grid; gap: var(--space-4); grid-template-columns: minmax(0, 1fr); padding: var(--space-5); }
  .file { display: flex; align-items: center; gap: var(--space-2); font-size: var(--size-4); }
  @media (max-width: 640px) { .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { padding-block-end: var(--space-2); } header { padding: var(--space-4); align-items: start; } .panel-body { padding: var(--space-4); } }
  @media (forced-colors: active) { header { border-block-end: 4px solid CanvasText; } }
`;
