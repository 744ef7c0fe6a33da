import { add } from '../../commands/tipjar/add.ts';
import { remove } from '../../commands/tipjar/remove.ts';
import type { Command, Context, Here } from '../../src/bot/command.ts';
import { newNonce } from '../../src/bot/courier.ts';
import { createWrite } from '../../src/bot/dispatch/write.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Store } from '../../src/store/store.ts';
import { textsIn } from '../../src/text/texts.ts';
import type { Change } from './places.ts';

type Work = Parameters<Context['write']>[0];

/** What a command wants to have written. */
class Wanted {
  readonly work: Work;
  constructor(work: Work) {
    this.work = work;
  }
}

const provider = catalogue.get('liberapay');
if (!provider) throw new Error('the catalogue has no Liberapay');

const commands: Record<Change['kind'], (handle: string, context: Context) => unknown> = {
  add: (handle, context) => add.run({ provider: provider.id, handle }, context, undefined),
  remove: (_, context) => remove.run({ provider, seen: undefined }, context, undefined),
};

const nobody = () => {
  throw new Error('the command asks for more than a write');
};

/** Gets what a command writes, and leaves out what it does besides: asking the platform, and making a card. */
async function workOf({ kind, handle }: Change, here: Here): Promise<Work> {
  const context: Context = {
    ...here,
    ...textsIn(here.language),
    read: nobody,
    erase: nobody,
    fields: {},
    commands: [] as Command[],
    write(work) {
      throw new Wanted(work as Work);
    },
  };
  try {
    await commands[kind](handle, context);
  } catch (wanted) {
    if (wanted instanceof Wanted) return wanted.work;
    throw wanted;
  }
  throw new Error('the command wrote nothing');
}

const outbox = { wake: () => undefined, newNonce };

/**
 * Gets ready what the bot does when a creator types `/tipjar add` or `/tipjar remove`. What is returned makes the change, with
 * its entry in the journal and its post.
 */
export async function prepareIn(store: Pick<Store, 'write'>, change: Change): Promise<() => Promise<void>> {
  const { id, at, account, community } = change;
  const here: Here = {
    community,
    caller: { account, name: 'Maker' },
    channel: undefined,
    language: 'en',
    locale: undefined,
    platform: 'Discord',
    now: at,
  };
  const delivery = { id, at, community, patience: 60_000 };
  const write = createWrite({ store, delivery, here, begun: { at, shown: false }, now: () => at, outbox });
  const work = await workOf(change, here);
  return async () => {
    await write(work);
  };
}
