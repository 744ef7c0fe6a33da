import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeAction } from '../../src/bot/action-id.ts';
import { objectsIn, stringOf } from '../support/json.ts';
import type { Crowd, Outcome, Somebody } from './crowd/crowd.ts';
import { openCrowds } from './crowd/open-crowds.ts';
import { startBots } from './crowd/start-bots.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds by which the computer's time of day is wrong. */
let wrong: number;

beforeEach(() => {
  wrong = 0;
  const right = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => right() + wrong);
});
afterEach(() => void vi.restoreAllMocks());

const ada: Somebody = { community: 1, person: 1 };
const ben: Somebody = { community: 1, person: 2 };
const admin: Somebody = { community: 1, person: 3, admin: true };

/** A handle that tells a phone number, so that its owner has to look at it before it is published. */
const telling = { provider: 'upi', handle: '9876543210@okhdfcbank' };

const textOf = ({ shown }: Outcome) => JSON.stringify(shown) ?? '';

/** The id of the button on an answer that does a command. */
function buttonFor(command: string, { shown }: Outcome): string {
  const ids = objectsIn(shown).map((part) => stringOf(part.custom_id) || stringOf(part.action_id));
  const found = ids.find((id) => decodeAction(id)?.command === command);
  if (found === undefined) throw new Error(`no button does ${command}; there is: ${JSON.stringify(shown)}`);
  return found;
}

/** By how much the clock is wrong, before and after something that has just been done. */
const steps = [
  ['goes forward by ten minutes', 0, 10 * MINUTE],
  ['goes back by ten minutes', 0, -10 * MINUTE],
  ['was ten minutes ahead and is set right', 10 * MINUTE, 0],
  ['was ten minutes behind and is set right', -10 * MINUTE, 0],
] as const;

describe.each(steps)('while the time of day %s', (_, before, after) => {
  async function begin() {
    wrong = before;
    const crowds = await openCrowds();
    const bots = await startBots(1, crowds);
    const step = () => {
      wrong = after;
    };
    return { crowds, bots, step };
  }

  it('a limit lasts as long as it does', async () => {
    const { crowds, step } = await begin();
    const help = async (crowd: Crowd) => textOf(await crowd.does(crowd.command(ben, 'tipjar help')));
    for (const crowd of crowds) {
      for (let call = 0; call < 40; call += 1) expect(await help(crowd)).not.toContain('Too many');
    }
    step();
    for (const crowd of crowds) {
      const refused = await help(crowd);
      const [, seconds] = /(\d+) seconds?/.exec(refused) ?? [];
      expect(Number(seconds), refused).toBeGreaterThan(0);
      expect(Number(seconds), refused).toBeLessThanOrEqual(10);
    }
  });

  it('a draft is published by the button that was shown with it', async () => {
    const { crowds, step, bots } = await begin();
    const drafted: [Crowd, Outcome][] = [];
    for (const crowd of crowds) {
      drafted.push([crowd, await crowd.does(crowd.command(ada, 'tipjar add', telling))]);
    }
    step();
    for (const [crowd, outcome] of drafted) {
      await crowd.does(crowd.press(ada, buttonFor('tipjar publish', outcome)));
      const jar = await bots.store.read((reading) => reading.jar(crowd.account(ada)));
      expect(jar?.links.map(({ provider }) => provider)).toEqual(['upi']);
      const tip = await crowd.does(crowd.command(ben, 'tip', { user: crowd.member(ada) }));
      expect(textOf(tip)).toContain('9876543210');
    }
  });

  it('a delivery that comes again is done once', async () => {
    const { crowds, step, bots } = await begin();
    const switches = crowds.map((crowd) => crowd.command(admin, 'tipjar-admin switch', { state: 'on' }));
    for (const [at, crowd] of crowds.entries()) for (const deed of switches.slice(at, at + 1)) await crowd.does(deed);
    step();
    for (const [at, crowd] of crowds.entries()) {
      for (const deed of switches.slice(at, at + 1)) {
        const answers = crowd.answers();
        crowd.send(deed);
        await vi.waitUntil(() => crowd.answers() > answers);
      }
      await crowd.does(crowd.command(admin, 'tipjar-admin switch', { state: 'off' }));
      const entries = await bots.store.read((reading) => reading.journal(crowd.community(admin), 10));
      expect(entries.map(({ what }) => what)).toEqual(['off', 'on']);
    }
  });

  it('who has erased their data can begin anew at once, and an old button brings nothing back', async () => {
    const { crowds, step, bots } = await begin();
    const add = (crowd: Crowd, handle: string) => crowd.command(ada, 'tipjar add', { provider: 'ko-fi', handle });
    const shown: [Crowd, string][] = [];
    for (const crowd of crowds) {
      await crowd.does(add(crowd, 'adalovelace'));
      const drafted = await crowd.does(crowd.command(ada, 'tipjar add', telling));
      shown.push([crowd, buttonFor('tipjar publish', drafted)]);
      const asked = await crowd.does(crowd.command(ada, 'tipjar delete'));
      await crowd.does(crowd.press(ada, buttonFor('tipjar delete now', asked)));
      expect(await bots.store.read((reading) => reading.jar(crowd.account(ada)))).toBeUndefined();
    }
    step();
    for (const [crowd, publish] of shown) {
      await crowd.does(crowd.press(ada, publish));
      expect(await bots.store.read((reading) => reading.jar(crowd.account(ada)))).toBeUndefined();
      await crowd.does(add(crowd, 'adaagain'));
      const jar = await bots.store.read((reading) => reading.jar(crowd.account(ada)));
      expect(jar?.links.map(({ handle }) => handle)).toEqual(['adaagain']);
    }
  });

  it('what is kept for thirty days is kept for that long, give or take what the time was wrong', async () => {
    const { crowds, step, bots } = await begin();
    for (const crowd of crowds) {
      await crowd.does(crowd.command(ada, 'tipjar add', { provider: 'ko-fi', handle: 'adalovelace' }));
      await bots.store.leave(crowd.community(ada), Date.now());
    }
    step();
    const left = Date.now();
    expect(await bots.store.expire(left + 30 * DAY - 11 * MINUTE)).toEqual([]);
    expect((await bots.store.expire(left + 30 * DAY + 11 * MINUTE)).sort()).toEqual(
      crowds.map((crowd) => crowd.community(ada)).sort(),
    );
  });
});
