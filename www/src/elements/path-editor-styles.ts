/** How the path editor lies over the picture. */
import { css } from 'lit';

export const editorStyles = css`
  :host { position: absolute; inset: 0; z-index: 1; touch-action: none; }
  .over { position: absolute; inset: 0; outline-offset: -3px; touch-action: none; direction: ltr; }
  .over.drawing { cursor: crosshair; }
  svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; max-inline-size: none; fill: none; stroke-linejoin: round; pointer-events: none; }
  svg path { vector-effect: non-scaling-stroke; }
  .casing { stroke: #000000; stroke-opacity: 0.55; stroke-width: 4; }
  .line:not([stroke-width]) { stroke-width: 1.75; }
  .ghost { stroke: #6fe3b8; stroke-width: 2.25; }
  .rubber { stroke: #ffffff; stroke-width: 1.5; stroke-dasharray: 4 3; }
  .knots { fill: #ffffff; stroke: #1f5fe0; stroke-width: 1.5; }
  .arm { stroke: #ffffff; stroke-width: 1.25; }
  .arm.casing { stroke: #000000; stroke-width: 3; }
  .handle { fill: #ffffff; stroke: #1f5fe0; stroke-width: 2; }
  .handle.chosen { fill: #1f5fe0; stroke: #ffffff; }
  .sheet { position: absolute; inset-block-start: 0; inset-inline-start: 0; overflow: hidden; transform-origin: 0 0; pointer-events: none; background: #ffffff; forced-color-adjust: none; }
  .sheet.black { background: #000000; }
  .sheet.chequer { background: repeating-conic-gradient(#cfcfcf 0 25%, #ffffff 0 50%) 0 0 / 24px 24px; }
  .sheet img { display: block; inline-size: 100%; block-size: 100%; max-inline-size: none; user-select: none; }
  .sheet img.squares { image-rendering: pixelated; }
  .panel.small { inline-size: 18rem; position: relative; }
  .tag, .told, .note { position: absolute; background: rgb(20 20 20 / 0.86); color: #ffffff; font-size: var(--size-2); border-radius: var(--radius-1); pointer-events: none; }
  .tag { inset-block-end: var(--space-8); inset-inline-start: var(--space-3); padding: var(--space-1) var(--space-2); font-weight: var(--weight-bold); }
  .note { inset-block-start: 50%; inset-inline-start: 50%; translate: -50% -50%; max-inline-size: min(26rem, 80%); padding: var(--space-3) var(--space-4); border-radius: var(--radius-2); text-align: center; }
  .told { z-index: 0; inset-block-end: var(--space-2); inset-inline-start: var(--space-3); max-inline-size: calc(100% - 1.5rem); padding: var(--space-1) var(--space-2); font-variant-numeric: tabular-nums; }
  .bar { position: absolute; z-index: 1; inset-block-start: var(--space-2); inset-inline: var(--space-2); display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); justify-items: start; pointer-events: none; max-block-size: calc(100% - 1rem); grid-template-rows: auto minmax(0, 1fr); }
  .bar > * { pointer-events: auto; max-inline-size: 100%; }
  .panel { inline-size: 22rem; max-inline-size: 100%; overflow: auto; overscroll-behavior: contain; touch-action: pan-y; user-select: text; -webkit-user-select: text; padding: var(--space-3) var(--space-4); border: var(--hairline); border-radius: var(--radius-3); background: var(--surface); color: var(--text); box-shadow: var(--shadow-3); cursor: default; }
  @media (forced-colors: active) { .knots, .handle { fill: Canvas; stroke: Highlight; } .handle.chosen { fill: Highlight; } }
`;
