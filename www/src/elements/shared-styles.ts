/**
 * Styles that several elements share, as Lit sheets (one constructed sheet each, adopted by every shadow root).
 * Take `shared` for all of them; write an element's own styles after it: `static override styles = [shared, css`…`]`.
 */
import { css } from 'lit';
import { chips } from './styles/chips.js';
import { controls } from './styles/controls.js';
import { fields } from './styles/fields.js';
import { surfaces } from './styles/surfaces.js';

/** Box model, headings, links, focus ring and text roles. */
export const foundation = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  ul[role='list'], ol[role='list'] { list-style: none; }
  h1, h2, h3, h4 { font-weight: var(--weight-bold); line-height: var(--leading-tight); letter-spacing: -0.01em; text-wrap: balance; }
  h1, .title-1 { font-size: var(--size-7); letter-spacing: -0.02em; }
  h2, .title-2 { font-size: var(--size-5); }
  h3, .title-3 { font-size: var(--size-4); }
  h4, .title-4 { font-size: var(--size-3); }
  a { color: var(--accent); text-underline-offset: 2px; text-decoration-thickness: 1px; }
  a:hover { text-decoration-thickness: 2px; }
  img, canvas, svg { display: block; max-inline-size: 100%; }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: var(--radius-1); }
  .icon { inline-size: var(--icon-size); block-size: var(--icon-size); flex: none; }
  .muted { color: var(--text-2); }
  .faint { color: var(--text-3); }
  .small { font-size: var(--size-3); }
  .tiny { font-size: var(--size-2); }
  .num { font-variant-numeric: tabular-nums; }
  .mono { font-family: var(--mono); font-size: 0.94em; font-variant-ligatures: none; }
  .truncate { position: relative; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; }
  .good { color: var(--good); }
  .warn { color: var(--warn); }
  .bad { color: var(--bad); }
  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation-duration: 0.01ms !important; animation-iteration-count: 1 !important; transition-duration: 0.01ms !important; scroll-behavior: auto !important; }
  }
`;

/** All shared sheets in cascade order. */
export const shared = [foundation, controls, fields, chips, surfaces];
export { chips, controls, fields, surfaces };
