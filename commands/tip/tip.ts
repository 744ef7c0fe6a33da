import { to } from '../../src/bot/action.ts';
import type { Button } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, mainButton } from '../../src/bot/kit.ts';
import { freeText, memberOrGone, optional } from '../../src/bot/options.ts';
import { type Amount, presetsIn } from '../../src/providers/index.ts';
import { destination, jarCard } from '../cards/jar-card.ts';
import { shownCategory } from '../cards/names.ts';
import { amountIn, DEFAULT_CURRENCY, LONGEST_AMOUNT, typedAmount, written } from '../options/amount.ts';
import { present } from '../steps/leaving.ts';
import { jarFacts, type OpenJar, openJar } from '../steps/open-jar.ts';

export const tip = defineCommand('tip', {
  user: memberOrGone(),
  amount: optional({ ...freeText(LONGEST_AMOUNT), beforeMember: true }),
})
  .lookUp(jarFacts)
  .run(async ({ user: named, amount: typed }, context, facts) => {
    const user = await present(named, context);
    const open = await openJar(user, facts, context);
    const amount = typed === undefined ? undefined : amountIn(open.jar, typed);
    const category = shownCategory(open.listing, facts.policy, context);
    const below = [buttons(amountButtons(user, open, amount, context), otherButtons(user, amount, context))];
    const { name, id } = user;
    return { kind: 'reply', card: jarCard({ ...open, name, category, amount, user: id, below }, context) };
  });

/** Makes buttons that show the card with an amount. There are none if no link can state an amount. */
function amountButtons(
  { id: user }: Member,
  { jar, links }: OpenJar,
  amount: Amount | undefined,
  context: Context,
): Button[] {
  const presets = presetsIn(jar.currency ?? DEFAULT_CURRENCY).map((major) => amountIn(jar, String(major)));
  const useful = presets.some((preset) => links.some((link) => destination(link, preset).carries));
  if (!useful) return [];
  return [
    ...presets.map((preset) => {
      const make = preset.minor === amount?.minor ? mainButton : button;
      return make(written(preset, context), to('tip', { user, amount: typedAmount(preset) }));
    }),
    button(context.words('button.other-amount'), to('tip other', { user })),
  ];
}

/** Makes the buttons that show a QR code and report the jar to the admins. */
const otherButtons = ({ id: user }: Member, amount: Amount | undefined, { words }: Context): Button[] => [
  button(words('button.code'), to('tip code', { user, amount: amount && typedAmount(amount) })),
  button(words('button.report'), to('tip report', { user })),
];
