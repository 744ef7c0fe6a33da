import { form } from '../../src/bot/action.ts';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { preview } from '../cards/preview.ts';
import { toSetUp } from '../cards/set-up.ts';
import { currencyHere } from '../options/amount.ts';
import { chosenCurrency, currencyIn, LONGEST_CURRENCY } from '../options/currency.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { putOwnJar } from '../steps/put-own-jar.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { membersRoles } from '../steps/roles.ts';

export const currency = defineCommand('tipjar currency', { code: chosenCurrency() }).run(
  async ({ code: typed }, context) => {
    const { caller, write, say, now } = context;
    const code = currencyIn(typed, context);
    await write(async (writing) => {
      if (!(await writing.jar(caller.account))) throw new Refusal('jar.none', {}, { wayOn: toSetUp });
      await writing.putJar(caller.account, now, { currency: code });
    });
    return reply(say('currency.title'), [text(say('currency.done', { currency: code }))]);
  },
);

/** Asks for the currency of a jar that is being set up. */
export const currencyField = defineStep('tipjar currency field', {}).run(async (_, context) => {
  const { caller, read, words } = context;
  const value = currencyHere(await read((reading) => reading.jar(caller.account)), context);
  return form({
    title: words('currency.title'),
    submit: words('button.continue'),
    sends: 'tipjar currency setup',
    fields: [{ name: 'code', label: words('currency.label'), value, most: LONGEST_CURRENCY, required: true }],
  });
});

/** Takes that form, and shows the preview of the draft again. The jar begins with its currency here if it is new. */
export const currencySetup = defineStep('tipjar currency setup', { code: chosenCurrency() })
  .lookUp(membersRoles)
  .run(async ({ code: typed }, context, roles) => {
    const { write, say } = context;
    const code = currencyIn(typed, context);
    const drafted = await write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      await putOwnJar(writing, context, { currency: code });
      return readDrafted(writing, context);
    });
    if (drafted.draft) return preview(drafted, context);
    return reply(say('currency.title'), [text(say('currency.done', { currency: code }))]);
  });
