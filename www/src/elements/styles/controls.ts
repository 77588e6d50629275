/** Buttons: `.button` and its kinds, `.icon-button`, `.toolbar`. Used on `<button>`, `<a>` and `<label>` alike. */
import { css } from 'lit';

export const controls = css`
  .button, .icon-button {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--space-2);
    min-block-size: var(--control); min-inline-size: 0; max-inline-size: 100%; padding: 0 var(--space-3); margin: 0;
    border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface); color: var(--text);
    font-size: var(--size-3); font-weight: var(--weight-medium); line-height: 1.2; text-decoration: none; text-wrap: balance;
    cursor: pointer; user-select: none; -webkit-tap-highlight-color: transparent; touch-action: manipulation;
    transition: background var(--fast) var(--ease), border-color var(--fast) var(--ease), color var(--fast) var(--ease);
  }
  .button:hover, .icon-button:hover { background: var(--surface-hover); }
  .button:active, .icon-button:active { background: var(--surface-press); }
  .button:focus-visible, .icon-button:focus-visible { border-radius: var(--radius-2); }
  .button .icon { color: var(--text-2); margin-inline-start: -2px; }

  .button.primary { background: var(--surface-inverse); border-color: var(--surface-inverse); color: var(--text-inverse); }
  .button.primary:hover { background: light-dark(#333333, #ffffff); border-color: light-dark(#333333, #ffffff); }
  .button.primary:active { background: light-dark(#000000, #d6d6d6); }
  .button.good { background: var(--good-solid); border-color: var(--good-solid); color: #ffffff; }
  .button.good:hover { background: color-mix(in srgb, var(--good-solid) 88%, #000000); }
  .button.bad { background: var(--bad-solid); border-color: var(--bad-solid); color: #ffffff; }
  .button.bad:hover { background: color-mix(in srgb, var(--bad-solid) 88%, #000000); }
  .button:is(.primary, .good, .bad) .icon { color: inherit; }
  .button.danger { color: var(--bad); }
  .button.danger:hover { background: var(--bad-bg); border-color: var(--bad-line); }
  .button.danger .icon { color: inherit; }
  .button.quiet, .icon-button { border-color: transparent; background: transparent; }
  .button.quiet { color: var(--text-2); }
  .button.quiet:hover, .icon-button:hover { background: var(--surface-hover); color: var(--text); }
  .button.quiet.danger:hover { background: var(--bad-bg); color: var(--bad); }
  .button.link { border-color: transparent; background: none; color: var(--accent); padding-inline: var(--space-1); }
  .button.link:hover { text-decoration: underline; }

  .button.small { min-block-size: var(--control-small); padding: 0 var(--space-2); font-size: var(--size-2); }
  .button.large { min-block-size: var(--control-large); padding: 0 var(--space-5); font-size: var(--size-4); }
  .button.wide { inline-size: 100%; }

  /* A row breaks before the words in a button do; only a button wider than its row breaks inside. */
  .button { flex: none; }
  @media (pointer: coarse) { .button { min-inline-size: var(--control); } }
  /* The one that is meant stays apart from the others when colours are the person's own. */
  @media (forced-colors: active) { .button:is(.primary, .good, .bad):not(:disabled) { background: ButtonText; border-color: ButtonText; color: ButtonFace; forced-color-adjust: none; } }
  .icon-button { inline-size: var(--control); padding: 0; color: var(--text-2); flex: none; }
  .icon-button.small { inline-size: var(--control-small); min-block-size: var(--control-small); }
  .button[aria-pressed='true'], .icon-button[aria-pressed='true'], .button[aria-expanded='true'], .icon-button[aria-expanded='true'] {
    background: var(--surface-press); color: var(--text);
  }
  .button:disabled, .icon-button:disabled, .button[aria-disabled='true'] {
    cursor: default; color: var(--text-3); background: var(--surface-2); border-color: var(--line); opacity: 0.75;
  }
  .icon-button:disabled { background: transparent; border-color: transparent; }

  .toolbar { display: flex; align-items: center; gap: var(--space-2); flex-wrap: wrap; }
  .toolbar .spacer { flex: 1; }

  @media (forced-colors: active) {
    .button, .icon-button { border: 1px solid ButtonText; forced-color-adjust: auto; }
    .button[aria-pressed='true'], .icon-button[aria-pressed='true'] { outline: 2px solid Highlight; }
  }
`;
