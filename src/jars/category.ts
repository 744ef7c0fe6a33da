import type { Policy } from './policy.ts';

/** What a creator may be in every community; the admins may define others. */
export const commonCategories = ['creator', 'journalist', 'expert', 'nonprofit'] as const;
type CommonCategory = (typeof commonCategories)[number];

/** In characters, as a person counts them: it stands on a button. */
export const LONGEST_CATEGORY = 30;
/** Of those the admins define: with the four common ones they still fit on the 25 buttons of a card. */
export const MOST_CATEGORIES = 20;

export const isCommon = (category: string): category is CommonCategory =>
  commonCategories.some((one) => one === category);

/** All that a creator may choose from here. */
export const categoriesOf = ({ categories }: Pick<Policy, 'categories'>): string[] => [
  ...commonCategories,
  ...categories,
];

/** Whether two names are the same to a reader. */
export const sameCategory = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
