/** What the core says itself: an English sentence with numbers and places, marked as such for whoever reads it aloud. */
import { html, nothing, type TemplateResult } from 'lit';

export const inEnglish = (text: string): TemplateResult | typeof nothing => (text ? html`<span lang="en" dir="ltr">${text}</span>` : nothing);
