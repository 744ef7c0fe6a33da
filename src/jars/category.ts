import type { Policy } from './policy.ts';

/** What a creator may be in every community; the admins may define others. */
export const commonCategories = ['creator', 'journalist', 'expert', 'nonprofit'] as const;
type CommonCategory = (typeof commonCategories)[number];

/** In characters as a person counts them, because a category is the label of a button. */
export const LONGEST_CATEGORY = 30;
/** Of the categories that admins define. With the four common ones they fit on the 25 buttons of a card. */
export const MOST_CATEGORIES = 20;

/** Whether every community has this category. Its name is in small letters. */
export const isCommon = (category: string): category is CommonCategory =>
  commonCategories.some((one) => one === category);

/** All the categories that a creator may choose from in a community. */
export const categoriesOf = ({ categories }: Pick<Policy, 'categories'>): string[] => [
  ...commonCategories,
  ...categories,
];

/** Whether two names are the same for a reader: case and Unicode's ways of writing a letter don't matter. */
export const sameCategory = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
