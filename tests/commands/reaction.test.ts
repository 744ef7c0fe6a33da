import { beforeEach, describe, expect, it } from 'vitest';
import { createTown, type Town } from '../support/town.ts';

let town: Town;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
});

describe('/tipjar-admin reaction', () => {
  it.each([
    [':tada:', ':tada:'],
    [':+1::skin-tone-3:', ':+1:'],
    [':thumbsup:', ':+1:'],
    [':partyparrot:', ':partyparrot:'],
  ])('takes %s as %s', async (typed, emoji) => {
    const grace = town.person('GRACE');
    expect(await grace.says(`/tipjar-admin reaction ${typed}`)).toSay('reaction.chosen', { emoji });
    expect(await grace.says('/tipjar-admin reaction')).toSay('reaction.chosen', { emoji });
    expect(await town.bot.reaction('slack:T1')).toBe(emoji.slice(1, -1));
  });

  it.each(['tada', ':two words:', ':a::b:', '🎉', `:${'x'.repeat(200)}:`])('refuses %s', async (typed) => {
    const answer = await town.person('GRACE').says(`/tipjar-admin reaction ${typed}`);
    expect(answer).toSay('reaction.no-emoji');
    expect(await town.bot.reaction('slack:T1')).toBeUndefined();
  });

  it('is for admins, and is in the log', async () => {
    expect(await town.person('ADA').says('/tipjar-admin reaction :tada:')).toSay('call.not-admin');
    await town.person('GRACE').says('/tipjar-admin reaction :tada:');
    await town.person('GRACE').says('/tipjar-admin reaction OFF');
    expect(await town.bot.reaction('slack:T1')).toBeUndefined();
    expect(await town.person('GRACE').says('/tipjar-admin log')).toSay('log.policy.reaction', { what: 'off' });
  });

  it('says on Discord what does the same there', async () => {
    const grace = town.person('GRACE', 'discord:1');
    expect(await grace.says('/tipjar-admin reaction :tada:')).toSay('reaction.discord');
    expect(await town.bot.reaction('discord:1')).toBeUndefined();
  });
});

it('a notice waits where nobody asked and the answer is a refusal that isn’t shown', async () => {
  town.reachable = false;
  await town.person('ADA').says('/tipjar add ko-fi ada');
  await town.person('GRACE').says('/tipjar-admin suspend @ada');
  const reacted = await town
    .person('ADA')
    .asks({ command: 'tip', options: { user: { member: 'BEN' } }, unasked: true });
  expect(reacted).toSay('tip.no-jar');
  expect(reacted).not.toSay('notice.suspended');
  expect(await town.person('ADA').says('/tipjar show')).toSay('notice.suspended');
});
