import type { Button } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { memberOrGone, optional, text } from '../../src/bot/options.ts';
import { type Amount, presetsIn } from '../../src/providers/index.ts';
import { destination, jarCard } from '../cards/jar-card.ts';
import { amountIn, DEFAULT_CURRENCY, typedAmount, written } from '../options/amount.ts';
import { present } from '../steps/leaving.ts';
import { type OpenJar, openJar } from '../steps/open-jar.ts';

/** In characters: more than any amount has, so that a slip is answered and not cut off. */
export const MOST_TYPED = 40;

export const tip = defineCommand({
  name: 'tip',
  options: { user: memberOrGone(), amount: optional(text(MOST_TYPED)) },
  async run({ user: asked, amount: typed }, context) {
    const user = await present(asked, context);
    const open = await openJar(user, context);
    const amount = typed === undefined ? undefined : amountIn(open.jar, typed);
    const card = jarCard({ name: user.name, ...open, amount, user: user.id }, context);
    const small = card.parts.pop();
    const buttons = below(user, open, amount, context);
    return reply({
      ...card,
      parts: [...card.parts, { part: 'buttons', buttons }, ...(small ? [small] : [])],
    });
  },
});

/** Amounts that redraw the card, and a code to scan for who pays on a phone. */
function below(user: Member, { jar, links }: OpenJar, amount: Amount | undefined, context: Context): Button[] {
  const { words } = context;
  const currency = jar.currency ?? DEFAULT_CURRENCY;
  const presets = presetsIn(currency).map((major) => amountIn(jar, String(major)));
  const useful = presets.some((preset) => links.some((link) => destination(link, preset).carries));
  const code: Button = {
    label: words('button.code'),
    action: { command: 'tip code', options: { user: user.id, ...(amount && { amount: typedAmount(amount) }) } },
    style: 'plain',
  };
  const report: Button = {
    label: words('button.report'),
    action: { command: 'tip report', options: { user: user.id } },
    style: 'plain',
  };
  if (!useful) return [code, report];
  return [
    ...presets.map(
      (preset): Button => ({
        label: written(preset, context),
        action: { command: 'tip', options: { user: user.id, amount: typedAmount(preset) } },
        style: preset.minor === amount?.minor ? 'main' : 'plain',
      }),
    ),
    {
      label: words('button.other-amount'),
      action: { command: 'tip other', options: { user: user.id } },
      style: 'plain',
    },
    code,
    report,
  ];
}
