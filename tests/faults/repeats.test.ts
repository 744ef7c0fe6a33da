import { expect, it } from 'vitest';
import { encodeAction, stampOf } from '../../src/bot/action-id.ts';
import { until } from '../support/stage.ts';
import type { Crowd, Deed, Somebody } from './crowd/crowd.ts';
import { openCrowds } from './crowd/open-crowds.ts';
import { startBots } from './crowd/start-bots.ts';
import { size } from './size.ts';

const BOTS = 5;
/** Different things that people do, on each platform. */
const DEEDS = size(60, 400);
/** So many deliveries are on their way at the same time. */
const AT_ONCE = 50;

const admin = (person: number): Somebody => ({ community: 1, person, admin: true });

/** Switches Tip Jar on. Each time it is done once more, the log has one more entry, and one more post. */
const state = { state: 'on' };
const typed = (crowd: Crowd, who: Somebody) => crowd.command(who, 'tipjar-admin switch', state);
const pressed = (crowd: Crowd, who: Somebody) => {
  const stamp = stampOf(crowd.community(who), crowd.account(who), Date.now());
  return crowd.press(who, encodeAction({ command: 'tipjar-admin switch', options: state }, stamp));
};

/** How often it is told in the log channel. Several changes may be told in one post. */
const posted = (crowd: Crowd) =>
  crowd.posts.reduce((sum, { text }) => sum + text.split('switched Tip Jar').length - 1, 0);

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}

it(`what is delivered ${BOTS} times, in any order, to ${BOTS} bots on one database is done once`, async () => {
  const crowds = await openCrowds();
  const bots = await startBots(BOTS, crowds);
  for (const crowd of crowds) {
    expect(crowd.connections()).toBe(BOTS);
    await crowd.does(crowd.command(admin(0), 'tipjar-admin log', { channel: crowd.channel(admin(0)) }));
  }

  const deliveries: { crowd: Crowd; deed: Deed; bot: number }[] = [];
  for (const crowd of crowds) {
    for (let number = 1; number <= DEEDS; number += 1) {
      const deed = (number % 2 === 0 ? typed : pressed)(crowd, admin(number));
      for (let bot = 0; bot < BOTS; bot += 1) deliveries.push({ crowd, deed, bot });
    }
  }
  const order = shuffled(deliveries);
  const before = crowds.map((crowd) => crowd.answers());
  const answers = () => crowds.reduce((sum, crowd, at) => sum + crowd.answers() - (before[at] ?? 0), 0);
  for (const [at, { crowd, deed, bot }] of order.entries()) {
    expect(crowd.send(deed, bot)).toBe(true);
    await until(() => answers() > at - AT_ONCE);
  }
  await until(() => answers() === order.length);
  for (const crowd of crowds) {
    // The first bot looks at what waits when it has posted something itself.
    await crowd.does(crowd.command(admin(0), 'tipjar-admin log', { channel: crowd.channel(admin(0)) }));
    await until(() => posted(crowd) >= DEEDS);
  }
  await bots.stop();

  for (const { crowd, deed } of order.filter(({ bot }) => bot === 0)) {
    expect((await crowd.outcome(deed)).shown).toBeDefined();
  }
  for (const crowd of crowds) {
    const entries = await bots.store.read((reading) => reading.journal(crowd.community(admin(0)), 10 * DEEDS));
    const done = entries.filter(({ action }) => action === 'policy.switch').map(({ actor }) => actor);
    expect(done).toHaveLength(DEEDS);
    expect(new Set(done).size).toBe(DEEDS);
    expect(posted(crowd)).toBe(DEEDS);
  }
  expect(bots.log.times('fault')).toBe(0);
  console.log(`repeats: ${order.length} deliveries, ${2 * DEEDS} effects, ${2 * DEEDS} posts`);
}, 120_000);

it('the same done twice by somebody is done twice', async () => {
  const crowds = await openCrowds();
  const bots = await startBots(1, crowds);
  for (const crowd of crowds) {
    for (const make of [typed, pressed, typed]) await crowd.does(make(crowd, admin(1)));
    const entries = await bots.store.read((reading) => reading.journal(crowd.community(admin(1)), 10));
    // Three times the same by the same person is one entry of the log, which says how often.
    expect(entries).toMatchObject([{ action: 'policy.switch', repeats: { changes: 3 } }]);
  }
});
