import type { Button, Card } from '../../src/bot/answer.ts';
import type { Change, Context } from '../../src/bot/command.ts';
import type { Account } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Span } from '../../src/text/line.ts';
import { languageOf, type Texts, textsIn } from '../../src/text/texts.ts';
import { known } from '../options/provider.ts';
import { categoryName } from './category.ts';
import { HONEY } from './jar-card.ts';

/** The platform's own id of an account, as a button carries it. */
export const userOf = (account: Account): string => account.split(':').at(-1) ?? '';

export const asMember = (account: Account): Span => ({ kind: 'member', id: userOf(account) });

/** What an admin presses about a jar that waits; declining asks for a reason first. */
export function decisionButtons(account: Account, { words }: Pick<Texts, 'words'>): Button[] {
  const options = { user: userOf(account) };
  return [
    { label: words('button.approve'), action: { command: 'tipjar-admin approve', options }, style: 'main' },
    { label: words('button.decline'), action: { command: 'tipjar-admin decline ask', options }, style: 'plain' },
  ];
}

/** Has the caller's request appear where the admins look for them, if they chose a channel. */
export async function requestPosted(change: Change, { community, caller }: Context): Promise<void> {
  const { requestChannel, journalChannel, language } = await change.policy(community);
  const channel = requestChannel ?? journalChannel;
  const listing = await change.listing(community, caller.account);
  const jar = await change.jar(caller.account);
  if (channel && listing && jar) change.post(channel, requestCard(listing, jar, textsIn(languageOf(language))));
}

/** A request as a channel sees it: with the services' names, and no handles. */
function requestCard({ account, category, about }: Listing, jar: Jar, texts: Texts): Card {
  const { say } = texts;
  const providers = jar.links.map(known).flatMap((link) => (link ? [link.provider.name] : []));
  return {
    title: say('request.card.title'),
    color: HONEY,
    parts: [
      {
        part: 'text',
        line: say('request.card.who', { member: asMember(account), category: categoryName(category, texts) }),
      },
      { part: 'text', line: say('request.card.about', { about }) },
      { part: 'text', line: say('request.card.links', { providers: providers.join(', ') }) },
      { part: 'buttons', buttons: decisionButtons(account, texts) },
      { part: 'small', line: say('request.card.admins') },
    ],
  };
}
