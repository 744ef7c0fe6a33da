import type { Bench } from 'tinybench';
import { jarCard } from '../commands/cards/jar-card.ts';
import { knownLinks } from '../commands/cards/links.ts';
import type { Reply } from '../src/bot/answer.ts';
import { toMessage as onDiscord } from '../src/discord/to-message.ts';
import { toMessage as onSlack } from '../src/slack/to-message.ts';
import { textsIn } from '../src/text/texts.ts';
import { tenLinks } from './jar.ts';

/** Measures a card with ten links, which is built and made into each platform's JSON. */
export function addCards(bench: Bench): void {
  const texts = textsIn('en');
  const stored = tenLinks.map(({ provider, handle }) => ({ provider: provider.id, handle }));
  const amount = { minor: 500, currency: 'USD' };
  const card = (): Reply => {
    const shown = { name: 'Ada', jar: { message: 'Thank you!' }, links: knownLinks(stored), amount, user: 'U1' };
    return { kind: 'reply', card: jarCard(shown, texts) };
  };
  let last: unknown;
  bench
    .add('bare: ten templates, as JSON', () => {
      last = JSON.stringify(stored.map(({ provider, handle }) => ({ url: `https://${provider}.com/${handle}` })));
    })
    .add('building a card with ten links', () => {
      last = card();
    })
    .add('the same, rendered for Discord', () => {
      last = JSON.stringify(onDiscord(card(), 'ownermrk'));
    })
    .add('the same, rendered for Slack', () => {
      last = JSON.stringify(onSlack(card(), 'ownermrk'));
    });
  void last;
}
