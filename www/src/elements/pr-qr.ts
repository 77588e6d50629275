/** `<pr-qr .text=… label="…">`: a text as a QR code, dark on white in either theme, as cameras want it. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { qrCode } from './qr-code.js';

/** The standard asks for four light modules on every side. */
const QUIET = 4;

@customElement('pr-qr')
export class PrQr extends LitElement {
  @property({ attribute: false }) text = '';
  @property() label = '';

  override render() {
    const code = qrCode(this.text);
    if (!code) return nothing;
    const size = code.length + 2 * QUIET;
    const path = code.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ''))).join('');
    return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label} shape-rendering="crispEdges">${svg`<rect width=${size} height=${size} fill="#ffffff" /><path d=${path} fill="#000000" />`}</svg>`;
  }

  static override styles = css`
    :host { display: block; }
    svg { display: block; inline-size: min(100%, 20rem); margin-inline: auto; forced-color-adjust: none; }
  `;
}

declare global {
  interface HTMLElementTagNameMap { 'pr-qr': PrQr }
}
