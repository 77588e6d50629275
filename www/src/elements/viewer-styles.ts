/** How the viewer's stage, overlay, places and divider look. */
import { css } from 'lit';

export const viewerStyles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; min-inline-size: 0; background: var(--picture-surround); position: relative; }
  .stage {
    grid-area: 1 / 1; position: relative; overflow: hidden; min-block-size: 0; touch-action: none; cursor: grab; user-select: none; -webkit-user-select: none;
    outline-offset: -3px; contain: strict;
  }
  .stage:focus-visible { border-radius: 0; }
  .stage:active { cursor: grabbing; }
  .stage.marking { cursor: crosshair; }
  canvas, .overlay, .places { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; max-inline-size: none; }
  /* A picture lies the same way in every language. */
  .pane { position: absolute; overflow: clip; pointer-events: none; direction: ltr; }
  .label {
    position: absolute; margin: var(--space-3); padding: var(--space-1) var(--space-2); border-radius: var(--radius-1); background: rgb(20 20 20 / 0.82); color: #ffffff;
    font-size: var(--size-2); font-weight: var(--weight-bold); pointer-events: none;
  }
  .unaligned {
    position: absolute; inset-block-start: 3rem; inset-inline: var(--space-3); inline-size: fit-content; max-inline-size: calc(100% - 1.5rem); display: flex; gap: var(--space-2); align-items: center; pointer-events: none;
    padding: var(--space-1) var(--space-3); border-radius: var(--radius-2); border: 1px solid var(--warn-line); background: var(--warn-bg); color: var(--text); font-size: var(--size-2);
  }
  .unaligned .icon { color: var(--warn); }
  .sharpening { position: absolute; inset-block-start: var(--space-3); inset-inline-end: var(--space-3); padding: 6px; border-radius: 50%; background: rgb(20 20 20 / 0.7); color: #ffffff; pointer-events: none; animation: late 0s 0.4s backwards; }
  @keyframes late { from { visibility: hidden; } }
  pr-compare-bar { grid-area: 1 / 1; align-self: end; justify-self: center; z-index: 1; }
  pr-viewer-bar { grid-area: 2 / 1; }
  .beside.state { inset: var(--space-3) 0 auto; }
  .overlay, .places { pointer-events: none; }
  .overlay { fill: none; stroke-linejoin: round; }
  .overlay path { vector-effect: non-scaling-stroke; }
  .casing { stroke: #000000; stroke-opacity: 0.45; }
  .casing:not([stroke-width]) { stroke-width: 3.5; }
  .line:not([stroke-width]) { stroke-width: 1.75; }
  .anchors { fill: #ffffff; stroke-width: 1.25; }
  .outside { fill: #000000; fill-opacity: 0.62; }
  .frame { stroke: #ffffff; stroke-width: 1.5; }
  .frame-name { stroke: #000000; stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; text-anchor: end; font: 600 0.75rem var(--font); }

  .place { position: absolute; inset-block-start: 0; inset-inline-start: 0; border: 1.5px solid var(--mark, #ffffff); border-radius: 2px; box-shadow: 0 0 0 1px rgb(0 0 0 / 0.55), inset 0 0 0 1px rgb(0 0 0 / 0.35); }
  .place.failure { --mark: #ff5a4d; --ink: #1b0300; }
  .place.warning, .place.cannot-measure { --mark: #ffb02e; --ink: #1c1000; }
  .place.pass, .place.note { --mark: #6fe3b8; --ink: #00170d; }
  .place.notes { --mark: #7fb2ff; --ink: #00102b; }
  .place.earlier-notes { --mark: #d7c4ff; --ink: #17003a; }
  .place.shaped { border: 0; box-shadow: none; }
  .place.pin .tag { inset-block-start: -2.375rem; inset-inline-start: 0; translate: -50% 0; }
  .place.done .tag { background: #ffffff; }
  .shape .casing { stroke-width: 5.5; stroke-opacity: 0.75; }
  .shape .line { stroke: #7fb2ff; stroke-width: 2.25; }
  .shape.earlier .line { stroke: #d7c4ff; stroke-dasharray: 7 5; }
  .shape.done .casing { stroke-width: 3.5; }
  .shape.done .line { stroke: #ffffff; stroke-width: 1.25; }
  .shape.selected .casing { stroke-width: 8; stroke-opacity: 0.8; }
  .shape.selected .line { stroke-width: 3.5; }
  .shape.drawn .line { stroke: #ffffff; stroke-width: 2.5; }
  .shape.drawn .casing { stroke: #1f5fe0; stroke-width: 6; stroke-opacity: 1; }
  .place.findings .tag { border-radius: 6px; }
  .place.swatches { border-radius: 50%; }
  .place.selected.shaped { z-index: 1; }
  .place.shaped.selected .tag { outline: 3px solid #000000; outline-offset: 0; box-shadow: 0 0 0 5px var(--mark); }
  .place.selected:not(.shaped) { border-width: 2.5px; box-shadow: 0 0 0 1.5px #000000, 0 0 0 4px color-mix(in srgb, var(--mark) 45%, transparent); z-index: 1; }
  .tag {
    position: absolute; inset-block-start: -0.875rem; inset-inline-start: -0.875rem; min-inline-size: 1.75rem; block-size: 1.75rem; padding: 0 0.375rem;
    border: 2px solid #000000; border-radius: 999px; background: var(--mark, #ffffff); color: var(--ink, #000000); pointer-events: auto; cursor: pointer;
    inline-size: max-content; white-space: nowrap; font: 700 0.75rem / 1 var(--font); font-variant-numeric: tabular-nums; box-shadow: 0 1px 3px rgb(0 0 0 / 0.5);
  }
  .tag small { font-size: 0.625rem; margin-inline-start: 1px; }
  .place.at-top .tag { inset-block-start: 2px; }
  .place.at-side .tag { inset-inline-start: 2px; }
  .tag:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 999px; }
  .place.swatches .tag { inset-block-start: 100%; margin-block-start: 2px; inset-inline-start: 50%; translate: -50% 0; block-size: 1.5rem; min-inline-size: 1.5rem; }
  @media (pointer: coarse) { .tag::after { content: ''; position: absolute; inset: -8px; } }
  pr-tools { grid-area: 1 / 1; align-self: start; justify-self: center; z-index: 2; margin: var(--space-3) var(--space-2); max-inline-size: calc(100% - 1rem); }
  @media (max-width: 48rem) { pr-tools { align-self: end; } }
  .state { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: var(--space-3); padding: var(--space-6); text-align: center; color: var(--text); pointer-events: none; }
  .state .button { pointer-events: auto; }
  .state > p { background: var(--surface); padding: var(--space-2) var(--space-4); border-radius: var(--radius-2); box-shadow: var(--shadow-1); max-inline-size: 28rem; }
  @media (forced-colors: active) { .place { border-color: Highlight; } .shape .line { stroke: Highlight; } .tag { border-color: ButtonText; } }
`;
