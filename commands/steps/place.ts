import { to } from '../../src/bot/action.ts';
import type { Here } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { categoriesOf, LONGEST_CATEGORY, sameCategory } from '../../src/jars/category.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { textsIn } from '../../src/text/texts.ts';
import { categoryKey, categoryName } from '../cards/names.ts';
import { pageIn } from '../options/page.ts';

/** Nobody turns more pages, and members may ask for a page at any time: to skip as many jars takes two milliseconds. */
export const LAST_PAGE = 999;

/** UTF-16 code units, of which a character has at most two. */
const LONGEST_NAMED = 2 * LONGEST_CATEGORY;

/** A page of the directory. */
export interface Place {
  /** Undefined for all categories. */
  category: string | undefined;
  page: number;
}

/**
 * Finds what somebody typed for the directory: a category by its name in their language, a page, or both, as in
 * `Web comics 2`. A button holds the key of the category, and the page apart from it.
 * @throws {Refusal} that names the categories, when it is none of them.
 */
export function placeIn(
  typed: string | undefined,
  turned: number | undefined,
  policy: Pick<Policy, 'categories'>,
  { language }: Pick<Here, 'language'>,
): Place {
  const texts = textsIn(language);
  const all = categoriesOf(policy);
  const named = (name: string) =>
    // Comparing takes long where somebody typed a lot, and no name is as long in any language.
    name.length > LONGEST_NAMED
      ? undefined
      : all.find((one) => [one, categoryKey(one), categoryName(one, texts)].some((said) => sameCategory(said, name)));
  if (!typed) return { category: undefined, page: turned ?? 1 };
  const category = named(typed);
  if (category !== undefined) return { category, page: turned ?? 1 };
  const number = /(?<!\d)\d+$/.exec(typed)?.[0];
  const name = typed.slice(0, typed.length - (number?.length ?? 0)).trimEnd();
  const before = named(name);
  if (number !== undefined && (name === '' || before !== undefined))
    return { category: before, page: pageIn(number, LAST_PAGE) };
  const categories = all.map((one) => categoryName(one, texts)).join(', ');
  const wayOn = { label: 'button.directory', action: to('tipjar list') } as const;
  throw new Refusal('directory.no-category', { typed, categories }, { wayOn });
}
