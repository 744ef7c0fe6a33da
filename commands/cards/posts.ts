import { to } from '../../src/bot/action.ts';
import type { Card } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, card, mainButton, small, text } from '../../src/bot/kit.ts';
import { type Account, userOf } from '../../src/ids.ts';
import { bold, memberSpan, type Span } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';
import type { KnownLink } from './links.ts';

export interface PostedJar {
  account: Account;
  name: string;
  category: string | undefined;
  message: string;
  links: readonly Pick<KnownLink, 'provider'>[];
}

/** Makes the card that shows everybody in a channel whom they can tip. It names services, but no name at any of them. */
export function postedJar({ account, name, category, message, links }: PostedJar, texts: Texts): Card {
  const { say, words, language } = texts;
  const user = userOf(account);
  const services = new Intl.ListFormat([language], { type: 'unit' }).format(links.map(({ provider }) => provider.name));
  return card(say('card.title', { name }), [
    category && small([category]),
    message && text([message]),
    text(say('post.services', { services })),
    buttons(
      mainButton(words('button.tip'), to('tip', { user })),
      button(words('button.remove-post'), to('tip remove post', { by: user })),
    ),
  ]);
}

/** Somebody whom a post for everybody names. */
export interface Named {
  account: Account;
  name: string;
}

/** Makes the card by which one member thanks another. It says neither how much nor that anything was paid. */
export function thanksCard(from: Named, creator: Named, texts: Texts, platform: Context['platform']): Card {
  const [by, user] = [userOf(from.account), userOf(creator.account)];
  // A mention would ping on Slack. On Discord it pings nobody, and shows that nobody else has taken the name.
  const shown = ({ account, name }: Named): Span => (platform === 'Discord' ? memberSpan(account) : bold(name));
  const line = texts.say('thanks.line', { tipper: [shown(from)], name: [shown(creator)] });
  const remove = button(texts.words('button.remove-post'), to('tip remove post', { by, user }));
  return card([], [text(line), buttons(remove)]);
}
