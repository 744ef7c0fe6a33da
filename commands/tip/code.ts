import type { Reply } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { member, optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Amount, qrPng } from '../../src/providers/index.ts';
import { destination, HONEY, type ShownLink } from '../cards/jar-card.ts';
import { amountIn, typedAmount } from '../options/amount.ts';
import { provider as providerOption } from '../options/provider.ts';
import { openJar } from '../steps/open-jar.ts';
import { MOST_TYPED } from './tip.ts';

/** A code to scan: chat is often on a desktop, and the payment app on a phone. */
export const code = defineCommand({
  name: 'tip code',
  hidden: true,
  options: { user: member(), provider: optional(providerOption()), amount: optional(text(MOST_TYPED)) },
  async run({ user, provider, amount: typed }, context) {
    const { jar, links } = await openJar(user, context);
    const amount = typed === undefined ? undefined : amountIn(jar, typed);
    const scannable = links.filter((link) => destination(link, amount).code !== undefined);
    const [first, ...others] = scannable;
    if (!first) throw new Refusal('code.none', { name: user.name });
    if (!provider)
      return others.length === 0 ? picture(user, first, amount, context) : choose(user, scannable, amount, context);
    const link = scannable.find((one) => one.provider.id === provider.id);
    if (!link) throw new Refusal('code.gone', { name: user.name, provider: provider.name });
    return picture(user, link, amount, context);
  },
});

/** An amount goes along where the code carries it: beside a long name of a provider there is no room for both. */
function choose(user: Member, links: ShownLink[], amount: Amount | undefined, { say }: Context): Reply {
  const typed = (link: ShownLink) =>
    amount && destination(link, amount).carries ? { amount: typedAmount(amount) } : undefined;
  return reply({
    title: say('code.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say('code.choose', { name: user.name }) },
      {
        part: 'buttons',
        buttons: links.map((link) => ({
          label: link.provider.name,
          action: { command: 'tip code', options: { user: user.id, provider: link.provider.id, ...typed(link) } },
          style: 'plain',
        })),
      },
    ],
  });
}

function picture(user: Member, link: ShownLink, amount: Amount | undefined, { say, words }: Context): Reply {
  const { code = '', copy, url } = destination(link, amount);
  const provider = link.provider.name;
  return {
    ...reply({
      title: say('code.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say('code.scan', { name: user.name, provider }) },
        { part: 'text', line: [{ kind: 'code', text: copy ?? url ?? '' }] },
      ],
    }),
    file: {
      name: `${link.provider.id}.png`,
      type: 'image/png',
      content: qrPng(code),
      alt: words('code.alt', { name: user.name, provider }),
    },
  };
}
