import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineStep } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { freeText, member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Amount, qrPng } from '../../src/providers/index.ts';
import { code as codeSpan } from '../../src/text/line.ts';
import { destination } from '../cards/jar-card.ts';
import type { ShownLink } from '../cards/links.ts';
import { amountIn, LONGEST_AMOUNT, typedAmount } from '../options/amount.ts';
import { provider as providerOption } from '../options/provider.ts';
import { jarFacts, openJar } from '../steps/open-jar.ts';

/** Shows a QR code, because people often chat on a computer and pay with an app on their phone. */
export const code = defineStep('tip code', {
  user: member(),
  provider: optional(providerOption()),
  amount: optional(freeText(LONGEST_AMOUNT)),
})
  .lookUp(jarFacts)
  .run(async ({ user, provider, amount: typed }, context, facts) => {
    const { jar, links } = await openJar(user, facts, context);
    const amount = typed === undefined ? undefined : amountIn(jar, typed);
    const scannable = links.filter((link) => destination(link, amount).code !== undefined);
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
        const carried = amount && destination(link, amount).carries ? typedAmount(amount) : undefined;
        return button(name, to('tip code', { user: user.id, provider, amount: carried }));
      }),
    ),
  ]);
}

function picture({ name }: Member, link: ShownLink, amount: Amount | undefined, { say, words }: Context): Reply {
  const { code = '', copy, url } = destination(link, amount);
  const { id, name: provider } = link.provider;
  const alt = words('code.alt', { name, provider });
  return reply(say('code.title'), [text(say('code.scan', { name, provider })), text([codeSpan(copy ?? url ?? '')])], {
    file: { name: `${id}.png`, type: 'image/png', content: qrPng(code), alt },
  });
}
