import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineStep } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { freeText, member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Amount, qrPng } from '../../src/providers/index.ts';
import { withoutIsolates } from '../../src/text/direction.ts';
import { code as codeSpan } from '../../src/text/line.ts';
import { destination } from '../cards/jar-card.ts';
import type { ShownLink } from '../cards/links.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { currencyOption, heldAmount, LONGEST_AMOUNT } from '../options/amount.ts';
import { provider as providerOption } from '../options/provider.ts';
import { jarFacts, openJar } from '../steps/open-jar.ts';
import { offeredAmount, outdated } from '../steps/tip-card.ts';

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
      return others.length === 0 ? picture(user, first, amount, context) : choose(user, scannable, amount, context);
    }
    const link = scannable.find((one) => one.provider.id === provider.id);
    if (!link) throw new Refusal('code.gone', { name: user.name, provider: provider.name });
    return picture(user, link, amount, context);
  });

/** Asks which link to show a code of. A button holds the amount only if the code can, because ids have little room. */
function choose(user: Member, links: ShownLink[], amount: Amount | undefined, { say }: Context): Reply {
  return reply(say('code.title'), [
    text(say('code.choose', { name: user.name })),
    buttons(
      links.map((link) => {
        const { id: provider, name } = link.provider;
        const carried = heldAmount(destination(link, amount).carries ? amount : undefined);
        return button(name, to('tip code', { user: user.id, provider, ...carried, seen: linksMark([link]) }));
      }),
    ),
  ]);
}

function picture({ name }: Member, link: ShownLink, amount: Amount | undefined, { say, words }: Context): Reply {
  const { code = '', copy, url } = destination(link, amount);
  const { id, name: provider } = link.provider;
  const alt = withoutIsolates(words('code.alt', { name, provider }));
  return reply(say('code.title'), [text(say('code.scan', { name, provider })), text([codeSpan(copy ?? url ?? '')])], {
    file: { name: `${id}.png`, type: 'image/png', content: qrPng(code), alt },
  });
}
