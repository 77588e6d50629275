/** Which decisions count, as the fold has judged them. */

/** What the fold says of a decision. */
export interface Judged { readonly late: boolean; readonly replaced: boolean; /** Places of the required tour that its author had not seen. */ readonly unseen: readonly unknown[] }

/** It was said in time, and after what the review asks to be looked at. */
export const isValid = ({ late, unseen }: Judged): boolean => !late && unseen.length === 0;

/** It is the last valid word of its author on the version. */
export const stands = (decision: Judged): boolean => isValid(decision) && !decision.replaced;
