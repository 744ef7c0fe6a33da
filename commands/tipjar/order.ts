import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { catalogue } from '../../src/providers/index.ts';
import { HONEY } from '../cards/jar-card.ts';
import { provider } from '../options/provider.ts';

/** Names of ten providers and the spaces between them. */
const MOST_TYPED = 400;

export const order = defineCommand({
  name: 'tipjar order',
  options: { providers: optional(text(MOST_TYPED)) },
  async run({ providers }, context) {
    const { caller, store, change } = context;
    if (providers === undefined) return card(await store.read((reading) => reading.jar(caller.account)), context);
    const wanted = providers
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((typed) => {
        const found = catalogue.named(typed);
        if (!found) throw new Refusal('provider.unknown', { typed });
        return found;
      });
    const jar = await change(async (writing) => {
      const links = (await writing.jar(caller.account))?.links;
      if (!links) throw new Refusal('jar.none');
      const absent = wanted.find((one) => !links.some((link) => link.provider === one.id));
      if (absent) throw new Refusal('remove.absent', { provider: absent.name });
      await writing.putOrder(
        caller.account,
        wanted.map((one) => one.id),
      );
      return writing.jar(caller.account);
    });
    return card(jar, context);
  },
});

/** One step up, by the button beside a link. */
export const orderUp = defineCommand({
  name: 'tipjar order up',
  hidden: true,
  options: { provider: provider() },
  async run({ provider }, context) {
    const { caller, change } = context;
    const jar = await change(async (writing) => {
      const order = ((await writing.jar(caller.account))?.links ?? []).map((link) => link.provider);
      const at = order.indexOf(provider.id);
      if (at === -1) throw new Refusal('remove.absent', { provider: provider.name });
      const above = order[at - 1];
      if (above !== undefined) order.splice(at - 1, 2, provider.id, above);
      await writing.putOrder(caller.account, order);
      return writing.jar(caller.account);
    });
    return card(jar, context);
  },
});

function card(jar: Jar | undefined, { say, words }: Context) {
  if (!jar || jar.links.length === 0) throw new Refusal('jar.none');
  return reply({
    title: say('order.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say('order.how') },
      ...jar.links.map(({ provider: id }, at) => {
        const line = say('order.link', { place: at + 1, provider: catalogue.get(id)?.name ?? id });
        if (at === 0) return { part: 'text' as const, line };
        const action = { command: 'tipjar order up', options: { provider: id } };
        return { part: 'row' as const, line, button: { label: words('button.up'), action, style: 'plain' as const } };
      }),
    ],
  });
}
