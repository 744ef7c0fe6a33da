import { to } from '../../src/bot/action.ts';
import type { Button, Card } from '../../src/bot/answer.ts';
import { button, buttons, card, mainButton, small, text } from '../../src/bot/kit.ts';
import { type Account, userOf } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { memberSpan } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';
import { categoryName } from './category.ts';
import { knownLinks } from './known-links.ts';

/** What an admin presses about a jar that waits; declining asks for a reason first. */
export function decisionButtons(account: Account, { words }: Pick<Texts, 'words'>): Button[] {
  const user = userOf(account);
  return [
    mainButton(words('button.approve'), to('tipjar-admin approve', { user })),
    button(words('button.decline'), to('tipjar-admin decline ask', { user })),
  ];
}

/** A request as a channel sees it: with the services' names, and no handles. */
export function requestCard({ account, category, about }: Listing, jar: Jar, texts: Texts): Card {
  const { say } = texts;
  const providers = knownLinks(jar.links).map(({ provider }) => provider.name);
  return card(say('request.card.title'), [
    text(say('request.card.who', { member: memberSpan(account), category: categoryName(category, texts) })),
    text(say('request.card.about', { about })),
    text(say('request.card.links', { providers: providers.join(', ') })),
    buttons(decisionButtons(account, texts)),
    small(say('request.card.admins')),
  ]);
}
