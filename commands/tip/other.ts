import { form } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { member } from '../../src/bot/options.ts';
import { currencyOf, LONGEST_AMOUNT } from '../options/amount.ts';
import { jarFacts, openJar } from '../steps/open-jar.ts';

/** Asks for an amount for which the card has no button. */
export const other = defineStep('tip other', { user: member() })
  .lookUp(jarFacts)
  .run(async ({ user }, context, facts) => {
    const { jar } = await openJar(user, facts, context);
    const { words } = context;
    const currency = currencyOf(jar);
    const label = words('other.label', { currency });
    return form(
      {
        title: words('other.form'),
        submit: words('button.continue'),
        sends: 'tip',
        fields: [{ name: 'amount', label, placeholder: '5', most: LONGEST_AMOUNT, required: true }],
      },
      { user: user.id, currency },
    );
  });
