import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, expectTypeOf, it } from 'vitest';
import { tip } from '../../commands/tip/tip.ts';
import { publish } from '../../commands/tipjar/publish.ts';
import type { Platform } from '../../src/bot/call.ts';
import type { CommandWriting, Context, Here } from '../../src/bot/command.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createTown, type Town } from '../support/town.ts';

const everybody = {
  ADA: { name: 'Ada', roles: ['ARTISTS'] },
  BEN: { name: 'Ben', roles: ['ARTISTS'] },
  GRACE: { name: 'Grace', admin: true },
};

/** A store that counts its open transactions, and knows whether what runs is part of one. */
function counting(): { store: Store; open: () => number; isWithin: () => boolean } {
  const store = openStore(':memory:');
  const transaction = new AsyncLocalStorage<true>();
  let open = 0;
  const within = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    open += 1;
    return transaction.run(true, work).finally(() => {
      open -= 1;
    });
  };
  return {
    open: () => open,
    isWithin: () => transaction.getStore() === true,
    store: {
      ...store,
      read: (work) => store.read((reading) => within(() => work(reading))),
      write: (delivery, work) => store.write(delivery, (writing) => within(() => work(writing))),
    },
  };
}

/** Has the town's platform call `asked` with the name of each question before it answers. */
function watched(town: Town, asked: (question: string) => Promise<void>): void {
  const { bot } = town;
  const watch = (platform: Platform): Platform =>
    new Proxy(platform, {
      get(of, name: keyof Platform) {
        const question = of[name];
        if (typeof question !== 'function' || name === 'accountOf') return question;
        return async (...given: unknown[]) => {
          await asked(name);
          return Reflect.apply(question, of, given);
        };
      },
    });
  town.bot = { ...bot, answer: (call, platform) => bot.answer(call, watch(platform)) };
}

/** Says everything for which a platform is asked something. */
async function talk(town: Town): Promise<void> {
  const [ada, ben, grace] = ['ADA', 'BEN', 'GRACE'].map((id) => town.person(id));
  if (!ada || !ben || !grace) throw new Error('the town lacks somebody');
  await grace.says('/tipjar-admin log #log');
  await grace.says('/tipjar-admin requests #log');
  await grace.says('/tipjar-admin role @@artists allow');
  await grace.says('/tipjar-admin eligibility roles');
  await grace.says('/tipjar-admin tippers roles');
  await (await grace.says('/tipjar-admin panel')).press('tipjar-admin panel', { topic: 'roles' });
  const form = await (await ada.says('/tipjar setup')).choose('paypal');
  await (await form.submit({ paypal: 'adalovelace' })).press('tipjar publish');
  await ada.says('/tipjar add ko-fi ada');
  await ada.says('/tipjar import github: ada');
  await ada.says('/tipjar show');
  const card = await ben.says('/tip @ada 5');
  await card.press('tip code');
  await card.press('tip other');
  await (await card.press('tip report')).submit({ reason: 'odd' });
  await ben.says('/tipjar check @ada https://ko-fi.com/ada');
  await grace.says('/tipjar-admin eligibility approval');
  await ben.says('/tipjar add ko-fi ben');
  const about = await (await ben.presses({ command: 'tipjar publish' })).press('tipjar request about', {
    category: 'expert',
  });
  await about.submit({ about: 'Me.' });
  await grace.says('/tipjar-admin approve @ben');
  await grace.says('/tipjar-admin suspend @ada');
}

it('a platform is never asked while a transaction is open, and nothing is sent', async () => {
  const { store, open, isWithin } = counting();
  const town = createTown(everybody, store);
  const asked = new Set<string>();
  const within: string[] = [];
  // What waits in the outbox is sent beside the next calls, which may have transactions of their own open by then.
  const sent: boolean[] = [];
  town.posted.push = town.told.push = () => sent.push(isWithin());
  watched(town, async (question) => {
    asked.add(question);
    if (open() > 0 || isWithin()) within.push(question);
  });
  await talk(town);
  expect(within).toEqual([]);
  expect(new Set(sent)).toEqual(new Set([false]));
  expect([...asked].sort()).toEqual([
    'allRoles',
    'deletedRoles',
    'isAdmin',
    'isMember',
    'member',
    'post',
    'roles',
    'unpostable',
  ]);
});

it('a platform that is slow to tell of roles makes no other community wait', async () => {
  const town = createTown(everybody);
  await town.person('GRACE').says('/tipjar-admin role @@artists allow');
  await town.person('GRACE').says('/tipjar-admin eligibility roles');
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  watched(town, async (question) => (question === 'roles' ? late : undefined));
  const adding = town.person('ADA').says('/tipjar add ko-fi ada');
  const elsewhere = town.person('ADA', 'discord:1');
  expect(await elsewhere.says('/tipjar add ko-fi ada')).toSay('add.done', { handle: 'ada' });
  expect(await elsewhere.says('/tipjar show')).toSay('show.title');
  answer();
  expect(await adding).toSay('add.done');
});

it('what runs within a read or a write has no way to the platform', () => {
  type Reachable<From> = { [Name in keyof From]: From[Name] extends Platform ? Name : never }[keyof From];
  expectTypeOf<Reachable<Context>>().toEqualTypeOf<never>();
  expectTypeOf<Reachable<Here>>().toEqualTypeOf<never>();
  expectTypeOf<Reachable<CommandWriting>>().toEqualTypeOf<never>();
  expectTypeOf<Context['platform']>().toEqualTypeOf<Platform['name']>();
  expect([tip.lookUp, publish.lookUp].every(Boolean)).toBe(true);
});
