import { shortMark } from '../../src/bot/action-id.ts';
import { categoriesOf, isCommon } from '../../src/jars/category.ts';
import type { Draft } from '../../src/jars/jar.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { catalogue } from '../../src/providers/index.ts';
import { commas, list } from '../../src/text/formats.ts';
import type { Language, Texts } from '../../src/text/texts.ts';
import { isKind } from '../options/provider.ts';

/** Gets the name of a category in the reader's language. One that admins added has the same name in all languages. */
export const categoryName = (category: string, { words }: Pick<Texts, 'words'>): string =>
  isCommon(category) ? words(`category.${category}`) : category;

/** Gets the category that a card shows. It's undefined if there is none, or if the admins have removed it. */
export function shownCategory(
  { category }: { category: string },
  policy: Pick<Policy, 'categories'>,
  texts: Pick<Texts, 'words'>,
): string | undefined {
  return categoriesOf(policy).includes(category) ? categoryName(category, texts) : undefined;
}

/** Makes a key for a category that fits on a button. A name in other letters than Latin ones may be too long for it. */
export const categoryKey = (category: string): string => (isCommon(category) ? category : shortMark(category));

export const categoryOf = (key: string, policy: Pick<Policy, 'categories'>): string | undefined =>
  categoriesOf(policy).find((category) => categoryKey(category) === key);

/** Gets a provider's name, or its id if it's no longer in the catalogue. */
export const providerName = (id: string): string => catalogue.get(id)?.name ?? id;

/** Lists the names of the services for which something was typed into a draft. */
export const draftedNames = (
  { typed, removed }: Pick<Draft, 'typed' | 'removed'>,
  { language }: Pick<Texts, 'language'>,
): string => list([...Object.keys(typed), ...removed].map(providerName), language);

/** Gets the name of a provider, or of a whole kind of provider. */
export const subjectName = (subject: string, { words }: Pick<Texts, 'words'>): string =>
  isKind(subject) ? words(`provider.kind.${subject}`) : providerName(subject);

/** A line of a list names so many services. */
const MOST_NAMED = 4;

/** Names the first few, and says how many there are besides. It's empty for none. */
export function fewNames(names: readonly string[], language: Language): string {
  const more = names.length - MOST_NAMED;
  return commas([...names.slice(0, MOST_NAMED), ...(more > 0 ? [`+${more}`] : [])], language);
}
