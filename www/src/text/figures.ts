/** What a finding's sentence is made of, in the words of the page: the numbers are written with their units already. */
export interface Figures { kind: string; about: string; measured: string; limit: string }
