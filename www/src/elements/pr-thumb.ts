/** `<pr-thumb .version=… .alt=…>`: a version's thumbnail; it is loaded while it is in sight, and says when it is not here. */
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Hash } from '../state/model.js';
import { words } from '../text/messages.js';
import { ProofroomElement } from './element.js';
import { icon } from './icons.js';

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) (target as PrThumb).look(isIntersecting);
}, { rootMargin: '200px' });

@customElement('pr-thumb')
export class PrThumb extends ProofroomElement {
  protected readonly uses = ['pictures'] as const;
  @property({ attribute: false }) version: Hash = '';
  @property({ attribute: false }) alt = '';
  /** Shows an icon alone where there is no picture: there is no room for words. */
  @property({ type: Boolean, reflect: true }) small = false;
  #looking = false;
  #wanted: Hash = '';

  override connectedCallback(): void {
    super.connectedCallback();
    near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    near.unobserve(this);
    this.look(false);
  }

  /** Called by the observer of what is in sight. */
  look(looking: boolean): void {
    this.#looking = looking;
    this.#want();
  }

  #want(): void {
    const wanted = this.#looking ? this.version : '';
    if (wanted === this.#wanted) return;
    if (wanted) this.actions.wantPicture(wanted);
    if (this.#wanted) this.actions.leavePicture(this.#wanted);
    this.#wanted = wanted;
  }

  protected override concerns(files: ReadonlySet<Hash>): boolean {
    return files.has(this.version);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('version')) this.#want();
  }

  override render(): TemplateResult {
    const picture = this.state.pictures.get(this.version);
    // An element of its own: one that is given another picture shows the old one until the new is there.
    if (picture?.thumb) return html`${keyed(picture.thumb, html`<img src=${picture.thumb} alt=${this.alt} decoding="async" draggable="false" />`)}`;
    if (this.version && (!picture || picture.state === 'loading')) return html`<span class="wait"></span>`;
    const said = picture?.state === 'failed' ? words.thumb.failed : words.thumb.gone;
    return html`<span class="gone" role="img" aria-label=${said} title=${said}>${icon('image-off')}${this.small ? '' : html`<span>${said}</span>`}</span>`;
  }

  static override styles = css`
    :host { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); place-items: center; overflow: hidden; background: var(--thumb-surround); }
    img { display: block; inline-size: 100%; block-size: 100%; min-block-size: 0; object-fit: contain; }
    .wait { inline-size: 100%; block-size: 100%; background: var(--surface-hover); opacity: 0.6; }
    .gone { display: grid; justify-items: center; gap: 0.375rem; padding: 0.25rem; color: var(--text-2); font-size: var(--size-2); text-align: center; }
    .icon { inline-size: 1.25rem; block-size: 1.25rem; }
    :host([small]) .icon { inline-size: 1rem; block-size: 1rem; }
    @media (forced-colors: active) { :host { outline: 1px solid CanvasText; outline-offset: -1px; } }
  `;
}
