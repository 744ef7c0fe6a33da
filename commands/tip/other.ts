import { defineCommand } from '../../src/bot/command.ts';
import { member } from '../../src/bot/options.ts';
import { DEFAULT_CURRENCY } from '../options/amount.ts';
import { openJar } from '../steps/open-jar.ts';
import { MOST_TYPED } from './tip.ts';

/** Asks for an amount that is on no button. */
export const other = defineCommand({
  name: 'tip other',
  hidden: true,
  options: { user: member() },
  async run({ user }, context) {
    const { jar } = await openJar(user, context);
    const { words } = context;
    return {
      kind: 'form',
      title: words('other.form'),
      submit: words('button.continue'),
      action: { command: 'tip', options: { user: user.id } },
      fields: [
        {
          name: 'amount',
          label: words('other.label', { currency: jar.currency ?? DEFAULT_CURRENCY }),
          placeholder: '5',
          most: MOST_TYPED,
          required: true,
        },
      ],
    };
  },
});
