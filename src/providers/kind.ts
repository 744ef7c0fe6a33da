/** Every provider is of one of these kinds. Communities can block a whole kind, and the setup has menus by kind. */
export const kinds = ['tip', 'membership', 'crowdfunding', 'crypto', 'bank'] as const;
export type Kind = (typeof kinds)[number];
