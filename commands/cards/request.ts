import { to } from '../../src/bot/action.ts';
import type { Button, Card, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, card, mainButton, reply, small, text } from '../../src/bot/kit.ts';
import { type Account, userOf } from '../../src/ids.ts';
import { categoriesOf } from '../../src/jars/category.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { commas } from '../../src/text/formats.ts';
import { memberSpan } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';
import { knownLinks } from './links.ts';
import { categoryKey, categoryName } from './names.ts';
import type { JarHere } from './standing.ts';

/**
 * Makes the buttons for an admin to decide about a waiting jar. The one that declines asks for a reason first.
 * @param seen The mark of the jar as the card shows it.
 */
export function decisionButtons(account: Account, seen: string, { words }: Pick<Texts, 'words'>): Button[] {
  const user = userOf(account);
  return [
    mainButton(words('button.approve'), to('tipjar-admin approve', { user, seen })),
    button(words('button.decline'), to('tipjar-admin decline ask', { user, seen })),
  ];
}

/** How an admin has decided about a request, and who that was. */
interface Decided {
  as: 'approved' | 'declined';
  admin: Account;
}

/**
 * Makes the card that a channel gets about a request. It has the services' names, but no handles.
 * @param state The mark of the jar that the buttons decide about, or how it was decided, and then there are no buttons.
 */
export function requestCard(
  { account, category, about }: Pick<Listing, 'account' | 'category' | 'about'>,
  jar: Pick<Jar, 'links'>,
  state: { seen: string } | Decided,
  texts: Texts,
): Card {
  const { say } = texts;
  const providers = knownLinks(jar.links).map(({ provider }) => provider.name);
  return card(say('request.card.title'), [
    text(say('request.card.who', { member: memberSpan(account), category: categoryName(category, texts) })),
    text(say('request.card.about', { about })),
    text(say('request.card.links', { providers: commas(providers, texts.language) })),
    'seen' in state
      ? [buttons(decisionButtons(account, state.seen, texts)), small(say('request.card.admins'))]
      : text(say(`request.card.${state.as}`, { admin: memberSpan(state.admin) })),
  ]);
}

/**
 * Shows the first step of a request, in which the creator chooses a category.
 * @param accepted The version of the rules that the creator accepted just before. The buttons pass it on.
 */
export function askForRequest({ listing, policy }: JarHere, accepted: string | undefined, context: Context): Reply {
  const { say } = context;
  return reply(say('request.title'), [
    text(say('request.ask')),
    buttons(
      categoriesOf(policy).map((category) => {
        const make = category === listing?.category ? mainButton : button;
        const action = to('tipjar request about', { category: categoryKey(category), accepted });
        return make(categoryName(category, context), action);
      }),
    ),
  ]);
}
