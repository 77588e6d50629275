/** Screens that the pages of a proof are laid out for, as media queries for `css`. Heights and widths grow with the text. */
import { unsafeCSS } from 'lit';

const short = '(max-height: 30rem) and (min-width: 34rem)';
/** A phone held sideways: the panel stands beside the picture, and what is above them is low. */
export const sideways = unsafeCSS(short);
/** A phone held upright, or a narrow window: the panel is a sheet below the picture. */
export const upright = unsafeCSS(`(max-width: 48rem) and (not (${short}))`);
