import type { Reply } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineStep } from '../../src/bot/command.ts';
import { button, buttons, type Parts, reply, small, text } from '../../src/bot/kit.ts';
import { freeText, member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Amount, qrPng } from '../../src/providers/index.ts';
import { withoutIsolates } from '../../src/text/direction.ts';
import { code as codeSpan } from '../../src/text/line.ts';
import { codeOf } from '../cards/code-action.ts';
import { destination, warnings } from '../cards/jar-card.ts';
import type { ShownLink } from '../cards/links.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { currencyOption, LONGEST_AMOUNT } from '../options/amount.ts';
import { provider as providerOption } from '../options/provider.ts';
import { jarFacts, openJar } from '../steps/open-jar.ts';
import { backToCard, offeredAmount, outdated } from '../steps/tip-card.ts';

/** Shows a QR code, because people often chat on a computer and pay with an app on their phone. */
export const code = defineStep('tip code', {
  user: member(),
  provider: optional(providerOption()),
  amount: optional(freeText(LONGEST_AMOUNT)),
  currency: currencyOption(),
  seen: seenOption(),
})
  .lookUp(jarFacts)
  .run(async ({ user, provider, amount: typed, currency, seen }, context, facts) => {
    const opened = { user, policy: facts.policy, ...(await openJar(user, facts, context)) };
    const { links } = opened;
    const amount = typed === undefined ? undefined : offeredAmount(typed, currency, opened, context);
    const scannable = links.filter((link) => destination(link, amount).code !== undefined);
    const own = links.filter((link) => link.provider.id === provider?.id);
    // Whoever scans a code rarely reads the name again, so it must be the one that stood on the card.
    const changed = seen !== undefined && seen !== linksMark(provider ? own : links);
    if (changed && (!provider || own.length > 0)) throw outdated('code.changed', opened, context);
    const [first, ...others] = scannable;
    if (!first) throw new Refusal('code.none', { name: user.name });
    if (!provider) {
      return others.length === 0 ? picture(user, first, [], amount, context) : choose(user, scannable, amount, context);
    }
    const link = scannable.find((one) => one.provider.id === provider.id);
    if (!link) throw new Refusal('code.gone', { name: user.name, provider: provider.name });
    const rest = scannable.filter((one) => one !== link);
    return picture(user, link, rest, amount, context);
  });

/** Asks which link to show a code of. */
const choose = (user: Member, links: readonly ShownLink[], amount: Amount | undefined, context: Context): Reply =>
  reply(context.say('code.title'), [
    text(context.say('code.choose', { name: user.name })),
    buttonsOf(user, links, amount, context),
  ]);

/** Makes a button for the code of each link, and the one that leads back to the card. */
const buttonsOf = (user: Member, links: readonly ShownLink[], amount: Amount | undefined, context: Context): Parts => [
  buttons(links.map((link) => button(link.provider.name, codeOf(user.id, link, amount)))),
  buttons(backToCard(user, amount, context)),
];

/** Shows the code of one link right below the sentence that says to scan it, with buttons for the codes of the others. */
function picture(
  user: Member,
  link: ShownLink,
  others: readonly ShownLink[],
  amount: Amount | undefined,
  context: Context,
): Reply {
  const { say, words } = context;
  const { name } = user;
  const { code = '', copy, url, carries } = destination(link, amount);
  const { id, name: provider } = link.provider;
  const warned = warnings(link, amount, carries, context);
  const alt = withoutIsolates(words('code.alt', { name, provider }));
  return reply(
    say('code.title'),
    [
      text([codeSpan(copy ?? url ?? '')]),
      warned !== '' && small([warned]),
      text(say('code.scan', { name, provider })),
      buttonsOf(user, others, amount, context),
    ],
    { file: { name: `${id}.png`, type: 'image/png', content: qrPng(code), alt } },
  );
}
