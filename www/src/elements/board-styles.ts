/** Styles that both views of the board share: the list and its scroller, links, check boxes, queue, risk, due, people. */
import { css } from 'lit';

export const boardStyles = css`
  /* The list scrolls in its room, so that the head of the table stays; on a phone the document scrolls. */
  :host { position: absolute; inset: 0; overflow: auto; scrollbar-gutter: stable; scrollbar-color: var(--line-strong) transparent; overscroll-behavior: contain; }
  .list { position: relative; }
  .band { position: absolute; inset-block-start: 0; inset-inline: 0; contain: layout style; }
  [data-id] a { color: var(--text); text-decoration: none; outline: none; }
  [data-id] a span { font-weight: var(--weight); color: var(--text-2); }
  [data-id] a::after { content: ''; position: absolute; inset: 0; }
  [data-id]:has(a:focus-visible) { outline: 2px solid var(--focus); outline-offset: -2px; }
  .selected { border-color: var(--accent); background: var(--accent-bg); box-shadow: 0 0 0 1px var(--accent); }
  .marked { border-color: var(--accent); }
  .pick { z-index: 1; display: grid; place-items: center; inline-size: 1.75rem; block-size: 1.75rem; border-radius: var(--radius-2); background: var(--surface); box-shadow: var(--shadow-1); cursor: pointer; }
  .pick input { inline-size: 1rem; block-size: 1rem; margin: 0; accent-color: var(--accent); cursor: inherit; }
  .queue { display: flex; align-items: center; gap: var(--space-2); min-inline-size: 0; font-size: var(--size-2); }
  .queue-name { flex: 0 1 auto; min-inline-size: 0; }
  .queue-name, .risk, .due, .person { display: inline-flex; align-items: center; gap: var(--space-1); white-space: nowrap; }
  .risk, .due, .person { flex: none; }
  .queue-name { font-weight: var(--weight-medium); }
  .queue-name.info { color: var(--accent); }
  .reason { flex: 1 1 0; color: var(--text-2); }
  .queue .icon, .risk .icon, .due .icon, .person .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  .people { display: flex; gap: var(--space-1); }
  .person { padding: 1px 0.375rem 1px 0.25rem; border: 1px solid var(--line); border-radius: var(--radius-full); color: var(--text-2); font-size: var(--size-1); font-weight: var(--weight-medium); }
  .person.good .icon { color: var(--good); }
  .person.warn .icon { color: var(--warn); }
  .person.bad .icon { color: var(--bad); }
  .kind { min-inline-size: 0; }
  .kind.newest, .kind.count-of { flex: none; }
  .kind.old { flex: 0 1 auto; color: var(--text-3); }
  .kind.old b { flex: none; }
  .kind .word { overflow: hidden; text-overflow: ellipsis; }
  .kind.old b { color: var(--text-2); font-weight: var(--weight-medium); }
  @media (pointer: coarse) { .pick { inline-size: 2.75rem; block-size: 2.75rem; background: none; box-shadow: none; } .pick input { inline-size: 1.25rem; block-size: 1.25rem; } }
  @media (max-width: 640px) { :host { position: static; overflow: visible; } }
  @media (forced-colors: active) { .selected { outline: 2px solid Highlight; } }
`;
