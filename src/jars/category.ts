import type { Policy } from './policy.ts';

/** Creators can choose these in every community. The admins of a community can add others. */
export const commonCategories = ['creator', 'journalist', 'expert', 'nonprofit'] as const;
type CommonCategory = (typeof commonCategories)[number];

/** A category has at most so many characters (code points), because it is the label of a button. */
export const LONGEST_CATEGORY = 30;
/** Admins can add so many categories. Together with the four common ones they fit on the 25 buttons of a card. */
export const MOST_CATEGORIES = 20;

/** Says whether every community has this category. The names of these are in small letters. */
export const isCommon = (category: string): category is CommonCategory =>
  commonCategories.some((one) => one === category);

/** Gets all the categories that creators can choose from in a community. */
export const categoriesOf = ({ categories }: Pick<Policy, 'categories'>): string[] => [
  ...commonCategories,
  ...categories,
];

/** Says whether two names read the same. Neither case nor Unicode's different ways of writing a letter matter. */
export const sameCategory = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
