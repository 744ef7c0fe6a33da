import { defineCommand } from '../../src/bot/command.ts';
import { freeText, memberOrGone, optional } from '../../src/bot/options.ts';
import { currencyOption, LONGEST_AMOUNT } from '../options/amount.ts';
import { present } from '../steps/leaving.ts';
import { jarFacts, openJar } from '../steps/open-jar.ts';
import { offeredAmount, tipCard } from '../steps/tip-card.ts';

export const tip = defineCommand('tip', {
  user: memberOrGone(),
  amount: optional({ ...freeText(LONGEST_AMOUNT), beforeMember: true }),
  currency: currencyOption(),
})
  .lookUp(jarFacts)
  .run(async ({ user: named, amount: typed, currency }, context, facts) => {
    const user = await present(named, context);
    const opened = { user, policy: facts.policy, ...(await openJar(user, facts, context)) };
    const amount = typed === undefined ? undefined : offeredAmount(typed, currency, opened, context);
    return { kind: 'reply', card: tipCard(opened, amount, context) };
  });
