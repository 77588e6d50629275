/** A button that opens a brand's file: a look, named colours, a profile, a label picture. */
import { html, type TemplateResult } from 'lit';
import type { BrandKind } from '../state/colour-model.js';
import { words } from '../text/messages.js';
import { sayColour } from './colour-events.js';
import { icon } from './icons.js';

const ACCEPT: Readonly<Record<BrandKind, string>> = { look: '.cube', swatches: '.csv,.json,.ase,.aco,.cxf,.xml', target: '.icc,.icm', labels: '.png,.tif,.tiff' };

export function openFile(from: HTMLElement, kind: BrandKind): TemplateResult {
  return html`<label class="button">${icon('folder-open')}${words.colouring.chooseFile[kind]}<input type="file" accept=${ACCEPT[kind]} aria-label=${words.colouring.chooseFile[kind]} @change=${(e: Event) => {
    const input = e.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) sayColour(from, 'colour-file', { file, kind });
    input.value = '';
  }} /></label>`;
}
