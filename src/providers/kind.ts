/** The kinds of provider: what a community allows or blocks as a whole, and what the setup groups its menus by. */
export const kinds = ['tip', 'membership', 'crowdfunding', 'crypto', 'bank'] as const;
export type Kind = (typeof kinds)[number];
