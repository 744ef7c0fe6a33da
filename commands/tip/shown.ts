import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { button, buttons, divider, reply, small, text } from '../../src/bot/kit.ts';
import { choice, freeText, member, optional } from '../../src/bot/options.ts';
import { bold } from '../../src/text/line.ts';
import { shortName } from '../cards/jar-card.ts';
import { explained } from '../cards/payer-privacy.ts';
import { currencyOption, heldAmount, LONGEST_AMOUNT } from '../options/amount.ts';
import { jarFacts, openJar } from '../steps/open-jar.ts';
import { backToCard, offeredAmount } from '../steps/tip-card.ts';

/** A page explains so many services: half of what a jar holds, so that all of it fits a message in every language. */
const ON_A_PAGE = 5;

/** Explains for each link of a card what its service shows about who pays, and to whom. */
export const shown = defineStep('tip shown', {
  user: member(),
  amount: optional(freeText(LONGEST_AMOUNT)),
  currency: currencyOption(),
  page: optional(choice('1', '2')),
})
  .lookUp(jarFacts)
  .run(async ({ user, amount: typed, currency, page }, context, facts) => {
    const { say, words } = context;
    const opened = { user, policy: facts.policy, ...(await openJar(user, facts, context)) };
    const amount = typed === undefined ? undefined : offeredAmount(typed, currency, opened, context);
    const { links } = opened;
    const second = page === '2' && links.length > ON_A_PAGE;
    const from = second ? ON_A_PAGE : 0;
    const turned = to('tip shown', { user: user.id, ...heldAmount(amount), page: second ? '1' : '2' });
    const turn = button(words(second ? 'button.previous' : 'button.next'), turned);
    return reply(say('shown.title'), [
      links
        .slice(from, from + ON_A_PAGE)
        .map(({ provider }) => [
          text([bold(provider.name), `\n${explained(provider, shortName(user.name), context).join('\n')}`]),
          divider,
        ]),
      small(say('shown.source')),
      buttons(links.length > ON_A_PAGE && turn, backToCard(user, amount, context)),
    ]);
  });
