import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/bot/action.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let grace: Person;

beforeEach(() => {
  town = createTown({ BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  grace = town.person('GRACE');
});

const policy = (): Promise<Policy> => town.store.read((reading) => reading.policy('slack:T1'));

/** What an admin had set, and what they change. */
const changes: { command: CommandName; before: string[]; change: string }[] = [
  { command: 'tipjar-admin eligibility', before: ['eligibility roles'], change: 'eligibility approval' },
  {
    command: 'tipjar-admin tippers',
    before: ['tippers en fr de es pt it nl pl tr ja ko zh hi ar'],
    change: 'tippers roles',
  },
  { command: 'tipjar-admin role', before: ['role @@s0artists block'], change: 'role @@s0artists allow' },
  { command: 'tipjar-admin role', before: [], change: 'role @@s0artists allow' },
  { command: 'tipjar-admin channel', before: [], change: 'channel #c0art block' },
  { command: 'tipjar-admin provider', before: [], change: 'provider paypal block' },
  { command: 'tipjar-admin provider', before: ['provider tip block'], change: 'provider paypal allow' },
  { command: 'tipjar-admin switch', before: [], change: 'switch off' },
  { command: 'tipjar-admin feature', before: [], change: 'feature posts off' },
  { command: 'tipjar-admin category', before: [], change: 'category Poet add' },
  { command: 'tipjar-admin log', before: ['log #c0logs'], change: 'log #c0other' },
  { command: 'tipjar-admin requests', before: ['requests #c0desk'], change: 'requests #c0other' },
];

describe('an admin’s change', () => {
  it.each(changes)('by $change is undone by one press after $before', async ({ command, before, change }) => {
    for (const one of before) await grace.says(`/tipjar-admin ${one}`);
    const was = await policy();
    const changed = await grace.says(`/tipjar-admin ${change}`);
    expect(await policy()).not.toEqual(was);
    const undone = await changed.press(command);
    expect(undone.refused).toBe(false);
    const { providers, ...others } = await policy();
    const { providers: had, ...same } = was;
    expect(others).toEqual(same);
    // A service in a blocked kind is blocked again by a rule of its own.
    expect([...providers.values()].includes('allow')).toBe([...had.values()].includes('allow'));
  });

  it.each(changes)('that changes nothing has nothing to undo: $change', async ({ command, change }) => {
    if (command.endsWith('category')) return;
    await grace.says(`/tipjar-admin ${change}`);
    const again = await grace.says(`/tipjar-admin ${change}`);
    expect(again).not.toOffer('button.undo-change');
  });

  it.each(['log', 'requests'] as const)('by which %s aren’t posted any more is undone too', async (about) => {
    await grace.says(`/tipjar-admin ${about} #c0desk`);
    const was = await policy();
    const stopped = await (await grace.says(`/tipjar-admin ${about} #c0desk`)).press(`tipjar-admin ${about} stop`);
    await stopped.press(`tipjar-admin ${about}`);
    expect(await policy()).toEqual(was);
  });

  it('isn’t undone by somebody who is no admin any more', async () => {
    const changed = await grace.says('/tipjar-admin eligibility approval');
    town.citizens.GRACE = { name: 'Grace' };
    expect(await changed.press('tipjar-admin eligibility')).toSay('call.not-admin');
    expect((await policy()).eligibility).toBe('approval');
  });
});
