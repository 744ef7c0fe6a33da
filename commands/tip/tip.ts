import { defineCommand } from '../../src/bot/command.ts';
import { freeText, memberOrGone, optional } from '../../src/bot/options.ts';
import { currencyOption, LONGEST_AMOUNT } from '../options/amount.ts';
import { present } from '../steps/leaving.ts';
import { openJar } from '../steps/open-jar.ts';
import { severalCard } from '../steps/several-card.ts';
import { severalJars } from '../steps/several-jars.ts';
import { offeredAmount, tipCard } from '../steps/tip-card.ts';

const further = { ...optional(memberOrGone()), further: true } as const;

export const tip = defineCommand('tip', {
  user: memberOrGone(),
  amount: optional({ ...freeText(LONGEST_AMOUNT), beforeMember: true }),
  currency: currencyOption(),
  user2: further,
  user3: further,
  user4: further,
  user5: further,
})
  .lookUp(severalJars)
  .run(async ({ user: named, amount: typed, currency }, context, facts) => {
    if (facts.further) return severalCard([{ user: named, facts }, ...facts.further], typed, context);
    const user = await present(named, context);
    const opened = { user, policy: facts.policy, ...(await openJar(user, facts, context)) };
    const amount = typed === undefined ? undefined : offeredAmount(typed, currency, opened, context);
    return { kind: 'reply', card: tipCard(opened, amount, context) };
  });
