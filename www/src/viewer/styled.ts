/**
 * `<div ${styled({ transform: … })}>`: computed styles through the style object. Lit's `styleMap` writes the `style`
 * attribute on the first render, which a content security policy without `unsafe-inline` rightly refuses.
 */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

type Styles = Readonly<Record<string, string>>;

class Styled extends Directive {
  #before: Styles = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styled() stands where an attribute would, without a name');
  }

  render(_styles: Styles): unknown {
    return noChange;
  }

  override update(part: ElementPart, [styles]: [Styles]): unknown {
    const { style } = part.element as HTMLElement;
    for (const name of Object.keys(this.#before)) if (!(name in styles)) style.removeProperty(name);
    for (const [name, value] of Object.entries(styles)) if (this.#before[name] !== value) style.setProperty(name, value);
    this.#before = styles;
    return noChange;
  }
}

/** Names are CSS names: `inline-size`, not `inlineSize`. */
export const styled = directive(Styled);
