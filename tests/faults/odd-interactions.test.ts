import { expect, it, onTestFinished } from 'vitest';
import { pathsIn, withPart } from '../support/mutated.ts';
import { until } from '../support/stage.ts';
import type { Deed } from './crowd/crowd.ts';
import { openCrowds } from './crowd/open-crowds.ts';
import { startBots } from './crowd/start-bots.ts';

const ada = { community: 1, person: 1 };

/** Without these, Discord can't be answered. */
const NEEDED = ['id', 'token', 'type'];

it('whatever is missing or null in an interaction, the bot goes on and answers it', async () => {
  const faults: unknown[] = [];
  const note = (error: unknown) => void faults.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const [discord, slack] = await openCrowds();
  await startBots(1, [discord, slack]);
  let sent = 0;
  for (const make of [
    () => discord.command(ada, 'tip', { user: discord.member({ ...ada, person: 2 }) }),
    () => discord.press(ada, 'tipjar show||nobodys1|l0000000'),
  ]) {
    for (const path of pathsIn(Object.fromEntries(Object.entries(make().payload)))) {
      if (path.length === 1 && NEEDED.includes(path[0] ?? '')) continue;
      for (const part of [null, undefined]) {
        const deed = make();
        const payload = withPart(Object.fromEntries(Object.entries(deed.payload)), path, part);
        const odd: Deed = { ...deed, payload };
        const before = discord.answers();
        expect(discord.send(odd)).toBe(true);
        await until(() => discord.answers() > before || faults.length > 0);
        expect(faults, path.join('.')).toEqual([]);
        sent += 1;
      }
    }
  }
  expect(sent).toBeGreaterThan(80);
}, 120_000);
