import { to, toChoose } from '../../src/bot/action.ts';
import type { Part } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, mainButton, menu, reply, row, text } from '../../src/bot/kit.ts';
import { byButton, freeText, optional } from '../../src/bot/options.ts';
import { userOf } from '../../src/ids.ts';
import { categoriesOf } from '../../src/jars/category.ts';
import { memberSpan } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { ownButton } from '../cards/directory.ts';
import { categoryKey, categoryName, fewNames, shownCategory } from '../cards/names.ts';
import { page } from '../options/page.ts';
import { type Found, type FoundJar, foundJars } from '../steps/found-jars.ts';
import { noteGone } from '../steps/leaving.ts';
import { LAST_PAGE } from '../steps/place.ts';

/** So much may be typed for a category, with a page behind it. */
const MOST_TYPED = 60;
/** So many characters of a name and of a message are shown, to fit eight jars into Discord's 4000. */
const LONGEST_NAME = 32;
const LONGEST_BEGINNING = 80;

/**
 * Shows the community's directory: the live jars whose owners want to be found, those first that have been known here for
 * the shortest time. Newcomers need it most, and nobody gets to the front again by making their jar anew.
 */
export const list = defineCommand('tipjar list', {
  category: optional(freeText(MOST_TYPED)),
  page: byButton(page(LAST_PAGE)),
})
  .lookUp(foundJars)
  .run(async (_, context, found) => {
    const { say, words } = context;
    const { place, jars, more, own, policy, gone } = found;
    for (const listing of gone) await noteGone(listing, context);
    const { category, page } = place;
    const shownAs = category === undefined ? undefined : categoryName(category, context);
    const turn = (there: number, label: string) =>
      button(label, to('tipjar list', { category: category && categoryKey(category), page: String(there) }));
    return reply(say('directory.title', { page }), [
      shownAs && text(say('directory.category', { category: shownAs })),
      jars.map((jar) => jarRow(jar, found, context)),
      jars.length === 0 && text(whyNone(found, context)),
      categoryMenu(found, context),
      buttons(
        page > 1 && turn(page - 1, words('button.previous')),
        more && page < LAST_PAGE && turn(page + 1, words('button.next')),
        category !== undefined && button(words('button.all'), to('tipjar list')),
        ownButton(own, policy, context),
      ),
    ]);
  });

function jarRow({ listing, name, message, links }: FoundJar, { policy, own }: Found, context: Context): Part {
  const { say, words } = context;
  const { account } = listing;
  const category = shownCategory(listing, policy, context);
  const values = {
    member: memberSpan(account),
    name: visible(name, LONGEST_NAME) || '?',
    providers: fewNames(
      links.map(({ provider }) => provider.name),
      context.language,
    ),
  };
  const line = category ? say('directory.jar.category', { ...values, category }) : say('directory.jar', values);
  const beginning = visible(message, LONGEST_BEGINNING);
  const press =
    account === own?.account
      ? button(words('button.show'), to('tipjar show'))
      : mainButton(words('button.tip'), to('tip', { user: userOf(account) }));
  return row(line, press, beginning ? [beginning] : undefined);
}

/** Says why a page is empty, and what to do next. */
function whyNone({ place: { page, category }, more }: Found, { say }: Context) {
  if (more) return say('directory.none-now');
  if (page > 1) return say('directory.no-more');
  return say(category === undefined ? 'directory.none' : 'directory.none-such');
}

/** Lets the reader choose among the categories that have somebody. */
function categoryMenu({ categories, policy }: Found, context: Context): Part | undefined {
  const label = context.words('directory.choose');
  const choices = categoriesOf(policy)
    .filter((one) => categories.includes(one))
    .map((one) => ({ value: categoryKey(one), label: categoryName(one, context) }));
  return choices.length > 0 ? menu(toChoose('tipjar list', 'category'), label, [{ label, choices }]) : undefined;
}
