/** What stands where a part of the page should be that could not be fetched: without a network, or from a server that is gone. */
import { html, type TemplateResult } from 'lit';
import { words } from '../text/messages.js';
import { icon } from './icons.js';

export const partMissing = (): TemplateResult =>
  html`<p class="field-error" role="alert">${icon('cloud-off')}<span>${words.shell.partMissing}. ${words.shell.partMissingText}</span></p>`;
