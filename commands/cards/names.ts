import { shortMark } from '../../src/bot/action-id.ts';
import { categoriesOf, isCommon } from '../../src/jars/category.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Texts } from '../../src/text/texts.ts';
import { isKind } from '../options/provider.ts';

/** A category as people call it. */
export const categoryName = (category: string, { words }: Pick<Texts, 'words'>): string =>
  isCommon(category) ? words(`category.${category}`) : category;

/** What stands on a jar's card: undefined for none, and for one that the admins took away. */
export function shownCategory(
  { category }: { category: string },
  policy: Pick<Policy, 'categories'>,
  texts: Pick<Texts, 'words'>,
): string | undefined {
  return categoriesOf(policy).includes(category) ? categoryName(category, texts) : undefined;
}

/** A category as a button carries it: a name of other letters would be longer than a button's id may be. */
export const categoryKey = (category: string): string => (isCommon(category) ? category : shortMark(category));

export const categoryOf = (key: string, policy: Pick<Policy, 'categories'>): string | undefined =>
  categoriesOf(policy).find((category) => categoryKey(category) === key);

/** A provider's name; its id once it has left the catalogue. */
export const providerName = (id: string): string => catalogue.get(id)?.name ?? id;

/** What a rule about providers is about, as people call it: one of them, or a whole kind. */
export const subjectName = (subject: string, { words }: Pick<Texts, 'words'>): string =>
  isKind(subject) ? words(`provider.kind.${subject}`) : providerName(subject);
