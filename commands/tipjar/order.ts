import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, reply, row, text } from '../../src/bot/kit.ts';
import { freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { providerName } from '../cards/names.ts';
import { markOf, seenOption } from '../cards/shown-mark.ts';
import { providerNamed, provider as providerOption } from '../options/provider.ts';

/** Ten providers' names with spaces between them fit into so many characters. */
const MOST_TYPED = 400;

export const order = defineCommand('tipjar order', { providers: optional(freeText(MOST_TYPED)) }).run(
  async ({ providers }, context) => {
    const { caller, read, write } = context;
    if (providers === undefined) return orderCard(await read((reading) => reading.jar(caller.account)), context);
    const wanted = providers
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(providerNamed);
    const jar = await write(async (writing) => {
      const links = (await writing.jar(caller.account))?.links;
      if (!links) throw new Refusal('jar.none');
      const absent = wanted.find((one) => !links.some((link) => link.provider === one.id));
      if (absent) throw new Refusal('remove.absent', { provider: absent.name });
      const ids = wanted.map(({ id }) => id);
      await writing.putOrder(caller.account, ids);
      return writing.jar(caller.account);
    });
    return orderCard(jar, context);
  },
);

/** Moves a link one step up. */
export const orderUp = defineStep('tipjar order up', { provider: providerOption(), seen: seenOption() }).run(
  async ({ provider, seen }, context) => {
    const { caller, write } = context;
    const jar = await write(async (writing) => {
      const before = await writing.jar(caller.account);
      const order = providersOf(before);
      const at = order.indexOf(provider.id);
      if (at === -1) throw new Refusal('remove.absent', { provider: provider.name });
      if (seen !== undefined && seen !== markOf(...order)) {
        throw new Refusal('order.changed', {}, { below: orderCard(before, context).card.parts });
      }
      const above = order[at - 1];
      if (above !== undefined) order.splice(at - 1, 2, provider.id, above);
      await writing.putOrder(caller.account, order);
      return writing.jar(caller.account);
    });
    return orderCard(jar, context);
  },
);

const providersOf = (jar: Jar | undefined) => (jar?.links ?? []).map(({ provider }) => provider);

function orderCard(jar: Jar | undefined, { say, words }: Context): Reply {
  if (!jar || jar.links.length === 0) throw new Refusal('jar.none');
  const seen = markOf(...providersOf(jar));
  return reply(say('order.title'), [
    text(say(jar.links.length === 1 ? 'order.only' : 'order.how')),
    jar.links.map(({ provider }, at) => {
      const line = say('order.link', { place: at + 1, provider: providerName(provider) });
      return at === 0 ? text(line) : row(line, button(words('button.up'), to('tipjar order up', { provider, seen })));
    }),
  ]);
}
