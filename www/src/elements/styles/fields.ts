/** Form fields: `.field` holds label, control and `.hint`; `.input`, `.select`, `.textarea`, `.check`, `.choice`. */
import { css } from 'lit';

export const fields = css`
  .field { display: grid; gap: var(--space-1); align-content: start; min-inline-size: 0; }
  .field > label, .label { font-size: var(--size-3); font-weight: var(--weight-medium); color: var(--text); }
  .hint { font-size: var(--size-2); color: var(--text-2); }
  .field-error { display: flex; gap: var(--space-1); align-items: start; font-size: var(--size-2); color: var(--bad); }
  .field-error .icon { margin-block-start: 1px; }

  .input, .select, .textarea {
    inline-size: 100%; min-inline-size: 0; min-block-size: var(--control); padding: var(--space-1) var(--space-3);
    border: 1px solid var(--line-field); border-radius: var(--radius-2); background: var(--surface); color: var(--text);
    font-size: var(--size-4); line-height: 1.4; transition: border-color var(--fast) var(--ease);
  }
  .input::placeholder, .textarea::placeholder { color: var(--text-3); opacity: 1; }
  .input:hover, .select:hover, .textarea:hover { border-color: var(--text-3); }
  .input:focus-visible, .select:focus-visible, .textarea:focus-visible { outline-offset: -1px; border-radius: var(--radius-2); border-color: var(--focus); }
  .input[aria-invalid='true'], .textarea[aria-invalid='true'] { border-color: var(--bad); }
  .input.mono { font-size: var(--size-3); }
  .textarea { min-block-size: 5rem; padding-block: var(--space-2); resize: vertical; field-sizing: content; max-block-size: 16rem; }
  .select {
    appearance: none; padding-inline-end: 1.75rem; cursor: pointer;
    background-image: linear-gradient(45deg, transparent 50%, var(--text-2) 50%), linear-gradient(-45deg, transparent 50%, var(--text-2) 50%);
    background-size: 5px 5px; background-position: right 14px center, right 9px center; background-repeat: no-repeat;
  }
  .input.small, .select.small { min-block-size: var(--control-small); font-size: var(--size-2); padding-block: 0; padding-inline-start: var(--space-2); }
  /* 16 px keeps phones from zooming into a field on focus. */
  @media (pointer: coarse) { .input, .select, .textarea { font-size: var(--size-5); } }

  .search { position: relative; min-inline-size: 0; }
  .search .icon { position: absolute; inset-inline-start: var(--space-2); inset-block: 0; margin-block: auto; color: var(--text-3); pointer-events: none; }
  .search .input { padding-inline-start: 1.875rem; font-size: var(--size-3); }

  .check { display: inline-flex; align-items: center; gap: var(--space-2); min-block-size: var(--control-small); font-size: var(--size-3); cursor: pointer; }
  .check input, .choice input { inline-size: 1rem; block-size: 1rem; margin: 0; accent-color: var(--accent); flex: none; cursor: inherit; }

  /* A radio or check box as a card with a title and a sentence. */
  .choice {
    display: grid; grid-template-columns: auto 1fr; gap: 0 var(--space-3); align-items: start; padding: var(--space-3);
    border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface); cursor: pointer;
    transition: border-color var(--fast) var(--ease), background var(--fast) var(--ease);
  }
  .choice:hover { background: var(--surface-2); }
  .choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
  .choice:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 2px; }
  .choice input:focus-visible { outline: none; }
  .choice input { margin-block-start: 2px; }
  .choice .choice-title { font-size: var(--size-3); font-weight: var(--weight-medium); }
  .choice .choice-text { grid-column: 2; font-size: var(--size-2); color: var(--text-2); }
  @media (forced-colors: active) { .choice:has(:checked) { outline: 2px solid Highlight; } }
`;
